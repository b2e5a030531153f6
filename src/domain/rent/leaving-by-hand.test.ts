import { describe, expect, it } from 'vitest';
import {
  type Step,
  charge,
  factsOn,
  lateFees,
  ledgerAfter,
  monthly,
  opened,
  pay,
  refusalOf,
  secondHead,
} from '../../../tests/support/rent/given-ledger.ts';
import { plainDate } from '../../kernel/plain-date.ts';
import { balanceOn, depositHeld, owedNow } from './balance.ts';
import { decideRent, changeTerm } from './decide.ts';
import type { RentEvent } from './events.ts';
import { evolveLedger } from './evolve.ts';
import { type LedgerState, standingCharges } from './state.ts';

const day = plainDate;

/** The lease ends on a day earlier than it said; it is written down on the day after. */
function leaves(state: LedgerState, until: string, on: string): LedgerState {
  const events = changeTerm(state, { until: day(until), reason: '退租' }, { today: day(on) });
  return events.reduce<LedgerState>((now, event) => evolveLedger(now, event), state);
}

function goOn(state: LedgerState, ...steps: readonly Step[]): LedgerState {
  return steps.reduce((now, step) => {
    const decided = decideRent(step.command, now, factsOn(step));
    if (!decided.ok) throw new Error(JSON.stringify(decided.error));
    return decided.value.reduce<LedgerState>((after, event) => evolveLedger(after, event), now);
  }, state);
}

function refund(on: string, depositFen: number, aheadFen: number): Step {
  const signed = { payee: '马秀莲', reason: '退租结清', secondBy: secondHead.staffId };
  return { on, command: { type: 'refund', refundId: `r-${on}`, depositFen, aheadFen, ...signed } };
}

const fiveYears = (more: Parameters<typeof opened>[2] = {}): RentEvent => opened('2026-01-01', '2030-12-31', more);

describe('leaving in mid-month, rent paid month by month, worked by hand', () => {
  it.each([
    ['12 of 30 days of November at 300 are 120: 180 come back', 30_000, '2026-11', '2026-11-12', 18_000],
    ['9 of 31 days of January at 300 are 87.10 (87.0967…): 212.90 come back', 30_000, '2026-01', '2026-01-09', 21_290],
    [
      'the first of February alone at 280.14 is 10.01 (10.005): 270.13 come back',
      28_014,
      '2026-02',
      '2026-02-01',
      27_013,
    ],
    [
      'who leaves on the last day of a month lived in all of it: nothing comes back',
      30_000,
      '2026-11',
      '2026-11-30',
      0,
    ],
    ['30 of 31 days of December at 310 are 300: 10 come back', 31_000, '2026-12', '2026-12-30', 1_000],
  ])('%s', (...[, monthlyFen, month, until, back]) => {
    const paid = ledgerAfter(
      opened(`${month}-01`, '2030-12-31', { terms: monthly, monthlyFen }),
      charge(`${month}-01`, `${month}-01`),
      pay(`${month}-01`, monthlyFen),
    );
    expect(owedNow(paid)).toBe(0);
    const left = leaves(paid, until, '2026-12-31');
    expect(owedNow(left) + back).toBe(0);
    if (back > 0) expect(owedNow(goOn(left, refund('2026-12-31', 0, back)))).toBe(0);
    expect(refusalOf(left, refund('2026-12-31', 0, back + 1))).toMatchObject({
      code: 'more-than-held',
      aheadFen: back,
    });
  });

  it('who had not paid owes the days that were lived in, not the month: 120 of 300', () => {
    const charged = ledgerAfter(
      opened('2026-11-01', '2030-12-31', { terms: monthly }),
      charge('2026-11-01', '2026-11-01'),
    );
    expect(owedNow(leaves(charged, '2026-11-12', '2026-11-13'))).toBe(12_000);
  });
});

