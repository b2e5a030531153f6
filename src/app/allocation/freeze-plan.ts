import type { AnyRefusal } from '../../contract/errors.ts';
import type { PlanState } from '../../domain/allocation/state.ts';
import type { Actor } from '../../domain/application/available-actions.ts';
import type { CommandId, StaffId } from '../../kernel/ids.ts';
import { type Result, err, ok } from '../../kernel/result.ts';
import { drawHash } from '../draw/draw-hash.ts';
import { loadDraw } from '../draw/draw-stream.ts';
import { freezeDraw } from '../draw/execute-draw.ts';
import type { OpenDesk } from '../open-desk.ts';
import { nextDrawOf } from './draw-of-plan.ts';
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
 * on the plan. A plan has one draw until that is voided, under an id of the plan's own: whoever asks again after a power
 * cut between the two steps gets the draw that was frozen, not another, and two desks meet on one stream. Refused
 * `roster-gated` with every gate that is open, else as the freeze itself refuses.
 */
export async function freezePlan(
  desk: OpenDesk,
  { commandId, planId, secondBy }: FreezePlanRequest,
  actor: Actor,
): Promise<Result<{ readonly drawId: string }, AnyRefusal>> {
  const plan = loadPlan(desk.file, planId)?.state;
  if (plan === undefined) return err({ code: 'unknown-plan' });
  if (plan.office !== actor.office) return err({ code: 'wrong-office', office: plan.office });
  const drawId = nextDrawOf(plan);
  if (loadDraw(desk.file, drawId) === undefined) {
    const frozen = await freezeAs(desk, { plan, drawId, commandId, secondBy }, actor);
    if (!frozen.ok) return frozen;
  }
  const command = { type: 'record-freeze', drawId } as const;
  const recorded = executePlan(desk, { commandId: desk.newId() as CommandId, planId, version: null, command }, actor);
  return recorded.ok ? ok({ drawId }) : recorded;
}

interface Freezing {
  readonly plan: PlanState;
  readonly drawId: string;
  readonly commandId: CommandId;
  readonly secondBy: StaffId | null;
}

function freezeAs(
  desk: OpenDesk,
  { plan, drawId, commandId, secondBy }: Freezing,
  actor: Actor,
): Promise<Result<unknown, AnyRefusal>> {
  const ready = prepareDraw(desk, { planId: plan.planId, drawId, rehearsal: false });
  if (!ready.ok) return Promise.resolve(ready);
  const { prepared, documents, gates } = ready.value;
  if (gates.length === 0 && plan.status !== 'approved')
    return Promise.resolve(err({ code: 'plan-not-now', status: plan.status }));
  const kept = (text: string) => desk.file.blobs.put(Buffer.from(text));
  return freezeDraw(
    desk,
    {
      commandId,
      drawId,
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
      gates,
      secondBy,
    },
    actor,
  );
}
