/** A drawn signature as it is kept: `x,y x,y;x,y …`, strokes of whole-number points on a field of 1000 × 400. */
export const FIELD = { width: 1000, height: 400 } as const;

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Points closer than this to the one before say nothing new. */
const NEAR = 6;
/** What is kept of a signature at most; who scribbles on loses the end of it. */
const MOST = 8_000;

/** The strokes with one more; a touch without a move is a dot. */
export function asStrokes(before: string, points: readonly Point[]): string {
  const kept = points.reduce<Point[]>((line, point) => {
    const last = line.at(-1);
    const isNear = last !== undefined && Math.hypot(point.x - last.x, point.y - last.y) < NEAR;
    if (!isNear) line.push(point);
    return line;
  }, []);
  const stroke = kept
    .map(({ x, y }) => `${String(Math.min(999, Math.round(x)))},${String(Math.min(399, Math.round(y)))}`)
    .join(' ');
  const all = before === '' ? stroke : `${before};${stroke}`;
  return all.length > MOST ? before : all;
}

/** As an SVG path. */
export function pathOf(strokes: string): string {
  if (strokes === '') return '';
  return strokes
    .split(';')
    .map((stroke) => {
      const points = stroke.split(' ');
      // A line to where it began makes a dot visible.
      return `M${points.join('L')}${points.length === 1 ? `L${points[0] ?? ''}` : ''}`;
    })
    .join('');
}
