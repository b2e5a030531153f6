/**
 * A rehearsal (演练) runs on a copy: the same roster and homes under a plan of its own that says that it does not count.
 * The state of the draw itself is not touched, and nothing of a rehearsal can become a result.
 */
import { Buffer } from 'node:buffer';
import type { AnyRefusal } from '../../contract/errors.ts';
import type { Actor } from '../../domain/application/available-actions.ts';
import { parsePlan } from '../../domain/lottery/parse-bundle.ts';
import { canonicalJson } from '../../kernel/canonical-json.ts';
import type { CommandId, StaffId } from '../../kernel/ids.ts';
import { type Result, err } from '../../kernel/result.ts';
import type { OpenDesk } from '../open-desk.ts';
import { drawTools } from './draw-hash.ts';
import { loadDraw } from './draw-stream.ts';
import { type DrawOutcome, freezeDraw } from './execute-draw.ts';

export interface RehearsalRequest {
  readonly commandId: CommandId;
  /** The frozen draw that is rehearsed. */
  readonly drawId: string;
  readonly rehearsalId: string;
  readonly secondBy: StaffId | null;
}

/** Refused `rehearsal-never-counts` for a copy of a copy, else as a freeze. */
export async function rehearse(
  desk: OpenDesk,
  { commandId, drawId, rehearsalId, secondBy }: RehearsalRequest,
  actor: Actor,
): Promise<Result<DrawOutcome, AnyRefusal>> {
  const state = loadDraw(desk.file, drawId)?.state;
  if (state === undefined) return err({ code: 'unknown-draw' });
  if (state.rehearsal) return err({ code: 'rehearsal-never-counts' });
  const { blobs } = desk.file;
  const plan = parsePlan(drawTools.textOf(blobs.get(state.files.plan.hash)));
  if (!plan.ok) return err({ code: 'bundle-unfit', part: 'plan' });
  const copy = {
    ...plan.value,
    drawId: rehearsalId,
    title: `【演练】${plan.value.title}`,
    rehearsal: true,
    previous: null,
  };
  const text = canonicalJson({ ...copy, rehearsalOf: state.planHash });
  const prepared = {
    planHash: drawTools.hashOf(copy.hash).hex(text),
    planDocument: blobs.put(Buffer.from(text)),
    rosterDocument: state.files.roster.hash,
    unitsDocument: state.files.units.hash,
    sealedDocument: null,
    counts: state.counts,
    rehearsalOf: drawId,
  };
  return freezeDraw(desk, { commandId, drawId: rehearsalId, prepared, gates: [], secondBy }, actor);
}
