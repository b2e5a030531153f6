/**
 * Heads of ledgers that were read a moment ago, by the event that they stand at. A ledger is looked at for a decision and
 * written right after it, often three hundred at once; what was parsed for the first is there for the second. What a
 * ledger comes to at an event never changes, so nothing here gets old.
 */
import type { LedgerHead } from '../domain/rent/head.ts';
import type { StoredId } from './compact-id.ts';

const MOST = 1_000;
const heads = new Map<string, LedgerHead>();

function keyOf(event: StoredId): string {
  return typeof event === 'string' ? event : event.toString('latin1');
}

/** The text was written by the projection from the same type. */
export function headFrom(text: string, event: StoredId): LedgerHead {
  const head = JSON.parse(text) as LedgerHead;
  if (heads.size >= MOST) heads.clear();
  heads.set(keyOf(event), head);
  return head;
}

/** Undefined where nobody read it lately. */
export function knownHead(event: StoredId): LedgerHead | undefined {
  return heads.get(keyOf(event));
}
