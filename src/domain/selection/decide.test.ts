import { describe, expect, it } from 'vitest';
import {
  MINUTE,
  START,
  call,
  choose,
  confirm,
  givenSelection,
  hallClerk,
  leader,
  opened,
  passing,
  rules,
  secondLeader,
  smallDraw,
  undo,
} from '../../../tests/support/selection/given-selection.ts';
import { anActor } from '../../../tests/support/application/builders.ts';
import { lineOf, openPlaces, upNext } from './line.ts';

const open = { type: 'open', rules, secondBy: secondLeader.staffId } as const;

describe('opening a session', () => {
  it('needs a published result, rules that can be kept, and two who lead', () => {
    const none = givenSelection([]);
    none.when([hallClerk, open]).refused({ code: 'missing-permission', permission: 'selection.lead' });
    none.when([leader, open, { published: null }]).refused({ code: 'draw-not-published' });
    none.when([leader, { ...open, rules: { ...rules, minutes: 0 } }]).refused({ code: 'session-rules' });
    none.when([leader, { type: 'open', rules }]).refused({ code: 'second-person', why: 'missing' });
    none.when([leader, { ...open, secondBy: leader.staffId }]).refused({ code: 'second-person', why: 'same' });
    none.when([leader, { ...open, secondBy: hallClerk.staffId }]).refused({ code: 'second-person', why: 'permission' });
    none.when(call('N1')).refused({ code: 'selection-status', status: 'none' });
    const { state } = none.when([leader, open]).then('selection.opened.v1');
    expect(state).toMatchObject({ status: 'open', drawId: 'D1', rules });
    givenSelection(opened).when([leader, open]).refused({ code: 'selection-status', status: 'open' });
  });
});

describe('calling', () => {
  it('goes by rank as a number in each pool, to one counter each', () => {
    const none = givenSelection(opened);
    none.when(call('N2')).refused({ code: 'not-next', next: 'N1' });
    none.when(call('R1')).refused({ code: 'no-place', no: 'R1' });
    none.when(call('N1', ' ')).refused({ code: 'counter-missing' });
    const { state } = none.when(call('N1')).then('selection.called.v1');
    expect(state.turns.get('N1')).toMatchObject({
      status: 'called',
      counter: '1',
      until: START + 10 * MINUTE,
      calls: 1,
    });
    const one = givenSelection([...opened, call('N1')]);
    one.when(call('N2')).refused({ code: 'counter-busy', no: 'N1' });
    one.when(call('N1', '2')).refused({ code: 'selection-turn', status: 'called' });
    one.when(call('N2', '2')).then('selection.called.v1');
    one.when(call('N4', '3')).then('selection.called.v1');
  });

  it('is not for whoever lost the right to a home, nor by whoever has an interest', () => {
    const none = givenSelection(opened);
    const banned = { unavailable: () => 'banned' as const };
    none
      .when([...call('N1').slice(0, 2), banned] as never)
      .refused({ code: 'household-unavailable', because: 'banned' });
    const kin = anActor({ id: 'kin', roles: ['hall'], office: hallClerk.office, interests: ['X'] });
    none
      .when([kin, { type: 'call', no: 'N1', counter: '1' }, { identityNumbers: () => ['X'] }])
      .refused({ code: 'own-case' });
  });
});

describe('choosing', () => {
  it('keeps one home of the pool for whoever is at the counter, and another frees the first', () => {
    const called = givenSelection([...opened, call('N1'), call('N2', '2')]);
    called.when(choose('N1', 'B-101')).refused({ code: 'unit-not-offered', unit: 'B-101' });
    called
      .when([hallClerk, { type: 'choose', no: 'N1', unit: 'A-101' }, { unitIsFree: () => false }])
      .refused({ code: 'unit-taken', unit: 'A-101' });
    called.when(choose('N3', 'A-101')).refused({ code: 'selection-turn', status: 'waiting' });
    const held = givenSelection([...opened, call('N1'), call('N2', '2'), choose('N1', 'A-101')]);
    held.when(choose('N2', 'A-101')).refused({ code: 'unit-taken', unit: 'A-101' });
    const { state } = held.when(choose('N1', 'A-102')).then('selection.chosen.v1');
    expect([...state.taken]).toEqual([['A-102', 'N1']]);
    expect(held.when([hallClerk, { type: 'let-go', no: 'N1' }]).then('selection.let-go.v1').state.taken.size).toBe(0);
  });

  it('is confirmed by two signatures, and the counter is free again', () => {
    const held = givenSelection([...opened, call('N1'), choose('N1', 'A-101')]);
    const sign = { type: 'confirm', no: 'N1', unit: 'A-101', householdSignature: 'h', officeSignature: 'o' } as const;
    held
      .when([hallClerk, { ...sign, householdSignature: '' }])
      .refused({ code: 'signature-missing', whose: 'household' });
    held.when([hallClerk, { ...sign, officeSignature: '' }]).refused({ code: 'signature-missing', whose: 'office' });
    held.when([hallClerk, { ...sign, unit: 'A-102' }]).refused({ code: 'unit-not-offered', unit: 'A-102' });
    const { state } = held.when([hallClerk, sign]).then('selection.confirmed.v1');
    expect(state.turns.get('N1')).toEqual({ status: 'confirmed', unit: 'A-101', slipNo: '选2026-000001' });
    expect(state.counters.size).toBe(0);
    expect(state.taken.get('A-101')).toBe('N1');
    givenSelection([...opened, call('N1')])
      .when(confirm('N1', 'A-101'))
      .refused({ code: 'selection-turn', status: 'called' });
  });
});

