import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { caseView } from '../../../src/app/application/case-view.ts';
import { loadApplication } from '../../../src/app/application/application-stream.ts';
import { executeCaseCommand } from '../../../src/app/application/execute.ts';
import { type CheckRunner, checkRunner } from '../../../src/app/checks/check-runner.ts';
import { loadChecks } from '../../../src/app/checks/check-stream.ts';
import { checkMatrixView } from '../../../src/app/checks/check-view.ts';
import { eligibilityView } from '../../../src/app/checks/eligibility-view.ts';
import { executeCheck } from '../../../src/app/checks/execute-check.ts';
import { type OpenDesk, todayOf } from '../../../src/app/open-desk.ts';
import type { AgencyAnswer } from '../../../src/domain/agency-check/agency-port.ts';
import { checkFigures } from '../../../src/domain/agency-check/figures.ts';
import type { CheckCommand } from '../../../src/domain/agency-check/commands.ts';
import { type CheckSource, checkSources } from '../../../src/domain/agency-check/source.ts';
import type { ApplicationCommand } from '../../../src/domain/application/commands.ts';
import type { ApplicationState } from '../../../src/domain/application/state.ts';
import type { CaseId, CommandId, OfficeId } from '../../../src/kernel/ids.ts';
import { invariant } from '../../../src/kernel/invariant.ts';
import { chinaDateOf, instant } from '../../../src/kernel/instant.ts';
import { plainDate } from '../../../src/kernel/plain-date.ts';
import { caseFigures } from '../../../src/store/queries/beside-lists.ts';
import { referencedBlobs } from '../../../src/store/referenced-blobs.ts';
import { type CaseSource, noFilters, queuePage, queueTotal } from '../../../src/store/queries/queue.ts';
import { markCounts, staleCount } from '../../../src/store/queries/queue-counts.ts';
import { rebuild } from '../../../src/store/rebuild.ts';
import { requiredTypes } from '../../faults/required-types.ts';
import { CITY, aContent, aDocument, aMember } from '../../support/application/builders.ts';
import { aConsent, aRequest, anAnswer, givenChecks } from '../../support/checks/given-checks.ts';
import { type ScriptedAgency, scriptedAgency } from '../../support/checks/scripted-agency.ts';
import { onPack, propose } from '../../support/policy/new-version.ts';
import { type TestDesk, testDesk } from '../../support/desk/test-desk.ts';
import type { TestStaffName } from '../../support/desk/test-offices.ts';

const TODAY = plainDate('2026-10-10');
const applicant = aMember();
let made: TestDesk;
let agency: ScriptedAgency;
let desk: OpenDesk;
let runner: CheckRunner;

beforeEach(async () => {
  made = await testDesk();
  agency = scriptedAgency();
  open();
});
afterEach(() => {
  runner.stop();
  made.remove();
});

/** As a start of the program does. */
function open(): void {
  desk = { ...made.desk, agency };
  runner = checkRunner(desk, { collectMs: 0 });
}

const newId = (): string => made.desk.newId();

function run(who: TestStaffName, caseId: CaseId, command: ApplicationCommand) {
  const version = loadApplication(desk.file, caseId)?.version ?? 0;
  return executeCaseCommand(desk, { commandId: newId() as CommandId, caseId, version, command }, made.as(who).actor);
}

function check(who: TestStaffName, caseId: CaseId, command: CheckCommand) {
  return executeCheck(desk, { commandId: newId() as CommandId, caseId, command }, made.as(who).actor);
}

/** Handed in and taken up to the city's decision; the consent of the applicant for everything is on file. */
function caseBeforeTheCity(): CaseId {
  const caseId = newId() as CaseId;
  const documents = requiredTypes.map((type) => aDocument(type));
  const submit = {
    type: 'submit',
    caseId,
    externalId: '',
    channel: 'counter',
    street: '630104003' as OfficeId,
  } as const;
  const passOn = { type: 'pass-review', recommendation: 'approve', comment: '' } as const;
  for (const [who, command] of [
    ['streetClerk', { ...submit, content: aContent({ members: [applicant] }), documents }],
    ['streetClerk', { type: 'accept' }],
    ['secondStreetClerk', passOn],
    ['districtClerk', passOn],
  ] as const) {
    expect(run(who, caseId, command)).toMatchObject({ ok: true });
  }
  const consent = check('streetClerk', caseId, {
    type: 'record-consent',
    consentId: newId(),
    person: applicant.identityNumber,
    signer: 'self',
    guardian: '',
    sources: checkSources,
    signedOn: TODAY,
    until: plainDate('2027-10-10'),
    documentId: documents[0]?.id ?? ('' as never),
  });
  expect(consent.ok).toBe(true);
  return caseId;
}

