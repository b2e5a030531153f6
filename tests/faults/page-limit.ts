/**
 * What is left of fault 5 on a machine where no small disk can be mounted: the database alone is kept from growing.
 * Documents and backups are not tried, so the report says so.
 */
import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { StoreFault } from '../../src/store/store-fault.ts';
import { checkDesk } from './check-desk.ts';
import { openFaultDesk } from './fault-desk.ts';
import type { FaultReport } from './report.ts';
import { scratchFolder } from './scratch-folder.ts';
import { type Saved, work } from './work.ts';

const NO_LIMIT = 1_073_741_823;

export function limitPages(count: number, seed: number, why: string): FaultReport {
  const root = scratchFolder('pages');
  const problems: string[] = [];
  let acknowledged = 0;
  let lost = 0;
  try {
    for (let round = 0; round < count; round += 1) {
      const desk = openFaultDesk(join(root, String(round)), randomBytes(32).toString('hex'));
      const { db } = desk.file;
      const saved: Saved[] = [];
      db.pragma(`max_page_count = ${String((db.pragma('page_count', { simple: true }) as number) + round)}`);
      try {
        for (const each of work(desk, seed + round)) saved.push(each);
      } catch (error) {
        if (!(error instanceof StoreFault && error.code === 'disk-full'))
          problems.push(`round ${String(round)}: ${String(error)}`);
      }
      db.pragma(`max_page_count = ${String(NO_LIMIT)}`);
      for (const each of work(desk, seed - round)) if (saved.push(each) % 4 === 0) break;
      const found = checkDesk(desk, saved);
      acknowledged += saved.length;
      lost += found.lost;
      problems.push(...found.problems);
      desk.file.close();
    }
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
  const notes = [
    `NO SMALL DISK (${why}): only the database was kept from growing; documents and backups were NOT tried`,
  ];
  return { fault: '5 disk full at every step (database only)', tried: count, acknowledged, lost, problems, notes };
}