describe('letting a place go', () => {
  it('gives it at once to the first reserve by number who lists the pool', () => {
    const { state, events } = givenSelection([...opened, call('N1')])
      .when(passing('N1', { reasons: ['transport'], unit: 'A-101' }))
      .then('selection.passed.v1', 'selection.promoted.v1');
    expect(events[1]?.payload).toMatchObject({ no: 'R2', pool: 'A', rank: 2, replaces: 'N1' });
    expect(events[0]?.payload).toMatchObject({ isCounted: true, reasons: ['transport'], unit: 'A-101' });
    expect(lineOf('A', smallDraw, state).map(({ no }) => no)).toEqual(['N1', 'N2', 'N3', 'R2']);
    expect(upNext('A', smallDraw, state).map(({ no }) => no)).toEqual(['N2', 'N3', 'R2']);
  });

  it('passes over a reserve who may not be housed any more, and says so', () => {
    const [, command] = passing('N1');
    const { events } = givenSelection([...opened, call('N1')])
      .when([hallClerk, command, { unavailable: (no) => (no === 'R2' ? 'left' : null) }])
      .then('selection.passed.v1', 'selection.promoted.v1');
    expect(events[1]?.payload).toMatchObject({ no: 'R9', passedOver: [{ no: 'R2', rank: 2, because: 'left' }] });
  });

  it('comes from the clock only when the time is over, and an excuse counts as the policy says', () => {
    const called = givenSelection([...opened, call('N1')]);
    called
      .when(passing('N1', { passing: 'not-choosing' }))
      .refused({ code: 'time-running', until: START + 10 * MINUTE });
    const [, late] = passing('N1', { passing: 'not-choosing' });
    called.when([hallClerk, late, { now: START + 10 * MINUTE }]).then('selection.passed.v1', 'selection.promoted.v1');
    called.when(passing('N1', { excuse: 'no-fitting-unit' })).refused({ code: 'comment-missing' });
    called.when(passing('N1', { excuse: 'special-reason', comment: '住院' })).refused({ code: 'excuse-unknown' });
    const unfit = passing('N1', { excuse: 'no-fitting-unit', comment: '三口之家' });
    const { events } = called.when(unfit).then('selection.passed.v1', 'selection.promoted.v1');
    expect(events[0]?.payload).toMatchObject({ isCounted: false });
  });

  it('by absence needs as many calls as the rules say; the first time the place is kept behind the others', () => {
    const absent = (no: string) => passing(no, { passing: 'absent' });
    givenSelection([...opened, call('N1')])
      .when(absent('N1'))
      .refused({ code: 'call-again', calls: 1, needed: 2 });
    const steps = [...opened, call('N1'), call('N1'), absent('N1')];
    const { state } = givenSelection(steps);
    expect(upNext('A', smallDraw, state).map(({ no }) => no)).toEqual(['N2', 'N3', 'N1']);
    givenSelection(steps).when(call('N1')).refused({ code: 'not-next', next: 'N2' });
    const others = [...steps, call('N2'), passing('N2'), call('N3', '2'), passing('N3'), call('R2'), passing('R2')];
    givenSelection([...others, call('R9'), passing('R9'), call('R10'), passing('R10'), call('N1')])
      .when(absent('N1'))
      .then('selection.passed.v1');
    const holding = [...opened, call('N1'), call('N1'), choose('N1', 'A-101')];
    givenSelection(holding).when(absent('N1')).refused({ code: 'selection-turn', status: 'holding' });
  });
});

