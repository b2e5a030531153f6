import { describe, expect, it } from 'vitest';
import { DISTRICT, STREET, anActor, clerk } from '../../../tests/support/application/builders.ts';
import {
  cashier,
  charge,
  head,
  lateFees,
  ledgerAfter,
  opened,
  pay,
  refusalOf,
  secondHead,
} from '../../../tests/support/rent/given-ledger.ts';
import { type PlainDate, plainDate } from '../../kernel/plain-date.ts';
import { availableRent, rentPermissions } from './available-actions.ts';
import type { RentCommand, RentCommandType } from './commands.ts';
import { evolveLedger } from './evolve.ts';
import { openLedger } from './open-ledger.ts';
import { voidReceipt } from './void-receipt.ts';

const first = opened('2026-10-01', '2031-09-30');
const day = plainDate;
const standard = (from: PlainDate) => ({ from, monthlyFen: 36_000, reductionFen: 0, subsidyFen: 0, source: '批复' });

const commands: Readonly<Record<RentCommandType, RentCommand>> = {
  charge: { type: 'charge', through: day('2026-10-01') },
  'book-late-fees': { type: 'book-late-fees', through: day('2026-10-01') },
  pay: pay('2026-10-01', 1).command,
  'change-standard': { type: 'change-standard', standard: standard(day('2026-11-01')), reason: '调租' },
  reverse: { type: 'reverse', of: 'p-2026-10-01-90000', reason: '错账', secondBy: secondHead.staffId },
  'set-off': { type: 'set-off' },
  refund: {
    type: 'refund',
    refundId: 'r',
    depositFen: 0,
    aheadFen: 1,
    payee: '马秀莲',
    reason: '多交',
    secondBy: secondHead.staffId,
  },
};

describe('every command on a ledger', () => {
  it.each(Object.keys(commands) as RentCommandType[])('%s asks permission, office and a ledger', (type) => {
    const state = ledgerAfter(first);
    const command = commands[type];
    const on = '2026-10-01';
    const auditor = anActor({ id: 'a', roles: ['auditor'] });
    const permission = rentPermissions[type];
    expect(refusalOf(state, { on, command, actor: auditor })).toEqual({ code: 'missing-permission', permission });
    const elsewhere = anActor({ id: 'x', roles: ['supervisor'], office: '630103' as typeof DISTRICT });
    expect(refusalOf(state, { on, command, actor: elsewhere })).toEqual({ code: 'wrong-office', office: STREET });
    expect(refusalOf(undefined, { on, command })).toEqual({ code: 'unknown-ledger' });
  });

  it('is offered with the reason why somebody cannot give it', () => {
    const offered = availableRent(ledgerAfter(first), { actor: cashier, household: [] });
    expect(offered.filter(({ refusal }) => refusal === null).map(({ command }) => command)).toEqual([
      'charge',
      'book-late-fees',
      'pay',
    ]);
  });

  it.each(['pay', 'change-standard', 'reverse', 'set-off', 'refund'] as const)('%s is closed to kin', (type) => {
    const kin = anActor({ id: 'kin', roles: ['supervisor'], interests: ['1'] });
    const step = { on: '2026-10-01', command: commands[type], actor: kin, household: ['1'] };
    expect(refusalOf(ledgerAfter(first), step)).toEqual({ code: 'own-case' });
  });
});

describe('charging', () => {
  it('happens once: a second run finds nothing to do', () => {
    const state = ledgerAfter(first, charge('2026-10-01', '2026-12-31'));
    expect(refusalOf(state, charge('2026-10-01', '2026-12-31'))).toEqual({ code: 'nothing-to-charge' });
    expect(refusalOf(state, charge('2026-10-01', '2027-06-01'))).toEqual({ code: 'day-in-future' });
  });

  it('ends with the lease', () => {
    const state = ledgerAfter(opened('2026-10-01', '2026-11-15'), charge('2026-10-01', '2026-12-31'));
    expect(state.entries).toMatchObject([{ from: '2026-10-01', until: '2026-11-15', fen: 45_000 }]);
    expect(refusalOf(state, charge('2026-12-01', '2026-12-31'))).toEqual({ code: 'nothing-to-charge' });
  });

  it('of late fees: never ahead of today, and nothing where nothing is late', () => {
    const state = ledgerAfter(first, charge('2026-10-01', '2026-10-01'));
    const ahead = { type: 'book-late-fees', through: day('2026-10-02') } as const;
    expect(refusalOf(state, { on: '2026-10-01', command: ahead })).toEqual({ code: 'day-in-future' });
    expect(refusalOf(state, lateFees('2026-10-01'))).toEqual({ code: 'nothing-to-charge' });
  });
});

