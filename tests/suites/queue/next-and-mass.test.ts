import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { executeCaseCommand } from '../../../src/app/application/execute.ts';
import { applicationStream, loadApplication } from '../../../src/app/application/application-stream.ts';
import { executeHold } from '../../../src/app/hold/execute-hold.ts';
import { massPreview } from '../../../src/app/mass/mass-preview.ts';
import { type MassRun, massAllowed, massRight, runMass } from '../../../src/app/mass/run-mass.ts';
import { changeSettings } from '../../../src/domain/settings/settings.ts';
import { SETTINGS_STREAM, settingsOf, todayOf } from '../../../src/app/open-desk.ts';
import { nextCase } from '../../../src/app/queue/next-case.ts';
import { rememberedState } from '../../../src/app/queue/remembered-states.ts';
import { packId } from '../../../src/store/compact-id.ts';
import { queueBadges } from '../../../src/app/queue/queue-badges.ts';
import type { MassReportRow } from '../../../src/contract/mass.ts';
import type { ApplicationCommand } from '../../../src/domain/application/commands.ts';
import type { HoldCommand } from '../../../src/domain/hold/commands.ts';
import { identityNumberFor } from '../../../src/domain/identity/identity-number.ts';
import { caseList, type CaseListName } from '../../../src/domain/queue/definitions.ts';
import type { Settings } from '../../../src/domain/settings/settings.ts';
import type { CaseId, CommandId } from '../../../src/kernel/ids.ts';
import { invariant } from '../../../src/kernel/invariant.ts';
import { addDays, plainDate } from '../../../src/kernel/plain-date.ts';
import { holderOf } from '../../../src/store/queries/holds.ts';
import { noFilters, queuePage } from '../../../src/store/queries/queue.ts';
import { commit } from '../../../src/store/unit-of-work.ts';
import { executeWaiting } from '../../../src/app/waitlist/execute-waiting.ts';
import { loadWaiting } from '../../../src/app/waitlist/waiting-stream.ts';
import { requiredTypes } from '../../faults/required-types.ts';
import { STREET, aContent, aDocument, aMember } from '../../support/application/builders.ts';
import { type TestDesk, testDesk } from '../../support/desk/test-desk.ts';
import type { TestStaffName } from '../../support/desk/test-offices.ts';
import { approvedCase } from '../../support/waitlist/approved-case.ts';

let made: TestDesk;
beforeEach(async () => {
  made = await testDesk();
});
afterEach(() => {
  made.remove();
});

const newCommandId = (): CommandId => made.desk.newId() as CommandId;

function run(who: TestStaffName, caseId: CaseId, command: ApplicationCommand): void {
  const version = loadApplication(made.desk.file, caseId)?.version ?? 0;
  const request = { commandId: newCommandId(), caseId, version, command };
  expect(executeCaseCommand(made.desk, request, made.as(who).actor)).toMatchObject({ ok: true });
}

function hold(who: TestStaffName, caseId: CaseId, command: HoldCommand) {
  return executeHold(made.desk, { commandId: newCommandId(), caseId, command }, made.as(who).actor);
}

/** Cases in the order in which their limit ends; the second is of the green channel. */
function handIn(count: number): readonly CaseId[] {
  return Array.from({ length: count }, (_, index) => {
    const caseId = made.desk.newId() as CaseId;
    const member = aMember({ identityNumber: identityNumberFor('630104', plainDate('1980-03-04'), index + 30) });
    run('streetClerk', caseId, {
      type: 'submit',
      caseId,
      externalId: '',
      channel: 'counter',
      street: STREET,
      receivedOn: addDays(todayOf(made.desk), index - count),
      content: aContent({ members: [member], greenChannel: index === 1 ? { reason: 'aged-60', note: '' } : null }),
      documents: requiredTypes.map((type) => aDocument(type)),
    });
    return caseId;
  });
}

function set(changes: Partial<Settings>): void {
  const decided = changeSettings({ ...settingsOf(made.desk), ...changes }, '试');
  invariant(decided.ok, 'the settings are within their bounds');
  const { version } = made.desk.file.load(SETTINGS_STREAM);
  const { staffId, office } = made.as('admin').actor;
  commit(made.desk.file, {
    commandId: newCommandId(),
    commandName: 'settings.change',
    commandPayload: {},
    actor: staffId,
    office,
    wallTime: made.desk.now(),
    appends: [{ stream: SETTINGS_STREAM, expectedVersion: version, events: decided.value }],
    outcome: null,
  });
}

