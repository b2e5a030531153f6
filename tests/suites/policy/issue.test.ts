import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadApplication } from '../../../src/app/application/application-stream.ts';
import { executeCaseCommand } from '../../../src/app/application/execute.ts';
import { currentPolicy, openDesk } from '../../../src/app/open-desk.ts';
import { appliesTo } from '../../../src/app/policy/applies-to.ts';
import { changePack } from '../../../src/app/policy/change-pack.ts';
import { policyStream } from '../../../src/app/policy/pack.ts';
import { changesBetween, packSummary, versionView } from '../../../src/app/policy/pack-views.ts';
import { packHistory } from '../../../src/app/policy/pack-history.ts';
import type { ApplicationCommand } from '../../../src/domain/application/commands.ts';
import type { PolicyCommand } from '../../../src/domain/policy/issue/decide.ts';
import type { JsonObject } from '../../../src/domain/policy/issue/value-tree.ts';
import type { CaseId, CommandId } from '../../../src/kernel/ids.ts';
import { invariant } from '../../../src/kernel/invariant.ts';
import { outboxCounts } from '../../../src/store/outbox.ts';
import { commit } from '../../../src/store/unit-of-work.ts';
import { type TestDesk, testDesk } from '../../support/desk/test-desk.ts';
import type { TestStaffName } from '../../support/desk/test-offices.ts';
import { issue, onPack, propose, withStreetReview } from '../../support/policy/new-version.ts';
import { handIn } from '../../support/sync/cases.ts';
import type { CityDesk } from '../../support/sync/city-desk.ts';

/** It is 10 October 2026. */
let made: TestDesk;
beforeEach(async () => {
  made = await testDesk();
});
afterEach(() => {
  made.remove();
});

const DAY = 86_400_000;
const shipped = (): string => currentPolicy(made.desk)?.id ?? '';

function run(who: TestStaffName, caseId: CaseId, command: ApplicationCommand): void {
  const version = loadApplication(made.desk.file, caseId)?.version ?? 0;
  const commandId = made.desk.newId() as CommandId;
  const result = executeCaseCommand(made.desk, { commandId, caseId, version, command }, made.as(who).actor);
  invariant(result.ok, JSON.stringify(result));
}

/** The policy that each step of a case names. */
function basisOf(caseId: CaseId): unknown[] {
  const { events } = made.desk.file.load(`application:${caseId}`);
  return events.map(({ payload }) => (payload['basis'] as { readonly policy: string }).policy);
}

