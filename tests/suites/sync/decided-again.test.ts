import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { executeCaseCommand } from '../../../src/app/application/execute.ts';
import { settingsOf } from '../../../src/app/open-desk.ts';
import { saveSettings } from '../../../src/app/settings.ts';
import { changeOwnPassword } from '../../../src/app/session/sign-in.ts';
import { commandStaff, registerStaff, resetPassword } from '../../../src/app/staff/manage-staff.ts';
import { officeName, registerOffice } from '../../../src/app/staff/offices.ts';
import { loadStaff } from '../../../src/app/staff/staff-stream.ts';
import type { StaffProfile } from '../../../src/domain/staff/staff.ts';
import type { CommandId, OfficeId } from '../../../src/kernel/ids.ts';
import { invariant } from '../../../src/kernel/invariant.ts';
import { setCredential } from '../../../src/store/credentials.ts';
import { outboxCounts } from '../../../src/store/outbox.ts';
import { type ConflictItem, conflictPage } from '../../../src/store/sync/conflicts.ts';
import { passwordDigest } from '../../../src/app/session/passwords.ts';
import { TEST_PASSWORD } from '../../support/desk/test-offices.ts';
import { done, handIn, stateOf } from '../../support/sync/cases.ts';
import type { CityDesk } from '../../support/sync/city-desk.ts';
import { type SyncCity, city } from '../../support/sync/city.ts';

/** One city for all: each test leaves everything sent and fetched. */
let made: SyncCity;
let first: CityDesk;
let second: CityDesk;
let hall: CityDesk;
let annex: CityDesk;
beforeAll(async () => {
  made = await city({ desks: ['630104003', '630104003', '6301'] });
  const [one, two, three] = made.desks;
  invariant(one && two && three, 'three desks were asked for');
  [first, second, annex, hall] = [one, two, three, made.hall];
});
afterAll(() => {
  made.remove();
});

const command = (at: CityDesk): CommandId => at.desk.newId() as CommandId;

/** `first` sends before the others: the hub's order is theirs. */
async function meet(): Promise<void> {
  await hall.sync();
  await first.sync();
  await made.syncAll();
  for (const each of [hall, ...made.desks]) expect(outboxCounts(each.desk.file.db).waiting).toBe(0);
}

/** What stands open at a desk, newest first. */
function open(at: CityDesk): readonly ConflictItem[] {
  return conflictPage(at.desk.file.db, { state: 'open', before: null, limit: 100 });
}

async function newConflicts(at: CityDesk): Promise<readonly ConflictItem[]> {
  const before = new Set(open(at).map((item) => item.conflictId));
  await meet();
  return open(at).filter((item) => !before.has(item.conflictId));
}

describe('a command on a case that another desk moved', () => {
  it('holds when the rules still allow it', async () => {
    const caseId = handIn(first, { person: 10 });
    await meet();
    const items = [{ documentType: null, text: '补户口本' }];
    done(first, 'streetClerk', { caseId, command: { type: 'request-supplement', items, exceptionReason: '' } });
    const withdraw = { type: 'withdraw', reason: 'applicant-request', comment: '不办了' } as const;
    done(second, 'secondStreetClerk', { caseId, command: withdraw });
    expect(await newConflicts(second)).toEqual([]);
    for (const at of [first, second, hall]) {
      expect(at.desk.file.load(`application:${caseId}`).events.map((event) => event.type)).toEqual([
        'application.submitted.v1',
        'application.supplement-requested.v1',
        'application.withdrawn.v1',
      ]);
    }
  });

  it('becomes an item for a person when they do not, with the rule', async () => {
    const caseId = handIn(first, { person: 11 });
    await meet();
    done(first, 'streetClerk', { caseId, command: { type: 'accept' } });
    const items = [{ documentType: null, text: '补收入证明' }];
    done(second, 'secondStreetClerk', {
      caseId,
      command: { type: 'request-supplement', items, exceptionReason: '' },
    });
    const [item, ...more] = await newConflicts(second);
    expect(more).toEqual([]);
    expect(item).toMatchObject({ refusal: { code: 'not-now', status: 'street-review' }, hubReason: null });
    expect(item?.commands.map(({ name }) => name)).toEqual(['application.request-supplement']);
    expect(stateOf(second, caseId)).toMatchObject({ status: 'street-review', supplementNotices: 0 });
  });

  it('keeps the number that was printed and the day on which it was decided', async () => {
    const free = handIn(first, { person: 12 });
    const other = handIn(second, { person: 12 });
    await meet();
    done(first, 'streetClerk', { caseId: free, command: { type: 'accept' } });
    const withdraw = { type: 'withdraw', reason: 'applicant-request', comment: '' } as const;
    done(first, 'streetClerk', { caseId: free, command: withdraw });
    const accepted = done(second, 'secondStreetClerk', { caseId: other, command: { type: 'accept' } });
    const decided = stateOf(second, other);
    // A week later the line is back.
    for (const each of [hall, ...made.desks]) each.clock.now += 7 * 86_400_000;
    made.hub.now = first.clock.now;
    expect(await newConflicts(second)).toEqual([]);
    expect(accepted.noticeNo).toMatch(/^XN受2026-B1-/);
    for (const at of [first, second, hall]) {
      expect(stateOf(at, other)).toMatchObject({
        status: 'street-review',
        receiptNo: accepted.noticeNo,
        acceptedOn: decided?.acceptedOn,
        clock: decided?.clock,
      });
    }
    const next = handIn(second, { person: 13 });
    const following = done(second, 'secondStreetClerk', { caseId: next, command: { type: 'accept' } });
    expect(following.noticeNo).not.toBe(accepted.noticeNo);
    await meet();
  });

  it('is not carried over for somebody whose account was closed meanwhile', async () => {
    const staffId = await hire(hall, 'leaves-soon');
    const caseId = handIn(first, { person: 14 });
    await meet();
    commandStaff(
      hall.desk,
      { commandId: command(hall), staffId, command: { type: 'deactivate', reason: '调离' } },
      hall.as('admin'),
    );
    done(first, 'streetClerk', { caseId, command: { type: 'accept' } });
    const actor = { ...second.as('secondStreetClerk').actor, staffId };
    const decided = executeCaseCommand(
      second.desk,
      { commandId: command(second), caseId, version: 1, command: { type: 'accept' } },
      actor,
    );
    expect(decided.ok).toBe(true);
    const [item] = await newConflicts(second);
    expect(item?.refusal).toEqual({ code: 'account-inactive' });
  });
});

