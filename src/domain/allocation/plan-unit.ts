import type { PlainDate } from '../../kernel/plain-date.ts';
import type { roomKinds } from '../policy/allocation.ts';

/** A home that a plan offers, as the unit ledger has it (PRH-11). */
export interface PlanUnit {
  readonly unitNo: string;
  readonly estateId: string;
  readonly estateName: string;
  /** 片区: what a household names when it says where it wants to live. */
  readonly area: string;
  readonly type: (typeof roomKinds)[number] | 'dormitory';
  /** cm² of built area. */
  readonly sizeCm2: number;
  /** Fen a month. */
  readonly rentFen: number;
}

/** What a plan says of a whole estate: quantity, unit types, areas and rents (PRH-11). */
export interface EstateSummary {
  readonly estateId: string;
  readonly estateName: string;
  readonly area: string;
  readonly type: PlanUnit['type'];
  readonly units: number;
  /** cm², smallest and largest. */
  readonly size: readonly [from: number, to: number];
  /** Fen a month, smallest and largest. */
  readonly rent: readonly [from: number, to: number];
}

/** The units by estate and type, in the order of their areas and names. */
export function summaryOf(units: readonly PlanUnit[]): readonly EstateSummary[] {
  const groups = new Map<string, PlanUnit[]>();
  for (const unit of units) {
    const key = JSON.stringify([unit.area, unit.estateName, unit.type, unit.estateId]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [unit]);
    else group.push(unit);
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([, group]) => estateOf(group) ?? []);
}

function estateOf(group: readonly PlanUnit[]): EstateSummary | undefined {
  const [first] = group;
  if (first === undefined) return undefined;
  const { estateId, estateName, area, type } = first;
  return {
    estateId,
    estateName,
    area,
    type,
    units: group.length,
    size: rangeOf(group.map(({ sizeCm2 }) => sizeCm2)),
    rent: rangeOf(group.map(({ rentFen }) => rentFen)),
  };
}

function rangeOf(numbers: readonly number[]): readonly [number, number] {
  return numbers.reduce<readonly [number, number]>(
    ([from, to], each) => [Math.min(from, each), Math.max(to, each)],
    [Number.MAX_SAFE_INTEGER, 0],
  );
}

/** The days on which intents are registered, both counted whole. */
export interface IntentWindow {
  readonly from: PlainDate;
  readonly until: PlainDate;
}
