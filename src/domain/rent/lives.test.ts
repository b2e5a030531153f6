/** Random lives of leases: what must hold of every ledger, whatever happened to it. */
import { describe, expect, it } from 'vitest';
import { factsOn, monthly, opened, quarterly, secondHead } from '../../../tests/support/rent/given-ledger.ts';
import { type PlainDate, addDays, plainDate } from '../../kernel/plain-date.ts';
import { invariant } from '../../kernel/invariant.ts';
import { type SeededRandom, seededRandom } from '../../kernel/random.ts';
import { accounts } from './account.ts';
import { balanceOn, depositHeld, owedNow } from './balance.ts';
import type { RentCommand } from './commands.ts';
import { changeTerm, decideRent } from './decide.ts';
import type { RentEvent } from './events.ts';
import { evolveLedger, foldLedger } from './evolve.ts';
import { advanceHead, headOf } from './head.ts';
import { changeOccupation } from './occupation.ts';
import { receiptGaps } from './receipt-gaps.ts';
import { standardOn } from './rent-lines.ts';
import { rentRoll } from './rent-roll.ts';
import { type LedgerState, firstUncharged, standingCharges } from './state.ts';

const LIVES = 10_000;
const START = plainDate('2025-11-20');

interface Life {
  readonly state: LedgerState;
  /** What was told about a day when the day was over. */
  readonly told: readonly (readonly [day: PlainDate, owed: number, deposit: number])[];
  /** Steps at which the head that was carried on was not the one made anew. */
  readonly strayed: readonly string[];
}

/** Receipts come from one desk, so its lives share the counter. */
interface Desk {
  receipts: number;
  readonly given: string[];
}

function live(random: SeededRandom, desk: Desk): Life {
  const from = addDays(START, random.integer(0, 200));
  const until = addDays(from, random.integer(20, 700));
  const first = opened(from, until, {
    terms: random.chance(0.5) ? monthly : { ...quarterly, inAdvance: random.chance(0.7) },
    monthlyFen: random.integer(1, 99_999),
    depositFen: random.integer(0, 100_000),
  });
  const history: RentEvent[] = [first];
  let state = foldLedger([first]);
  let today = from;
  let head = state === undefined ? undefined : headOf(state);
  const strayed: string[] = [];
  const told: [PlainDate, number, number][] = [];
  for (let step = random.integer(3, 14); step > 0; step -= 1) {
    invariant(state, 'a ledger');
    const events = act(state, today, { random, desk });
    history.push(...events);
    for (const event of events) {
      state = evolveLedger(state, event);
      head = head === undefined ? undefined : advanceHead(head, event);
    }
    const anew = headOf(state);
    if (head !== undefined && JSON.stringify(head) !== JSON.stringify(anew)) strayed.push(`${today} ${String(step)}`);
    head = anew;
    const days = random.integer(0, 60);
    if (days > 0) told.push([today, owedNow(state), depositHeld(state)]);
    today = addDays(today, days);
  }
  invariant(state, 'a ledger');
  expect(foldLedger(history)).toEqual(state);
  return { state, told, strayed };
}

function act(
  state: LedgerState,
  today: PlainDate,
  { random, desk }: { readonly random: SeededRandom; readonly desk: Desk },
): readonly RentEvent[] {
  if (random.chance(0.08)) {
    const length = random.integer(0, 400);
    return changeTerm(state, { until: addDays(state.term.from, length), reason: '变更' }, { today });
  }
  if (random.chance(0.05)) {
    // A household that leaves: who stays pays market rent from a day on, to a day before or after the term.
    const until = addDays(state.term.from, random.integer(0, 400));
    const from = addDays(state.term.from, random.integer(0, 300));
    const market = { from, monthlyFen: random.integer(2_000, 300_000), reductionFen: 0, subsidyFen: 0, source: '评估' };
    return changeOccupation(state, { until, standards: random.chance(0.7) ? [market] : [], reason: '腾退' }, { today });
  }
  const command = someCommand(state, today, random);
  const receiptNo = `XN收2026-01-${String(desk.receipts + 1).padStart(6, '0')}`;
  // Now and then a household stays after its last day: the run carries its ledger on.
  const decided = decideRent(command, state, factsOn({ on: today, receiptNo, staysOn: random.chance(0.3) }));
  if (!decided.ok) return [];
  if (command.type === 'pay') {
    desk.receipts += 1;
    desk.given.push(receiptNo);
  }
  return decided.value;
}