function ask(caseId: CaseId, ...sources: readonly CheckSource[]): readonly string[] {
  const requests = sources.map((source) => ({ requestId: newId(), person: applicant.identityNumber, source }));
  expect(check('streetClerk', caseId, { type: 'request', requests })).toMatchObject({ ok: true });
  runner.take(caseId);
  return requests.map(({ requestId }) => requestId);
}

const answered = { answeredAt: 1, asOf: TODAY, validUntil: null, replyHash: 'a'.repeat(64) };
const none: AgencyAnswer = { outcome: 'none', ...answered };
const earning = (monthlyIncome: number): AgencyAnswer => ({
  outcome: 'found',
  record: { reportNo: 'HD-7', monthlyIncome, assets: 0 },
  ...answered,
});

const stateOf = (caseId: CaseId): ApplicationState => {
  const state = loadApplication(desk.file, caseId)?.state;
  invariant(state, 'the case is there');
  return state;
};

const cellOf = (caseId: CaseId, source: CheckSource) => {
  const viewer = { actor: made.as('streetClerk').actor, inFlight: runner.inFlight() };
  return checkMatrixView(desk, stateOf(caseId), viewer).cells.find((cell) => cell.source === source);
};

const today = () => chinaDateOf(instant(made.clock.now));
const counts = () => Object.fromEntries(markCounts(desk.file.db, CITY));

describe('a consent that is scanned as it is signed', () => {
  it('is a paper of the case, also for acceptance, and is still one after a restart', () => {
    const caseId = newId() as CaseId;
    const documents = requiredTypes.filter((type) => type !== 'query-consent').map((type) => aDocument(type));
    const street = '630104003' as OfficeId;
    const content = aContent({ members: [applicant] });
    const submit = { type: 'submit', caseId, externalId: '', channel: 'counter', street, content, documents } as const;
    expect(run('streetClerk', caseId, submit).ok).toBe(true);
    const missing = { code: 'documents-missing', types: ['query-consent'] };
    expect(run('streetClerk', caseId, { type: 'accept' })).toEqual({ ok: false, error: missing });
    const paper = aDocument('query-consent');
    const signed = { signer: 'self', guardian: '', signedOn: TODAY, until: plainDate('2027-10-10') } as const;
    const about = { person: applicant.identityNumber, sources: checkSources };
    const consent = check('streetClerk', caseId, {
      type: 'record-consent',
      consentId: newId(),
      ...about,
      ...signed,
      documentId: paper.id,
      paper,
    });
    expect(consent.ok).toBe(true);
    made.reopen();
    open();
    const loaded = loadApplication(desk.file, caseId);
    invariant(loaded, 'the case is there');
    const view = caseView(desk, loaded, made.as('streetClerk').actor);
    expect(view.missingDocuments).toEqual([]);
    expect(view.documents.map(({ id }) => id)).toContain(paper.id);
    expect(referencedBlobs(desk.file.db).has(paper.files[0]?.hash as never)).toBe(true);
    expect(run('streetClerk', caseId, { type: 'accept' }).ok).toBe(true);
  });
});

