import { describe, expect, it } from 'vitest';
import { STREET, anActor } from '../../../tests/support/application/builders.ts';
import {
  aLease,
  drafted,
  explained,
  leaseAfter,
  leaseRefusalOf,
  movedIn,
  movedOut,
  signed,
  spouse,
} from '../../../tests/support/lease/builders.ts';
import { plainDate } from '../../kernel/plain-date.ts';
import type { OfficeId } from '../../kernel/ids.ts';
import { availableLease } from './available-actions.ts';
import { type LeaseCommand, leaseCommandTypes } from './commands.ts';

const day = plainDate;
const term = aLease().term;
const live = leaseAfter(drafted(), explained, signed);

describe('a draft', () => {
  it('is whole: parties, home, term, amounts, and the clauses in words (PRH-18, PRH-20)', () => {
    const refusal = (changes: Parameters<typeof aLease>[0]) => leaseRefusalOf(undefined, drafted(aLease(changes)));
    expect(refusal({})).toBeUndefined();
    expect(refusal({ landlord: ' ' })).toEqual({ code: 'parties-missing' });
    expect(refusal({ origin: 'employer' })).toEqual({ code: 'parties-missing' });
    expect(refusal({ home: { ...aLease().home, area: 0 } })).toEqual({ code: 'home-missing' });
    expect(refusal({ depositFen: -1 })).toEqual({ code: 'terms-wrong' });
    expect(refusal({ term: { from: term.from, until: day('2031-09-30') } })).toBeUndefined();
    expect(refusal({ term: { from: term.from, until: day('2031-10-01') } })).toEqual({
      code: 'term-too-long',
      latest: '2031-09-30',
    });
    expect(refusal({ clauses: { ...aLease().clauses, repair: '' } })).toEqual({
      code: 'clauses-missing',
      clauses: ['repair'],
    });
  });

  it('of a term from 29 February lasts until 28 February five years on at most (DAY-06)', () => {
    const most = { from: day('2028-02-29'), until: day('2033-02-27') };
    expect(leaseRefusalOf(undefined, drafted(aLease({ term: most })))).toBeUndefined();
    const over = { ...most, until: day('2033-02-28') };
    expect(leaseRefusalOf(undefined, drafted(aLease({ term: over })))).toMatchObject({ code: 'term-too-long' });
  });

  it('is of a home that nobody else has', () => {
    const facts = { homeTakenBy: () => 'XN租2026-01-000009' };
    const taken = { code: 'home-taken', unitNo: 'LK-3-402', holder: 'XN租2026-01-000009' };
    expect(leaseRefusalOf(undefined, { ...drafted(), facts })).toEqual(taken);
    expect(leaseRefusalOf(leaseAfter(drafted(), explained), { ...signed, facts })).toEqual(taken);
  });

  it('that is written anew is explained anew', () => {
    const again = { on: '2026-09-22', command: { type: 'redraft', content: aLease({ depositFen: 1 }) } } as const;
    const state = leaseAfter(drafted(), explained, again);
    expect(state).toMatchObject({ draftVersion: 2, explained: null, content: { depositFen: 1 } });
    expect(leaseRefusalOf(state, signed)).toEqual({ code: 'not-explained' });
    const moved = aLease({ office: '630104004' as OfficeId });
    const refused = { on: '2026-09-22', command: { type: 'redraft', content: moved } } as const;
    expect(leaseRefusalOf(state, refused)).toEqual({ code: 'wrong-office', office: STREET });
  });

  it('can be dropped with a reason', () => {
    const drop = (reason: string) => ({ on: '2026-09-22', command: { type: 'drop', reason } }) as const;
    expect(leaseRefusalOf(leaseAfter(drafted()), drop(''))).toEqual({ code: 'comment-missing' });
    expect(leaseAfter(drafted(), drop('改选')).status).toBe('dropped');
  });
});

describe('signing', () => {
  it('follows the explanation, with the names of both sides', () => {
    expect(leaseRefusalOf(leaseAfter(drafted()), signed)).toEqual({ code: 'not-explained' });
    const draft = leaseAfter(drafted(), explained);
    const sign = (changes: object) => ({
      on: '2026-09-25',
      command: { ...signed.command, ...changes },
    });
    expect(leaseRefusalOf(draft, sign({ signatures: [] }))).toEqual({
      code: 'signatures-missing',
      parties: ['landlord', 'tenant'],
    });
    expect(leaseRefusalOf(draft, sign({ signedOn: day('2026-09-26') }))).toEqual({ code: 'day-in-future' });
    expect(leaseRefusalOf(draft, sign({ signedOn: day('2026-09-20') }))).toMatchObject({ code: 'day-too-early' });
  });

  it('begins the thirty days for filing (PRH-19)', () => {
    expect(live).toMatchObject({ status: 'signed', fileBy: '2026-10-25', filed: null });
    const file = (filedOn: string, filingNo = '备2026-7') =>
      ({ on: '2026-10-10', command: { type: 'file', filedOn: day(filedOn), filingNo } }) as const;
    expect(leaseRefusalOf(live, file('2026-09-24'))).toMatchObject({ code: 'day-too-early' });
    expect(leaseRefusalOf(live, file('2026-10-10', ' '))).toEqual({ code: 'filing-number-missing' });
    const filed = leaseAfter(drafted(), explained, signed, file('2026-10-10'));
    expect(leaseRefusalOf(filed, file('2026-10-10'))).toEqual({ code: 'filed-already', filingNo: '备2026-7' });
  });
});

