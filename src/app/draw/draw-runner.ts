/**
 * Computes a draw that two people started, in portions, so that other screens are answered meanwhile. What was started
 * is an event before the first key is computed: after a power cut the desk that started it goes on by itself, from the
 * same frozen files and the same characters, so that nothing else can come of it.
 */
import { Buffer } from 'node:buffer';
import { setImmediate as turn } from 'node:timers/promises';
import type { AnyRefusal } from '../../contract/errors.ts';
import type { Actor } from '../../domain/application/available-actions.ts';
import type { ComputedResult } from '../../domain/draw/facts.ts';
import { type DrawState, confirmedValues } from '../../domain/draw/state.ts';
import { computeSteps } from '../../domain/lottery/compute-draw.ts';
import { type BundleProblem, type ComputableDraw, computable } from '../../domain/lottery/frozen-bundle.ts';
import type { CommandId } from '../../kernel/ids.ts';
import { type Result, err, ok } from '../../kernel/result.ts';
import type { BlobStore } from '../../store/blobs.ts';
import type { CaseFile } from '../../store/case-file.ts';
import { drawsUnderWay } from '../../store/queries/draws.ts';
import { recordFault } from '../fault-log.ts';
import type { OpenDesk } from '../open-desk.ts';
import { activeActor } from '../staff/active-actor.ts';
import { loadDraw } from './draw-stream.ts';
import { type DrawOutcome, executeDraw } from './execute-draw.ts';
import { readFrozenDraw } from './frozen-files.ts';

/** How far a computation has come. */
export interface DrawProgress {
  readonly step: 'reading' | 'keys' | 'result';
  /** Thousandths of the step. */
  readonly share: number;
}

interface Runs {
  readonly progress: Map<string, DrawProgress>;
  readonly running: Map<string, Promise<Result<DrawOutcome, AnyRefusal>>>;
  stopped: boolean;
}

const runsOf = new WeakMap<CaseFile, Runs>();

function runs(file: CaseFile): Runs {
  const known = runsOf.get(file) ?? { progress: new Map(), running: new Map(), stopped: false };
  runsOf.set(file, known);
  return known;
}

/** Undefined while this desk computes nothing of the draw. */
export function drawProgress(desk: OpenDesk, drawId: string): DrawProgress | undefined {
  return runs(desk.file).progress.get(drawId);
}

/** Computes and records; a draw that is being computed is not computed twice at once. */
export function runDraw(desk: OpenDesk, drawId: string, actor: Actor): Promise<Result<DrawOutcome, AnyRefusal>> {
  const { running, progress } = runs(desk.file);
  const before = running.get(drawId);
  if (before !== undefined) return before;
  const run = compute(desk, drawId, actor).finally(() => {
    running.delete(drawId);
    progress.delete(drawId);
    desk.changes.publish('draws');
  });
  running.set(drawId, run);
  return run;
}

/** The same where nobody waits for the answer: a fault is written down, and the draw stays where it was. */
export function runDrawInBackground(desk: OpenDesk, drawId: string, actor: Actor): void {
  runDraw(desk, drawId, actor).then(
    (result) => {
      if (!result.ok) recordFault(desk.file.folder, 'drawing', new Error(`refused: ${result.error.code}`));
    },
    (error: unknown) => {
      recordFault(desk.file.folder, 'drawing', error);
    },
  );
}

/** After a start: goes on with what this desk had started. Its two people signed for it already. */
export function resumeDraws(desk: OpenDesk): void {
  for (const drawId of drawsUnderWay(desk.file.db)) {
    const started = loadDraw(desk.file, drawId)?.state.started;
    if (started?.device !== desk.file.device.id) continue;
    const actor = activeActor(desk, started.by);
    if (actor !== undefined) runDrawInBackground(desk, drawId, actor);
  }
}

/** Before the file is closed: what is under way ends at its next portion and writes nothing. */
export function stopDraws(file: CaseFile): void {
  runs(file).stopped = true;
}

async function compute(desk: OpenDesk, drawId: string, actor: Actor): Promise<Result<DrawOutcome, AnyRefusal>> {
  const state = loadDraw(desk.file, drawId)?.state;
  if (state === undefined) return err({ code: 'unknown-draw' });
  if (state.status !== 'drawing') return err({ code: 'draw-not-now', status: state.status });
  const computed = await computedOf(desk, state);
  if (!computed.ok) return computed;
  const request = {
    commandId: desk.newId() as CommandId,
    drawId,
    version: null,
    command: { type: 'record-result' },
  } as const;
  return executeDraw(desk, request, { actor, computed: computed.value });
}

/** From the frozen files and the confirmed characters to the kept result, with a turn for others after each portion. */
async function computedOf(desk: OpenDesk, state: DrawState): Promise<Result<ComputedResult, AnyRefusal>> {
  const { file } = desk;
  const told = tellerOf(desk, state.drawId);
  told({ step: 'reading', share: 0 });
  await turn();
  const frozen = await computableDraw(file.blobs, state, turn);
  if (!frozen.ok)
    return err({ code: 'bundle-unfit', part: frozen.error.part === 'values' ? 'plan' : frozen.error.part });
  const parts: Buffer[] = [];
  const steps = computeSteps(frozen.value, confirmedValues(state), (part) => parts.push(Buffer.from(part)));
  let step = steps.next();
  for (; step.done !== true; step = steps.next()) {
    told({ step: step.value.step, share: Math.floor(step.value.share * 1_000) });
    await turn();
    if (runs(file).stopped) return err({ code: 'draw-not-now', status: 'drawing' });
  }
  if (!step.value.ok) return err({ code: 'contributions-open', ids: [] });
  await turn();
  if (runs(file).stopped) return err({ code: 'draw-not-now', status: 'drawing' });
  const result = Buffer.concat(parts);
  const reserves = count(result, Buffer.from('"round":0}'));
  const kept = { hash: file.blobs.put(result), bytes: result.length };
  return ok({ ...step.value.value, file: kept, chosen: state.rosterCount - reserves, reserves });
}

/** The bundle itself, with all its bytes, is gone when the keys are computed. */
async function computableDraw(
  blobs: BlobStore,
  state: DrawState,
  turn: () => Promise<void>,
): Promise<Result<ComputableDraw, BundleProblem>> {
  const frozen = await readFrozenDraw(blobs, state, turn);
  return frozen.ok ? ok(computable(frozen.value)) : frozen;
}

const TELL_EVERY_MS = 200;

function tellerOf(desk: OpenDesk, drawId: string): (progress: DrawProgress) => void {
  let next = 0;
  let step: DrawProgress['step'] | undefined;
  return (progress) => {
    runs(desk.file).progress.set(drawId, progress);
    const now = performance.now();
    if (now < next && progress.step === step) return;
    next = now + TELL_EVERY_MS;
    step = progress.step;
    desk.changes.publish('draws');
  };
}

function count(bytes: Buffer, wanted: Buffer): number {
  let found = 0;
  for (let at = bytes.indexOf(wanted); at !== -1; at = bytes.indexOf(wanted, at + wanted.length)) found += 1;
  return found;
}
