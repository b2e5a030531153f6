/**
 * A household against `anju agency-simulator` over HTTP, through the client that a desk has: each fault switched on in
 * turn, and the cell of the matrix shows what became of the question.
 */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type AgencySettings, agencyConfigSchema } from '../../../src/agency/agency-config.ts';
import { type AgencyClient, agencyClient } from '../../../src/agency/agency-client.ts';
import { executeCaseCommand } from '../../../src/app/application/execute.ts';
import { loadApplication } from '../../../src/app/application/application-stream.ts';
import { type CheckRunner, checkRunner } from '../../../src/app/checks/check-runner.ts';
import { loadChecks } from '../../../src/app/checks/check-stream.ts';
import { checkMatrixView } from '../../../src/app/checks/check-view.ts';
import { executeCheck } from '../../../src/app/checks/execute-check.ts';
import type { OpenDesk } from '../../../src/app/open-desk.ts';
import type { AgencyFailure } from '../../../src/domain/agency-check/agency-port.ts';
import type { CellState } from '../../../src/domain/agency-check/cell.ts';
import type { CheckCommand } from '../../../src/domain/agency-check/commands.ts';
import { type CheckSource, checkSources } from '../../../src/domain/agency-check/source.ts';
import { identityNumberFor } from '../../../src/domain/identity/identity-number.ts';
import type { CaseId, CommandId, OfficeId } from '../../../src/kernel/ids.ts';
import { invariant } from '../../../src/kernel/invariant.ts';
import { plainDate } from '../../../src/kernel/plain-date.ts';
import { type FaultKind, faultKinds } from '../../../src/simulator/faults.ts';
import { requiredTypes } from '../../faults/required-types.ts';
import { testSigner } from '../../support/agency/asked.ts';
import { type SimulatorProcess, simulatorProcess } from '../../support/agency/simulator-process.ts';
import { aContent, aDocument, aMember } from '../../support/application/builders.ts';
import { type TestDesk, testDesk } from '../../support/desk/test-desk.ts';

/** The registries go by the true time, so the desk does too. */
const NOW = Date.now();
const FAST: NonNullable<AgencySettings['defaults']> = {
  timeoutMs: 10_000,
  attempts: 2,
  firstWaitMs: 5,
  longestWaitMs: 20,
  failuresToOpen: 1_000,
};

const member = (place: number) =>
  aMember({
    name: `样本${String(place)}`,
    identityNumber: identityNumberFor('630104', plainDate('1980-03-04'), place),
    monthlyIncome: 150_000,
  });
const household = { employer: '', creditCode: '', monthsPaid: 24, base: 300_000, isActive: true };
/** Known to the social insurance, and to no other registry. */
const people = Array.from({ length: 40 }, (_, place) => {
  const { identityNumber, name } = member(place + 1);
  return { identityNumber, name, records: { 'social-insurance': household } };
});

let registries: SimulatorProcess;
let made: TestDesk;
let desk: OpenDesk;
let client: AgencyClient;
let runner: CheckRunner;
let place = 0;

beforeAll(async () => {
  registries = await simulatorProcess(people);
  made = await testDesk({ now: NOW });
});
afterAll(async () => {
  made.remove();
  await registries.stop();
});
beforeEach(async () => {
  await registries.fault(null);
  open(FAST);
});
afterEach(() => {
  runner.stop();
  client.close();
});

/** As a start of the program does, by the settings of its `agency.json`. */
function open(defaults: NonNullable<AgencySettings['defaults']>, collectMs = 0): void {
  const signer = testSigner(made.desk.newId());
  client = agencyClient(agencyConfigSchema.parse(registries.settings(defaults)), { signer: () => signer });
  desk = { ...made.desk, agency: client };
  runner = checkRunner(desk, { collectMs });
}

function reopen(defaults: NonNullable<AgencySettings['defaults']>, collectMs = 0): void {
  runner.stop();
  client.close();
  open(defaults, collectMs);
}

interface Household {
  readonly caseId: CaseId;
  readonly person: string;
}

function accepted(): Household {
  const caseId = made.desk.newId() as CaseId;
  place += 1;
  const applicant = member(place);
  const documents = requiredTypes.map((type) => aDocument(type));
  const submit = { type: 'submit', caseId, externalId: '', channel: 'counter' } as const;
  const street = '630104003' as OfficeId;
  const content = aContent({ members: [applicant] });
  for (const command of [{ ...submit, street, content, documents }, { type: 'accept' }] as const) {
    const version = loadApplication(desk.file, caseId)?.version ?? 0;
    const commandId = made.desk.newId() as CommandId;
    const result = executeCaseCommand(desk, { commandId, caseId, version, command }, made.as('streetClerk').actor);
    expect(result).toMatchObject({ ok: true });
  }
  const { identityNumber: person } = applicant;
  check(caseId, {
    type: 'record-consent',
    consentId: made.desk.newId(),
    person,
    signer: 'self',
    guardian: '',
    sources: checkSources,
    signedOn: plainDate('2021-06-02'),
    until: plainDate('2099-12-31'),
    documentId: documents[0]?.id ?? ('' as never),
  });
  return { caseId, person };
}

function check(caseId: CaseId, command: CheckCommand): void {
  const commandId = made.desk.newId() as CommandId;
  const result = executeCheck(desk, { commandId, caseId, command }, made.as('streetClerk').actor);
  invariant(result.ok, `refused: ${JSON.stringify(result)}`);
}

function ask({ caseId, person }: Household, ...sources: readonly CheckSource[]): readonly string[] {
  const requests = sources.map((source) => ({ requestId: made.desk.newId(), person, source }));
  check(caseId, { type: 'request', requests });
  runner.take(caseId);
  return requests.map(({ requestId }) => requestId);
}