describe('a new version', () => {
  it('takes two people of the city, and then every case from its day on', () => {
    const before = shipped();
    const proposalId = propose(made, withStreetReview('2026-10-12', 4));
    expect(onPack(made, 'admin', { type: 'issue', proposalId })).toEqual({
      ok: false,
      error: { code: 'own-proposal' },
    });
    const stranger = { code: 'outside-office', office: '6301' };
    expect(onPack(made, 'streetSupervisor', { type: 'issue', proposalId })).toEqual({ ok: false, error: stranger });
    expect(onPack(made, 'citySupervisor', { type: 'issue', proposalId })).toEqual({ ok: true, value: null });
    expect(currentPolicy(made.desk)?.id).toBe(before);
    made.clock.now += 2 * DAY;
    expect(currentPolicy(made.desk)).toMatchObject({
      id: 'xining@2026-10-12',
      clocks: { 'street-review': { value: { count: 4, unit: 'working' }, source: '市住建局通知（测试）第三条' } },
    });
    made.reopen();
    expect(currentPolicy(made.desk)?.id).toBe('xining@2026-10-12');
  });

  it('leaves what was decided as it was: each step names the version of its own day', () => {
    const before = shipped();
    const caseId = handIn(made as unknown as CityDesk);
    const issued = issue(made, 4);
    run('streetClerk', caseId, { type: 'accept' });
    made.clock.now += 2 * DAY;
    const accepted = loadApplication(made.desk.file, caseId)?.state.clock;
    run('secondStreetClerk', caseId, { type: 'pass-review', recommendation: 'approve', comment: '' });
    expect(basisOf(caseId)).toEqual([before, before, issued]);
    expect(accepted?.limit).toBe(10);
    expect(appliesTo(made.desk, caseId)).toEqual({
      steps: [
        { type: 'application.submitted.v1', on: '2026-10-10', versionId: before, effectiveFrom: before.slice(7) },
        { type: 'application.accepted.v1', on: '2026-10-10', versionId: before, effectiveFrom: before.slice(7) },
        { type: 'application.review-passed.v1', on: '2026-10-12', versionId: issued, effectiveFrom: '2026-10-11' },
      ],
      today: { on: '2026-10-12', versionId: issued, effectiveFrom: '2026-10-11' },
    });
  });

  it('is told to the screens at once, and who did what is on record', () => {
    const told: string[] = [];
    made.desk.changes.listen((topic) => told.push(topic));
    issue(made, 4);
    expect(told).toEqual(['policies', 'cases', 'outbox', 'policies', 'cases', 'outbox']);
    expect(packHistory(made.desk, 'xining')).toMatchObject([
      { type: 'policy.version-issued.v1', actorName: '段城', versionId: 'xining@2026-10-11' },
      { type: 'policy.version-proposed.v1', actorName: '管理员', effectiveFrom: '2026-10-11', reason: '测试' },
    ]);
  });

  it('differs from the last by what it says, and inherits the rest', () => {
    issue(made, 4);
    const pack = made.desk.pack();
    invariant(pack, 'the city has a pack');
    const [before, after] = pack.versions.slice(-2);
    invariant(before && after, 'two versions');
    expect(changesBetween([pack, before], [pack, after])).toMatchObject([
      { path: ['clocks', 'street-review'], kind: 'changed', after: { from: 'xining@2026-10-11', confidence: 'O' } },
    ]);
    const view = versionView(made.desk, pack, after);
    expect(view.values.length).toBe(versionView(made.desk, pack, before).values.length);
    expect(view.values.find(({ path }) => path.join('.') === 'clocks.recheck')?.from).toMatch(/^national@/);
    expect(view).toMatchObject({
      dated: { confidence: 'O' },
      proposed: { name: '管理员' },
      issuedBy: { name: '段城' },
    });
    const summary = packSummary(made.desk, pack, '');
    expect(summary.versions[0]).toMatchObject({ id: after.id, until: null, isReadable: true });
    expect(summary.versions[1]).toMatchObject({ until: '2026-10-10' });
  });
});

