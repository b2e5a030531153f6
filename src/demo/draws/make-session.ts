/**
 * A draw of a demo city from plan to settled result, and the day on which homes are chosen from it: some have signed, one
 * declined and its substitute waits, one stands at a counter. By the commands that people give.
 */
import { freezePlan } from '../../app/allocation/freeze-plan.ts';
import { executeSelection } from '../../app/selection/execute-selection.ts';
import { loadSelection } from '../../app/selection/selection-stream.ts';
import { poolHomes } from '../../app/selection/selection-view.ts';
import { type SettledDraw, settledDraw } from '../../app/selection/settled-draw.ts';
import type { SelectionCommand } from '../../domain/selection/commands.ts';
import { upNext } from '../../domain/selection/line.ts';
import type { CommandId } from '../../kernel/ids.ts';
import { invariant } from '../../kernel/invariant.ts';
import { type PlanStage, freeHouseholds, planStage, readyPlan } from '../cases/plans.ts';
import type { WaitingStage } from '../cases/waits.ts';
import { demoCityOffice } from '../city/offices.ts';
import { demoEstates } from '../units/estates.ts';
import { randomFor } from '../random-for.ts';
import { type Ceremony, STROKES, contribute, digits, drawAndPublish, give } from './make-draws.ts';

const DAY = 86_400_000;
/** Behind those who take part in the plans that are under way. */
const FIRST = 20;
const HOUSEHOLDS = 12;
const FEWEST = 5;
const CHARACTERS = 14;

/** Played before the plans that are under way count the homes that are left. */
export async function makeSession(given: WaitingStage): Promise<void> {
  const { desk, people, clock, seed } = given;
  const stage = planStage(given, demoEstates.slice(-1));
  const last = clock.now;
  const households = freeHouseholds(stage).slice(FIRST, FIRST + HOUSEHOLDS);
  // A city of a few cases has nobody to draw for.
  if (households.length < FEWEST) return;
  const [, second] = people.at(demoCityOffice.id, 'supervisor').map(({ actor }) => actor);
  invariant(second !== undefined, 'a city has two supervisors');
  const drawnAt = last - 30 * DAY;
  const planId = readyPlan(stage, { title: '西宁市第一批公租房配租方案（演示）', households, last: drawnAt });
  clock.now = drawnAt;
  const commandId = desk.newId() as CommandId;
  const frozen = await freezePlan(desk, { commandId, planId, secondBy: stage.secondBy }, stage.first);
  if (frozen.ok) {
    const { drawId } = frozen.value;
    const ceremony: Ceremony = { desk, first: stage.first, second };
    const random = randomFor(seed, 0, 92);
    for (const id of ['c1', 'c2', 'c3']) contribute(ceremony, drawId, [id, digits(random, CHARACTERS)]);
    await drawAndPublish(ceremony, drawId);
    clock.now = last - DAY / 12;
    give(ceremony, drawId, { by: stage.first, command: { type: 'settle' } });
    playSession(stage, drawId);
  }
  clock.now = last;
}

/** In the pool with most places: signed, declined, signed, and somebody at the counter. */
function playSession(stage: PlanStage, drawId: string): void {
  const settled = settledDraw(stage.desk.file, drawId);
  invariant(settled !== undefined, 'the draw is settled');
  const rules = { minutes: 15, calls: 3, absent: 'end-of-line' } as const;
  onSession(stage, drawId, { type: 'open', rules, secondBy: stage.secondBy });
  const [pool] = [...settled.order.pools].sort(([, a], [, b]) => b.length - a.length);
  if (pool === undefined) return;
  const [poolId] = pool;
  signs(stage, settled, poolId);
  declines(stage, settled, poolId);
  signs(stage, settled, poolId);
  const next = nextOf(stage, settled, poolId);
  if (next !== undefined) onSession(stage, drawId, { type: 'call', no: next, counter: '2' });
}

function nextOf({ desk }: PlanStage, { draw, order }: SettledDraw, pool: string): string | undefined {
  return upNext(pool, order, loadSelection(desk.file, draw.drawId).state)[0]?.no;
}

function signs(stage: PlanStage, settled: SettledDraw, pool: string): void {
  const { drawId } = settled.draw;
  const no = nextOf(stage, settled, pool);
  const home = poolHomes(stage.desk, settled, pool).homes.find(({ status }) => status === 'free');
  if (no === undefined || home === undefined) return;
  onSession(stage, drawId, { type: 'call', no, counter: '1' });
  onSession(stage, drawId, { type: 'choose', no, unit: home.unit });
  const signed = { householdSignature: STROKES, officeSignature: STROKES };
  onSession(stage, drawId, { type: 'confirm', no, unit: home.unit, ...signed });
}

function declines(stage: PlanStage, settled: SettledDraw, pool: string): void {
  const no = nextOf(stage, settled, pool);
  if (no === undefined) return;
  const { drawId } = settled.draw;
  const unit = poolHomes(stage.desk, settled, pool).homes.find(({ status }) => status === 'free')?.unit ?? null;
  onSession(stage, drawId, { type: 'call', no, counter: '1' });
  const why = {
    passing: 'declining',
    excuse: null,
    reasons: ['transport'],
    unit,
    comment: '离公交站太远',
  } as const;
  onSession(stage, drawId, { type: 'pass', no, ...why });
}

function onSession({ desk, first }: PlanStage, drawId: string, command: SelectionCommand): void {
  const done = executeSelection(desk, { commandId: desk.newId() as CommandId, drawId, command }, first);
  invariant(done.ok, `a step of a session was refused: ${JSON.stringify(done)}`);
}