function looked(who: TestStaffName, name: CaseListName) {
  const { actor } = made.as(who);
  const reader = { staffId: actor.staffId, today: todayOf(made.desk), now: made.desk.now() };
  return { scope: actor.office, source: caseList(name).source, filters: noFilters, reader };
}

function next(who: TestStaffName, changes: { caseId?: CaseId; passed?: readonly CaseId[]; list?: CaseListName } = {}) {
  const { caseId = null, passed = [], list = 'to-accept' } = changes;
  return nextCase(made.desk, { selection: looked(who, list), caseId, passed }, made.as(who));
}

const badge = (who: TestStaffName, queue: string): number | undefined =>
  queueBadges(made.desk, made.as(who)).find((one) => one.queue === queue)?.count;

function listed(who: TestStaffName, name: CaseListName): readonly CaseId[] {
  const page = { sort: 'due', descending: false, position: { offset: 0 }, limit: 100 } as const;
  return queuePage(made.desk.file.db, { ...looked(who, name), ...page }).map(({ caseId }) => caseId);
}

describe('the next case', () => {
  it('is the first by the team’s rule, whatever row one came from', () => {
    const [first, green, third] = handIn(3);
    expect(next('streetClerk')).toMatchObject({ row: { caseId: first }, rule: 'due' });
    expect(next('streetClerk', { ...(first === undefined ? {} : { caseId: first }) }).row?.caseId).toBe(green);
    set({ nextCaseRule: 2 });
    expect(next('streetClerk')).toMatchObject({ row: { caseId: green }, rule: 'green' });
    expect(next('streetClerk', { ...(green === undefined ? {} : { caseId: green }) }).row?.caseId).toBe(first);
    set({ nextCaseRule: 1 });
    expect(next('streetClerk')).toMatchObject({ row: { caseId: first }, rule: 'oldest' });
    expect(third).toBeDefined();
  });

  it('jumps over nothing silently: held, barred and put off are counted', () => {
    const [first, second, third, fourth] = handIn(4);
    invariant(first && second && third && fourth, 'four were handed in');
    hold('secondStreetClerk', first, { type: 'take' });
    expect(next('streetClerk', { passed: [second] })).toMatchObject({
      row: { caseId: third },
      skipped: { held: 1, barred: 0, passed: 1 },
    });
    run('streetClerk', second, { type: 'accept' });
    run('secondStreetClerk', third, { type: 'accept' });
    expect(next('streetClerk', { list: 'street-review' })).toMatchObject({
      row: { caseId: third },
      skipped: { held: 0, barred: 1, passed: 0 },
    });
    expect(next('streetClerk', { list: 'street-review', caseId: third })).toMatchObject({
      row: null,
      skipped: { held: 0, barred: 1, passed: 0 },
    });
  });
});

describe('a case that is remembered from the look before', () => {
  const state = (caseId: CaseId) => rememberedState(made.desk.file, caseId);

  it('is not read again while nothing happened, and is after each step', () => {
    const [first] = handIn(1);
    invariant(first, 'one was handed in');
    const before = state(first);
    expect(state(first)).toBe(before);
    run('streetClerk', first, { type: 'accept' });
    expect(state(first)?.status).toBe('street-review');
    expect(next('streetClerk', { list: 'street-review' }).skipped.barred).toBe(1);
    expect(next('secondStreetClerk', { list: 'street-review' }).row?.caseId).toBe(first);
  });

  it('gives way to another event in the place of the last, as a case that is decided again has', () => {
    const [first] = handIn(1);
    invariant(first, 'one was handed in');
    run('streetClerk', first, { type: 'accept' });
    const by = state(first)?.lastStepBy;
    const { actor } = made.as('secondStreetClerk');
    // What a pull does when the hub ordered somebody else's acceptance first: the version stays, the event does not.
    made.desk.file.db.exec('DROP TRIGGER event_never_changed');
    made.desk.file.db
      .prepare(`UPDATE event SET actor = ?, hash = randomblob(32) WHERE stream = ? AND stream_version = 2`)
      .run(packId(actor.staffId), applicationStream(first));
    expect(by).toBe(made.as('streetClerk').actor.staffId);
    expect(state(first)?.lastStepBy).toBe(actor.staffId);
  });

  it('is nothing where there is no case', () => {
    expect(state(made.desk.newId() as CaseId)).toBeUndefined();
  });
});