describe('what is refused', () => {
  const proposing = (version: JsonObject, base = shipped()): PolicyCommand => ({
    type: 'propose',
    proposalId: made.desk.newId(),
    version,
    base,
    reason: '试',
  });

  it('names the field, and leaves nothing half done', () => {
    const waiting = outboxCounts(made.desk.file.db).waiting;
    const bad = withStreetReview('2026-11-01', 0);
    expect(onPack(made, 'admin', proposing(bad))).toMatchObject({
      ok: false,
      error: {
        code: 'bad-version',
        problem: { path: 'clocks.street-review.value.count', kind: 'too-small', detail: '1' },
      },
    });
    const unknown = { ...withStreetReview('2026-11-01', 4), colour: 'red' };
    expect(onPack(made, 'admin', proposing(unknown))).toMatchObject({
      error: { code: 'bad-version', problem: { path: 'colour', kind: 'unknown-field' } },
    });
    const sourceless = { effectiveFrom: '2026-11-01', clocks: { intake: { value: { count: 3, unit: 'working' } } } };
    expect(onPack(made, 'admin', proposing(sourceless))).toMatchObject({
      error: { code: 'bad-version', problem: { path: 'clocks.intake.source', kind: 'missing' } },
    });
    expect(outboxCounts(made.desk.file.db).waiting).toBe(waiting);
    expect(made.desk.pack()?.state.proposal).toBeNull();
  });

  it('a version that says what holds already, or is dated as one that came with the program', () => {
    const dated = { effectiveFrom: '2026-11-01', dated: { source: '某文', confidence: 'O' } };
    expect(onPack(made, 'admin', proposing(dated))).toMatchObject({ error: { code: 'version-unchanged' } });
    const day = shipped().slice('xining@'.length);
    expect(onPack(made, 'admin', proposing(withStreetReview(day, 4)))).toMatchObject({
      error: { code: 'version-not-after', last: day },
    });
  });

  it('a pack that is not the city’s own', () => {
    const command = proposing(withStreetReview('2026-11-01', 4), 'national@2012-07-15');
    const on = (pack: string) =>
      changePack(made.desk, { commandId: made.desk.newId() as CommandId, pack, command }, made.as('admin'));
    expect(on('national')).toEqual({ ok: false, error: { code: 'pack-not-yours', pack: 'national' } });
    expect(on('nowhere')).toEqual({ ok: false, error: { code: 'unknown-pack', pack: 'nowhere' } });
  });

  it('nothing when it is only sent twice', () => {
    const commandId = made.desk.newId() as CommandId;
    const change = { commandId, pack: 'xining', command: proposing(withStreetReview('2026-11-01', 4)) };
    expect(changePack(made.desk, change, made.as('admin')).ok).toBe(true);
    expect(changePack(made.desk, change, made.as('admin')).ok).toBe(true);
    expect(packHistory(made.desk, 'xining')).toHaveLength(1);
  });
});

describe('a version of a newer program', () => {
  /** As it comes from another desk: past the rules of this one. */
  function arrive(): void {
    const version = { ...withStreetReview('2026-11-01', 4), tomorrow: { value: 1, source: '文', confidence: 'P' } };
    const payload = { proposalId: 'p', pack: 'xining', effectiveFrom: '2026-11-01', version, base: '', reason: '' };
    const { file } = made.desk;
    const events = [
      ['admin', { type: 'policy.version-proposed.v1', payload }],
      [
        'citySupervisor',
        {
          type: 'policy.version-issued.v1',
          payload: { proposalId: 'p', versionId: 'xining@2026-11-01', effectiveFrom: '2026-11-01' },
        },
      ],
    ] as const;
    for (const [who, event] of events) {
      const stream = policyStream('xining');
      commit(file, {
        commandId: file.newId(),
        commandName: 'policy.propose',
        commandPayload: null,
        actor: made.as(who).actor.staffId,
        office: '6301',
        wallTime: made.desk.now(),
        appends: [{ stream, expectedVersion: file.load(stream).version, events: [event] }],
        outcome: null,
      });
    }
  }

  it('that cannot be read lets nothing be decided on its days, rather than by an older one', () => {
    const before = shipped();
    arrive();
    expect(currentPolicy(made.desk)?.id).toBe(before);
    made.clock.now = Date.UTC(2026, 10, 2);
    expect(currentPolicy(made.desk)).toBeUndefined();
    expect(made.desk.pack()?.versions.at(-1)).toMatchObject({ id: 'xining@2026-11-01', usable: undefined });
  });
});

describe('a newer program that ships a version of a day for which the city issued one', () => {
  it('lets the city’s stand: its id means what cases were decided on', () => {
    const issued = issue(made, 4, '2026-10-11');
    const { reference, file, changes } = { ...made.desk };
    const cities = reference.cities.map((city) => {
      const versions = [...city.file.versions, withStreetReview('2026-10-11', 9)] as typeof city.file.versions;
      return city.id === 'xining' ? { ...city, file: { ...city.file, versions } } : city;
    });
    const renewed = openDesk({ file, reference: { ...reference, cities }, changes });
    const found = renewed?.policies.filter(({ id }) => id === issued);
    expect(found?.map((version) => version.clocks['street-review'].value.count)).toEqual([4]);
  });
});
