import { describe, expect, it } from 'vitest';
import { aMember, clerk, districtSupervisor, secondClerk } from '../../../tests/support/application/builders.ts';
import { type Step, given, stages } from '../../../tests/support/application/given.ts';
import { availableActions } from './available-actions.ts';
import type { CaseCommand } from './commands.ts';
import { identityClaims } from './identity-claims.ts';

const back: CaseCommand = { type: 'take-back-step', comment: '点错了' };
const pass: CaseCommand = { type: 'pass-review', recommendation: 'approve', comment: '' };
const returned: CaseCommand = { type: 'return-one-step', reason: 'check-income', comment: '请核对' };
const note: CaseCommand = { type: 'pause-clock', reason: 'agency', comment: '等核对' };

describe('taking back a step', () => {
  it('leaves the case as it was before a review was passed', () => {
    const before = given(stages.accepted).when(secondClerk, pass).then('application.review-passed.v1').undo?.before;
    const state = given(stages.inDistrict).when(secondClerk, back).then('application.step-taken-back.v1');
    expect(state).toEqual({ ...before, undo: null });
    expect(state).toMatchObject({ status: 'street-review', stepsBy: { acceptance: clerk.staffId } });
  });

  it('lets the same person take the step otherwise', () => {
    given([...stages.inDistrict, [secondClerk, back]])
      .when(secondClerk, { ...pass, recommendation: 'reject', comment: '收入超标' } as CaseCommand)
      .then('application.review-passed.v1');
  });

  it('gives back an acceptance and the identity numbers it took; its receipt number stays used', () => {
    const state = given(stages.accepted).when(clerk, back).then('application.step-taken-back.v1');
    expect(state).toMatchObject({ status: 'submitted', receiptNo: null, acceptedOn: null });
    const released = identityClaims(state, {
      type: 'application.step-taken-back.v1',
      payload: {
        step: 'acceptance',
        from: 'street-review',
        to: 'submitted',
        comment: '',
        takenBackOn: state.receivedOn,
        basis: { rules: [], policy: '', values: {} },
      },
    });
    expect(released).toEqual([{ kind: 'release', identityNumbers: [aMember().identityNumber] }]);
  });

  it('gives back a return', () => {
    const steps: readonly Step[] = [...stages.inDistrict, [districtSupervisor, returned]];
    const state = given(steps).when(districtSupervisor, back).then('application.step-taken-back.v1');
    expect(state.status).toBe('district-review');
  });

  it('is nobody else’s, and not possible once anything has happened since', () => {
    given(stages.inDistrict).when(clerk, back).refused({ code: 'nothing-to-take-back' });
    given([...stages.inDistrict, [districtSupervisor, note]])
      .when(secondClerk, back)
      .refused({ code: 'nothing-to-take-back' });
    given([...stages.inDistrict, [secondClerk, back]])
      .when(secondClerk, back)
      .refused({ code: 'nothing-to-take-back' });
  });

  it('says why', () => {
    given(stages.inDistrict)
      .when(secondClerk, { ...back, comment: ' ' })
      .refused({ code: 'comment-missing' });
  });

  it('is never for a decision', () => {
    given(stages.rejected).when(clerk, back).refused({ code: 'not-now', status: 'rejected' });
  });

  it('is offered to whoever took the step alone', () => {
    const state = given(stages.accepted).when(secondClerk, pass).then('application.review-passed.v1');
    const offered = (actor: typeof clerk) => availableActions(state, actor).map(({ command }) => command);
    expect(offered(secondClerk)).toContain('take-back-step');
    expect(offered(clerk)).not.toContain('take-back-step');
  });
});
