import type { LedgerState } from './state.ts';

/** The id of an entry that may be booked, taken back and booked again: numbered among those of its kind and place. */
export function nextId({ entries }: Pick<LedgerState, 'entries'>, place: string): string {
  const before = entries.filter(({ entryId }) => entryId.startsWith(`${place}#`)).length;
  return `${place}#${String(before + 1)}`;
}
