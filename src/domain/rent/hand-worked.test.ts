import { describe, expect, it } from 'vitest';
import {
  charge,
  lateFees as bookLateFees,
  ledgerAfter,
  monthly,
  opened,
  pay,
  quarterly,
  secondHead,
} from '../../../tests/support/rent/given-ledger.ts';
import { addMonths, plainDate } from '../../kernel/plain-date.ts';
import { balanceOn, depositHeld, owedNow } from './balance.ts';
import { cycleEnd, cycleStart, dueDayOf } from './cycle.ts';
import { lateFees } from './late-fee.ts';
import { arrearsOn } from './outstanding.ts';
import { ownFen, rentLines, shareOfMonth } from './rent-lines.ts';
import { standingCharges } from './state.ts';

const day = plainDate;
const standard = (from: string, monthlyFen: number, relief: readonly [number, number] = [0, 0]) => ({
  from: day(from),
  monthlyFen,
  reductionFen: relief[0],
  subsidyFen: relief[1],
  source: '批复',
});

describe('pro rata by days, worked by hand', () => {
  it.each([
    ['a whole September of 300 yuan is 300 yuan', 30_000, '2026-09-01', '2026-09-30', 30_000],
    ['16 to 30 September are 15 of 30 days: half', 30_000, '2026-09-16', '2026-09-30', 15_000],
    ['1 to 9 January, 9 of 31 days of 300 yuan: 87.0967…, so 87.10', 30_000, '2026-01-01', '2026-01-09', 8_710],
    ['10 to 31 January is what is left of the month: 212.90', 30_000, '2026-01-10', '2026-01-31', 21_290],
    ['one day of February 2026, a 28th of 280.14: 10.005, half up 10.01', 28_014, '2026-02-01', '2026-02-01', 1_001],
    ['the 29th of a leap February is its last 29th of 290 yuan', 29_000, '2028-02-29', '2028-02-29', 1_000],
    ['nothing a month is nothing a day', 0, '2026-01-10', '2026-01-31', 0],
  ])('%s', (...[, fen, from, until, expected]) => {
    expect(shareOfMonth(fen, day(from), day(until))).toBe(expected);
  });

  it('three parts of a month cost the month exactly, though each was rounded', () => {
    const parts = [
      shareOfMonth(10_000, day('2026-01-01'), day('2026-01-07')),
      shareOfMonth(10_000, day('2026-01-08'), day('2026-01-19')),
      shareOfMonth(10_000, day('2026-01-20'), day('2026-01-31')),
    ];
    expect(parts).toEqual([2_258, 3_871, 3_871]);
    expect(parts.reduce((sum, part) => sum + part, 0)).toBe(10_000);
  });
});

describe('a new rent standard in mid-quarter, worked by hand', () => {
  it('counts from its day: October to 15 November at 300, from 16 November at 360', () => {
    const standards = [standard('2026-10-01', 30_000), standard('2026-11-16', 36_000)];
    const lines = rentLines(standards, day('2026-10-01'), day('2026-12-31'));
    expect(lines.map((line) => [line.from, line.until, ownFen(line)])).toEqual([
      ['2026-10-01', '2026-10-31', 30_000],
      ['2026-11-01', '2026-11-15', 15_000],
      ['2026-11-16', '2026-11-30', 18_000],
      ['2026-12-01', '2026-12-31', 36_000],
    ]);
  });

  it('takes the charged quarter back whole and charges it anew; the tenant owes the 90 yuan more', () => {
    const state = ledgerAfter(
      opened('2026-10-01', '2031-09-30'),
      charge('2026-10-01', '2026-10-01'),
      pay('2026-10-01', 90_000),
      {
        on: '2026-11-10',
        command: { type: 'change-standard', standard: standard('2026-11-16', 36_000), reason: '调租批复' },
      },
    );
    expect(owedNow(state)).toBe(9_000);
    expect(balanceOn(state, 'tenant', day('2026-11-09'))).toBe(0);
    expect(standingCharges(state)).toMatchObject([{ from: '2026-10-01', fen: 99_000, dueOn: '2026-11-10' }]);
    expect(state.entries.map(({ kind, reversedBy }) => [kind, reversedBy !== null])).toEqual([
      ['charge', true],
      ['payment', false],
      ['reversal', false],
      ['charge', false],
    ]);
  });

  it('a reduction of 40 and a subsidy of 60 leave the tenant 200 of 300, and the treasury owes its 60', () => {
    const first = opened('2026-10-01', '2026-12-31', { terms: monthly });
    const state = ledgerAfter(
      first,
      {
        on: '2026-10-01',
        command: { type: 'change-standard', standard: standard('2026-10-01', 30_000, [4_000, 6_000]), reason: '减免' },
      },
      charge('2026-10-01', '2026-10-01'),
    );
    expect(owedNow(state)).toBe(20_000);
    expect(balanceOn(state, 'subsidy', day('2026-10-01'))).toBe(6_000);
    expect(balanceOn(state, 'rent', day('2026-10-01'))).toBe(-26_000);
  });
});

describe('cycles and due days', () => {
  it('a quarter in advance is due 10 days before it begins', () => {
    expect(cycleStart(day('2026-11-20'), quarterly)).toBe('2026-10-01');
    expect(cycleEnd(day('2026-11-20'), quarterly)).toBe('2026-12-31');
    expect(dueDayOf(day('2026-10-01'), quarterly, day('2026-09-01'))).toBe('2026-09-21');
  });

  it('who moves in within a quarter is not late on the first day', () => {
    expect(dueDayOf(day('2026-11-10'), quarterly, day('2026-11-10'))).toBe('2026-11-10');
  });

  it('a month paid afterwards is due on its last day', () => {
    expect(dueDayOf(day('2026-02-01'), { ...monthly, inAdvance: false }, day('2026-02-01'))).toBe('2026-02-28');
  });

  it('three months before 31 May is the last day of February (DAY-06)', () => {
    expect(addMonths(day('2026-05-31'), -3)).toBe('2026-02-28');
    expect(addMonths(day('2028-05-31'), -3)).toBe('2028-02-29');
  });
});