describe('a payment', () => {
  const state = ledgerAfter(first, charge('2026-10-01', '2026-10-01'));

  it('is an amount, from somebody, on a day that was', () => {
    expect(refusalOf(state, pay('2026-10-01', 0))).toEqual({ code: 'amount-wrong' });
    expect(refusalOf(state, pay('2026-10-01', 0.5))).toEqual({ code: 'amount-wrong' });
    expect(refusalOf(state, pay('2026-10-01', 5, { depositFen: 6 }))).toEqual({ code: 'amount-wrong' });
    expect(refusalOf(state, pay('2026-10-01', 5, { payer: ' ' }))).toEqual({ code: 'payer-missing' });
    expect(refusalOf(state, pay('2026-10-01', 5, { paidOn: day('2026-10-02') }))).toEqual({ code: 'day-in-future' });
  });

  it('takes no more deposit than was agreed', () => {
    const more = pay('2026-10-01', 100_001, { depositFen: 100_001 });
    expect(refusalOf(state, more)).toEqual({ code: 'amount-wrong' });
  });

  it('that bank or app sent before is the same money; a reversed one may come again', () => {
    const bank = { way: 'bank', reference: 'B1' } as const;
    const paid = ledgerAfter(first, pay('2026-10-01', 5, bank));
    const again = pay('2026-10-02', 5, { ...bank, paymentId: 'other' });
    expect(refusalOf(paid, again)).toEqual({ code: 'paid-already', receiptNo: 'XN收2026-01-2026-10-01' });
    const back = { type: 'reverse', of: 'p-2026-10-01-5', reason: '退票', secondBy: secondHead.staffId } as const;
    const reversed = ledgerAfter(first, pay('2026-10-01', 5, bank), { on: '2026-10-02', command: back });
    expect(refusalOf(reversed, again)).toBeUndefined();
  });
});

describe('taking back', () => {
  const paid = ledgerAfter(first, charge('2026-10-01', '2026-10-01'), pay('2026-10-01', 90_000));
  const of = 'p-2026-10-01-90000';
  const reverse = (more: object) => ({
    on: '2026-10-05',
    command: { type: 'reverse', of, reason: '错账', secondBy: secondHead.staffId, ...more } as const,
  });

  it('a payment takes a second person who may, and a reason', () => {
    expect(refusalOf(paid, reverse({ reason: '' }))).toEqual({ code: 'comment-missing' });
    expect(refusalOf(paid, reverse({ secondBy: undefined }))).toEqual({ code: 'second-person', why: 'missing' });
    expect(refusalOf(paid, reverse({ secondBy: head.staffId }))).toEqual({ code: 'second-person', why: 'same' });
    expect(refusalOf(paid, reverse({ secondBy: cashier.staffId }))).toEqual({
      code: 'second-person',
      why: 'permission',
    });
    expect(refusalOf(paid, reverse({ secondBy: clerk.staffId }))).toEqual({ code: 'second-person', why: 'unknown' });
  });

  it('leaves no less deposit than none: what followed is taken back first', () => {
    const state = ledgerAfter(
      opened('2026-10-01', '2026-10-31'),
      charge('2026-10-01', '2026-10-01'),
      pay('2026-10-01', 100_000, { depositFen: 100_000 }),
      { on: '2026-11-01', command: { type: 'set-off' } },
    );
    const back = { ...reverse({ of: 'p-2026-10-01-100000' }), on: '2026-11-02' };
    expect(refusalOf(state, back)).toEqual({ code: 'deposit-spent' });
    const setOff = { ...reverse({ of: 'set-off#1' }), on: '2026-11-02' };
    expect(refusalOf(state, setOff)).toBeUndefined();
  });

  it('happens once, to an entry that there is, and never to a charge', () => {
    expect(refusalOf(paid, reverse({ of: 'x' }))).toEqual({ code: 'unknown-entry' });
    const charged = paid.entries[0]?.entryId;
    expect(refusalOf(paid, reverse({ of: charged }))).toEqual({ code: 'not-reversible' });
    const back = ledgerAfter(first, pay('2026-10-01', 90_000), reverse({}));
    expect(refusalOf(back, reverse({}))).toEqual({ code: 'reversed-already' });
  });
});

