/**
 * Whether a household stands in a roster that was frozen. A withdrawal at a desk without a line may reach the city after
 * the freeze: the household's place in the plan is let go, and it is drawn for all the same.
 */
import { rosterNoOf } from '../../domain/allocation/entry.ts';
import type { PlanState } from '../../domain/allocation/state.ts';
import type { CaseId } from '../../kernel/ids.ts';
import { intentsOfCase } from '../../store/queries/intents.ts';
import { loadDraw } from '../draw/draw-stream.ts';
import { numbersNotIn } from '../draw/roster-numbers.ts';
import type { OpenDesk } from '../open-desk.ts';
import { loadPlan } from './plan-stream.ts';

/** Whether a number stands in the roster of a plan that was frozen; undefined where none was, or it is not here yet. */
export function standsInRoster(
  { file }: Pick<OpenDesk, 'file'>,
  { drawId }: Pick<PlanState, 'drawId'>,
  waitingNo: string,
): boolean | undefined {
  const draw = drawId === null ? undefined : loadDraw(file, drawId)?.state;
  if (draw === undefined || !file.blobs.has(draw.files.roster.hash)) return undefined;
  return numbersNotIn(file.blobs, draw, [rosterNoOf(waitingNo)]).length === 0;
}

/** The title of another plan that is frozen with the household in it; undefined when there is none. */
export function frozenElsewhere({ file }: OpenDesk, caseId: CaseId, planId: string): string | undefined {
  for (const intent of intentsOfCase(file.db, caseId)) {
    const plan = intent.planId === planId ? undefined : loadPlan(file, intent.planId)?.state;
    if (plan?.status !== 'frozen' || plan.drawId === null) continue;
    const draw = loadDraw(file, plan.drawId)?.state;
    // What was voided or settled binds nobody; a roster that is not here yet cannot be asked.
    if (draw === undefined || draw.status === 'voided' || draw.status === 'settled') continue;
    if (!file.blobs.has(draw.files.roster.hash)) continue;
    if (numbersNotIn(file.blobs, draw, [rosterNoOf(intent.number)]).length === 0) return plan.parts.title;
  }
  return undefined;
}
