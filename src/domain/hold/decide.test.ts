import { describe, expect, it } from 'vitest';
import {
  DISTRICT,
  STREET,
  aMember,
  anActor,
  clerk,
  districtSupervisor,
  secondClerk,
} from '../../../tests/support/application/builders.ts';
import { HOLD_START, caseAfter, givenHold } from '../../../tests/support/application/given-hold.ts';
import { given, factsFor, stages } from '../../../tests/support/application/given.ts';
import { decide } from '../application/decide.ts';
import { possibleActions } from '../application/possible-actions.ts';
import { withdrawalReasons } from '../application/reasons.ts';
import { heldBy } from './decide.ts';
import { liveHold } from './state.ts';

const streetSupervisor = anActor({ id: 'street-sup', roles: ['supervisor'] });
const hall = anActor({ id: 'hall-1', roles: ['hall'] });
const colleagues = [clerk, secondClerk, districtSupervisor, streetSupervisor, hall];
const base = { colleagues, steps: stages.submitted, holds: [] };
const until = HOLD_START + 24 * 3_600_000;
const take = { type: 'take' } as const;
const release = (reason = '') => ({ type: 'release', reason }) as const;
const assign = (to: { readonly staffId: typeof clerk.staffId }, reason = '') =>
  ({ type: 'assign', to: to.staffId, reason }) as const;

describe('taking a case', () => {
  it('is for one person, for the step, for some hours', () => {
    const { hold } = givenHold(base).when([clerk, take]).then('hold.taken.v1');
    expect(hold).toEqual({ holder: clerk.staffId, step: 'to-accept', caseVersion: 1, until, takenAt: HOLD_START });
    givenHold({ ...base, holds: [[clerk, take]] })
      .when([secondClerk, take, 1])
      .refused({ code: 'held-by', name: '名 clerk-1', until });
    givenHold({ ...base, holds: [[clerk, take]] })
      .when([clerk, take, 1])
      .refused({ code: 'nothing-to-do' });
  });

  it('is free for all once the time is over, without a word to whoever had it', () => {
    const after = givenHold({ ...base, holds: [[clerk, take]] })
      .when([secondClerk, take, 24])
      .then('hold.taken.v1');
    expect(after.hold?.holder).toBe(secondClerk.staffId);
    expect(after.notices).toEqual([]);
  });

  it('asks what the step asks: role, office, own household, four eyes', () => {
    givenHold(base).when([hall, take]).refused({ code: 'missing-permission', permission: 'case.hold' });
    givenHold(base).when([districtSupervisor, take]).refused({ code: 'missing-permission', permission: 'case.accept' });
    const elsewhere = anActor({ id: 'far', office: DISTRICT });
    givenHold(base).when([elsewhere, take]).refused({ code: 'wrong-office', office: STREET });
    const kin = anActor({ id: 'kin', interests: [aMember().identityNumber] });
    givenHold(base).when([kin, take]).refused({ code: 'own-case' });
    givenHold({ ...base, steps: stages.accepted })
      .when([clerk, take])
      .refused({ code: 'four-eyes' });
    givenHold({ ...base, steps: stages.rejected })
      .when([clerk, take])
      .refused({ code: 'not-now', status: 'rejected' });
  });
});

describe('letting a case go', () => {
  it('is free for the holder, and leaves it to everybody', () => {
    const after = givenHold({ ...base, holds: [[clerk, take]] })
      .when([clerk, release()])
      .then('hold.released.v1');
    expect(after).toEqual({ hold: null, notices: [] });
  });

  it('of another takes a supervisor and a reason, which the holder is told', () => {
    const held = givenHold({ ...base, holds: [[clerk, take]] });
    held.when([secondClerk, release('x')]).refused({ code: 'missing-permission', permission: 'case.assign' });
    held.when([streetSupervisor, release()]).refused({ code: 'reason-missing' });
    const far = anActor({ id: 'far-sup', roles: ['supervisor'], office: '630103' as typeof DISTRICT });
    held.when([far, release('x')]).refused({ code: 'wrong-office', office: STREET });
    const { notices } = held.when([streetSupervisor, release('病假'), 2]).then('hold.released.v1');
    expect(notices).toMatchObject([
      { staffId: clerk.staffId, kind: 'released', by: streetSupervisor.staffId, reason: '病假', version: 2 },
    ]);
  });

  it('is nothing to do where nobody has it', () => {
    givenHold(base)
      .when([streetSupervisor, release('x')])
      .refused({ code: 'nothing-to-do' });
    givenHold(base).when([clerk, release()]).refused({ code: 'missing-permission', permission: 'case.assign' });
  });
});

