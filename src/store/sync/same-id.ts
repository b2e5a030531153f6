import type { StoredId } from '../compact-id.ts';

export function sameId(a: StoredId, b: StoredId): boolean {
  if (typeof a === 'string' || typeof b === 'string') return a === b;
  return a.equals(b);
}
