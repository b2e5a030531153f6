import { describe, expect, it } from 'vitest';
import type { OfficeId, StaffId } from '../../../kernel/ids.ts';
import { plainDate } from '../../../kernel/plain-date.ts';
import type { Role } from '../../staff/role.ts';
import { type PolicyCommand, type PolicyFacts, decidePolicy } from './decide.ts';
import type { PolicyEvent } from './events.ts';
import { type RecordedPolicyEvent, foldPack } from './state.ts';
import type { JsonObject } from './value-tree.ts';

const person = (staffId: string, role: Role, office = '6301'): PolicyFacts['actor'] => ({
  staffId: staffId as StaffId,
  roles: [role],
  office: office as OfficeId,
});
const administrator = person('a', 'admin');
const second = person('b', 'admin');
const supervisor = person('c', 'supervisor');

const version = (effectiveFrom: string, count: number): JsonObject => ({
  effectiveFrom,
  clocks: { intake: { count, unit: 'working', source: '某文第三条', confidence: 'P' } },
});
const shipped = { id: 'xining@2021-06-01', effectiveFrom: plainDate('2021-06-01') };

const facts: Omit<PolicyFacts, 'actor'> = {
  today: plainDate('2026-10-10'),
  pack: 'xining',
  isOwn: true,
  versions: [shipped],
  changedValues: 1,
  problem: undefined,
  backdateDays: 31,
};

const propose: PolicyCommand = {
  type: 'propose',
  proposalId: 'p1',
  version: version('2026-11-01', 3),
  base: shipped.id,
  reason: '市政府令修订',
};
const proposed: PolicyEvent = {
  type: 'policy.version-proposed.v1',
  payload: {
    proposalId: 'p1',
    pack: 'xining',
    effectiveFrom: plainDate('2026-11-01'),
    version: version('2026-11-01', 3),
    base: shipped.id,
    reason: '市政府令修订',
  },
};
const issued: PolicyEvent = {
  type: 'policy.version-issued.v1',
  payload: { proposalId: 'p1', versionId: 'xining@2026-11-01', effectiveFrom: plainDate('2026-11-01') },
};
const issue: PolicyCommand = { type: 'issue', proposalId: 'p1' };

const by = (actor: PolicyFacts['actor'], event: PolicyEvent): RecordedPolicyEvent => ({
  ...event,
  actor: actor.staffId,
  wallTime: 0,
});

function given(...history: readonly RecordedPolicyEvent[]) {
  return {
    when: (command: PolicyCommand, actor: PolicyFacts['actor'], world: Partial<PolicyFacts> = {}) => {
      const decision = decidePolicy(command, foldPack(history), { ...facts, ...world, actor });
      return decision.ok ? decision.value : decision.error;
    },
  };
}

describe('proposing a version', () => {
  it('is said whole, with its day, its base and why', () => {
    expect(given().when(propose, administrator)).toEqual([proposed]);
  });

  it('is for an administrator of the city about the city’s own pack', () => {
    const missing = { code: 'missing-permission', permission: 'policy.manage' };
    expect(given().when(propose, supervisor)).toEqual(missing);
    const ofDistrict = person('d', 'admin', '630104');
    expect(given().when(propose, ofDistrict)).toEqual({ code: 'outside-office', office: '6301' });
    const below = { isOwn: false, pack: 'national' };
    expect(given().when(propose, administrator, below)).toEqual({ code: 'pack-not-yours', pack: 'national' });
  });

  it('waits for the one before it', () => {
    const next: PolicyCommand = { ...propose, proposalId: 'p2' };
    expect(given(by(administrator, proposed)).when(next, second)).toEqual({ code: 'proposal-waits' });
  });

  it('changes something', () => {
    const unchanged = { code: 'version-unchanged', base: shipped.id };
    expect(given().when(propose, administrator, { changedValues: 0 })).toEqual(unchanged);
  });

  it('begins after the last one, shipped or issued', () => {
    const early = { ...propose, version: version('2021-06-01', 3) };
    expect(given().when(early, administrator)).toEqual({ code: 'version-not-after', last: '2021-06-01' });
    const later = { id: 'xining@2026-12-01', effectiveFrom: plainDate('2026-12-01') };
    const versions = [later, shipped];
    expect(given().when(propose, administrator, { versions })).toEqual({
      code: 'version-not-after',
      last: '2026-12-01',
    });
  });

  it('reaches back no further than the city allows', () => {
    const back = (day: string): PolicyCommand => ({ ...propose, version: version(day, 3) });
    const tooEarly = { code: 'version-too-early', earliest: '2026-09-09' };
    expect(given().when(back('2026-09-08'), administrator)).toEqual(tooEarly);
    expect(given().when(back('2026-09-09'), administrator)).toHaveLength(1);
  });

  it('names the field that does not hold', () => {
    const problem = { path: 'clocks.intake.count', kind: 'too-small', detail: '1' } as const;
    expect(given().when(propose, administrator, { problem })).toEqual({ code: 'bad-version', problem });
    const dayless = { ...propose, version: {} };
    expect(given().when(dayless, administrator)).toMatchObject({ problem: { path: 'effectiveFrom', kind: 'missing' } });
  });

  it('has a reason and a base', () => {
    expect(given().when({ ...propose, reason: ' ' }, administrator)).toEqual({ code: 'reason-missing' });
    const lost = { ...propose, base: 'xining@2020-01-01' };
    expect(given().when(lost, administrator)).toEqual({ code: 'unknown-version', version: 'xining@2020-01-01' });
  });
});

