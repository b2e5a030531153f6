import { type Result, err, ok } from '../../kernel/result.ts';
import type { CheckSource } from '../agency-check/source.ts';
import type { PolicyVersion } from '../policy/policy.ts';
import { type Actor, type AvailableAction, actionRules, availableActions } from './available-actions.ts';
import { missingDocuments } from './missing-documents.ts';
import type { Refusal } from './refusal.ts';
import type { ApplicationState } from './state.ts';

interface PossibleFacts {
  readonly policy: PolicyVersion | undefined;
  readonly answered?: readonly CheckSource[];
  /** The refusal that names who else holds the case now. */
  readonly held?: Refusal | null;
}

/**
 * The table of available actions together with what the case itself lacks: all that `decide` would find before it
 * reads the words of a command, so that nobody fills in a form in vain. Without a policy in force only the table speaks. `answered` registries show what
 * need not be proved by paper.
 */
export function possibleActions(
  state: ApplicationState,
  actor: Actor,
  { policy, answered = [], held = null }: PossibleFacts,
): readonly AvailableAction[] {
  return availableActions(state, actor).map((action) => {
    if (action.refusal === null && held !== null && actionRules[action.command].at === 'step') {
      return { ...action, refusal: held };
    }
    if (action.command !== 'accept' || action.refusal !== null || policy === undefined) return action;
    const complete = completeForAcceptance(state, policy, answered);
    return complete.ok ? action : { ...action, refusal: complete.error };
  });
}

/** PRH-03: only with written consent. PRH-04: only a complete file, by the materials that the policy asks for and no registry shows. */
export function completeForAcceptance(
  state: Pick<ApplicationState, 'content' | 'documents'>,
  policy: PolicyVersion,
  answered: readonly CheckSource[] = [],
): Result<null, Refusal> {
  const { verification, truthfulness } = state.content.consent;
  if (!verification || !truthfulness) return err({ code: 'consent-missing' });
  const types = missingDocuments(state, policy, answered);
  return types.length === 0 ? ok(null) : err({ code: 'documents-missing', types });
}
