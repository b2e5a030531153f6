import { describe, expect, it } from 'vitest';
import { citySupervisor, clerk, secondCitySupervisor } from '../../../tests/support/application/builders.ts';
import {
  TODAY,
  child,
  givenWaiting,
  grownUp,
  housed,
  registered,
  waitingPolicy,
} from '../../../tests/support/waitlist/given-waiting.ts';
import { addDays, plainDate } from '../../kernel/plain-date.ts';
import type { GivingUp } from '../policy/allocation.ts';
import { banOn, foldBans } from './ban.ts';
import { leaveReasons } from './reasons.ts';

const secondBy = secondCitySupervisor.staffId;

describe('an offer that was refused', () => {
  const givingUp: GivingUp = {
    counts: ['not-choosing', 'not-signing'],
    doesNotCount: ['no-fitting-unit'],
    times: 2,
    consequence: 'paused',
    pause: { count: 1, unit: 'years' },
  };
  const policy = { ...waitingPolicy, givingUp };
  const refuse = { type: 'refuse-offer', refusal: 'not-choosing', excuse: null, comment: '' } as const;

  it('is written down and counts for nothing where the policy has no rule', () => {
    expect(givenWaiting(registered).when(clerk, refuse).then('waiting.offer-refused.v1').counted).toBe(0);
  });

  it('leads to a pause at its number of times, and the count begins anew', () => {
    const state = givenWaiting([...registered, [clerk, refuse, { policy }]])
      .when(clerk, refuse, { policy })
      .then('waiting.offer-refused.v1', 'waiting.paused.v1');
    expect(state).toMatchObject({ pausedUntil: '2027-10-19', counted: 0 });
    expect(state.left).toBeNull();
    givenWaiting([...registered, [clerk, refuse, { policy }], [clerk, refuse, { policy }]])
      .when(clerk, refuse, { policy })
      .refused({ code: 'waiting-paused', until: plainDate('2027-10-19') });
  });

  it('does not count when the home did not fit, and only by an excuse that the policy knows', () => {
    const unfit = { ...refuse, excuse: 'no-fitting-unit', comment: '三口之家配一居' } as const;
    const once = [...registered, [clerk, refuse, { policy }]] as const;
    expect(givenWaiting(once).when(clerk, unfit, { policy }).then('waiting.offer-refused.v1').counted).toBe(1);
    givenWaiting(once)
      .when(clerk, { ...unfit, comment: '' }, { policy })
      .refused({ code: 'comment-missing' });
    givenWaiting(once)
      .when(clerk, { ...unfit, excuse: 'special-reason' }, { policy })
      .refused({ code: 'excuse-unknown' });
    const declined = { ...refuse, refusal: 'declining' } as const;
    expect(givenWaiting(once).when(clerk, declined, { policy }).then('waiting.offer-refused.v1').counted).toBe(1);
  });

  it('takes somebody off the list only with a second signature', () => {
    const removed = { ...policy, givingUp: { ...givingUp, times: 1, consequence: 'removed' as const, pause: null } };
    givenWaiting(registered)
      .when(citySupervisor, refuse, { policy: removed })
      .refused({ code: 'second-person', why: 'missing' });
    givenWaiting(registered)
      .when(clerk, { ...refuse, secondBy }, { policy: removed })
      .refused({ code: 'missing-permission', permission: 'waiting.decide' });
    const state = givenWaiting(registered)
      .when(citySupervisor, { ...refuse, secondBy }, { policy: removed })
      .then('waiting.offer-refused.v1', 'waiting.left.v1');
    expect(state.left).toEqual({ reason: 'declined-too-often', on: TODAY });
  });
});