describe('late fees of 2‰ of a month’s rent a day, worked by hand', () => {
  const first = opened('2026-10-01', '2031-09-30');
  const charged = charge('2026-09-01', '2026-10-01');

  it('due 21 September, nothing paid by 1 October: ten days of 0.60 yuan are 6.00', () => {
    const state = ledgerAfter(first, charged);
    expect(standingCharges(state)[0]?.dueOn).toBe('2026-10-01');
    const late = lateFees(state, day('2026-10-11'));
    expect(late).toMatchObject([{ from: '2026-10-02', fen: 600, bookedFen: 0 }]);
  });

  it('the day it was due does not count, the day on which it is paid does', () => {
    const state = ledgerAfter(first, charged, pay('2026-10-02', 90_000));
    expect(lateFees(state, day('2026-10-20'))).toMatchObject([{ fen: 60 }]);
    const inTime = ledgerAfter(first, charged, pay('2026-10-01', 90_000));
    expect(lateFees(inTime, day('2026-10-20'))).toEqual([]);
  });

  it('a part payment stops nothing until less than a month is open: 700 of 900 leave 200, so 0.40 a day', () => {
    const state = ledgerAfter(first, charged, pay('2026-10-06', 70_000));
    // 2 to 6 October at 0.60, 7 to 11 October at 0.40.
    expect(lateFees(state, day('2026-10-11'))).toMatchObject([{ fen: 500 }]);
  });

  it('money that moved earlier than a booked fee takes the fee back and books the smaller one', () => {
    const state = ledgerAfter(
      first,
      charged,
      bookLateFees('2026-10-11'),
      pay('2026-10-12', 90_000, { way: 'bank', reference: 'B1', paidOn: day('2026-10-04') }),
    );
    expect(balanceOn(state, 'late-fee', day('2026-10-11'))).toBe(-600);
    expect(balanceOn(state, 'late-fee', day('2026-10-12'))).toBe(-180);
    expect(owedNow(state)).toBe(180);
  });

  it('a waived fee does not come back; what is late afterwards counts again', () => {
    const booked = ledgerAfter(first, charged, bookLateFees('2026-10-11'));
    const fee = booked.entries.find(({ kind }) => kind === 'late-fee');
    const state = ledgerAfter(
      first,
      charged,
      bookLateFees('2026-10-11'),
      { on: '2026-10-12', command: { type: 'reverse', of: fee?.entryId ?? '', reason: '住院' } },
      bookLateFees('2026-10-14'),
    );
    expect(owedNow(state)).toBe(90_000 + 180);
  });
});

describe('arrears', () => {
  it('count every month of which something is open once it was due (PRH-28)', () => {
    const state = ledgerAfter(
      opened('2026-01-01', '2030-12-31', { terms: monthly }),
      charge('2026-01-01', '2026-01-31'),
      charge('2026-02-01', '2026-02-28'),
      charge('2026-03-01', '2026-03-31'),
      pay('2026-03-10', 40_000),
    );
    expect(arrearsOn(state, day('2026-03-31'))).toEqual({ fen: 50_000, months: 2, since: '2026-02-01' });
    expect(arrearsOn(state, day('2026-01-01'))).toEqual({ fen: 0, months: 0, since: null });
  });

  it('six months unpaid are six', () => {
    const months = ['01', '02', '03', '04', '05', '06'];
    const state = ledgerAfter(
      opened('2026-01-01', '2030-12-31', { terms: monthly }),
      ...months.map((month) => charge(`2026-${month}-01`, `2026-${month}-01`)),
    );
    expect(arrearsOn(state, day('2026-06-02'))).toEqual({ fen: 180_000, months: 6, since: '2026-01-01' });
  });
});

describe('leaving, worked by hand', () => {
  it('gives back rent of days after the end and the deposit, late fees met first', () => {
    const first = opened('2026-10-01', '2026-11-15');
    const state = ledgerAfter(
      first,
      charge('2026-10-01', '2026-10-01'),
      pay('2026-10-01', 190_000, { depositFen: 100_000 }),
    );
    // 1 October to 15 November cost 300 + 150; 900 were paid, so 450 were paid ahead.
    expect(owedNow(state)).toBe(-45_000);
    expect(depositHeld(state)).toBe(100_000);
    const settled = ledgerAfter(
      first,
      charge('2026-10-01', '2026-10-01'),
      pay('2026-10-01', 190_000, { depositFen: 100_000 }),
      {
        on: '2026-11-20',
        command: {
          type: 'refund',
          refundId: 'r1',
          depositFen: 100_000,
          aheadFen: 45_000,
          payee: '马秀莲',
          reason: '退租结清',
          secondBy: secondHead.staffId,
        },
      },
    );
    expect([owedNow(settled), depositHeld(settled)]).toEqual([0, 0]);
    expect(balanceOn(settled, 'money', day('2026-11-20'))).toBe(45_000);
  });

  it('the deposit meets what is open, and the rest of it is given back', () => {
    const state = ledgerAfter(
      opened('2026-10-01', '2026-11-15'),
      charge('2026-10-01', '2026-10-01'),
      pay('2026-10-01', 100_000, { depositFen: 100_000 }),
      { on: '2026-11-20', command: { type: 'set-off' } },
    );
    expect([owedNow(state), depositHeld(state)]).toEqual([0, 55_000]);
  });
});
