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
  const lineOf = (estate: string): RollLine => lines.get(estate) ?? { estate, leases: 0, owedFen: 0, booked: nothing };
  for (const ledger of ledgers) {
    const { estate, entries } = ledger;
    const upTo = entries.filter(({ bookedOn }) => bookedOn <= until);
    const owed = upTo.reduce((sum, entry) => sum + sumOf(entry.postings, 'tenant'), 0);
    const line = lineOf(estate);
    lines.set(estate, { ...line, leases: line.leases + 1, owedFen: line.owedFen + owed });
    for (const [index, entry] of entries.entries()) {
      if (entry.bookedOn > until || entry.bookedOn < from) continue;
      const at = estateOfEntry(ledger, index);
      const one = lineOf(at);
      const booked = { ...one.booked };
      for (const account of accounts) booked[account] += sumOf(entry.postings, account);
      lines.set(at, { ...one, booked });
    }
  }
  return [...lines.values()].sort((a, b) => (a.estate < b.estate ? -1 : 1));
}

/** What was booked before a swap of homes stays with the estate that it was for; what is owed goes with the tenant. */
function estateOfEntry({ moves, estate }: LedgerState, index: number): string {
  return moves.find(({ before }) => index < before)?.estate ?? estate;
}

const nothing: Readonly<Record<Account, number>> = {
  tenant: 0,
  rent: 0,
  'late-fee': 0,
  subsidy: 0,
  deposit: 0,
  money: 0,
};