describe('a round of checks', () => {
  it('is asked in the background and written as evidence, and the case itself does not move', async () => {
    const caseId = caseBeforeTheCity();
    const { version } = loadApplication(desk.file, caseId) ?? { version: 0 };
    agency.answer = ({ source }) => (source === 'economic-report' ? earning(151_200) : none);
    ask(caseId, 'housing', 'economic-report');
    expect(counts()).toEqual({ 'waiting-agency': 1 });
    await runner.idle();
    expect(cellOf(caseId, 'housing')).toMatchObject({ state: 'none', ageDays: 0 });
    expect(cellOf(caseId, 'economic-report')).toMatchObject({ state: 'answered', differences: [] });
    expect(loadApplication(desk.file, caseId)?.version).toBe(version);
    expect(counts()).toEqual({});
    expect(agency.asked[0]).toMatchObject({ subject: { name: '马秀莲' }, purpose: 'application' });
  });

  it('shows what waits its turn and what is on the line', async () => {
    const caseId = caseBeforeTheCity();
    agency.answer = () => new Promise(() => undefined);
    runner.stop();
    runner = checkRunner(desk, { atOnce: 1, collectMs: 0 });
    const [first = '', second = ''] = ask(caseId, 'housing', 'tax');
    expect(cellOf(caseId, 'housing')?.state).toBe('asked');
    expect(cellOf(caseId, 'tax')?.state).toBe('waiting');
    expect(check('streetClerk', caseId, { type: 'cancel', requestIds: [first, second] }).ok).toBe(true);
    runner.callBack([first, second]);
    await runner.idle();
    expect(cellOf(caseId, 'housing')?.state).toBe('not-asked');
    expect(counts()).toEqual({});
  });

  it('goes on after a restart under the same request ids', async () => {
    const caseId = caseBeforeTheCity();
    agency.answer = () => new Promise(() => undefined);
    const ids = ask(caseId, 'housing', 'tax');
    runner.stop();
    made.reopen();
    open();
    agency.asked.length = 0;
    agency.answer = () => none;
    runner.resume();
    await runner.idle();
    expect(agency.asked.map(({ requestId }) => requestId).sort()).toEqual([...ids].sort());
    expect(loadChecks(desk.file, caseId).state.evidence).toHaveLength(2);
  });

  it('keeps each failure apart from "none" and from "not asked"', async () => {
    const caseId = caseBeforeTheCity();
    const failures = ['timeout', 'wrong-subject', 'malformed', 'out-of-date', 'contradiction', 'server-error'] as const;
    const sources = ['housing', 'tax', 'vehicles', 'firms', 'marriage', 'welfare'] as const;
    agency.answer = ({ source }) => ({
      outcome: 'failed',
      failure: failures[sources.indexOf(source as 'tax')] ?? 'unreachable',
      detail: '',
    });
    ask(caseId, ...sources);
    await runner.idle();
    for (const [index, source] of sources.entries()) {
      expect(cellOf(caseId, source)).toMatchObject({ state: 'failed', failure: failures[index], evidence: null });
    }
    expect(cellOf(caseId, 'social-insurance')?.state).toBe('not-asked');
  });

  it('gives rows that a rebuild gives again', async () => {
    const caseId = caseBeforeTheCity();
    agency.answer = ({ source }) => (source === 'economic-report' ? earning(199_900) : none);
    ask(caseId, 'housing', 'economic-report');
    await runner.idle();
    const rows = () => [
      desk.file.db.prepare('SELECT * FROM case_check').all(),
      desk.file.db.prepare('SELECT * FROM mark_count').all(),
      desk.file.db.prepare('SELECT * FROM case_row').all(),
    ];
    const written = rows();
    rebuild(desk.file.db, desk.file.projections);
    expect(rows()).toEqual(written);
    const page = queuePage(desk.file.db, {
      scope: CITY,
      source: { from: 'mark', mark: 'mismatch' },
      filters: noFilters,
      reader: { staffId: made.as('streetClerk').actor.staffId, today: todayOf(desk), now: desk.now() },
      sort: 'due',
      descending: false,
      position: { offset: 0 },
      limit: 10,
    });
    expect(page).toMatchObject([{ caseId, applicantName: '马秀莲', status: 'city-decision' }]);
  });
});

