import type { EstateListRow } from '../../../../contract/units.ts';
import { type Point, groundAround, middleOf } from './area-shapes.ts';

interface Shown {
  readonly estates: readonly EstateListRow[];
  /** Homes that fit the filters, by estate. */
  readonly counts: ReadonlyMap<string, number>;
  readonly chosen: { readonly area: string | undefined; readonly estate: string | undefined };
  /** What is counted of each area in place of its homes: the more, the fuller its ground. */
  readonly heat?: ReadonlyMap<string, number> | undefined;
}

/** GeoJSON (RFC 7946), as far as this map uses it. */
export interface Shapes {
  readonly type: 'FeatureCollection';
  features: Shape[];
}

interface Shape {
  readonly type: 'Feature';
  readonly geometry:
    { readonly type: 'Point'; coordinates: number[] } | { readonly type: 'Polygon'; coordinates: number[][][] };
  readonly properties: Record<string, string | number | boolean>;
}

const MILLION = 1_000_000;
/** Metres: shades are seen from as far as the whole city. */
const HEAT_AROUND = 1_500;

/** Where an estate stands, in degrees; undefined while nobody entered it. */
export function pointOf({ location }: Pick<EstateListRow, 'location'>): Point | undefined {
  return location === null ? undefined : [location.longitude / MILLION, location.latitude / MILLION];
}

export function estateFeatures({ estates, counts, chosen }: Shown): Shapes {
  const features = estates.flatMap((estate): Shape[] => {
    const point = pointOf(estate);
    if (point === undefined) return [];
    const n = counts.get(estate.estateId) ?? 0;
    const properties = {
      estate: estate.estateId,
      n,
      label: `${estate.name} ${n.toLocaleString('en')}`,
      chosen: chosen.estate === estate.estateId,
    };
    return [{ type: 'Feature', geometry: { type: 'Point', coordinates: [...point] }, properties }];
  });
  return { type: 'FeatureCollection', features };
}

/** The ground of each area and, over its middle, its name with what fits in it. */
export function areaFeatures({ estates, counts, chosen, heat }: Shown): Shapes {
  const areas = Map.groupBy(estates, ({ area }) => area);
  const most = Math.max(1, ...(heat?.values() ?? []));
  const features = [...areas].flatMap(([area, within]): Shape[] => {
    const points = within.flatMap(placed);
    const middle = middleOf(points);
    if (middle === undefined) return [];
    const homes = within.reduce((sum, { estateId }) => sum + (counts.get(estateId) ?? 0), 0);
    const n = heat === undefined ? homes : (heat.get(area) ?? 0);
    const share = heat === undefined ? 0 : n / most;
    const properties = { area, n, share, label: `${area} ${n.toLocaleString('en')}`, chosen: chosen.area === area };
    const ring = groundAround(points, heat === undefined ? undefined : HEAT_AROUND).map((corner) => [...corner]);
    return [
      { type: 'Feature', geometry: { type: 'Polygon', coordinates: [ring] }, properties },
      { type: 'Feature', geometry: { type: 'Point', coordinates: [...middle] }, properties },
    ];
  });
  return { type: 'FeatureCollection', features };
}

function placed(estate: EstateListRow): readonly Point[] {
  const point = pointOf(estate);
  return point === undefined ? [] : [point];
}
