/** A desk in a process of its own: works until it is killed, and prints each command once it is saved. */
import { writeSync } from 'node:fs';
import { openFaultDesk } from './fault-desk.ts';
import { work } from './work.ts';

const [folder, key, seed] = process.argv.slice(2);
if (folder === undefined || key === undefined) throw new Error('desk-process FOLDER KEY SEED');
const desk = openFaultDesk(folder, key);
writeSync(1, 'ready\n');
for (const saved of work(desk, Number(seed))) writeSync(1, `${JSON.stringify(saved)}\n`);