describe('an identity number accepted by two offices without a line', () => {
  it('belongs to whom the hub ordered first; the other has an item that names the case', async () => {
    const mine = handIn(first, { person: 20 });
    const theirs = handIn(second, { person: 20 });
    await meet();
    done(second, 'secondStreetClerk', { caseId: theirs, command: { type: 'accept' } });
    done(first, 'streetClerk', { caseId: mine, command: { type: 'accept' } });
    const [item] = await newConflicts(second);
    expect(item?.refusal).toMatchObject({
      code: 'identity-claimed',
      name: '马秀莲',
      caseNo: stateOf(first, mine)?.caseNo,
    });
    expect(stateOf(second, theirs)?.status).toBe('submitted');
    expect(stateOf(second, mine)?.status).toBe('street-review');
  });

  it('one sender’s application imported at two desks is one case; the other is kept whole in its item', async () => {
    const mine = handIn(first, { person: 21, externalId: 'wx-1' });
    const theirs = handIn(second, { person: 21, externalId: 'wx-1' });
    const [item] = await newConflicts(second);
    expect(item?.refusal).toEqual({ code: 'exists-already' });
    expect(stateOf(second, theirs)).toBeUndefined();
    expect(stateOf(second, mine)?.externalId).toBe('wx-1');
    const submitted = item?.commands[0]?.events.find((event) => event.type === 'application.submitted.v1');
    expect(submitted?.payload).toMatchObject({ caseId: theirs, content: { address: '城西区胜利路街道昆仑巷12号' } });
  });
});

async function hire(at: CityDesk, account: string, changes: Partial<StaffProfile> = {}) {
  const profile: StaffProfile = {
    account,
    name: account,
    roles: ['clerk'],
    office: '630104003' as OfficeId,
    identityNumber: '632321198506070019',
    relatives: [],
    ...changes,
  };
  const registered = await registerStaff(
    at.desk,
    { commandId: command(at), profile, password: TEST_PASSWORD },
    at.as('admin'),
  );
  invariant(registered.ok, `not registered: ${JSON.stringify(registered)}`);
  return registered.value.staffId;
}

