/**
 * A desk in a process of its own: works until it is killed, or for so many commands, and prints each once it is saved.
 *   desk-process.ts FOLDER KEY-HEX SEED [--commands N] [--sessions N] [--synchronous FULL|NORMAL|OFF] [--checkpoint PAGES]
 * `--synchronous` is set after opening: it shows that a hunt finds what a desk without FULL loses.
 */
import { writeSync } from 'node:fs';
import { flushCompileCache } from 'node:module';
import { parseArgs } from 'node:util';
import { sealHead } from '../../src/store/sealing.ts';
import { openFaultDesk } from './fault-desk.ts';
import { work } from './work.ts';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    commands: { type: 'string', default: 'Infinity' },
    sessions: { type: 'string', default: '1' },
    synchronous: { type: 'string', default: 'FULL' },
    checkpoint: { type: 'string' },
  },
});
const [folder, key, seed] = positionals;
if (folder === undefined || key === undefined || seed === undefined) throw new Error('desk-process FOLDER KEY SEED');

// Whoever is killed keeps nothing of what it compiled for those that start after it.
flushCompileCache();
for (let session = 0; session < Number(values.sessions); session += 1) {
  const desk = openFaultDesk(folder, key);
  desk.file.db.pragma(`synchronous = ${values.synchronous}`);
  if (values.checkpoint !== undefined) desk.file.db.pragma(`wal_autocheckpoint = ${values.checkpoint}`);
  if (session === 0) writeSync(1, 'ready\n');
  let done = 0;
  for (const saved of work(desk, Number(seed) * 100 + session)) {
    writeSync(1, `${JSON.stringify(saved)}\n`);
    done += 1;
    if (done % 16 === 0) sealHead(desk.file, Date.now());
    if (done >= Number(values.commands)) break;
  }
  // Every second session stays open, so that the next one works beside it on the same write-ahead log.
  if (session % 2 === 0) desk.file.close();
}
