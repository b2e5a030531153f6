/**
 * A process that reckons the waiting list by another order and is killed in the middle of it, as by a power cut:
 *   node crash-in-reckoning.ts FOLDER KEY-HEX WHAT COUNT
 * WHAT is `insert` (a place is written), `force` (the other side comes into force) or `delete` (an old place is cleared
 * away), COUNT the one at which it dies. It prints what it reached, so that a test can tell a crash from a failed start.
 */
import { writeSync } from 'node:fs';
import { uuidv7 } from 'uuidv7';
import { openCaseFile } from '../../../src/store/case-file.ts';
import { useOrderBasis } from '../../../src/store/waiting-order.ts';
import { byScore } from './registered-entries.ts';

const [folder = '', key = '', what = '', count = ''] = process.argv.slice(2);
const { db } = openCaseFile({ folder, dataKey: Buffer.from(key, 'hex'), now: Date.now, newId: uuidv7 });
let left = Number(count);
db.function('crash', () => {
  left -= 1;
  if (left > 0) return 0;
  writeSync(1, 'reached');
  process.kill(process.pid, 'SIGKILL');
  return 0;
});
const places: Readonly<Record<string, string>> = {
  insert: 'AFTER INSERT ON main.waiting_place',
  delete: 'AFTER DELETE ON main.waiting_place',
  force: `AFTER UPDATE ON main.meta WHEN new.key = 'waiting-order'`,
};
db.exec(`CREATE TEMP TRIGGER crash_there ${places[what] ?? ''} BEGIN SELECT crash(); END`);
useOrderBasis(db, byScore);
