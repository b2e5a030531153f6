import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { executeHold } from '../../../src/app/hold/execute-hold.ts';
import { loadHold } from '../../../src/app/hold/hold-stream.ts';
import type { HoldCommand } from '../../../src/domain/hold/commands.ts';
import type { CaseId, CommandId, StaffId } from '../../../src/kernel/ids.ts';
import { invariant } from '../../../src/kernel/invariant.ts';
import { holderOf, unreadNotices } from '../../../src/store/queries/holds.ts';
import { conflictPage } from '../../../src/store/sync/conflicts.ts';
import { rebuild } from '../../../src/store/rebuild.ts';
import type { TestStaffName } from '../../support/desk/test-offices.ts';
import { act, handIn } from '../../support/sync/cases.ts';
import type { CityDesk } from '../../support/sync/city-desk.ts';
import { type SyncCity, city } from '../../support/sync/city.ts';

let made: SyncCity;
let first: CityDesk;
let second: CityDesk;
beforeAll(async () => {
  made = await city({ desks: ['630104003', '630104003'] });
  const [one, two] = made.desks;
  invariant(one && two, 'two desks were asked for');
  [first, second] = [one, two];
});
afterAll(() => {
  made.remove();
});

interface Acting {
  readonly at: CityDesk;
  readonly who: TestStaffName;
  readonly caseId: CaseId;
}

function hold({ at, who, caseId }: Acting, command: HoldCommand) {
  return executeHold(at.desk, { commandId: at.desk.newId() as CommandId, caseId, command }, at.as(who).actor);
}

const holderAt = (at: CityDesk, caseId: CaseId): StaffId | undefined => holderOf(at.desk.file.db, caseId)?.staffId;
const idOf = (who: TestStaffName): StaffId => first.as(who).actor.staffId;
const openConflicts = (at: CityDesk) => conflictPage(at.desk.file.db, { state: 'open', before: null, limit: 10 });

describe('two desks that take one case while apart', () => {
  it('agree after they have met: the hub said who was first, the other is told', async () => {
    const caseId = handIn(first, { person: 21 });
    await made.syncAll();
    expect(hold({ at: first, who: 'streetClerk', caseId }, { type: 'take' })).toMatchObject({ ok: true });
    expect(hold({ at: second, who: 'secondStreetClerk', caseId }, { type: 'take' })).toMatchObject({ ok: true });
    await made.syncAll();
    const holder = holderAt(first, caseId);
    expect(holder).toBeDefined();
    expect(holderAt(second, caseId)).toBe(holder);
    const conflicts = [...openConflicts(first), ...openConflicts(second)];
    expect(conflicts).toMatchObject([{ refusal: { code: 'held-by' }, commands: [{ name: 'hold.take' }] }]);
  });

  it('have no conflict where both meant the same', async () => {
    const caseId = handIn(first, { person: 22 });
    await made.syncAll();
    const before = openConflicts(first).length + openConflicts(second).length;
    expect(hold({ at: first, who: 'streetClerk', caseId }, { type: 'take' })).toMatchObject({ ok: true });
    expect(hold({ at: second, who: 'streetClerk', caseId }, { type: 'take' })).toMatchObject({ ok: true });
    await made.syncAll();
    expect(holderAt(second, caseId)).toBe(idOf('streetClerk'));
    expect(openConflicts(first).length + openConflicts(second).length).toBe(before);
  });
});

describe('a held case', () => {
  it('is not decided by another, until a supervisor gives it to them; the first is told at every desk', async () => {
    const caseId = handIn(first, { person: 23 });
    await made.syncAll();
    hold({ at: first, who: 'streetClerk', caseId }, { type: 'take' });
    await made.syncAll();
    expect(act(second, 'secondStreetClerk', { caseId, command: { type: 'accept' } })).toMatchObject({
      ok: false,
      error: { code: 'held-by' },
    });
    const to = idOf('secondStreetClerk');
    const given = hold({ at: second, who: 'districtSupervisor', caseId }, { type: 'assign', to, reason: '请假' });
    expect(given).toMatchObject({ ok: true });
    expect(act(second, 'secondStreetClerk', { caseId, command: { type: 'accept' } })).toMatchObject({ ok: true });
    await made.syncAll();
    expect(unreadNotices(first.desk.file.db, idOf('streetClerk'), 10)).toMatchObject([
      { caseId, kind: 'taken-over', reason: '请假', by: idOf('districtSupervisor') },
    ]);
    // Accepted: the hold was for the step before.
    expect(holderAt(first, caseId)).toBeUndefined();
    expect(hold({ at: first, who: 'streetClerk', caseId }, { type: 'see-notice' })).toMatchObject({ ok: true });
    expect(unreadNotices(first.desk.file.db, idOf('streetClerk'), 10)).toEqual([]);
    expect(loadHold(first.desk.file, caseId).version).toBe(3);
  });

  it('gives rows that a rebuild gives again', () => {
    const { db, projections } = first.desk.file;
    const rows = (): unknown =>
      ['case_row ORDER BY case_key', 'case_hold ORDER BY hold_key', 'hold_notice', 'mark_count'].map((table) =>
        db.prepare(`SELECT * FROM ${table}`).all(),
      );
    const written = rows();
    rebuild(db, projections);
    expect(rows()).toEqual(written);
  });
});