describe('issuing it', () => {
  it('takes somebody else of the city: an administrator or a supervisor', () => {
    const waits = given(by(administrator, proposed));
    expect(waits.when(issue, second)).toEqual([issued]);
    expect(waits.when(issue, supervisor)).toEqual([issued]);
    expect(waits.when(issue, administrator)).toEqual({ code: 'own-proposal' });
    expect(waits.when(issue, person('e', 'clerk'))).toEqual({ code: 'missing-permission', permission: 'policy.issue' });
    const ofDistrict = person('d', 'supervisor', '630104');
    expect(waits.when(issue, ofDistrict)).toEqual({ code: 'outside-office', office: '6301' });
  });

  it('needs that very proposal', () => {
    expect(given().when(issue, second)).toEqual({ code: 'no-proposal' });
    const other: PolicyCommand = { type: 'issue', proposalId: 'p0' };
    expect(given(by(administrator, proposed)).when(other, second)).toEqual({ code: 'no-proposal' });
    expect(given(by(administrator, proposed), by(second, issued)).when(issue, second)).toEqual({ code: 'no-proposal' });
  });

  it('asks for the day and the version again', () => {
    const waits = given(by(administrator, proposed));
    const late = { today: plainDate('2027-01-01') };
    expect(waits.when(issue, second, late)).toEqual({ code: 'version-too-early', earliest: '2026-12-01' });
    const problem = { path: 'clocks', kind: 'missing', detail: '' } as const;
    expect(waits.when(issue, second, { problem })).toEqual({ code: 'bad-version', problem });
  });

  it('by its proposer, as a desk that cannot be trusted might write it, counts for nothing', () => {
    expect(foldPack([by(administrator, proposed), by(administrator, issued)]).issued).toEqual([]);
    expect(foldPack([by(administrator, proposed), by(second, issued)]).issued).toHaveLength(1);
  });
});

describe('a proposal that comes to nothing', () => {
  const waits = given(by(administrator, proposed));
  const ending = (type: 'withdraw' | 'refuse', reason = '数字有误'): PolicyCommand => ({
    type,
    proposalId: 'p1',
    reason,
  });

  it('is taken back by who made it, refused by another, each with a reason', () => {
    const payload = { proposalId: 'p1', reason: '数字有误' };
    expect(waits.when(ending('withdraw'), administrator)).toEqual([{ type: 'policy.proposal-withdrawn.v1', payload }]);
    expect(waits.when(ending('refuse'), second)).toEqual([{ type: 'policy.proposal-refused.v1', payload }]);
    expect(waits.when(ending('withdraw'), second)).toEqual({ code: 'not-proposer' });
    expect(waits.when(ending('refuse'), administrator)).toEqual({ code: 'own-proposal' });
    expect(waits.when(ending('refuse', ''), second)).toEqual({ code: 'reason-missing' });
  });

  it('makes room for the next', () => {
    const refused: PolicyEvent = { type: 'policy.proposal-refused.v1', payload: { proposalId: 'p1', reason: '否' } };
    const after = given(by(administrator, proposed), by(second, refused));
    expect(after.when(issue, second)).toEqual({ code: 'no-proposal' });
    expect(after.when({ ...propose, proposalId: 'p2' }, second)).toHaveLength(1);
  });
});
