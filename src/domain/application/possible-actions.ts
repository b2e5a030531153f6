import type { PlainDate } from '../../kernel/plain-date.ts';
import { type Result, err, ok } from '../../kernel/result.ts';
import type { CheckSource } from '../agency-check/source.ts';
import type { PolicyVersion } from '../policy/policy.ts';
import { type Actor, type AvailableAction, actionRules, availableActions } from './available-actions.ts';
import type { StepCommandType } from './commands.ts';
import { missingDocuments } from './missing-documents.ts';
import { promiseAllows, promisable } from './promise.ts';
import type { Refusal } from './refusal.ts';
import type { ApplicationState } from './state.ts';

/**
 * The table of available actions together with what the case itself lacks: all that `decide` would find before it
 * reads the words of a command, so that nobody fills in a form in vain. Without a policy in force only the table speaks. `answered` registries show what
 * need not be proved by paper.
 */
export function possibleActions(
  state: ApplicationState,
  actor: Actor,
  { policy, answered = [], today, held = null }: PossibleFacts,
): readonly AvailableAction[] {
  return availableActions(state, actor).flatMap((action) => {
    if (action.refusal === null && held !== null && actionRules[action.command].at === 'step') {
      return [{ ...action, refusal: held }];
    }
    if (policy === undefined) return [action];
    const found = lacking(state, action.command, { policy, answered, today });
    // A promise is for papers that are missing: where none is, nobody is offered to make one.
    if (found.error?.code === 'nothing-missing') return [];
    return [action.refusal !== null || found.ok ? action : { ...action, refusal: found.error }];
  });
}

interface PossibleFacts extends CaseDay {
  /** The refusal that names who else holds the case now. */
  readonly held?: Refusal | null;
}

interface CaseDay {
  readonly policy: PolicyVersion | undefined;
  readonly answered?: readonly CheckSource[];
  /** Promises are kept or broken by the day; left out, none is looked at. */
  readonly today?: PlainDate | undefined;
}

type Lacking = { readonly ok: true; readonly error?: undefined } | { readonly ok: false; readonly error: Refusal };

function lacking(
  state: ApplicationState,
  command: StepCommandType,
  { policy, answered, today }: CaseDay & { readonly policy: PolicyVersion; readonly answered: readonly CheckSource[] },
): Lacking {
  if (command === 'accept') return lackOf(completeForAcceptance(state, policy, answered));
  if (command === 'accept-on-promise') return lackOf(promisable(state, policy, answered));
  return today === undefined ? { ok: true } : lackOf(promiseAllows(state, command, today));
}

function lackOf(result: Result<unknown, Refusal>): Lacking {
  return result.ok ? { ok: true } : { ok: false, error: result.error };
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
