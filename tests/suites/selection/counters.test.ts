import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadClaim } from '../../../src/app/application/application-stream.ts';
import { selectionSlip } from '../../../src/app/selection/selection-slip.ts';
import { selectionSteps } from '../../../src/app/selection/selection-lists.ts';
import { poolHomes, selectionBoard } from '../../../src/app/selection/selection-view.ts';
import { settledDraw } from '../../../src/app/selection/settled-draw.ts';
import { loadUnit } from '../../../src/app/units/unit-stream.ts';
import { loadWaiting } from '../../../src/app/waitlist/waiting-stream.ts';
import { estateView } from '../../../src/app/units/unit-views.ts';
import { upNext } from '../../../src/domain/selection/line.ts';
import { homeClaimStream } from '../../../src/domain/unit/home-claim.ts';
import type { CaseId, UnitNo } from '../../../src/kernel/ids.ts';
import { invariant } from '../../../src/kernel/invariant.ts';
import { choosingReasonsOf } from '../../../src/store/queries/estate-list.ts';
import { rebuild } from '../../../src/store/rebuild.ts';
import { type TestDesk, testDesk } from '../../support/desk/test-desk.ts';
import {
  type SettledHall,
  declined,
  opened,
  sessionNow,
  settledHall,
  signed,
  step,
} from '../../support/selection/selection-hall.ts';

let made: TestDesk;
beforeEach(async () => {
  made = await testDesk();
});
afterEach(() => {
  made.remove();
});

const settledOf = ({ drawId }: SettledHall) => {
  const settled = settledDraw(made.desk.file, drawId);
  invariant(settled, 'the draw is settled');
  return settled;
};

const nextIn = (hall: SettledHall): string => {
  const [first] = upNext('P1', settledOf(hall).order, sessionNow(made, hall.drawId));
  return first?.no ?? '';
};

const gives = (hall: SettledHall, command: Parameters<typeof step>[2]['command']) => {
  expect(step(made, hall.drawId, { command })).toMatchObject({ ok: true });
};

const unitNow = (unit: string) => {
  const { state } = loadUnit(made.desk.file, unit as UnitNo);
  return { state: state?.state, household: state?.household?.caseId ?? null };
};