describe('an answer that gets stale', () => {
  const DAY = 86_400_000;
  const selected = (source: CaseSource, staleOnly: boolean) => {
    const reader = { staffId: made.as('streetClerk').actor.staffId, today: today(), now: desk.now() };
    const selection = { scope: '630104003' as OfficeId, source, filters: { ...noFilters, staleOnly }, reader };
    const place = { sort: 'due', descending: false, position: { offset: 0 }, limit: 10 } as const;
    const rows = queuePage(desk.file.db, { ...selection, ...place });
    expect(queueTotal(desk.file.db, selection)).toBe(rows.length);
    return rows.map(({ caseId }) => caseId);
  };
  const listed = () => selected({ from: 'stale' }, false);
  const inQueue = () => selected({ from: 'step', step: 'city-decision' }, true);
  const stale = () => staleCount(desk.file.db, { scope: CITY, today: today(), most: 100 });

  it('stands in list and queue from the day after, until it is asked again; rows are the same when made anew', async () => {
    const caseId = caseBeforeTheCity();
    // The registry's own limit ends before that of the policy.
    agency.answer = ({ source }) => (source === 'tax' ? { ...none, validUntil: plainDate('2026-10-20') } : none);
    ask(caseId, 'housing', 'tax');
    await runner.idle();
    made.clock.now += 10 * DAY;
    expect([listed(), inQueue(), stale()]).toEqual([[], [], 0]);
    made.clock.now += DAY;
    expect(cellOf(caseId, 'tax')?.state).toBe('stale');
    expect(cellOf(caseId, 'housing')?.state).toBe('none');
    expect([listed(), inQueue(), stale()]).toEqual([[caseId], [caseId], 1]);
    expect(caseFigures(desk.file.db, caseId)?.countsUntil).toBe('2026-10-20');
    const rows = () => desk.file.db.prepare('SELECT * FROM case_check').all();
    const written = rows();
    rebuild(desk.file.db, desk.file.projections);
    expect(rows()).toEqual(written);
    agency.answer = () => new Promise(() => undefined);
    const [requestId = ''] = ask(caseId, 'tax');
    expect([listed(), inQueue(), stale()]).toEqual([[], [], 0]);
    expect(check('streetClerk', caseId, { type: 'cancel', requestIds: [requestId] }).ok).toBe(true);
    runner.callBack([requestId]);
    await runner.idle();
    expect(stale()).toBe(1);
    agency.answer = () => ({ ...none, asOf: plainDate('2026-10-21') });
    ask(caseId, 'tax');
    await runner.idle();
    expect([listed(), inQueue(), stale()]).toEqual([[], [], 0]);
  });

  it('of a case that has ended is nobody’s work', async () => {
    const caseId = caseBeforeTheCity();
    agency.answer = () => ({ ...none, validUntil: plainDate('2026-10-11') });
    ask(caseId, 'housing');
    await runner.idle();
    const refusal = { type: 'reject', reasons: ['not-in-programme'], comment: '' } as const;
    expect(run('citySupervisor', caseId, refusal)).toMatchObject({ ok: true });
    made.clock.now += 5 * DAY;
    expect([listed(), stale()]).toEqual([[], 0]);
    expect(caseFigures(desk.file.db, caseId)?.countsUntil).toBeNull();
  });

  it('counts by the policy where the registry says nothing, and by the registry alone in an older log', () => {
    const state = givenChecks([aConsent(), aRequest('housing'), anAnswer('housing')]).state;
    // Thirty days in the support's policy, after 10 September.
    expect(checkFigures(state).countsUntil).toBe('2026-10-10');
    const older = { ...state, evidence: state.evidence.map((each) => ({ ...each, countsUntil: null })) };
    expect(checkFigures(older).countsUntil).toBeNull();
    const limited = older.evidence.map((each) => ({ ...each, validUntil: plainDate('2026-09-30') }));
    expect(checkFigures({ ...older, evidence: limited }).countsUntil).toBe('2026-09-30');
  });
});

describe('a tolerance for incomes', () => {
  it('is the policy’s: within it nothing is a mismatch, and the conditions reckon with what the registry says', async () => {
    const tolerance = { value: 50, source: '市住建局通知（测试）', confidence: 'O' };
    const dated = { source: '市住建局通知（测试）', confidence: 'O' };
    const proposalId = propose(made, { effectiveFrom: TODAY, dated, income: { tolerance } });
    expect(onPack(made, 'citySupervisor', { type: 'issue', proposalId })).toMatchObject({ ok: true });
    const caseId = caseBeforeTheCity();
    // Declared are 1,512.00 yuan; five in a hundred more are 1,587.60.
    agency.answer = () => earning(158_760);
    ask(caseId, 'economic-report');
    await runner.idle();
    expect(cellOf(caseId, 'economic-report')).toMatchObject({ state: 'answered', differences: [] });
    const income = eligibilityView(desk, stateOf(caseId)).evaluation?.conditions.find(({ id }) => id === 'income');
    expect(income).toMatchObject({ value: 158_760 });
    agency.answer = () => earning(158_761);
    ask(caseId, 'economic-report');
    await runner.idle();
    expect(cellOf(caseId, 'economic-report')?.state).toBe('mismatch');
  });
});