describe('assigning a case', () => {
  it('gives a free one to somebody who could take a step of it', () => {
    const after = givenHold(base)
      .when([streetSupervisor, assign(clerk)])
      .then('hold.taken.v1');
    expect(after.hold?.holder).toBe(clerk.staffId);
    givenHold(base)
      .when([clerk, assign(secondClerk)])
      .refused({ code: 'missing-permission', permission: 'case.assign' });
    givenHold(base)
      .when([streetSupervisor, assign(anActor({ id: 'nobody' }))])
      .refused({ code: 'unknown-staff' });
    givenHold(base)
      .when([streetSupervisor, assign(hall)])
      .refused({ code: 'cannot-hold', name: '名 hall-1', because: 'missing-permission' });
    givenHold({ ...base, steps: stages.accepted })
      .when([streetSupervisor, assign(clerk)])
      .refused({ code: 'cannot-hold', name: '名 clerk-1', because: 'four-eyes' });
  });

  it('takes a held one over with a reason, and the holder is told until they have read it', () => {
    const holds = [[clerk, take]] as const;
    givenHold({ ...base, holds })
      .when([streetSupervisor, assign(secondClerk), 1])
      .refused({ code: 'reason-missing' });
    const after = givenHold({ ...base, holds })
      .when([streetSupervisor, assign(secondClerk, '请假'), 1])
      .then('hold.handed-over.v1');
    expect(after.hold?.holder).toBe(secondClerk.staffId);
    expect(after.notices).toMatchObject([{ staffId: clerk.staffId, kind: 'taken-over', reason: '请假' }]);
    const told = givenHold({ ...base, holds: [...holds, [streetSupervisor, assign(secondClerk, '请假'), 1]] });
    expect(told.when([clerk, { type: 'see-notice' }, 2]).then('hold.notice-seen.v1').notices).toEqual([]);
    told.when([secondClerk, { type: 'see-notice' }, 2]).refused({ code: 'nothing-to-do' });
  });

  it('to whoever has it is nothing to do', () => {
    givenHold({ ...base, holds: [[clerk, take]] })
      .when([streetSupervisor, assign(clerk, 'x')])
      .refused({ code: 'nothing-to-do' });
  });
});

describe('a hold', () => {
  it('counts for its step alone, and again where the case comes back in time', () => {
    const { hold, notices } = givenHold(base).when([clerk, take]).then('hold.taken.v1');
    const state = { hold, notices };
    expect(liveHold(state, { status: 'submitted' }, HOLD_START)?.holder).toBe(clerk.staffId);
    expect(liveHold(state, { status: 'awaiting-supplement' }, HOLD_START)).toBeNull();
    expect(liveHold(state, { status: 'supplemented' }, HOLD_START)?.holder).toBe(clerk.staffId);
    expect(liveHold(state, { status: 'submitted' }, until)).toBeNull();
  });

  it('keeps everybody else from the steps, not from what an applicant asks for', () => {
    const held = { code: 'held-by', name: '张晓', until } as const;
    const state = caseAfter(stages.submitted);
    const facts = { ...factsFor(secondClerk), heldBy: () => held };
    expect(decide({ type: 'accept' }, state, facts)).toEqual({ ok: false, error: held });
    const withdraw = { type: 'withdraw', reason: withdrawalReasons[0], comment: '' } as const;
    expect(decide(withdraw, state, facts)).toMatchObject({ ok: true });
    const actions = possibleActions(state, secondClerk, { policy: undefined, held });
    expect(actions.find(({ command }) => command === 'accept')?.refusal).toEqual(held);
    expect(actions.find(({ command }) => command === 'withdraw')?.refusal).toBeNull();
    given(stages.submitted).when(secondClerk, { type: 'accept' }).then('application.accepted.v1');
  });

  it('is named in the refusal', () => {
    const { hold } = givenHold(base).when([clerk, take]).then('hold.taken.v1');
    expect(hold !== null && heldBy(hold, { nameOf: () => '张晓' })).toEqual({ code: 'held-by', name: '张晓', until });
  });
});
