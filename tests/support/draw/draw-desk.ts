/** A draw on a test desk: its files made, frozen, and taken from step to step as people would. */
import { Buffer } from 'node:buffer';
import { runDraw } from '../../../src/app/draw/draw-runner.ts';
import { loadDraw } from '../../../src/app/draw/draw-stream.ts';
import { type DrawOutcome, executeDraw, freezeDraw } from '../../../src/app/draw/execute-draw.ts';
import { drawHash } from '../../../src/app/draw/draw-hash.ts';
import type { AnyRefusal } from '../../../src/contract/errors.ts';
import type { DrawCommand, PreparedDraw } from '../../../src/domain/draw/commands.ts';
import type { SignerRole } from '../../../src/domain/draw/events.ts';
import type { DrawState } from '../../../src/domain/draw/state.ts';
import type { DrawPlan, RosterEntry } from '../../../src/domain/lottery/bundle.ts';
import { parsePlan, parseSeed } from '../../../src/domain/lottery/parse-bundle.ts';
import { canonicalJson } from '../../../src/kernel/canonical-json.ts';
import type { CommandId } from '../../../src/kernel/ids.ts';
import { invariant } from '../../../src/kernel/invariant.ts';
import type { Result } from '../../../src/kernel/result.ts';
import type { TestDesk } from '../desk/test-desk.ts';
import type { TestStaffName } from '../desk/test-offices.ts';
import { type BundleTexts, bundleTexts, unwrap } from './vectors.ts';

type DrawDesk = Pick<TestDesk, 'desk' | 'as'>;

export interface MadeDraw {
  readonly drawId: string;
  readonly prepared: PreparedDraw;
  readonly plan: DrawPlan;
  /** What is drawn in public. */
  readonly values: Readonly<Record<string, string>>;
}

/** The files of a bundle kept as documents, under a plan with an id of its own. */
export function preparedDraw(
  { desk }: DrawDesk,
  {
    texts = bundleTexts('order'),
    planned = {},
  }: { readonly texts?: BundleTexts; readonly planned?: Partial<DrawPlan> } = {},
): MadeDraw {
  const drawId = planned.drawId ?? desk.newId();
  const plan: DrawPlan = {
    ...unwrap(parsePlan(texts['plan.json'])),
    rehearsal: false,
    previous: null,
    ...planned,
    drawId,
  };
  const planText = canonicalJson(plan);
  const keep = (text: string) => desk.file.blobs.put(Buffer.from(text));
  const roster = texts['roster.ndjson']
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as RosterEntry);
  const tiers = [...Map.groupBy(roster, ({ tier }) => tier)].map(([tier, { length }]) => ({
    tier,
    households: length,
  }));
  return {
    drawId,
    plan,
    values: unwrap(parseSeed(texts['seed.json'])).values,
    prepared: {
      planHash: drawHash(plan.hash).hex(planText),
      planDocument: keep(planText),
      rosterDocument: keep(texts['roster.ndjson']),
      unitsDocument: keep(texts['units.ndjson']),
      sealedDocument: keep('封存的完整名册'),
      counts: { households: plan.rosterCount, units: plan.unitCount, tiers: tiers.sort((a, b) => a.tier - b.tier) },
    },
  };
}

export async function frozenDraw(made: DrawDesk, draw: MadeDraw = preparedDraw(made)): Promise<MadeDraw> {
  const { drawId, prepared } = draw;
  const secondBy = made.as('secondCitySupervisor').actor.staffId;
  const request = { commandId: made.desk.newId() as CommandId, drawId, prepared, gates: [], secondBy };
  unwrap(await freezeDraw(made.desk, request, made.as('citySupervisor').actor));
  return draw;
}

/** A draw, and who acts on it where that is not the city's first supervisor. */
type Place = string | readonly [drawId: string, who: TestStaffName];

/** A command on the draw as it is now. */
export function onDraw({ desk, as }: DrawDesk, place: Place, command: DrawCommand): Result<DrawOutcome, AnyRefusal> {
  const [drawId, who] = typeof place === 'string' ? ([place, 'citySupervisor'] as const) : place;
  const request = { commandId: desk.newId() as CommandId, drawId, version: null, command };
  return executeDraw(desk, request, { actor: as(who).actor });
}

/** The same for what must be allowed. */
export function drawDone(made: DrawDesk, place: Place, command: DrawCommand): void {
  const result = onDraw(made, place, command);
  invariant(result.ok, `${command.type} is refused: ${JSON.stringify(result)}`);
}

export function contributeAll(made: DrawDesk, { drawId, values }: Pick<MadeDraw, 'drawId' | 'values'>): void {
  for (const [contributionId, value] of Object.entries(values)) {
    drawDone(made, drawId, { type: 'enter-contribution', contributionId, value, source: { kind: 'drawn-here' } });
    const again = { type: 'confirm-contribution', contributionId, value, secondBy: null } as const;
    drawDone(made, [drawId, 'secondCitySupervisor'], again);
  }
}

export function startDraw(made: DrawDesk, drawId: string): void {
  drawDone(made, drawId, { type: 'start', secondBy: made.as('secondCitySupervisor').actor.staffId });
}

export async function drawAll(made: DrawDesk, drawId: string): Promise<void> {
  startDraw(made, drawId);
  unwrap(await runDraw(made.desk, drawId, made.as('citySupervisor').actor));
}

export function signAll(made: DrawDesk, drawId: string): void {
  const signers: readonly (readonly [SignerRole, string])[] = [
    ['supervisor', '段城'],
    ['notary', '李证'],
    ['witness', '马民'],
  ];
  for (const [role, name] of signers) {
    const signatureId = made.desk.newId();
    drawDone(made, drawId, {
      type: 'sign',
      signatureId,
      role,
      name,
      organisation: '某单位',
      strokes: '1,2 3,4;5,6 7,8',
    });
  }
  drawDone(made, drawId, { type: 'close-signing' });
}

export function publishDraw(made: DrawDesk, drawId: string): void {
  drawDone(made, drawId, { type: 'publish', secondBy: made.as('secondCitySupervisor').actor.staffId });
}

export function drawNow({ desk }: Pick<DrawDesk, 'desk'>, drawId: string): DrawState {
  const state = loadDraw(desk.file, drawId)?.state;
  invariant(state, 'the draw is frozen');
  return state;
}
