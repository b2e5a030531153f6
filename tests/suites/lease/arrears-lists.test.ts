/** The lists of arrears: all, left alone until a day, by an agreement; and what stands in the log by itself. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadArrears } from '../../../src/app/arrears/arrears-stream.ts';
import { executeArrears, noteLetterMade } from '../../../src/app/arrears/execute-arrears.ts';
import { todayOf } from '../../../src/app/open-desk.ts';
import { executeRent } from '../../../src/app/rent/execute-rent.ts';
import type { ArrearsCommand } from '../../../src/domain/arrears/commands.ts';
import type { ArrearsList } from '../../../src/domain/arrears/arrears-list.ts';
import type { CommandId, OfficeId } from '../../../src/kernel/ids.ts';
import { addDays, plainDate } from '../../../src/kernel/plain-date.ts';
import { arrearsCounts, arrearsPage } from '../../../src/store/queries/arrears.ts';
import { rebuild } from '../../../src/store/rebuild.ts';
import { type TestDesk, testDesk } from '../../support/desk/test-desk.ts';
import { signedLeases } from '../../support/lease/signed-leases.ts';

let made: TestDesk;
let leases: readonly string[];

const monthly = { cycleMonths: 1, inAdvance: true, dueDaysBefore: 0, lateFeePermillePerDay: 0 } as const;
const on = (day: string): number => Date.parse(`${day}T02:00:00Z`);
const boss = () => made.as('streetSupervisor').actor;

function chase(index: number, command: ArrearsCommand) {
  const request = { commandId: made.desk.newId() as CommandId, leaseId: leases[index] ?? '', version: null, command };
  return executeArrears(made.desk, request, boss());
}

const place = (list: ArrearsList, scope = '630104003') =>
  ({ scope: scope as OfficeId, list, today: todayOf(made.desk), after: null, limit: 10 }) as const;
const listed = (list: ArrearsList, scope?: string) =>
  arrearsPage(made.desk.file.db, place(list, scope)).map(({ leaseId }) => leases.indexOf(leaseId));
const counts = (scope?: string) => arrearsCounts(made.desk.file.db, place('all', scope));

beforeAll(async () => {
  made = await testDesk();
  leases = signedLeases(made, 5, { payment: monthly }).map(({ leaseId }) => leaseId);
  for (const leaseId of leases) {
    const command = { type: 'charge', through: plainDate('2026-10-31') } as const;
    const request = { commandId: made.desk.newId() as CommandId, leaseId, version: null, command };
    expect(executeRent(made.desk, request, boss())).toMatchObject({ ok: true });
  }
  made.clock.now = on('2026-11-20');
});
afterAll(() => {
  made.remove();
});

describe('the lists of arrears', () => {
  it('tell who is late, who is left alone and until when, and who pays by an agreement', () => {
    const today = todayOf(made.desk);
    const instalments = [{ dueOn: addDays(today, 10), fen: 10_000 }];
    expect(chase(1, { type: 'pause', until: addDays(today, 30), reason: '住院' })).toMatchObject({ ok: true });
    expect(chase(2, { type: 'pause', until: addDays(today, 3), reason: '外出' })).toMatchObject({ ok: true });
    expect(chase(3, { type: 'agree', instalments, note: '' })).toMatchObject({ ok: true });
    expect(chase(4, { type: 'agree', instalments, note: '' })).toMatchObject({ ok: true });
    expect(listed('all').toSorted()).toEqual([0, 1, 2, 3, 4]);
    expect(listed('paused')).toEqual([2, 1]);
    expect(listed('agreed')).toEqual([3, 4]);
    expect(counts()).toEqual({ all: 5, paused: 2, agreed: 2 });
    const [first] = arrearsPage(made.desk.file.db, place('paused'));
    const rest = arrearsPage(made.desk.file.db, { ...place('paused'), after: first?.place ?? null });
    expect(rest.map(({ leaseId }) => leases.indexOf(leaseId))).toEqual([1]);
    expect([listed('paused', '630103'), counts('630103')]).toEqual([[], { all: 0, paused: 0, agreed: 0 }]);
  });

  it('a pause that is over is none, and neither is an agreement that was ended', () => {
    made.clock.now = on('2026-11-25');
    expect(listed('paused')).toEqual([1]);
    expect(chase(1, { type: 'resume', reason: '出院' })).toMatchObject({ ok: true });
    expect(chase(3, { type: 'end-agreement', reason: '未履行' })).toMatchObject({ ok: true });
    expect(counts()).toEqual({ all: 5, paused: 0, agreed: 1 });
    rebuild(made.desk.file.db, made.desk.file.projections);
    expect(counts()).toEqual({ all: 5, paused: 0, agreed: 1 });
  });

  it('a letter that was made is in the log by itself, once a day, and not where somebody may read only', () => {
    const [leaseId = ''] = leases;
    const lastOf = () => loadArrears(made.desk.file, leaseId);
    const letter = 'arrears-reminder';
    noteLetterMade(made.desk, { leaseId, letter, actor: made.as('auditor').actor });
    expect(lastOf()).toMatchObject({ version: 0 });
    for (const _again of [1, 2]) noteLetterMade(made.desk, { leaseId, letter, actor: made.as('hall').actor });
    expect(lastOf()).toMatchObject({ version: 1, state: { lastLetter: { on: '2026-11-25', letter } } });
  });
});
