/**
 * Two allocation plans of a demo city: one that takes intents now, and one whose roster two people have signed, ready to
 * be frozen. All by the commands that people give.
 */
import { areaNamesOf } from '../../app/allocation/plan-units.ts';
import { type IntentRequest, executeIntent } from '../../app/allocation/execute-intent.ts';
import { executePlan } from '../../app/allocation/execute-plan.ts';
import { loadIntent, loadPlan } from '../../app/allocation/plan-stream.ts';
import { loadApplication } from '../../app/application/application-stream.ts';
import { executeMany } from '../../app/application/execute-many.ts';
import { waitingListPage } from '../../app/waitlist/waiting-lists.ts';
import { commandStaff } from '../../app/staff/manage-staff.ts';
import { loadStaff } from '../../app/staff/staff-stream.ts';
import type { WaitingRow } from '../../contract/waitlist.ts';
import type { PlanCommand } from '../../domain/allocation/commands.ts';
import type { Declaration } from '../../domain/allocation/intent-events.ts';
import type { Actor } from '../../domain/application/available-actions.ts';
import { programmes } from '../../domain/application/programme.ts';
import type { Contribution } from '../../domain/lottery/bundle.ts';
import type { CommandId, StaffId } from '../../kernel/ids.ts';
import { chinaDateOf, instant } from '../../kernel/instant.ts';
import { invariant } from '../../kernel/invariant.ts';
import { addDays } from '../../kernel/plain-date.ts';
import { demoCityOffice } from '../city/offices.ts';
import { type DemoEstate, demoEstates } from '../units/estates.ts';
import { freshRound } from './fresh-round.ts';
import type { WaitingStage } from './waits.ts';

const DAY = 86_400_000;
const MOST_AREAS = 3;
const READY_HOUSEHOLDS = 12;
const OPEN_HOUSEHOLDS = 8;
const FEWEST = 5;
/** Of ten households the one that declares a relative. */
const DECLARED = 3;

const contributions: readonly Contribution[] = [
  { id: 'c1', org: '市公证处', label: '公证员', alphabet: '0123456789', length: 14 },
  { id: 'c2', org: '居民代表', label: '居民代表甲', alphabet: '0123456789', length: 14 },
  { id: 'c3', org: '居民代表', label: '居民代表乙', alphabet: '0123456789', length: 14 },
];

/** Played last, when everybody who waits has their place. */
export function playPlans(given: WaitingStage): void {
  const stage = planStage(given);
  const last = given.clock.now;
  const waiting = freeHouseholds(stage);
  // A city of a few cases has nobody to plan for.
  if (waiting.length < FEWEST) return;
  readyPlan(stage, {
    title: '西宁市第二批公租房配租方案（演示）',
    households: waiting.slice(0, READY_HOUSEHOLDS),
    last,
  });
  declareRelative(given, waiting.slice(0, READY_HOUSEHOLDS));
  openPlan(stage, { households: waiting.slice(READY_HOUSEHOLDS, READY_HOUSEHOLDS + OPEN_HOUSEHOLDS), last });
  given.clock.now = last;
}

/** Whom the fourth household said it is related to has an account: the roster's comparison finds both. */
function declareRelative({ desk, people }: WaitingStage, households: readonly WaitingRow[]): void {
  const [admin] = people.at(demoCityOffice.id, 'admin');
  const [hall] = people.at(demoCityOffice.id, 'hall');
  const caseId = households[DECLARED]?.caseId;
  const state = hall === undefined ? undefined : loadStaff(desk, hall.actor.staffId)?.state;
  const sibling = caseId === undefined ? undefined : loadApplication(desk.file, caseId)?.state.content.members[0];
  if (admin === undefined || state === undefined || sibling === undefined) return;
  const { staffId, active: _active, ...profile } = state;
  const relatives = [...profile.relatives, { name: sibling.name, identityNumber: sibling.identityNumber }];
  const command = { type: 'change', profile: { ...profile, relatives }, reason: '申报亲属' } as const;
  const done = commandStaff(desk, { commandId: desk.newId() as CommandId, staffId, command }, admin);
  invariant(done.ok, `the desk refused a declared relative: ${JSON.stringify(done)}`);
}

/** Over all estates, or over some. */
export function planStage({ desk, people, clock }: WaitingStage, estates = demoEstates): PlanStage {
  const [first, second] = people.at(demoCityOffice.id, 'supervisor').map(({ actor }) => actor);
  invariant(first !== undefined && second !== undefined, 'a city has two supervisors');
  const areas = areaNamesOf(
    desk,
    estates.map(({ estateId }) => estateId),
  ).slice(0, MOST_AREAS);
  return { desk, clock, first, secondBy: second.staffId, areas, estates };
}

export interface PlanStage extends Pick<WaitingStage, 'desk' | 'clock'> {
  readonly first: Actor;
  readonly secondBy: StaffId;
  readonly areas: readonly string[];
  readonly estates: readonly DemoEstate[];
}

