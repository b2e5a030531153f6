import { describe, expect, it } from 'vitest';
import { citySupervisor, clerk, secondCitySupervisor } from '../../../tests/support/application/builders.ts';
import {
  TODAY,
  aStanding,
  givenWaiting,
  registered,
  waitingFacts,
  waitingPolicy,
} from '../../../tests/support/waitlist/given-waiting.ts';
import { addDays, addMonths, plainDate } from '../../kernel/plain-date.ts';

const due = addMonths(TODAY, 24);

describe('registration', () => {
  it('gives number, day, standing, the next confirmation and the end of the longest wait (PRH-07, PRH-10)', () => {
    const state = givenWaiting([]).when(citySupervisor, { type: 'register' }).then('waiting.registered.v1');
    expect(state).toMatchObject({
      number: 'XN轮2026-01-000001',
      registeredOn: TODAY,
      waitsSince: TODAY,
      standing: aStanding(),
      confirmBy: due,
      waitsUntil: '2031-10-20',
      left: null,
    });
  });

  it('waits for the decision and happens once, by who may decide', () => {
    const application = { ...waitingFacts(clerk).application, status: 'city-decision' as const };
    givenWaiting([])
      .when(citySupervisor, { type: 'register' }, { application })
      .refused({ code: 'not-now', status: 'city-decision' });
    givenWaiting([])
      .when(clerk, { type: 'register' })
      .refused({ code: 'missing-permission', permission: 'waiting.decide' });
    givenWaiting(registered)
      .when(citySupervisor, { type: 'register' })
      .refused({ code: 'waiting-already', number: 'XN轮2026-01-000001' });
  });

  it('is refused while somebody of the household is banned, with the end of the ban', () => {
    const banned = {
      code: 'banned',
      name: '马秀莲',
      until: plainDate('2030-01-01'),
      caseNo: 'XN2020-01-000009',
    } as const;
    givenWaiting([])
      .when(citySupervisor, { type: 'register' }, { banned: () => banned })
      .refused(banned);
  });

  it('is closed to whoever has an interest in the household', () => {
    const [member] = waitingFacts(clerk).application.content.members;
    const kin = { ...citySupervisor, interests: [member?.identityNumber ?? ''] };
    givenWaiting([]).when(kin, { type: 'register' }).refused({ code: 'own-case' });
    givenWaiting([])
      .when({ ...citySupervisor, office: '630103' as typeof citySupervisor.office }, { type: 'register' })
      .refused({ code: 'wrong-office', office: waitingFacts(clerk).application.street });
  });
});

describe('a drawn number', () => {
  const drawn = { month: '2026-10', number: 17 };
  it('is recorded once, with where it was published', () => {
    const record = { type: 'record-number', drawn, source: '10月摇号公告' } as const;
    expect(givenWaiting(registered).when(citySupervisor, record).then('waiting.number-drawn.v1').drawn).toEqual(drawn);
    givenWaiting([...registered, [citySupervisor, record]])
      .when(citySupervisor, record)
      .refused({ code: 'number-drawn-already', number: 17 });
    givenWaiting(registered)
      .when(citySupervisor, { ...record, source: ' ' })
      .refused({ code: 'source-missing' });
    givenWaiting(registered)
      .when(citySupervisor, { ...record, drawn: { month: '2026-09', number: 1 } })
      .refused({ code: 'drawn-too-early' });
  });
});

describe('an older register', () => {
  const secondBy = secondCitySupervisor.staffId;
  const carry = {
    type: 'carry-over',
    waitsSince: plainDate('2023-05-31'),
    confirmedOn: null,
    source: '2023年名册第3页',
    secondBy,
  } as const;

  it('counts where two people sign, and so do its confirmations', () => {
    const state = givenWaiting(registered).when(citySupervisor, carry).then('waiting.carried-over.v1');
    expect(state).toMatchObject({
      registeredOn: TODAY,
      waitsSince: '2023-05-31',
      waitsUntil: '2028-05-31',
      confirmBy: '2025-05-31',
    });
    const confirmedOn = plainDate('2025-06-01');
    const confirmed = givenWaiting(registered)
      .when(citySupervisor, { ...carry, confirmedOn })
      .then('waiting.carried-over.v1');
    expect(confirmed).toMatchObject({ confirmedOn, confirmBy: '2027-06-01' });
  });

  it('is older than the registration, named, and signed by another', () => {
    const when = (changes: object) => givenWaiting(registered).when(citySupervisor, { ...carry, ...changes });
    when({ waitsSince: TODAY }).refused({ code: 'not-earlier' });
    when({ confirmedOn: addDays(TODAY, 1) }).refused({ code: 'not-earlier' });
    when({ confirmedOn: plainDate('2023-05-30') }).refused({ code: 'not-earlier' });
    when({ source: ' ' }).refused({ code: 'source-missing' });
    when({ secondBy: citySupervisor.staffId }).refused({ code: 'second-person', why: 'same' });
    givenWaiting(registered).when(clerk, carry).refused({ code: 'missing-permission', permission: 'waiting.decide' });
  });
});

