import { type PlainDate, addDays } from '../../kernel/plain-date.ts';
import type { MovingOut } from '../policy/tenancy.ts';
import type { RentStandard } from '../rent/standard.ts';
import { groundRules } from './grounds.ts';
import type { LeavingState } from './state.ts';

interface Wanted {
  readonly state: Pick<LeavingState, 'opened' | 'notified' | 'returned'>;
  /** Fen a month. */
  readonly marketFen: number;
  readonly source: string;
  readonly rule: MovingOut;
  /** The first day in the home. */
  readonly livedInFrom: PlainDate;
  /** The rents of the ledger: what is decided for a later day gives way too. */
  readonly standards: readonly RentStandard[];
}

/**
 * The rents of the days on which market rent, or a share of it, takes the place of the contract's: for all the time in
 * the home after deceit (PRH-34), from the beginning of a breach (PRH-36), else by the policy while moving out and after
 * it (PRH-32). Whole fen, half up. Without reduction or subsidy: those are for who is entitled.
 */
export function marketStandards(wanted: Wanted): readonly RentStandard[] {
  const ownDays = daysOf(wanted);
  const lastPermille = ownDays.at(-1)?.permille ?? 1_000;
  const first = ownDays[0]?.from;
  if (first === undefined) return [];
  const days = new Map(ownDays.map(({ from, permille }) => [from, permille]));
  for (const { from } of wanted.standards) {
    const before = ownDays.findLast((day) => day.from <= from);
    if (from > first && !days.has(from)) days.set(from, before?.permille ?? lastPermille);
  }
  const until = wanted.state.returned?.returnedOn;
  return [...days]
    .filter(([from]) => until === undefined || from <= until)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([from, permille]) => ({
      from,
      monthlyFen: Math.floor((wanted.marketFen * permille + 500) / 1_000),
      reductionFen: 0,
      subsidyFen: 0,
      source: wanted.source,
    }));
}

interface RentDay {
  readonly from: PlainDate;
  /** Thousandths of the market rent. */
  readonly permille: number;
}

function daysOf({ state: { opened, notified }, rule, livedInFrom }: Wanted): readonly RentDay[] {
  if (opened === null || notified === null) return [];
  const { marketRent } = groundRules[opened.ground];
  if (marketRent === 'all') return [{ from: livedInFrom, permille: 1_000 }];
  if (marketRent === 'breach') return [{ from: opened.since ?? opened.on, permille: 1_000 }];
  const afterwards = { from: addDays(notified.leaveBy, 1), permille: rule.afterPermilleOfMarket };
  if (rule.rentOf === 'contract') return [afterwards];
  return [{ from: addDays(notified.on, 1), permille: rule.rentPermille }, afterwards];
}

/** What the ledger has from a day on, the one that holds on that day first: put back when a leaving is withdrawn. */
export function standardsFrom(standards: readonly RentStandard[], day: PlainDate): readonly RentStandard[] {
  const inForce = standards.findLast(({ from }) => from <= day);
  const later = standards.filter(({ from }) => from > day);
  return inForce === undefined ? later : [{ ...inForce, from: day }, ...later];
}
