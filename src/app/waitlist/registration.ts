/** The one place where a household gets onto the list: called by the command, and by whatever ends publicity. */
import type { AnyRefusal } from '../../contract/errors.ts';
import type { Actor } from '../../domain/application/available-actions.ts';
import type { ApplicationState } from '../../domain/application/state.ts';
import type { PolicyVersion } from '../../domain/policy/policy.ts';
import { registration } from '../../domain/waitlist/decide.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import { type Result, ok } from '../../kernel/result.ts';
import type { StreamAppend } from '../../store/unit-of-work.ts';
import type { OpenDesk } from '../open-desk.ts';
import { waitingFactsOf } from './waiting-facts.ts';
import { loadWaiting, waitingStream } from './waiting-stream.ts';

export interface Registering {
  readonly actor: Actor;
  readonly policy: PolicyVersion;
  /** The book whose use of a waiting number is written in the same unit of work (`countersUsedBy`). */
  readonly numbers: { readonly waitingNo: string };
  readonly waitsSince: PlainDate;
}

/**
 * What a case's registration appends to the streams of the list, in the unit of work of the event that says it
 * (PRH-07). Nothing where the household stands there already: it keeps number and place. Refused while somebody of it
 * is banned (PRH-35, PRH-37).
 */
export function registrationAppends(
  desk: OpenDesk,
  application: ApplicationState,
  { actor, policy, numbers, waitsSince }: Registering,
): Result<readonly StreamAppend[], AnyRefusal> {
  const { version, state } = loadWaiting(desk.file, application.caseId);
  if (state !== undefined) return ok([]);
  const decision = registration(waitingFactsOf(desk, application, { actor, policy, numbers }), { waitsSince });
  if (!decision.ok) return decision;
  const { entry: events } = decision.value;
  return ok([{ stream: waitingStream(application.caseId), expectedVersion: version, events }]);
}
