import type { AnyRefusal } from '../../contract/errors.ts';
import type { Actor } from '../../domain/application/available-actions.ts';
import type { CommandId, StaffId } from '../../kernel/ids.ts';
import { type Result, err, ok } from '../../kernel/result.ts';
import { drawHash } from '../draw/draw-hash.ts';
import { freezeDraw } from '../draw/execute-draw.ts';
import type { OpenDesk } from '../open-desk.ts';
import { executePlan } from './execute-plan.ts';
import { loadPlan } from './plan-stream.ts';
import { prepareDraw } from './prepare-draw.ts';

export interface FreezePlanRequest {
  readonly commandId: CommandId;
  readonly planId: string;
  /** Who signed in beside the officer; the app has checked that it was them. */
  readonly secondBy: StaffId | null;
}

/**
 * Hands plan, roster, homes and the sealed full roster to the draw, which freezes them under four eyes, and records it
 * on the plan. Refused `roster-gated` with every gate that is open, else as the freeze itself refuses.
 */
export async function freezePlan(
  desk: OpenDesk,
  { commandId, planId, secondBy }: FreezePlanRequest,
  actor: Actor,
): Promise<Result<{ readonly drawId: string }, AnyRefusal>> {
  const plan = loadPlan(desk.file, planId)?.state;
  if (plan === undefined) return err({ code: 'unknown-plan' });
  if (plan.office !== actor.office) return err({ code: 'wrong-office', office: plan.office });
  const ready = prepareDraw(desk, { planId, drawId: desk.newId(), rehearsal: false });
  if (!ready.ok) return ready;
  const { prepared, documents, gates } = ready.value;
  if (gates.length > 0) return err({ code: 'roster-gated', gates });
  if (plan.status !== 'approved') return err({ code: 'plan-not-now', status: plan.status });
  const { blobs } = desk.file;
  const kept = (text: string) => blobs.put(Buffer.from(text));
  const frozen = await freezeDraw(
    desk,
    {
      commandId,
      drawId: prepared.plan.drawId,
      prepared: {
        planHash: drawHash(prepared.plan.hash).hex(documents.planJson),
        planDocument: kept(documents.planJson),
        rosterDocument: kept(documents.rosterText),
        unitsDocument: kept(documents.unitsText),
        sealedDocument: kept(documents.sealedText),
        counts: {
          households: prepared.roster.length,
          units: prepared.units.length,
          tiers: plan.approval?.tiers ?? [],
        },
      },
      gates: [],
      secondBy,
    },
    actor,
  );
  if (!frozen.ok) return frozen;
  const { drawId } = frozen.value;
  const command = { type: 'record-freeze', drawId } as const;
  const recorded = executePlan(desk, { commandId: desk.newId() as CommandId, planId, version: null, command }, actor);
  return recorded.ok ? ok({ drawId }) : recorded;
}