describe('an approval', () => {
  it('is refused while a condition is unknown, and made once the registry has said it', async () => {
    const caseId = caseBeforeTheCity();
    const approve = { type: 'approve', comment: '' } as const;
    expect(run('citySupervisor', caseId, approve)).toEqual({
      ok: false,
      error: { code: 'not-entitled', outcome: 'undetermined', conditions: [{ id: 'not-housed', verdict: 'unknown' }] },
    });
    agency.answer = () => none;
    ask(caseId, 'housing');
    await runner.idle();
    expect(run('citySupervisor', caseId, approve)).toMatchObject({ ok: true, value: { status: 'to-publicise' } });
    expect(eligibilityView(desk, stateOf(caseId)).decided?.outcome).toBe('eligible');
  });

  it('of somebody over a limit takes two people and a reason for each condition', async () => {
    const caseId = caseBeforeTheCity();
    agency.answer = ({ source }) => (source === 'economic-report' ? earning(250_000) : none);
    ask(caseId, 'housing', 'economic-report');
    await runner.idle();
    const overrules = [{ condition: 'income', verdict: 'met', reason: '上月一次性补发工资' }] as const;
    const approve = { type: 'approve', comment: '', overrules } as const;
    const refusedFor = (why: string) => ({ ok: false, error: { code: 'second-person', why } });
    const { staffId: own } = made.as('citySupervisor').actor;
    expect(run('citySupervisor', caseId, approve)).toEqual(refusedFor('missing'));
    expect(run('citySupervisor', caseId, { ...approve, secondBy: own })).toEqual(refusedFor('same'));
    const clerk = made.as('cityClerk').actor.staffId;
    expect(run('citySupervisor', caseId, { ...approve, secondBy: clerk })).toEqual(refusedFor('permission'));
    const second = made.as('secondCitySupervisor').actor.staffId;
    const wordless = { ...approve, overrules: [{ ...overrules[0], reason: ' ' }], secondBy: second };
    expect(run('citySupervisor', caseId, wordless)).toEqual({ ok: false, error: { code: 'comment-missing' } });
    expect(run('citySupervisor', caseId, { ...approve, secondBy: second })).toMatchObject({ ok: true });
    const decided = eligibilityView(desk, stateOf(caseId)).decided;
    expect(decided?.conditions.find(({ id }) => id === 'income')?.overruled).toMatchObject({
      computed: 'unmet',
      by: own,
      secondBy: second,
    });
  });
});

describe('a later answer', () => {
  it('that changes a condition flags the case, changes nothing, and the flag goes down once seen', async () => {
    const caseId = caseBeforeTheCity();
    agency.answer = () => earning(250_000);
    ask(caseId, 'economic-report');
    await runner.idle();
    expect(loadChecks(desk.file, caseId).state.changed).toEqual([{ condition: 'income', from: 'met', to: 'unmet' }]);
    expect(stateOf(caseId).status).toBe('city-decision');
    expect(counts()).toMatchObject({ 'evidence-changed': 1, mismatch: 1 });
    expect(check('hall', caseId, { type: 'see-change' })).toMatchObject({ ok: false });
    expect(check('citySupervisor', caseId, { type: 'see-change' })).toMatchObject({ ok: true });
    expect(counts()).toEqual({ mismatch: 1 });
  });

  it('that an officer rules against counts as ruled', async () => {
    const caseId = caseBeforeTheCity();
    agency.answer = () => earning(250_000);
    const [evidenceId = ''] = ask(caseId, 'economic-report');
    await runner.idle();
    const income = () =>
      eligibilityView(desk, stateOf(caseId)).evaluation?.conditions.find(({ id }) => id === 'income');
    expect(income()).toMatchObject({ verdict: 'unmet', value: 250_000 });
    const ruled = check('districtClerk', caseId, {
      type: 'rule',
      person: applicant.identityNumber,
      source: 'economic-report',
      evidenceId,
      fields: [{ field: 'monthly-income', choice: 'declared', value: null }],
      reason: 'document-proves',
      comment: '',
    });
    expect(ruled).toMatchObject({ ok: true });
    expect(income()).toMatchObject({ verdict: 'met', value: 151_200 });
    expect(income()?.terms[0]?.origin).toMatchObject({ kind: 'ruling', source: 'economic-report' });
    // It had changed and has changed back before anybody looked: nothing is left to look at.
    expect(counts()).toEqual({});
  });
});