describe('leaving within a quarter that was paid in advance, worked by hand', () => {
  const paid = ledgerAfter(
    opened('2026-10-01', '2030-12-31'),
    charge('2026-10-01', '2026-10-01'),
    pay('2026-10-01', 90_000),
  );

  it.each([
    ['to 31 October: one month of three, 600 of 900 come back', '2026-10-31', 60_000],
    ['to 15 November: 300 and half of 300 stay, 450 come back', '2026-11-15', 45_000],
    ['to 1 December: 300, 300 and a 31st of 300 (9.68) stay, 290.32 come back', '2026-12-01', 29_032],
    ['to 30 December: the 31st day alone comes back, 300 less 290.32 (30 of 31 days) are 9.68', '2026-12-30', 968],
  ])('%s', (_words, until, back) => {
    const left = leaves(paid, until, '2027-01-04');
    expect(-owedNow(left)).toBe(back);
    expect(balanceOn(goOn(left, refund('2027-01-04', 0, back)), 'money', day('2027-01-04'))).toBe(90_000 - back);
  });

  it('what was told before stays: on 10 November nothing was owed, the reversal stands on the day it was written', () => {
    const left = leaves(paid, '2026-11-15', '2026-11-16');
    expect(balanceOn(left, 'tenant', day('2026-11-10'))).toBe(0);
    expect(balanceOn(left, 'tenant', day('2026-11-16'))).toBe(-45_000);
  });

  it('a quarter of which the treasury pays 60 a month and 40 are waived: the tenant gets 300 of 600, never the whole rent', () => {
    const relieved = ledgerAfter(
      opened('2026-10-01', '2030-12-31'),
      {
        on: '2026-10-01',
        command: {
          type: 'change-standard',
          standard: {
            from: day('2026-10-01'),
            monthlyFen: 30_000,
            reductionFen: 4_000,
            subsidyFen: 6_000,
            source: '减免',
          },
          reason: '减免',
        },
      },
      charge('2026-10-01', '2026-10-01'),
      pay('2026-10-01', 60_000),
    );
    const left = leaves(relieved, '2026-11-15', '2026-11-16');
    // October 200 and half of 200 stay; of the treasury October's 60 and half of November's.
    expect(-owedNow(left)).toBe(30_000);
    expect(balanceOn(left, 'subsidy', day('2026-11-16'))).toBe(9_000);
  });
});

