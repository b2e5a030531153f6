import type { PlainDate } from '../../kernel/plain-date.ts';
import { type Account, accounts, sumOf } from './account.ts';
import type { LedgerState } from './state.ts';

/** What an estate's leases did to each account, fen. */
export interface RollLine {
  readonly estate: string;
  readonly leases: number;
  /** Owed by the tenants at the end of the last day. */
  readonly owedFen: number;
  /** What was booked from the first to the last day, both included. */
  readonly booked: Readonly<Record<Account, number>>;
}

/** The rent roll: one line for each estate, its leases summed. PRH-23 keeps income and spending on separate lines. */
export function rentRoll(ledgers: readonly LedgerState[], from: PlainDate, until: PlainDate): readonly RollLine[] {
  const lines = new Map<string, RollLine>();
  for (const { estate, entries } of ledgers) {
    const line = lines.get(estate) ?? { estate, leases: 0, owedFen: 0, booked: nothing };
    const upTo = entries.filter(({ bookedOn }) => bookedOn <= until);
    const within = upTo.filter(({ bookedOn }) => bookedOn >= from);
    const booked = { ...line.booked };
    for (const account of accounts) {
      booked[account] += within.reduce((sum, entry) => sum + sumOf(entry.postings, account), 0);
    }
    const owed = upTo.reduce((sum, entry) => sum + sumOf(entry.postings, 'tenant'), 0);
    lines.set(estate, { estate, leases: line.leases + 1, owedFen: line.owedFen + owed, booked });
  }
  return [...lines.values()].sort((a, b) => (a.estate < b.estate ? -1 : 1));
}

const nothing: Readonly<Record<Account, number>> = {
  tenant: 0,
  rent: 0,
  'late-fee': 0,
  subsidy: 0,
  deposit: 0,
  money: 0,
};