function someCommand(state: LedgerState, today: PlainDate, random: SeededRandom): RentCommand {
  const owed = Math.max(0, owedNow(state));
  const id = `x${String(state.entries.length)}`;
  const { from } = state.term;
  const choices: readonly (() => RentCommand)[] = [
    () => ({ type: 'charge', through: addDays(today, random.integer(0, 40)) }),
    () => ({ type: 'charge', through: today }),
    () => ({
      type: 'pay',
      paymentId: id,
      fen: random.chance(0.5) ? owed : random.integer(0, 150_000),
      depositFen: random.chance(0.2) ? random.integer(0, 5_000) : 0,
      way: 'bank',
      payer: '某',
      reference: id,
      paidOn: addDays(today, -random.integer(0, 30)),
    }),
    () => ({ type: 'book-late-fees', through: today }),
    () => ({
      type: 'change-standard',
      standard: {
        from: addDays(from, random.integer(0, 300)),
        monthlyFen: random.integer(2_000, 90_000),
        reductionFen: random.integer(0, 1_000),
        subsidyFen: random.integer(0, 1_000),
        source: '批复',
      },
      reason: '调租',
    }),
    () => ({
      type: 'reverse',
      of: random.pick(state.entries).entryId,
      reason: '错账',
      secondBy: secondHead.staffId,
    }),
    () => ({ type: 'set-off' }),
    () => ({
      type: 'refund',
      refundId: id,
      depositFen: random.chance(0.5) ? depositHeld(state) : 0,
      aheadFen: Math.max(0, -owedNow(state)),
      payee: '某',
      reason: '退款',
      secondBy: secondHead.staffId,
    }),
  ];
  return random.pick(state.entries.length === 0 ? choices.slice(0, 3) : choices)();
}

/** The rent of days reckoned another way: each day its share of its month, unrounded. */
function sumByDays(state: LedgerState, until: PlainDate): number {
  let fen = 0;
  for (let day = state.term.from; day < until; day = addDays(day, 1)) {
    const { monthlyFen, reductionFen, subsidyFen } = standardOn(state.standards, day);
    const month = new Date(Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)), 0)).getUTCDate();
    fen += (monthlyFen - reductionFen - subsidyFen) / month;
  }
  return fen;
}