describe('lists of one’s own', () => {
  it('hold what was taken, and tell what came back', () => {
    const [first, second] = handIn(2);
    invariant(first && second, 'two were handed in');
    expect([badge('streetClerk', 'mine'), badge('streetClerk', 'unclaimed')]).toEqual([0, 2]);
    hold('streetClerk', first, { type: 'take' });
    expect([badge('streetClerk', 'mine'), badge('streetClerk', 'unclaimed')]).toEqual([1, 1]);
    expect(listed('streetClerk', 'mine')).toEqual([first]);
    expect(listed('streetClerk', 'unclaimed')).toEqual([second]);
    run('streetClerk', first, {
      type: 'request-supplement',
      items: [{ documentType: null, text: '补交' }],
      exceptionReason: '',
    });
    expect(listed('streetClerk', 'mine')).toEqual([]);
    run('streetClerk', first, { type: 'record-supplement', documents: [], note: '已交', consentGiven: false });
    expect(listed('streetClerk', 'mine')).toEqual([first]);
    expect(listed('streetClerk', 'returned')).toEqual([first]);
    expect(badge('streetClerk', 'returned')).toBe(1);
    made.clock.now += 25 * 3_600_000;
    // Its clock began anew with the papers, so it is due last.
    expect(listed('streetClerk', 'unclaimed')).toEqual([second, first]);
    expect(badge('streetClerk', 'unclaimed')).toBe(2);
    expect(listed('streetClerk', 'recent')).toContain(first);
  });
});