describe('a changed standard', () => {
  const change = (more: object, reason = '调租') => ({
    on: '2026-10-05',
    command: {
      type: 'change-standard',
      standard: { ...standard(day('2026-11-01')), ...more },
      reason,
    } as const,
  });

  it('is sound, has a reason and applies to days of the term', () => {
    const state = ledgerAfter(first);
    expect(refusalOf(state, change({ monthlyFen: -1 }))).toEqual({ code: 'standard-wrong' });
    expect(refusalOf(state, change({ reductionFen: 40_000 }))).toEqual({ code: 'standard-wrong' });
    expect(refusalOf(state, change({ source: '' }))).toEqual({ code: 'standard-wrong' });
    expect(refusalOf(state, change({}, ' '))).toEqual({ code: 'comment-missing' });
    const outside = { code: 'outside-term', from: '2026-10-01', until: '2031-09-30' };
    expect(refusalOf(state, change({ from: day('2026-09-30') }))).toEqual(outside);
  });
});

describe('the deposit', () => {
  it('answers for the lease until it is over and charged', () => {
    const running = { code: 'lease-running', until: '2031-09-30' };
    const state = ledgerAfter(first, pay('2026-10-01', 100_000, { depositFen: 100_000 }));
    const refund = { ...commands.refund, depositFen: 1, aheadFen: 0 } as RentCommand;
    expect(refusalOf(state, { on: '2026-10-05', command: refund })).toEqual(running);
    expect(refusalOf(state, { on: '2026-10-05', command: { type: 'set-off' } })).toEqual(running);
  });

  it('and what was paid ahead are given back up to what there is', () => {
    const state = ledgerAfter(first, pay('2026-10-01', 500));
    const refund = (aheadFen: number) => ({ ...commands.refund, depositFen: 0, aheadFen }) as RentCommand;
    expect(refusalOf(state, { on: '2026-10-05', command: refund(501) })).toEqual({
      code: 'more-than-held',
      depositFen: 0,
      aheadFen: 500,
    });
    expect(refusalOf(state, { on: '2026-10-05', command: refund(0) })).toEqual({ code: 'amount-wrong' });
    expect(refusalOf(state, { on: '2026-10-05', command: refund(500) })).toBeUndefined();
    const again = ledgerAfter(first, pay('2026-10-01', 500), { on: '2026-10-05', command: refund(100) });
    expect(refusalOf(again, { on: '2026-10-06', command: refund(100) })).toEqual({ code: 'exists-already' });
  });

  it('meets nothing where nothing is owed', () => {
    const state = ledgerAfter(opened('2026-10-01', '2026-10-31'), charge('2026-10-01', '2026-10-01'));
    const command = { type: 'set-off' } as const;
    expect(refusalOf(state, { on: '2026-11-05', command })).toEqual({ code: 'nothing-to-set-off' });
  });
});

describe('opening', () => {
  it('takes a sound standard of the first day and an agreed deposit', () => {
    if (first.type !== 'rent.opened.v1') throw new Error('an opening');
    const { payload } = first;
    const late = { ...payload.standard, from: day('2026-10-02') };
    expect(openLedger({ ...payload, standard: late })).toMatchObject({ error: { code: 'standard-wrong' } });
    expect(openLedger({ ...payload, depositFen: -1 })).toMatchObject({ error: { code: 'amount-wrong' } });
  });
});

describe('a receipt of money that another desk booked first', () => {
  const state = ledgerAfter(first, pay('2026-10-02', 90_000, { paymentId: 'p1', reference: 'N1', way: 'bank' }));
  const voided = (paymentId: string, receiptNo: string) => {
    const money = { fen: 90_000, depositFen: 0, way: 'bank', payer: '马秀莲', reference: 'N1', fileHash: 'h' } as const;
    const payment = { type: 'pay', paymentId, ...money, paidOn: day('2026-10-02') } as const;
    return voidReceipt(state, { payment, receiptNo, today: day('2026-10-05') });
  };

  it('is void, names the one that stands, and moves no money', () => {
    const events = voided('p1', 'XN收2026-02-000001');
    expect(events).toMatchObject([
      {
        type: 'rent.receipt-voided.v1',
        payload: { receiptNo: 'XN收2026-02-000001', standsAs: 'XN收2026-01-2026-10-02', fen: 90_000, fileHash: 'h' },
      },
    ]);
    expect((events ?? []).reduce(evolveLedger, state)).toEqual(state);
  });

  it('is not void where it is the one that stands, and is a person’s to look at where the ledger has another payment', () => {
    expect(voided('p1', 'XN收2026-01-2026-10-02')).toEqual([]);
    expect(voided('p2', 'XN收2026-02-000001')).toBeUndefined();
  });
});
