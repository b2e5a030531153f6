/** The ground that an area covers on the map: what lies around its estates, drawn together. */

/** Degrees. */
export type Point = readonly [longitude: number, latitude: number];

/** Metres around an estate that count as its area. */
const AROUND = 500;
const METRES_A_DEGREE = 111_320;
const CORNERS = 32;

/** The convex hull of circles around the points, closed; empty without a point. */
export function groundAround(points: readonly Point[], around = AROUND): readonly Point[] {
  return hullOf(points.flatMap((point) => circleAround(point, around)));
}

function circleAround([longitude, latitude]: Point, around: number): readonly Point[] {
  const high = around / METRES_A_DEGREE;
  const wide = high / Math.max(0.01, Math.cos((latitude * Math.PI) / 180));
  return Array.from({ length: CORNERS }, (_, corner) => {
    const angle = (2 * Math.PI * corner) / CORNERS;
    return [longitude + wide * Math.cos(angle), latitude + high * Math.sin(angle)] as const;
  });
}

/** Andrew's monotone chain. */
function hullOf(points: readonly Point[]): readonly Point[] {
  const sorted = points.toSorted(([ax, ay], [bx, by]) => ax - bx || ay - by);
  const lower = chainOf(sorted);
  const upper = chainOf(sorted.toReversed());
  const ring = [...lower.slice(0, -1), ...upper.slice(0, -1)];
  const [first] = ring;
  return first === undefined ? [] : [...ring, first];
}

function chainOf(points: readonly Point[]): readonly Point[] {
  const chain: Point[] = [];
  for (const point of points) {
    while (chain.length > 1 && !turnsLeft(chain.at(-2), chain.at(-1), point)) chain.pop();
    chain.push(point);
  }
  return chain;
}

function turnsLeft(a: Point | undefined, b: Point | undefined, [cx, cy]: Point): boolean {
  if (a === undefined || b === undefined) return true;
  return (b[0] - a[0]) * (cy - a[1]) - (b[1] - a[1]) * (cx - a[0]) > 0;
}

export function middleOf(points: readonly Point[]): Point | undefined {
  if (points.length === 0) return undefined;
  const sum = points.reduce<Point>(([x, y], [px, py]) => [x + px, y + py], [0, 0]);
  return [sum[0] / points.length, sum[1] / points.length];
}
