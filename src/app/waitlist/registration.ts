/**
 * Where the waiting list hangs on the cases: whoever writes events of a case writes with them, in the same unit of work,
 * what they mean for its place in the list. A registration puts it there (PRH-07), a change of household has it looked
 * at anew, an end takes it off.
 */
import type { AnyRefusal } from '../../contract/errors.ts';
import type { Actor } from '../../domain/application/available-actions.ts';
import type { ApplicationEvent } from '../../domain/application/events.ts';
import type { ApplicationState } from '../../domain/application/state.ts';
import type { PolicyVersion } from '../../domain/policy/policy.ts';
import type { WaitingEvent } from '../../domain/waitlist/events.ts';
import { evolveWaiting } from '../../domain/waitlist/evolve.ts';
import { followCase } from '../../domain/waitlist/follow-case.ts';
import { type Result, ok } from '../../kernel/result.ts';
import type { StreamAppend } from '../../store/unit-of-work.ts';
import type { NumberBook } from '../application/numbers.ts';
import type { OpenDesk } from '../open-desk.ts';
import { waitingFactsOf } from './waiting-facts.ts';
import { loadWaiting, waitingStream } from './waiting-stream.ts';

export interface Following {
  readonly actor: Actor;
  readonly policy: PolicyVersion;
  /** Its use of waiting numbers is written in the same unit of work (`countersUsedBy`). */
  readonly book: NumberBook;
  /** How many waiting numbers of the book this unit of work has given already. */
  readonly given?: number;
}

/**
 * What a case's new events append to its place in the list. Nothing where they mean nothing for it; a household that
 * waits already keeps number and place. Refused while somebody of it is banned (PRH-35, PRH-37).
 */
export function registrationAppends(
  desk: OpenDesk,
  { application, events }: { readonly application: ApplicationState; readonly events: readonly ApplicationEvent[] },
  { actor, policy, book, given = 0 }: Following,
): Result<readonly StreamAppend[], AnyRefusal> {
  if (!events.some(({ type }) => FOLLOWED.has(type))) return ok([]);
  const { version, state } = loadWaiting(desk.file, application.caseId);
  const numbers = { waitingNo: book.waitingNumber(given) };
  const facts = waitingFactsOf(desk, application, { actor, policy, numbers });
  const added: WaitingEvent[] = [];
  let waiting = state;
  for (const event of events) {
    const followed = followCase(event, waiting, facts);
    if (!followed.ok) return followed;
    for (const one of followed.value) waiting = evolveWaiting(waiting, one);
    added.push(...followed.value);
  }
  if (added.length === 0) return ok([]);
  return ok([{ stream: waitingStream(application.caseId), expectedVersion: version, events: added }]);
}

const FOLLOWED: ReadonlySet<string> = new Set<ApplicationEvent['type']>([
  'application.registered.v1',
  'application.household-changed.v1',
  'application.withdrawn.v1',
  'application.rejected.v1',
]);