describe('handing over', () => {
  it('takes a reading, once each way, in before out', () => {
    expect(leaseRefusalOf(live, movedOut('2026-10-05'))).toEqual({ code: 'not-moved-in' });
    const unread = { ...movedIn, command: { ...movedIn.command, readings: [] } as LeaseCommand };
    expect(leaseRefusalOf(live, unread)).toEqual({ code: 'readings-missing' });
    const inside = leaseAfter(drafted(), explained, signed, movedIn);
    expect(leaseRefusalOf(inside, movedIn)).toEqual({ code: 'moved-already', on: '2026-10-01' });
    const out = leaseAfter(drafted(), explained, signed, movedIn, movedOut('2026-11-15'));
    expect(out.movedOut).toMatchObject({ on: '2026-11-15', keys: 2 });
  });
});

describe('a change of tenant (domain reference §2.4)', () => {
  const change = (more: object, owed = 0) => ({
    on: '2026-12-20',
    command: {
      type: 'change-tenant',
      identityNumber: spouse.identityNumber,
      phone: '',
      reason: 'death',
      publicised: { from: day('2026-12-01'), until: day('2026-12-10') },
      comment: '',
      ...more,
    } as LeaseCommand,
    facts: { owed: () => owed },
  });

  it('wants dues paid, ten days in the estate, and somebody who lives there', () => {
    expect(leaseRefusalOf(live, change({}, 1))).toEqual({ code: 'tenant-owes', fen: 1 });
    expect(leaseRefusalOf(live, change({ identityNumber: 'x' }))).toEqual({ code: 'not-an-occupant' });
    const short = { publicised: { from: day('2026-12-02'), until: day('2026-12-10') } };
    expect(leaseRefusalOf(live, change(short))).toEqual({ code: 'publicity-short', days: 10 });
    const running = { publicised: { from: day('2026-12-11'), until: day('2026-12-20') } };
    expect(leaseRefusalOf(live, change(running))).toEqual({ code: 'publicity-running', until: '2026-12-20' });
    const late = { ...change({}), on: '2029-10-01' };
    expect(leaseRefusalOf(live, late)).toMatchObject({ code: 'outside-term' });
  });

  it('gives the remaining term and no more', () => {
    const state = leaseAfter(drafted(), explained, signed, change({}));
    expect(state.content.tenant).toEqual({ ...spouse, phone: '', occupants: [] });
    expect(state.content.term).toEqual(term);
    expect(state.formerTenants).toMatchObject([{ tenant: { name: '马秀莲' }, until: '2026-12-20' }]);
  });
});

describe('the end', () => {
  const end = (on: string, endsOn: string, more: object = {}) => ({
    on,
    command: { type: 'end', endsOn: day(endsOn), reason: 'voluntary', comment: '回乡', ...more } as LeaseCommand,
  });

  it('lies in the term and has a reason; a lease that ran out ends on its last day, afterwards', () => {
    expect(leaseRefusalOf(live, end('2026-11-01', '2026-09-30'))).toMatchObject({ code: 'outside-term' });
    expect(leaseRefusalOf(live, end('2026-11-01', '2026-11-15', { comment: '' }))).toEqual({ code: 'comment-missing' });
    const expired = { reason: 'expired', comment: '' };
    expect(leaseRefusalOf(live, end('2029-09-30', '2029-09-30', expired))).toMatchObject({ code: 'outside-term' });
    expect(leaseRefusalOf(live, end('2029-10-01', '2029-09-30', expired))).toBeUndefined();
    const state = leaseAfter(drafted(), explained, signed, end('2026-11-01', '2026-11-15'));
    expect(state).toMatchObject({ status: 'ended', ended: { on: '2026-11-15', reason: 'voluntary' } });
    expect(leaseRefusalOf(state, end('2026-11-02', '2026-11-15'))).toEqual({ code: 'lease-not-now', status: 'ended' });
  });

  it('a supplement has words and a day', () => {
    const add = (text: string) =>
      ({ on: '2026-11-01', command: { type: 'supplement', text, signedOn: day('2026-11-01') } }) as const;
    expect(leaseRefusalOf(live, add(''))).toEqual({ code: 'comment-missing' });
    expect(leaseAfter(drafted(), explained, signed, add('加装扶手'), add('养猫')).supplements).toMatchObject([
      { no: 1 },
      { no: 2 },
    ]);
  });
});

describe('who may', () => {
  it.each(leaseCommandTypes.filter((type) => type !== 'draft'))('%s asks permission, office and own case', (type) => {
    const draft = leaseAfter(drafted(), explained);
    const state = ['redraft', 'drop', 'explain', 'sign'].includes(type)
      ? draft
      : leaseAfter(drafted(), explained, signed, movedIn);
    const command = { type } as LeaseCommand;
    const as = (actor: ReturnType<typeof anActor>) =>
      leaseRefusalOf(state, { on: '2026-10-05', command, facts: { actor } });
    expect(as(anActor({ id: 'a', roles: ['auditor'] }))).toMatchObject({ code: 'missing-permission' });
    const far = anActor({ id: 'x', roles: ['supervisor'], office: '630103' as OfficeId });
    expect(as(far)).toEqual({ code: 'wrong-office', office: STREET });
    const kin = anActor({ id: 'k', roles: ['supervisor'], interests: [spouse.identityNumber] });
    expect(as(kin)).toEqual({ code: 'own-case' });
    expect(leaseRefusalOf(undefined, { on: '2026-10-05', command })).toEqual({ code: 'unknown-lease' });
  });

  it('is offered what the status has, with the reason against it', () => {
    const supervisor = anActor({ id: 's', roles: ['supervisor'] });
    const offered = availableLease(leaseAfter(drafted()), supervisor);
    expect(offered.find(({ command }) => command === 'sign')?.refusal).toEqual({ code: 'not-explained' });
    expect(availableLease(live, supervisor).map(({ command }) => command)).not.toContain('move-out');
    expect(leaseRefusalOf(live, drafted())).toEqual({ code: 'exists-already' });
  });
});