describe('a session in the hall', () => {
  it('leads from the draw to a signed slip, and the home is the household’s', async () => {
    const hall = await settledHall(made, { homes: 2, households: 3 });
    opened(made, hall.drawId);
    const no = nextIn(hall);
    const [unit = ''] = hall.units;
    gives(hall, { type: 'call', no, counter: '1' });
    gives(hall, { type: 'choose', no, unit });
    expect(poolHomes(made.desk, settledOf(hall), 'P1').homes.map(({ status }) => status)).toEqual(['held', 'free']);
    gives(hall, signed(no, unit));
    const caseId = hall.households.get(no) as CaseId;
    expect(unitNow(unit)).toEqual({ state: 'offered', household: caseId });
    expect(loadClaim(made.desk.file, homeClaimStream(unit as UnitNo)).state.holder).toBe(caseId);
    const board = selectionBoard(made.desk, settledOf(hall));
    expect(board.pools[0]).toMatchObject({
      places: 2,
      confirmed: 1,
      open: 1,
      reservesLeft: 1,
      homes: { free: 1, given: 1 },
    });
    expect(JSON.stringify(board)).not.toContain('马秀一');
    const slip = selectionSlip(made.desk, settledOf(hall), no);
    expect(slip).toMatchObject({
      ok: true,
      value: { slipNo: 'XN选2026-01-000001', acknowledged: true, household: { caseId } },
    });
    expect(selectionSteps(made.desk, hall.drawId, 9).map(({ type }) => type)).toEqual([
      'selection.confirmed.v1',
      'selection.chosen.v1',
      'selection.called.v1',
      'selection.opened.v1',
    ]);
    expect(JSON.stringify(selectionSteps(made.desk, hall.drawId, 9))).not.toContain('1,1 2,2');
  });

  it('takes a home back with a reason, and frees it in the ledger', async () => {
    const hall = await settledHall(made, { homes: 1, households: 1 });
    opened(made, hall.drawId);
    const no = nextIn(hall);
    const [unit = ''] = hall.units;
    gives(hall, { type: 'call', no, counter: '1' });
    gives(hall, { type: 'choose', no, unit });
    gives(hall, signed(no, unit));
    gives(hall, { type: 'undo', no, reason: '选错楼层' });
    expect(unitNow(unit)).toEqual({ state: 'reserved', household: null });
    expect(nextIn(hall)).toBe(no);
  });

  it('tells the waiting list of refusals when it closes, and only then', async () => {
    const hall = await settledHall(made, { homes: 1, households: 2 });
    opened(made, hall.drawId);
    const no = nextIn(hall);
    const caseId = hall.households.get(no) as CaseId;
    gives(hall, { type: 'call', no, counter: '1' });
    gives(hall, declined(no));
    expect(loadWaiting(made.desk.file, caseId).state?.refusals).toEqual([]);
    const substitute = nextIn(hall);
    expect(substitute).not.toBe(no);
    const [unit = ''] = hall.units;
    gives(hall, { type: 'call', no: substitute, counter: '1' });
    gives(hall, { type: 'choose', no: substitute, unit });
    gives(hall, signed(substitute, unit));
    gives(hall, { type: 'close', reason: '', secondBy: made.as('secondCitySupervisor').actor.staffId });
    expect(loadWaiting(made.desk.file, caseId).state?.refusals).toMatchObject([{ refusal: 'declining' }]);
    expect(step(made, hall.drawId, { command: { type: 'call', no, counter: '1' } })).toEqual({
      ok: false,
      error: { code: 'selection-status', status: 'closed' },
    });
  });

  it('keeps reasons against a home on its estate, until they are taken back', async () => {
    const hall = await settledHall(made, { homes: 1, households: 2 });
    opened(made, hall.drawId);
    const no = nextIn(hall);
    const [unit = ''] = hall.units;
    const estateId = loadUnit(made.desk.file, unit as UnitNo).state?.estateId;
    invariant(estateId, 'the ledger knows the home');
    const reasons = () => choosingReasonsOf(made.desk.file.db, estateId);
    gives(hall, { type: 'call', no, counter: '1' });
    const against = declined(no, unit);
    invariant(against.type === 'pass', 'a household declines');
    gives(hall, { ...against, reasons: ['transport', 'floor'] });
    const quarter = { year: 2026, quarter: 4, count: 1 };
    expect(reasons()).toEqual([
      { reason: 'transport', ...quarter },
      { reason: 'floor', ...quarter },
    ]);
    expect(estateView(made.desk, estateId, made.as('citySupervisor').actor)?.choosing).toEqual(reasons());
    const before = made.desk.file.db.prepare('SELECT * FROM selection_reason').all();
    rebuild(made.desk.file.db, made.desk.file.projections);
    expect(made.desk.file.db.prepare('SELECT * FROM selection_reason').all()).toEqual(before);
    gives(hall, { type: 'undo', no, reason: '误点' });
    expect(reasons()).toEqual([]);
  });

  it('begins on a settled draw alone', () => {
    const command = { type: 'open', rules: { minutes: 5, calls: 1, absent: 'gives-up' } } as const;
    expect(step(made, made.desk.newId(), { command })).toEqual({ ok: false, error: { code: 'draw-not-published' } });
  });
});

/** `ANJU_RACES=1000` for the long count (docs/reliability.md). */
const RACES = Number(process.env['ANJU_RACES'] ?? 200);

describe('two counters and the last home', () => {
  it(`${String(RACES)} times: it goes to one of them, and the other is told`, { timeout: RACES * 300 }, async () => {
    const hall = await settledHall(made, { homes: 2, households: 2 });
    opened(made, hall.drawId);
    const [last = '', other = ''] = hall.units;
    const one = nextIn(hall);
    gives(hall, { type: 'call', no: one, counter: '1' });
    const two = nextIn(hall);
    gives(hall, { type: 'call', no: two, counter: '2' });
    const won = { one: 0, two: 0 };
    for (let round = 0; round < RACES; round += 1) {
      const order = round % 3 === 0 ? ([one, two] as const) : ([two, one] as const);
      const answers = order.map((no) => step(made, hall.drawId, { command: { type: 'choose', no, unit: last } }));
      expect(answers.map(({ ok }) => ok)).toEqual([true, false]);
      expect(answers[1]).toEqual({ ok: false, error: { code: 'unit-taken', unit: last } });
      const [winner, loser] = order;
      won[winner === one ? 'one' : 'two'] += 1;
      expect(sessionNow(made, hall.drawId).taken.get(last)).toBe(winner);
      if (round === RACES - 1) {
        gives(hall, signed(winner, last));
        expect(step(made, hall.drawId, { command: { type: 'choose', no: loser, unit: last } }).ok).toBe(false);
        gives(hall, { type: 'choose', no: loser, unit: other });
        gives(hall, signed(loser, other));
      } else gives(hall, { type: 'let-go', no: winner });
    }
    expect(won.one + won.two).toBe(RACES);
    expect(Math.min(won.one, won.two)).toBeGreaterThan(RACES / 4);
    const holders = hall.units.map((unit) => unitNow(unit).household);
    expect(new Set(holders).size).toBe(2);
  });
});