describe('a confirmation', () => {
  const remind = { type: 'remind', way: 'letter', comment: '' } as const;

  it('is reminded of from a month before it is due, once', () => {
    givenWaiting(registered)
      .when(clerk, remind)
      .refused({ code: 'not-due', from: addDays(due, -30) });
    const today = addDays(due, -30);
    const state = givenWaiting(registered).when(clerk, remind, { today }).then('waiting.reminded.v1');
    expect(state.reminded).toEqual({ on: today, graceUntil: addDays(due, 30) });
    givenWaiting([...registered, [clerk, remind, { today }]])
      .when(clerk, remind, { today: due })
      .refused({ code: 'reminded-already', on: today });
  });

  it('reminded of late still leaves the whole grace', () => {
    const today = addDays(due, 100);
    const state = givenWaiting(registered).when(clerk, remind, { today }).then('waiting.reminded.v1');
    expect(state.reminded?.graceUntil).toBe(addDays(today, 30));
  });

  it('is counted on from the signature, and ends the reminder', () => {
    const signedOn = addDays(due, -3);
    const state = givenWaiting([...registered, [clerk, remind, { today: addDays(due, -10) }]])
      .when(clerk, { type: 'reconfirm', changed: false, signedOn, comment: '' }, { today: due })
      .then('waiting.reconfirmed.v1');
    expect(state).toMatchObject({ reminded: null, confirmedOn: signedOn, confirmBy: addMonths(signedOn, 24) });
  });

  it('says what is different, and is not signed tomorrow', () => {
    givenWaiting(registered)
      .when(clerk, { type: 'reconfirm', changed: true, signedOn: TODAY, comment: '' })
      .refused({ code: 'comment-missing' });
    givenWaiting(registered)
      .when(clerk, { type: 'reconfirm', changed: false, signedOn: addDays(TODAY, 1), comment: '' })
      .refused({ code: 'signed-in-future' });
  });

  it('is never asked for where the policy does not', () => {
    const policy = { ...waitingPolicy, reconfirm: null };
    givenWaiting([[citySupervisor, { type: 'register' }, { policy }]])
      .when(clerk, remind, { policy })
      .refused({ code: 'no-reconfirming' });
  });

  it('that did not come takes nobody off the list before reminder and grace are over', () => {
    const leave = {
      type: 'leave',
      reason: 'not-confirmed',
      comment: '逾期',
      secondBy: secondCitySupervisor.staffId,
    } as const;
    givenWaiting(registered).when(citySupervisor, leave).refused({ code: 'never-reminded' });
    const reminded = [...registered, [clerk, remind, { today: due }]] as const;
    const graceUntil = addDays(due, 30);
    givenWaiting(reminded)
      .when(citySupervisor, leave, { today: graceUntil })
      .refused({ code: 'grace-running', until: graceUntil });
    givenWaiting(reminded)
      .when(citySupervisor, leave, { today: addDays(graceUntil, 1) })
      .then('waiting.left.v1');
  });
});

describe('a change of household', () => {
  const reevaluate = { type: 'reevaluate', cause: 'income', comment: '换了工作' } as const;
  const changed = { standing: aStanding({ income: 900_000 }), unmet: ['income'] };

  it('renews what the order looks at and flags what no longer holds, but removes nobody', () => {
    const state = givenWaiting(registered)
      .when(clerk, reevaluate, { assess: () => changed })
      .then('waiting.reevaluated.v1');
    expect(state).toMatchObject({
      standing: changed.standing,
      flag: { since: TODAY, unmet: ['income'] },
      left: null,
    });
    givenWaiting(registered)
      .when(clerk, { ...reevaluate, comment: '' })
      .refused({ code: 'comment-missing' });
  });

  it('that holds again takes the flag down; else a person who decides does, in words', () => {
    const flagged = [...registered, [clerk, reevaluate, { assess: () => changed }]] as const;
    expect(givenWaiting(flagged).when(clerk, reevaluate).then('waiting.reevaluated.v1').flag).toBeNull();
    const settle = { type: 'settle-flag', comment: '已提交补充证明' } as const;
    expect(givenWaiting(flagged).when(citySupervisor, settle).then('waiting.flag-settled.v1').flag).toBeNull();
    givenWaiting(flagged).when(clerk, settle).refused({ code: 'missing-permission', permission: 'waiting.decide' });
    givenWaiting(flagged)
      .when(citySupervisor, { ...settle, comment: '' })
      .refused({ code: 'comment-missing' });
    givenWaiting(registered).when(citySupervisor, settle).refused({ code: 'no-flag' });
  });
});