describe(`${String(LIVES)} random lives of leases`, () => {
  const random = seededRandom(20261128);
  const desk: Desk = { receipts: 0, given: [] };
  const lives = Array.from({ length: LIVES }, () => live(random, desk));

  it('debits equal credits in every entry, and in sum', () => {
    for (const { state } of lives) {
      const uneven = state.entries.filter(({ postings }) => postings.reduce((sum, { fen }) => sum + fen, 0) !== 0);
      expect(uneven).toEqual([]);
      const whole = accounts.reduce((sum, account) => sum + balanceOn(state, account, plainDate('2099-01-01')), 0);
      expect(whole).toBe(0);
    }
  });

  it('no day is charged twice or left out, and the days cost what they cost', () => {
    for (const { state } of lives) {
      const charges = standingCharges(state);
      let next = state.term.from;
      const wrong: PlainDate[] = [];
      for (const { from, until } of charges) {
        if (from !== next || until < from || until > state.term.until) wrong.push(from);
        next = addDays(until, 1);
      }
      expect([wrong, firstUncharged(state)]).toEqual([[], next]);
    }
    for (const { state } of lives.filter((_, index) => index % 10 === 0)) {
      const charges = standingCharges(state);
      const next = firstUncharged(state);
      const charged = charges.reduce((sum, { fen }) => sum + fen, 0);
      const pieces = charges.reduce((sum, { lines }) => sum + lines.length, 0);
      // Each piece is rounded three times at both ends.
      expect(Math.abs(charged - sumByDays(state, next))).toBeLessThanOrEqual(3 * pieces);
    }
  });

  it('who stays is charged on for as long as it stays, and the days after the return are taken back', () => {
    let stayed = 0;
    for (const { state: left } of lives.filter((_, index) => index % 10 === 0)) {
      const months = random.integer(1, 30);
      let state = left;
      let today = state.bookedOn;
      for (let run = 0; run < months; run += 1) {
        const facts = factsOn({ on: today, receiptNo: '', staysOn: true });
        const decided = decideRent({ type: 'charge', through: addDays(today, random.integer(0, 20)) }, state, facts);
        state = (decided.ok ? decided.value : []).reduce(evolveLedger, state);
        const charged = firstUncharged(state);
        if (left.term.until < today) expect(charged > today).toBe(true);
        today = addDays(today, random.integer(1, 45));
      }
      const last = addDays(today, -random.integer(0, 200));
      const returned = last < state.term.from ? state.term.from : last;
      const events = changeOccupation(state, { until: returned, standards: [], reason: 'returned' }, { today });
      state = events.reduce(evolveLedger, state);
      const settled = decideRent({ type: 'charge', through: returned }, state, factsOn({ on: today, receiptNo: '' }));
      state = (settled.ok ? settled.value : []).reduce(evolveLedger, state);
      expect([firstUncharged(state), standingCharges(state).at(-1)?.until]).toEqual([addDays(returned, 1), returned]);
      if (returned > left.term.until) stayed += 1;
    }
    expect(stayed).toBeGreaterThan(200);
  });

  it('the head that is carried on is the one made anew', () => {
    expect(lives.flatMap(({ strayed }) => strayed)).toEqual([]);
  });

  it('the balance of a day that is over never changes', () => {
    for (const { state, told } of lives) {
      const changed = told.filter(
        ([day, owed, deposit]) =>
          balanceOn(state, 'tenant', day) !== owed || balanceOn(state, 'deposit', day) !== 0 - deposit,
      );
      expect(changed).toEqual([]);
    }
  });

  it('the deposit held is between nothing and what was agreed', () => {
    for (const { state } of lives) {
      expect(depositHeld(state)).toBeGreaterThanOrEqual(0);
      expect(depositHeld(state)).toBeLessThanOrEqual(state.depositFen);
    }
  });

  it('the rent roll is the sum of the leases', () => {
    const states = lives.map(({ state }, index) => ({ ...state, estate: `E${String(index % 7)}` }));
    const [from, until] = [plainDate('2026-01-01'), plainDate('2026-12-31')];
    const roll = rentRoll(states, from, until);
    expect(roll).toHaveLength(7);
    for (const account of accounts) {
      const before = addDays(from, -1);
      const sum = states.reduce(
        (all, state) => all + balanceOn(state, account, until) - balanceOn(state, account, before),
        0,
      );
      expect(roll.reduce((all, line) => all + line.booked[account], 0)).toBe(sum);
    }
    const owed = states.reduce((all, state) => all + balanceOn(state, 'tenant', until), 0);
    expect(roll.reduce((all, line) => all + line.owedFen, 0)).toBe(owed);
  });

  it('receipts are numbered without gaps', () => {
    expect(desk.receipts).toBeGreaterThan(LIVES / 2);
    expect(receiptGaps(desk.given)).toEqual([]);
    expect(receiptGaps(desk.given.filter((_, index) => index !== 5))).toEqual(['XN收2026-01-000006']);
  });
});