describe('a household that may not be housed any more', () => {
  it('gives its place on without being called, and nothing counts', () => {
    const [, command] = passing('N2', { passing: 'unavailable' });
    givenSelection(opened).when([hallClerk, command]).refused({ code: 'nothing-to-do' });
    const struck = { unavailable: (no: string) => (no === 'N2' ? ('struck' as const) : null) };
    const { events } = givenSelection(opened)
      .when([hallClerk, command, struck])
      .then('selection.passed.v1', 'selection.promoted.v1');
    expect(events[0]?.payload).toMatchObject({ isCounted: false });
    givenSelection([...opened, call('N1')])
      .when([hallClerk, { type: 'call', no: 'N2', counter: '2' }, struck])
      .refused({ code: 'household-unavailable', because: 'struck' });
  });
});

describe('taking back', () => {
  it('is a supervisor’s, with a reason, and puts the household where its rank is', () => {
    const done = givenSelection([...opened, call('N1'), choose('N1', 'A-101'), confirm('N1', 'A-101')]);
    done.when([hallClerk, { type: 'undo', no: 'N1', reason: 'x' }]).refused({
      code: 'missing-permission',
      permission: 'selection.lead',
    });
    done.when(undo('N1', ' ')).refused({ code: 'reason-missing' });
    const { state } = done.when(undo('N1')).then('selection.undone.v1');
    expect(state.taken.size).toBe(0);
    expect(upNext('A', smallDraw, state)[0]?.no).toBe('N1');
    done.when(undo('N2')).refused({ code: 'selection-turn', status: 'waiting' });
  });

  it('of a place let go returns it, and each later place goes to whom it would have gone to', () => {
    const steps = [...opened, call('N1'), passing('N1'), call('N2'), passing('N2')];
    const { state, events } = givenSelection(steps)
      .when(undo('N1'))
      .then(
        'selection.promotion-undone.v1',
        'selection.promotion-undone.v1',
        'selection.promoted.v1',
        'selection.undone.v1',
      );
    expect(events[2]?.payload).toMatchObject({ no: 'R2', replaces: 'N2' });
    expect(upNext('A', smallDraw, state).map(({ no }) => no)).toEqual(['N1', 'N3', 'R2']);
    givenSelection([...steps, call('N3'), choose('N3', 'A-101'), confirm('N3', 'A-101'), call('R2')])
      .when(undo('N1'))
      .refused({ code: 'substitute-called', no: 'R2' });
  });
});

describe('the end', () => {
  it('is when every place is taken or let go; before that with a reason and two people', () => {
    const close = { type: 'close', reason: '', secondBy: secondLeader.staffId } as const;
    const begun = givenSelection([...opened, call('N1')]);
    begun.when([leader, { ...close, reason: '停电' }]).refused({ code: 'places-open', count: 4 });
    givenSelection(opened).when([leader, close]).refused({ code: 'places-open', count: 4 });
    givenSelection(opened)
      .when([leader, { type: 'close', reason: '停电' }])
      .refused({ code: 'second-person', why: 'missing' });
    const { state } = givenSelection(opened)
      .when([leader, { ...close, reason: '停电' }])
      .then('selection.closed.v1');
    expect(state.status).toBe('closed');
    const one = (no: string, unit: string) => [call(no), choose(no, unit), confirm(no, unit)];
    const all = [...opened, ...one('N1', 'A-101'), ...one('N2', 'A-102'), ...one('N3', 'A-103'), ...one('N4', 'B-101')];
    expect(openPlaces(smallDraw, givenSelection(all).state)).toEqual([]);
    givenSelection(all).when([leader, close]).then('selection.closed.v1');
  });
});

describe('homes that were drawn', () => {
  const byUnit = {
    ...smallDraw,
    assign: 'unit' as const,
    pools: new Map([['A', [{ no: 'N1', pool: 'A', rank: 1, unit: 'A-103' }]]]),
    chosen: new Map([['N1', { no: 'N1', pool: 'A', rank: 1, unit: 'A-103' }]]),
  };

  it('are confirmed as they are, or go to the substitute with the place', () => {
    const called = givenSelection([...opened, call('N1')], byUnit);
    called.when(confirm('N1', 'A-101')).refused({ code: 'unit-not-offered', unit: 'A-101' });
    called.when(confirm('N1', 'A-103')).then('selection.confirmed.v1');
    const { events } = called.when(passing('N1')).then('selection.passed.v1', 'selection.promoted.v1');
    expect(events[1]?.payload).toMatchObject({ no: 'R2', unit: 'A-103' });
  });
});