describe('a mass action', () => {
  const massOf = (caseIds: readonly CaseId[], changes: Partial<MassRun> = {}): MassRun => ({
    runId: made.desk.newId(),
    action: { type: 'assign', to: made.as('streetClerk').actor.staffId, reason: '' },
    caseIds,
    secondBy: null,
    ...changes,
  });

  async function reportOf(mass: MassRun, who: TestStaffName = 'streetSupervisor', signal?: AbortSignal) {
    let rows: readonly MassReportRow[] = [];
    let steps = 0;
    for await (const event of runMass(made.desk, mass, { person: made.as(who), signal })) {
      if (event.kind === 'report') ({ rows } = event);
      else steps += 1;
    }
    return { rows, steps };
  }

  it('shows exactly whom it touches, does that, and does it once', async () => {
    const caseIds = handIn(3);
    const [first] = caseIds;
    invariant(first, 'three were handed in');
    hold('secondStreetClerk', first, { type: 'take' });
    const mass = massOf(caseIds);
    const preview = massPreview(made.desk, mass, made.as('streetSupervisor'));
    expect(preview.map(({ refusal }) => refusal?.code ?? null)).toEqual(['reason-missing', null, null]);
    expect(preview[0]?.holderName).toBe('韩街');
    const { rows, steps } = await reportOf(mass);
    expect(rows.map(({ state }) => state)).toEqual(['refused', 'done', 'done']);
    expect(rows[0]?.refusal).toEqual({ code: 'reason-missing' });
    expect(steps).toBe(1);
    const versions = caseIds.map((caseId) => made.desk.file.load(`hold:${caseId}`).version);
    const again = await reportOf(mass);
    expect(again.rows.map(({ state }) => state)).toEqual(['refused', 'done', 'done']);
    expect(caseIds.map((caseId) => made.desk.file.load(`hold:${caseId}`).version)).toEqual(versions);
  });

  it('takes a second person above the number that the city set', () => {
    set({ massAlone: 2 });
    const mass = massOf(handIn(3));
    const by = made.as('streetSupervisor');
    const refused = (why: string) => ({ ok: false, error: { code: 'second-person', why } });
    expect(massAllowed(made.desk, mass, by)).toEqual(refused('missing'));
    const second = (who: TestStaffName): MassRun => ({ ...mass, secondBy: made.as(who).actor.staffId });
    expect(massAllowed(made.desk, second('streetSupervisor'), by)).toEqual(refused('same'));
    expect(massAllowed(made.desk, second('streetClerk'), by)).toEqual(refused('permission'));
    expect(massAllowed(made.desk, second('streetSupervisor'), made.as('districtSupervisor'))).toEqual(
      refused('office'),
    );
    expect(massAllowed(made.desk, second('districtSupervisor'), by)).toEqual({ ok: true, value: null });
    expect(massAllowed(made.desk, massOf(mass.caseIds.slice(0, 2)), by)).toEqual({ ok: true, value: null });
    expect(massRight(mass.action, made.as('streetClerk').actor)).toEqual({
      ok: false,
      error: { code: 'missing-permission', permission: 'case.assign' },
    });
  });

  it('names who signed with it in every event', async () => {
    const caseIds = handIn(1);
    const secondBy = made.as('districtSupervisor').actor.staffId;
    const mass = massOf(caseIds, { secondBy });
    await reportOf(mass);
    const [event] = made.desk.file.load(`hold:${caseIds[0] ?? ''}`).events;
    expect(event?.payload).toMatchObject({ mass: { runId: mass.runId, secondBy } });
    expect(caseIds[0] && holderOf(made.desk.file.db, caseIds[0])?.staffId).toBe(made.as('streetClerk').actor.staffId);
  });

  it('stops between two groups and says what it did not come to', async () => {
    const caseIds = handIn(27);
    const stop = new AbortController();
    const seen: string[] = [];
    for await (const event of runMass(made.desk, massOf(caseIds), {
      person: made.as('streetSupervisor'),
      signal: stop.signal,
    })) {
      if (event.kind === 'progress') stop.abort();
      else seen.push(...event.rows.map(({ state }) => state));
    }
    expect(seen.filter((state) => state === 'done')).toHaveLength(25);
    expect(seen.filter((state) => state === 'left')).toHaveLength(2);
  });

  it('reminds households of the waiting list, and says of each why not', async () => {
    const waits = approvedCase(made.desk, {
      caseNo: 'XN2026-01-000001',
      street: '630104003',
      clerk: made.as('streetClerk').actor.staffId,
      supervisor: made.as('citySupervisor').actor.staffId,
    });
    const registers = { commandId: newCommandId(), caseId: waits, version: 0, command: { type: 'register' } } as const;
    expect(executeWaiting(made.desk, registers, made.as('citySupervisor').actor).ok).toBe(true);
    const [applies] = handIn(1);
    invariant(applies, 'one was handed in');
    made.clock.now = Date.parse('2028-09-20T02:00:00Z');
    const mass = massOf([waits, applies], { action: { type: 'remind', way: 'letter', comment: '' } });
    expect(massRight(mass.action, made.as('auditor').actor)).toMatchObject({
      error: { code: 'missing-permission', permission: 'waiting.keep' },
    });
    const refusals = (rows: readonly { readonly refusal: { readonly code: string } | null }[]) =>
      rows.map(({ refusal }) => refusal?.code ?? null);
    expect(refusals(massPreview(made.desk, mass, made.as('streetClerk')))).toEqual([null, 'not-waiting']);
    expect(refusals((await reportOf(mass, 'streetClerk')).rows)).toEqual([null, 'not-waiting']);
    expect(loadWaiting(made.desk.file, waits).state?.reminded).toMatchObject({ on: '2028-09-20' });
    const event = made.desk.file.load(`waiting:${waits}`).events.at(-1);
    expect(event?.payload).toMatchObject({ mass: { runId: mass.runId, secondBy: null } });
    expect(refusals((await reportOf(mass, 'streetClerk')).rows)).toEqual([null, 'not-waiting']);
  });

  it('touches nothing outside of the person’s offices, and does not name it', async () => {
    const caseIds = handIn(1);
    expect(massPreview(made.desk, massOf(caseIds), made.as('otherStreetClerk'))).toEqual([]);
    const { rows } = await reportOf(massOf(caseIds), 'otherStreetClerk');
    expect(rows).toEqual([
      { caseId: caseIds[0], caseNo: '', applicantName: '', state: 'refused', refusal: { code: 'unknown-case' } },
    ]);
  });
});
