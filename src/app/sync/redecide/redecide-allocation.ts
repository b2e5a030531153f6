import type { PlanCommand } from '../../../domain/allocation/commands.ts';
import type { IntentCommand } from '../../../domain/allocation/intent-commands.ts';
import type { CaseId, CommandId } from '../../../kernel/ids.ts';
import { ok } from '../../../kernel/result.ts';
import { prepareIntent } from '../../allocation/execute-intent.ts';
import { preparePlan } from '../../allocation/execute-plan.ts';
import { carriedNumbers } from './redecide-case.ts';
import { carriedBook } from './redecide-publicity.ts';
import type { Decided, Deciding } from './decision.ts';

/** What the outbox keeps of `plan.*` (allocation/execute-plan.ts). */
interface SavedPlanCommand {
  readonly planId: string;
  readonly command: PlanCommand;
}

/** A command on a plan, on the plan and the homes as they are now. A plan that was printed keeps its number. */
export function redecidePlan({ desk, command, actor }: Deciding): Decided {
  const { planId, command: saved } = command.payload as SavedPlanCommand;
  const request = { commandId: command.commandId as CommandId, planId, version: null, command: saved };
  const prepared = preparePlan(desk, request, { actor, book: carriedBook(desk, command.events) });
  if (!prepared.ok) return prepared;
  const { appends, outcome, also } = prepared.value.commit;
  return ok({ appends, outcome, ...(also === undefined ? {} : { also }) });
}

/** What the outbox keeps of `intent.*` (allocation/execute-intent.ts). */
interface SavedIntentCommand {
  readonly planId: string;
  readonly caseId: CaseId;
  readonly command: IntentCommand;
}

/** What another desk did already leaves nothing to do. */
const DONE: Partial<Readonly<Record<IntentCommand['type'], readonly string[]>>> = {
  register: ['intent-already'],
};

/** A command on an intent, on plan, case and list as they are now: a window that was closed meanwhile stays closed. */
export function redecideIntent({ desk, command, actor }: Deciding): Decided {
  const { planId, caseId, command: saved } = command.payload as SavedIntentCommand;
  const request = { commandId: command.commandId as CommandId, planId, caseId, version: null, command: saved };
  const prepared = prepareIntent(desk, request, { actor, book: carriedNumbers(desk, command.events) });
  if (!prepared.ok) {
    const isDone = DONE[saved.type]?.includes(prepared.error.code) === true;
    return isDone ? ok({ appends: [], outcome: null }) : prepared;
  }
  const { appends, outcome, also } = prepared.value.commit;
  return ok({ appends, outcome, ...(also === undefined ? {} : { also }) });
}