describe('leaving', () => {
  it('of their own accord needs one person, and ends the entry', () => {
    const state = givenWaiting(registered)
      .when(clerk, { type: 'leave', reason: 'gave-up', comment: '' })
      .then('waiting.left.v1');
    expect(state.left).toEqual({ reason: 'gave-up', on: TODAY });
    givenWaiting(housed)
      .when(clerk, { type: 'leave', reason: 'moved', comment: '' })
      .refused({ code: 'left-already', reason: 'housed' });
    givenWaiting(registered)
      .when(clerk, { type: 'leave', reason: 'housed', comment: '' })
      .refused({ code: 'missing-permission', permission: 'waiting.decide' });
    givenWaiting([]).when(clerk, { type: 'leave', reason: 'moved', comment: '' }).refused({ code: 'not-waiting' });
  });

  it('against their will needs words and another person who could decide it too', () => {
    const leave = { type: 'leave', reason: 'income', comment: '核对结果超出标准' } as const;
    const when = (changes: object) => givenWaiting(registered).when(citySupervisor, { ...leave, ...changes });
    when({ comment: '' }).refused({ code: 'comment-missing' });
    when({}).refused({ code: 'second-person', why: 'missing' });
    when({ secondBy: citySupervisor.staffId }).refused({ code: 'second-person', why: 'same' });
    when({ secondBy: clerk.staffId }).refused({ code: 'second-person', why: 'permission' });
    when({ secondBy: 'nobody' }).refused({ code: 'second-person', why: 'unknown' });
    when({ secondBy }).then('waiting.left.v1');
    const abroad = { ...secondCitySupervisor, office: '630103' as typeof clerk.office };
    const kin = { ...secondCitySupervisor, interests: [grownUp.identityNumber] };
    for (const [colleague, why] of [
      [abroad, 'office'],
      [kin, 'own-case'],
    ] as const) {
      givenWaiting(registered)
        .when(citySupervisor, { ...leave, secondBy }, { colleague: () => colleague })
        .refused({ code: 'second-person', why });
    }
  });

  it('for every reason carries the rule that it stands on, where one does', () => {
    for (const reason of leaveReasons) {
      if (reason === 'not-confirmed') continue;
      const state = givenWaiting(registered)
        .when(citySupervisor, { type: 'leave', reason, comment: '见附件', secondBy })
        .then('waiting.left.v1');
      expect(state.left?.reason).toBe(reason);
    }
  });
});

describe('a ban', () => {
  const returnedOn = addDays(TODAY, 200);
  const today = addDays(TODAY, 210);
  const ban = {
    type: 'ban',
    grounds: 'deceit',
    returnedOn,
    persons: [grownUp.identityNumber],
    comment: '伪造收入证明',
    secondBy,
  } as const;

  it('is counted from the day on which the home was returned (PRH-35, PRH-37)', () => {
    const state = givenWaiting(housed).when(citySupervisor, ban, { today }).then('waiting.banned.v1');
    expect(state.ban).toMatchObject({ returnedOn: '2027-05-08', until: '2032-05-07', grounds: 'deceit' });
    const [events = []] = state.bans.values();
    expect(banOn(foldBans(events), plainDate('2032-05-07'))?.caseNo).toBe('XN2026-01-000001');
    expect(banOn(foldBans(events), plainDate('2032-05-08'))).toBeUndefined();
  });

  it('needs a home that was returned, a grown-up, words and two people', () => {
    const when = (changes: object) => givenWaiting(housed).when(citySupervisor, { ...ban, ...changes }, { today });
    when({ returnedOn: addDays(today, 1) }).refused({ code: 'return-day' });
    when({ returnedOn: addDays(TODAY, -1) }).refused({ code: 'return-day' });
    when({ comment: '' }).refused({ code: 'comment-missing' });
    when({ persons: [] }).refused({ code: 'not-a-grown-up' });
    when({ persons: [child.identityNumber] }).refused({ code: 'not-a-grown-up' });
    when({ persons: ['630104199001010011'] }).refused({ code: 'not-a-grown-up' });
    when({ secondBy: citySupervisor.staffId }).refused({ code: 'second-person', why: 'same' });
    givenWaiting(registered).when(citySupervisor, ban, { today }).refused({ code: 'ban-needs-home' });
    givenWaiting([...registered, [clerk, { type: 'leave', reason: 'moved', comment: '' }]])
      .when(citySupervisor, ban, { today })
      .refused({ code: 'ban-needs-home' });
    givenWaiting([...housed, [citySupervisor, ban, { today }]])
      .when(citySupervisor, ban, { today })
      .refused({ code: 'banned-already', until: plainDate('2032-05-07') });
  });

  it('is lifted by two people, and the number may apply again', () => {
    const lift = { type: 'lift-ban', comment: '复核撤销', secondBy } as const;
    const banned = [...housed, [citySupervisor, ban, { today }]] as const;
    const state = givenWaiting(banned).when(citySupervisor, lift).then('waiting.ban-lifted.v1');
    expect(state.ban).toBeNull();
    const [events = []] = state.bans.values();
    expect(foldBans(events)).toEqual([]);
    givenWaiting(banned)
      .when(citySupervisor, { ...lift, comment: '' })
      .refused({ code: 'comment-missing' });
    givenWaiting(housed).when(citySupervisor, lift).refused({ code: 'no-ban' });
    givenWaiting(banned)
      .when(citySupervisor, { type: 'lift-ban', comment: 'x' })
      .refused({ code: 'second-person', why: 'missing' });
  });
});