describe('the deposit of 1,000 after the last day, worked by hand', () => {
  const withDeposit = (steps: readonly Step[] = []): LedgerState =>
    ledgerAfter(
      fiveYears({ terms: monthly }),
      charge('2026-01-01', '2026-01-01'),
      pay('2026-01-01', 130_000, { depositFen: 100_000 }),
      ...steps,
    );

  it('nothing is open: all of it comes back, and no fen more', () => {
    const left = leaves(withDeposit(), '2026-01-31', '2026-02-01');
    expect(refusalOf(left, refund('2026-02-01', 100_001, 0))).toMatchObject({ code: 'more-than-held' });
    const settled = goOn(left, refund('2026-02-01', 100_000, 0));
    expect([owedNow(settled), depositHeld(settled)]).toEqual([0, 0]);
  });

  it('February unpaid and left on the 14th: half of 300 is taken, 850 come back', () => {
    const left = leaves(withDeposit([charge('2026-02-01', '2026-02-01')]), '2026-02-14', '2026-02-15');
    const met = goOn(left, { on: '2026-02-15', command: { type: 'set-off' } });
    expect([owedNow(met), depositHeld(met)]).toEqual([0, 85_000]);
    expect(depositHeld(goOn(met, refund('2026-02-15', 85_000, 0)))).toBe(0);
  });

  it('February unpaid, 40 days late at 0.60 a day: 300 and 24 are taken, 676 come back', () => {
    // Due 1 February; 2 to 28 February are 27 days, 1 to 13 March are 13.
    const left = leaves(withDeposit([charge('2026-02-01', '2026-02-01')]), '2026-02-28', '2026-03-01');
    const met = goOn(left, lateFees('2026-03-13'), { on: '2026-03-13', command: { type: 'set-off' } });
    expect([owedNow(met), depositHeld(met)]).toEqual([0, 67_600]);
    expect(balanceOn(met, 'late-fee', day('2026-03-13'))).toBe(-2_400);
  });

  it('four months unpaid are 1,200: the deposit is gone, 200 stay owed, nothing comes back', () => {
    const months = ['02', '03', '04', '05'].map((month) => charge(`2026-${month}-01`, `2026-${month}-01`));
    const left = leaves(withDeposit(months), '2026-05-31', '2026-06-01');
    const met = goOn(left, { on: '2026-06-01', command: { type: 'set-off' } });
    expect([owedNow(met), depositHeld(met)]).toEqual([20_000, 0]);
    expect(refusalOf(met, refund('2026-06-01', 1, 0))).toEqual({ code: 'more-than-held', depositFen: 0, aheadFen: 0 });
  });

  it('rent paid ahead and the deposit come back in one payment: 150 of February and 1,000', () => {
    const paid = withDeposit([charge('2026-02-01', '2026-02-01'), pay('2026-02-01', 30_000)]);
    const settled = goOn(leaves(paid, '2026-02-14', '2026-02-15'), refund('2026-02-15', 100_000, 15_000));
    expect([owedNow(settled), depositHeld(settled)]).toEqual([0, 0]);
    expect(balanceOn(settled, 'money', day('2026-02-15'))).toBe(45_000);
  });

  it('a late fee goes back with the charge that was too high, and is 3 on what stands: 150 less 3 are 147', () => {
    // Due 1 February, paid on the 11th: ten days of 0.60; of half a month's rent, ten days of 0.30.
    const paid = withDeposit([charge('2026-02-01', '2026-02-01'), pay('2026-02-11', 30_000), lateFees('2026-02-11')]);
    expect(owedNow(leaves(paid, '2026-02-28', '2026-03-01'))).toBe(600);
    const half = leaves(paid, '2026-02-14', '2026-02-15');
    expect(-owedNow(half)).toBe(15_000);
    expect(-owedNow(goOn(half, lateFees('2026-02-15')))).toBe(14_700);
  });

  it('none of it comes back while the lease runs, nor on its last day', () => {
    const running = withDeposit();
    expect(refusalOf(running, refund('2026-01-20', 100_000, 0))).toEqual({
      code: 'lease-running',
      until: '2030-12-31',
    });
    const left = leaves(running, '2026-01-31', '2026-01-31');
    expect(refusalOf(left, refund('2026-01-31', 100_000, 0))).toEqual({ code: 'lease-running', until: '2026-01-31' });
  });
});

describe('who stays after the last day', () => {
  const first = opened('2026-01-01', '2026-10-15', { terms: monthly, monthlyFen: 31_000 });
  const charged = ledgerAfter(first, charge('2026-10-01', '2026-10-31'));
  const stays = (on: string, through: string): Step => ({ ...charge(on, through), staysOn: true });
  const spans = (state: LedgerState) =>
    standingCharges(state)
      .slice(-3)
      .map(({ from, until, fen }) => [from, until, fen]);

  it('is charged from the day after it to the end of the running month, and nobody before that day is over', () => {
    expect(spans(charged).at(-1)).toEqual(['2026-10-01', '2026-10-15', 15_000]);
    expect(refusalOf(charged, stays('2026-10-15', '2026-10-31'))).toEqual({ code: 'nothing-to-charge' });
    expect(refusalOf(charged, charge('2026-11-20', '2026-12-31'))).toEqual({ code: 'nothing-to-charge' });
    // 16 of October's 31 days, and November; December is for the run of December.
    const later = goOn(charged, stays('2026-11-20', '2026-12-31'));
    expect(spans(later)).toEqual([
      ['2026-10-01', '2026-10-15', 15_000],
      ['2026-10-16', '2026-10-31', 16_000],
      ['2026-11-01', '2026-11-30', 31_000],
    ]);
    expect(later.term.until).toBe('2026-11-30');
    expect(refusalOf(later, stays('2026-11-30', '2026-12-31'))).toEqual({ code: 'nothing-to-charge' });
    expect(spans(goOn(later, stays('2026-12-01', '2026-12-01'))).at(-1)).toEqual(['2026-12-01', '2026-12-31', 31_000]);
  });
});
