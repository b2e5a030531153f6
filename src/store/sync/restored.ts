import type { Database } from '../connection.ts';
import { readMeta, writeMeta } from '../meta.ts';

const RESTORED = 'sync:hub-was-restored';

/** Whether the hub was ever restored: only then what others wrote may have to give way, and it is worth a look. */
export function wasRestored(db: Database): boolean {
  return readMeta(db, RESTORED) === 'yes';
}

export function noteRestored(db: Database): void {
  writeMeta(db, RESTORED, 'yes');
}