function cellOf({ caseId }: Household, source: CheckSource) {
  const state = loadApplication(desk.file, caseId)?.state;
  invariant(state, 'the case is there');
  const viewer = { actor: made.as('streetClerk').actor, inFlight: runner.inFlight() };
  const cell = checkMatrixView(desk, state, viewer).cells.find((each) => each.source === source);
  invariant(cell, `the matrix has ${source}`);
  return cell;
}

/** What each fault leaves on the cell; null where an answer comes through all the same. */
const SEEN: Readonly<Record<Exclude<FaultKind, 'duplicate'>, AgencyFailure | null>> = {
  // Three seconds, in ten that the desk waits.
  slow: null,
  '5xx': 'server-error',
  hang: 'timeout',
  lost: 'unreachable',
  'wrong-person': 'wrong-subject',
  garbage: 'malformed',
  truncated: 'unreachable',
  'clock-off': 'out-of-date',
  stale: 'out-of-date',
  contradiction: 'contradiction',
  oversized: 'malformed',
  redirect: 'malformed',
  refused: 'refused',
  forged: 'bad-signature',
};

describe('a household checked against registries that fail', () => {
  it.each(Object.entries(SEEN))('%s', { timeout: 30_000 }, async (kind, failure) => {
    if (failure === 'timeout') reopen({ ...FAST, timeoutMs: 500 });
    const asked = accepted();
    // The other registries are well: only one cell is to fail.
    await registries.fault(kind as FaultKind, 'social-insurance');
    const before = (await registries.state()).sources['social-insurance'] ?? { distinct: 0 };
    ask(asked, 'social-insurance', 'vehicles');
    expect(cellOf(asked, 'social-insurance')).toMatchObject({ state: 'asked', evidence: null, failure: null });
    await runner.idle();
    expect(cellOf(asked, 'vehicles')).toMatchObject({ state: 'none', failure: null });
    // One that nobody asked is neither failed nor without a record.
    expect(cellOf(asked, 'marriage')).toMatchObject({ state: 'not-asked', failure: null, evidence: null });
    const state: CellState = failure === null ? 'answered' : 'failed';
    expect(cellOf(asked, 'social-insurance')).toMatchObject({ state, failure });
    const after = (await registries.state()).sources['social-insurance'];
    expect(after?.distinct).toBe(before.distinct + 1);
    if (failure === null) return;
    // Nothing that failed is evidence, and the cell is asked again once the registry is well.
    expect(cellOf(asked, 'social-insurance').evidence).toBeNull();
    await registries.fault(null, 'social-insurance');
    ask(asked, 'social-insurance');
    await runner.idle();
    const mended = { state: 'answered', failure: null, evidence: { finding: { outcome: 'found' } } };
    expect(cellOf(asked, 'social-insurance')).toMatchObject(mended);
  });

  it('duplicate: an answer that was heard but not kept, and comes otherwise when asked again', async () => {
    // Kept after an hour: the program ends before.
    reopen(FAST, 3_600_000);
    const asked = accepted();
    await registries.fault('duplicate', 'social-insurance');
    const { answered = 0 } = (await registries.state()).sources['social-insurance'] ?? {};
    const [requestId = ''] = ask(asked, 'social-insurance');
    await expect.poll(async () => (await registries.state()).sources['social-insurance']?.answered).toBe(answered + 1);
    await expect.poll(() => runner.inFlight().size).toBe(0);
    runner.stop();
    expect(cellOf(asked, 'social-insurance').state).toBe('waiting');
    runner = checkRunner(desk, { collectMs: 0 });
    runner.resume();
    await runner.idle();
    expect(cellOf(asked, 'social-insurance')).toMatchObject({
      state: 'failed',
      failure: 'contradiction',
      evidence: null,
    });
    expect(loadChecks(desk.file, asked.caseId).state.requests).toMatchObject([{ requestId, end: { kind: 'failed' } }]);
  });

  it('an answer that came and was lost with the program is asked for again, and counted once', async () => {
    reopen(FAST, 3_600_000);
    const asked = accepted();
    const { distinct = 0 } = (await registries.state()).sources['social-insurance'] ?? {};
    ask(asked, 'social-insurance');
    await expect.poll(() => runner.inFlight().size).toBe(0);
    runner.stop();
    runner = checkRunner(desk, { collectMs: 0 });
    runner.resume();
    await runner.idle();
    expect(cellOf(asked, 'social-insurance')).toMatchObject({ state: 'answered', failure: null });
    expect((await registries.state()).sources['social-insurance']?.distinct).toBe(distinct + 1);
    expect(loadChecks(desk.file, asked.caseId).state.evidence).toHaveLength(1);
  });

  it('a registry that failed too often is left alone: the cell says so, and others are asked', async () => {
    reopen({ ...FAST, attempts: 1, failuresToOpen: 1, openMs: 60_000 });
    await registries.fault('5xx', 'social-insurance');
    const [first, second] = [accepted(), accepted()];
    ask(first, 'social-insurance');
    await runner.idle();
    ask(second, 'social-insurance', 'vehicles');
    await runner.idle();
    expect(cellOf(first, 'social-insurance')).toMatchObject({ state: 'failed', failure: 'server-error' });
    expect(cellOf(second, 'social-insurance')).toMatchObject({ state: 'failed', failure: 'circuit-open' });
    expect(cellOf(second, 'vehicles')).toMatchObject({ state: 'none' });
  });

  it('knows every fault of the simulator', () => {
    expect([...Object.keys(SEEN), 'duplicate'].sort()).toEqual([...faultKinds].sort());
  });
});