describe('accounts that two administrators keep', () => {
  const change = (at: CityDesk, staffId: Parameters<typeof loadStaff>[1], changes: Partial<StaffProfile>) => {
    const state = loadStaff(at.desk, staffId)?.state;
    invariant(state, 'somebody');
    const { account, name, roles, office, identityNumber, relatives } = state;
    const profile = { account, name, roles, office, identityNumber, relatives, ...changes };
    const result = commandStaff(
      at.desk,
      { commandId: command(at), staffId: state.staffId, command: { type: 'change', profile, reason: '变更' } },
      at.as('admin'),
    );
    expect(result.ok).toBe(true);
  };

  it('take both changes where they touch other fields', async () => {
    const staffId = await hire(hall, 'two-changes');
    await meet();
    change(hall, staffId, { name: '新名' });
    change(annex, staffId, { roles: ['hall'] });
    change(annex, staffId, { account: 'two-changes-2' });
    expect(await newConflicts(annex)).toEqual([]);
    for (const at of [hall, annex, first]) {
      expect(loadStaff(at.desk, staffId)?.state).toMatchObject({
        name: '新名',
        roles: ['hall'],
        account: 'two-changes-2',
      });
    }
  });

  it('let a person decide where both changed the same field', async () => {
    const staffId = await hire(hall, 'same-field');
    await meet();
    change(hall, staffId, { name: '甲' });
    change(annex, staffId, { name: '乙' });
    const [item] = await newConflicts(annex);
    expect(item?.refusal).toEqual({ code: 'changed-meanwhile' });
    expect(loadStaff(annex.desk, staffId)?.state.name).toBe('甲');
  });

  it('give one name to one person', async () => {
    await hire(hall, 'wanted-name');
    await hire(annex, 'wanted-name');
    const [item] = await newConflicts(annex);
    expect(item).toMatchObject({ refusal: { code: 'account-taken', account: 'wanted-name' } });
    expect(item?.commands.map(({ name }) => name)).toEqual(['staff.register']);
  });

  it('close and open again as the later decision says, and nothing is done twice', async () => {
    const staffId = await hire(hall, 'closed-twice');
    await meet();
    const close = { type: 'deactivate', reason: '调离' } as const;
    commandStaff(hall.desk, { commandId: command(hall), staffId, command: close }, hall.as('admin'));
    commandStaff(annex.desk, { commandId: command(annex), staffId, command: close }, annex.as('admin'));
    expect(await newConflicts(annex)).toEqual([]);
    expect(loadStaff(first.desk, staffId)).toMatchObject({ version: 2, state: { active: false } });
  });

  it('note passwords that were set at two desks', async () => {
    const staffId = await hire(hall, 'two-passwords');
    await meet();
    const passwordHash = await passwordDigest(TEST_PASSWORD);
    setCredential(annex.desk.file.db, { staffId, passwordHash, mustChange: false, at: 1 });
    const reset = { commandId: command(hall), staffId, password: 'another long one 1' };
    expect((await resetPassword(hall.desk, reset, hall.as('admin'))).ok).toBe(true);
    const own = { current: TEST_PASSWORD, next: 'my own long one 22' };
    expect((await changeOwnPassword(annex.desk, staffId, own)).ok).toBe(true);
    expect(await newConflicts(annex)).toEqual([]);
    const { events } = first.desk.file.load(`staff:${staffId}`);
    expect(events.map(({ payload }) => payload['by'])).toEqual([undefined, 'admin', 'self']);
  });
});

describe('offices and settings', () => {
  const register = (at: CityDesk, id: string, name: string): void => {
    const result = registerOffice(at.desk, { commandId: command(at), id: id as OfficeId, name }, at.as('admin'));
    expect(result.ok).toBe(true);
  };

  it('an office that both registered is registered once', async () => {
    register(hall, '630105', '城北区');
    register(annex, '630105', '城北区');
    expect(await newConflicts(annex)).toEqual([]);
    expect(first.desk.file.load('office:630105').version).toBe(1);
  });

  it('under two names, a person decides', async () => {
    register(hall, '630106', '湟中区');
    register(annex, '630106', '湟中县');
    const [item] = await newConflicts(annex);
    expect(item?.refusal).toEqual({ code: 'exists-already' });
    expect(officeName(annex.desk, '630106')).toBe('湟中区');
  });

  it('settings go together, and meet a person where both changed the same', async () => {
    const set = (at: CityDesk, changes: object): void => {
      const settings = { ...settingsOf(at.desk), ...changes };
      const saved = saveSettings(at.desk, { commandId: command(at), settings, reason: '试' }, at.as('admin'));
      expect(saved.ok).toBe(true);
    };
    set(hall, { idleLockMinutes: 20 });
    set(annex, { lockoutAttempts: 7 });
    expect(await newConflicts(annex)).toEqual([]);
    expect(settingsOf(first.desk)).toMatchObject({ idleLockMinutes: 20, lockoutAttempts: 7 });
    set(hall, { idleLockMinutes: 30 });
    set(annex, { idleLockMinutes: 5 });
    const [item] = await newConflicts(annex);
    expect(item?.refusal).toEqual({ code: 'changed-meanwhile' });
    expect(settingsOf(annex.desk).idleLockMinutes).toBe(30);
  });
});
