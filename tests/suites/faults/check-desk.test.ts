import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OpenDesk } from '../../../src/app/open-desk.ts';
import type { CommandId } from '../../../src/kernel/ids.ts';
import { checkDesk } from '../../faults/check-desk.ts';
import { openFaultDesk } from '../../faults/fault-desk.ts';
import { failed } from '../../faults/report.ts';
import { scratchFolder } from '../../faults/scratch-folder.ts';
import { type Saved, work } from '../../faults/work.ts';

/** The look that follows every fault must see what it is there for. */

let folder: string;
let desk: OpenDesk;
let saved: Saved[];
beforeEach(() => {
  folder = scratchFolder('check');
  desk = openFaultDesk(join(folder, 'desk'), randomBytes(32).toString('hex'));
  saved = [];
  for (const each of work(desk, 3)) if (saved.push(each) >= 12) break;
});
afterEach(() => {
  desk.file.close();
  rmSync(folder, { recursive: true });
});

describe('the look at a desk after a fault', () => {
  it('finds a sound desk sound', () => {
    expect(checkDesk(desk, saved)).toEqual({ lost: 0, problems: [] });
  });

  it('counts a command that is gone, and one whose case is behind', () => {
    const [first] = saved as [Saved];
    const gone = { ...first, commandId: desk.newId() as CommandId };
    const behind = { ...first, version: 100 };
    expect(checkDesk(desk, [...saved, gone, behind])).toEqual({ lost: 2, problems: [] });
  });

  it('counts a command whose document page is gone', () => {
    expect(saved.some(({ pages }) => pages.length > 0)).toBe(true);
    rmSync(join(desk.file.folder, 'documents'), { recursive: true });
    const named = saved.filter(({ pages }) => pages.length > 0).length;
    expect(checkDesk(desk, saved)).toEqual({ lost: named, problems: [] });
  });

  it('finds half a command and a row that the log does not give', () => {
    const { db } = desk.file;
    db.exec('DROP TRIGGER event_never_removed; DELETE FROM event WHERE position = (SELECT max(position) FROM event)');
    db.exec(`UPDATE case_row SET applicant_name = '别人' WHERE case_key = 1`);
    const { problems } = checkDesk(desk, saved);
    expect(problems.some((problem) => problem.includes('"half"'))).toBe(true);
    expect(problems).toContain('rows differ from the rebuild');
  });
});

describe('a report', () => {
  const sound = { fault: '0', tried: 1, acknowledged: 1, lost: 0, problems: [], notes: [] };
  it('fails on a loss, on a problem, and when nothing was tried', () => {
    expect(failed(sound)).toBe(false);
    expect([{ lost: 1 }, { problems: ['x'] }, { tried: 0 }].map((change) => failed({ ...sound, ...change }))).toEqual([
      true,
      true,
      true,
    ]);
  });
});

it('is of work that takes cases to their end', () => {
  let count = 0;
  for (const _each of work(desk, 1)) if ((count += 1) >= 400) break;
  const ofType = desk.file.db.prepare<[string], number>('SELECT count(*) FROM event WHERE type = ?').pluck();
  expect(ofType.get('application.approved.v1')).toBeGreaterThan(5);
  expect(ofType.get('application.rejected.v1')).toBeGreaterThan(0);
});
