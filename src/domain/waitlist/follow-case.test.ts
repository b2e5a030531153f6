import { describe, expect, it } from 'vitest';
import { citySupervisor } from '../../../tests/support/application/builders.ts';
import {
  TODAY,
  aStanding,
  givenWaiting,
  housed,
  registered,
  waitingFacts,
} from '../../../tests/support/waitlist/given-waiting.ts';
import { plainDate } from '../../kernel/plain-date.ts';
import type { ApplicationEvent } from '../application/events.ts';
import { evolveWaiting } from './evolve.ts';
import type { WaitingFacts } from './facts.ts';
import { followCase } from './follow-case.ts';
import type { WaitingState } from './state.ts';

const basis = { rules: [], policy: 'p', values: {} };
const registration: ApplicationEvent = {
  type: 'application.registered.v1',
  payload: { registeredOn: TODAY, waitsSince: plainDate('2026-03-01'), basis },
};
const rejection: ApplicationEvent = {
  type: 'application.rejected.v1',
  payload: { noticeNo: 'n', reasons: ['income-above-limit'], comment: '超标', decidedOn: TODAY, basis },
};

function follow(event: ApplicationEvent, before?: WaitingState, changes: Partial<WaitingFacts> = {}) {
  const followed = followCase(event, before, waitingFacts(citySupervisor, changes));
  if (!followed.ok) throw new Error(followed.error.code);
  let after = before;
  for (const one of followed.value) after = evolveWaiting(after, one);
  return { types: followed.value.map(({ type }) => type), after };
}

const waiting = () =>
  givenWaiting(registered)
    .when(citySupervisor, { type: 'remind', way: 'letter', comment: '' }, { today: plainDate('2028-10-01') })
    .then('waiting.reminded.v1');

describe('what the case says', () => {
  it('puts a household on the list, from the day that its case counts from (PRH-07)', () => {
    const { types, after } = follow(registration);
    expect(types).toEqual(['waiting.registered.v1']);
    expect(after).toMatchObject({ registeredOn: TODAY, waitsSince: '2026-03-01', waitsUntil: '2031-03-01' });
  });

  it('leaves a household that waits where it is', () => {
    expect(follow(registration, waiting()).types).toEqual([]);
    const gone = givenWaiting(registered).when(citySupervisor, { type: 'leave', reason: 'moved', comment: '' });
    expect(follow(registration, gone.then('waiting.left.v1')).types).toEqual([]);
  });

  it('registers nobody who is banned', () => {
    const banned = { code: 'banned', name: '马秀莲', until: plainDate('2030-01-01'), caseNo: 'x' } as const;
    expect(followCase(registration, undefined, waitingFacts(citySupervisor, { banned: () => banned }))).toEqual({
      ok: false,
      error: banned,
    });
  });

  it('has another household looked at anew, and flagged where it has to be', () => {
    const { content } = waitingFacts(citySupervisor).application;
    const event: ApplicationEvent = {
      type: 'application.household-changed.v1',
      payload: {
        reason: 'birth',
        changedOn: TODAY,
        recordedOn: TODAY,
        comment: '添丁',
        content,
        left: [],
        joined: [],
        to: null,
        clock: null,
        basis,
      },
    };
    const assess = () => ({ standing: aStanding({ size: 3 }), unmet: ['housing-area'] });
    const { types, after } = follow(event, waiting(), { assess });
    expect(types).toEqual(['waiting.reevaluated.v1']);
    expect(after).toMatchObject({ standing: { size: 3 }, flag: { unmet: ['housing-area'] }, left: null });
    expect(follow(event, undefined, { assess }).types).toEqual([]);
  });

  it('takes off who withdraws, dies or is refused; who is found entitled after all has the place again', () => {
    const withdrawal: ApplicationEvent = {
      type: 'application.withdrawn.v1',
      payload: { reason: 'deceased', comment: '', withdrawnOn: TODAY, basis },
    };
    expect(follow(withdrawal, waiting()).after?.left).toEqual({ reason: 'death', on: TODAY });
    const refused = follow(rejection, waiting()).after;
    expect(refused?.left).toEqual({ reason: 'not-entitled', on: TODAY });
    const again = follow(registration, refused);
    expect(again.types).toEqual(['waiting.restored.v1']);
    expect(again.after).toMatchObject({ left: null, registeredOn: TODAY });
  });

  it('means nothing for who was housed, and most events mean nothing at all', () => {
    const home = givenWaiting(housed.slice(0, 1)).when(citySupervisor, {
      type: 'leave',
      reason: 'housed',
      comment: '',
    });
    const gone = home.then('waiting.left.v1');
    expect(follow(rejection, gone).types).toEqual([]);
    expect(
      follow(
        { type: 'application.approved.v1', payload: { noticeNo: '', comment: '', decidedOn: TODAY, basis } },
        waiting(),
      ).types,
    ).toEqual([]);
  });
});
