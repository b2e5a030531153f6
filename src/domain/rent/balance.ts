import type { PlainDate } from '../../kernel/plain-date.ts';
import { type Account, sumOf } from './account.ts';
import type { LedgerState } from './state.ts';

/**
 * What stands on an account at the end of a day, fen: debits above nought. What is booked later never changes it, so a
 * balance that was told or printed can be told again.
 */
export function balanceOn({ entries }: Pick<LedgerState, 'entries'>, account: Account, day: PlainDate): number {
  return entries.reduce((sum, entry) => (entry.bookedOn <= day ? sum + sumOf(entry.postings, account) : sum), 0);
}

/** What the tenant owes now, fen; below nought: paid ahead. */
export function owedNow({ entries }: Pick<LedgerState, 'entries'>): number {
  return entries.reduce((sum, entry) => sum + sumOf(entry.postings, 'tenant'), 0);
}

/** The deposit held now, fen. */
export function depositHeld({ entries }: Pick<LedgerState, 'entries'>): number {
  return entries.reduce((sum, entry) => sum - sumOf(entry.postings, 'deposit'), 0);
}
