/**
 * The pools of a plan: the homes of one area and one kind. A kind is a number of rooms where the city's list of fitting
 * homes names rooms, else the nearest of the sizes that it names (domain reference §2.4).
 */
import type { DrawUnit } from '../lottery/bundle.ts';
import type { UnitRule } from '../policy/allocation.ts';
import type { PlanUnit } from './plan-unit.ts';

/** `1R`, or `35M` for about 35 m². */
export type HomeKind = string;

export interface Pool {
  /** A code of the draw protocol, `01-2R`. */
  readonly id: string;
  readonly area: string;
  readonly kind: HomeKind;
  readonly units: readonly PlanUnit[];
}

const CM2 = 10_000;
const roomCodes: Readonly<Record<PlanUnit['type'], HomeKind>> = {
  dormitory: 'BED',
  'one-room': '1R',
  'two-room': '2R',
  'three-room': '3R',
};

/** As it is published: the plan is a public paper in Chinese. */
export function kindInWords(kind: HomeKind): string {
  const words: Readonly<Record<HomeKind, string>> = { BED: '宿舍', '1R': '一居室', '2R': '二居室', '3R': '三居室' };
  return words[kind] ?? `约 ${kind.slice(0, -1)} ㎡`;
}

/** Pools in the order of their ids; the areas are numbered in the order of their names. */
export function poolsOf(units: readonly PlanUnit[], rules: readonly UnitRule[]): readonly Pool[] {
  const areas = areasOf(units);
  const pools = new Map<string, { readonly area: string; readonly kind: HomeKind; readonly units: PlanUnit[] }>();
  for (const unit of units) {
    const kind = kindOfUnit(unit, rules);
    const id = `${String(areas.indexOf(unit.area) + 1).padStart(2, '0')}-${kind}`;
    const pool = pools.get(id);
    if (pool === undefined) pools.set(id, { area: unit.area, kind, units: [unit] });
    else pool.units.push(unit);
  }
  return [...pools].map(([id, pool]) => ({ id, ...pool })).sort((a, b) => (a.id < b.id ? -1 : 1));
}

export function areasOf(units: readonly Pick<PlanUnit, 'area'>[]): readonly string[] {
  return [...new Set(units.map(({ area }) => area))].sort();
}

/** The kind of home that a rule offers. */
export function kindOfRule({ rooms, area }: Pick<UnitRule, 'rooms' | 'area'>): HomeKind | undefined {
  if (rooms !== null) return roomCodes[rooms];
  return area === null ? undefined : sizeCode(area);
}

function kindOfUnit({ type, sizeCm2 }: PlanUnit, rules: readonly UnitRule[]): HomeKind {
  const sizes = rules.flatMap(({ rooms, area }) => (rooms === null && area !== null ? [area] : []));
  if (sizes.length === 0) return roomCodes[type];
  const nearest = sizes.reduce((best, size) => {
    const [far, near] = [Math.abs(best - sizeCm2), Math.abs(size - sizeCm2)];
    return near < far || (near === far && size < best) ? size : best;
  });
  return sizeCode(nearest);
}

function sizeCode(area: number): HomeKind {
  return `${String(Math.round(area / CM2))}M`;
}

/** The lines of `units.ndjson`, by number. The ledger's numbers are codes of the protocol already. */
export function drawUnits(pools: readonly Pool[]): readonly DrawUnit[] {
  const all = pools.flatMap(({ id, units }) => units.map(({ unitNo: no }) => ({ no, pool: id })));
  return all.sort((a, b) => (a.no < b.no ? -1 : 1));
}