interface Playing {
  readonly households: readonly WaitingRow[];
  readonly last: number;
}

/** Who waits and has nothing open. */
export function freeHouseholds({ desk }: PlanStage): readonly WaitingRow[] {
  const wish = { list: 'order', scope: demoCityOffice.id, programme: null, offset: 0, limit: 100 } as const;
  return waitingListPage(desk, wish).filter(({ flaggedOn, pausedUntil }) => flaggedOn === null && pausedUntil === null);
}

/** A plan whose roster two people have signed, as of `last`; its id. */
export function readyPlan(stage: PlanStage, { title, households, last }: Playing & { readonly title: string }): string {
  const { clock, secondBy } = stage;
  clock.now = last - 46 * DAY;
  const planId = published(stage, { title, days: 26 });
  clock.now = last - 44 * DAY;
  const registered = households.filter((row, index) => registers(stage, planId, { row, index }));
  clock.now = last - 19 * DAY;
  onPlan(stage, planId, { type: 'close-intents' });
  clock.now = last - 6 * DAY;
  for (const row of registered) review(stage, planId, row);
  onPlan(stage, planId, { type: 'declare-contributors', contributions });
  clock.now = last - DAY;
  onPlan(stage, planId, { type: 'approve-roster', secondBy });
  return planId;
}

function openPlan(stage: PlanStage, { households, last }: Playing): void {
  stage.clock.now = last - 5 * DAY;
  const planId = published(stage, { title: '西宁市第三批公租房配租方案（演示）', days: 30 });
  stage.clock.now = last - DAY;
  for (const [index, row] of households.entries()) registers(stage, planId, { row, index: index + 100 });
}

function published(stage: PlanStage, { title, days }: { readonly title: string; readonly days: number }): string {
  const { desk, clock } = stage;
  const planId = desk.newId();
  const from = chinaDateOf(instant(clock.now));
  const parts = {
    title,
    location: stage.estates.map(({ particulars }) => `${particulars.name}（${particulars.address}）`).join('；'),
    rentStandard: '按市住房保障中心公租房租金标准，各小区见房源表',
    groups: programmes,
    window: { from, until: addDays(from, days) },
    estateIds: stage.estates.map(({ estateId }) => estateId),
    note: '演示数据，人物和房源均为虚构。',
  };
  onPlan(stage, planId, { type: 'draft', parts });
  onPlan(stage, planId, { type: 'publish' });
  return planId;
}

function onPlan({ desk, first }: PlanStage, planId: string, command: PlanCommand): void {
  const version = loadPlan(desk.file, planId)?.version ?? 0;
  const done = executePlan(desk, { commandId: desk.newId() as CommandId, planId, version, command }, first);
  invariant(done.ok, `the desk refused a step of a plan: ${JSON.stringify(done)}`);
}

interface Registering {
  readonly row: WaitingRow;
  readonly index: number;
}

/** A household whom no home of the areas fits, or who is the officer's own, does not register. */
function registers(stage: PlanStage, planId: string, { row: { caseId }, index }: Registering): boolean {
  const areas = stage.areas.map((_area, at) => stage.areas[(at + index) % stage.areas.length] ?? '');
  return onIntent(stage, { planId, caseId, command: { type: 'register', areas, declaration: declarationOf(index) } });
}

function declarationOf(index: number): Declaration {
  return index % 10 === DECLARED
    ? { kind: 'relative', detail: '申请人之姐在区住房保障中心工作' }
    : { kind: 'none', detail: '' };
}

/** Asked anew about everything, and passed; who cannot pass withdraws or is told why in writing. */
function review(stage: PlanStage, planId: string, { caseId }: WaitingRow): void {
  const { desk, clock, first, secondBy } = stage;
  const application = loadApplication(desk.file, caseId)?.state;
  const documentId = application?.documents[0]?.id;
  invariant(application !== undefined && documentId !== undefined, 'who waits has a case with papers');
  const { content } = application;
  const on = chinaDateOf(instant(clock.now));
  const round = freshRound({ content, documentId, isFirst: false, on, at: clock.now, newId: desk.newId });
  executeMany(
    desk,
    round.map((command) => ({ check: { commandId: desk.newId() as CommandId, caseId, command }, actor: first })),
  );
  if (onIntent(stage, { planId, caseId, command: { type: 'pass-review', comment: '' } })) return;
  const reasons = '复核核对结果与现行条件不符，详见核验记录';
  if (onIntent(stage, { planId, caseId, command: { type: 'fail-review', reasons, secondBy } })) return;
  onIntent(stage, { planId, caseId, command: { type: 'withdraw', comment: '家庭决定暂不参加' } });
}

function onIntent({ desk, first }: PlanStage, request: Pick<IntentRequest, 'planId' | 'caseId' | 'command'>): boolean {
  const { version } = loadIntent(desk.file, request.planId, request.caseId);
  return executeIntent(desk, { ...request, commandId: desk.newId() as CommandId, version }, first).ok;
}
