import type { Actor } from '../../domain/application/available-actions.ts';
import type { AnyRefusal } from '../../contract/errors.ts';
import { type Result, err, ok } from '../../kernel/result.ts';
import { commitMany } from '../../store/unit-of-work.ts';
import { type CheckOutcome, type CheckRequest, type PreparedCheck, prepareCheck } from '../checks/execute-check.ts';
import type { OpenDesk } from '../open-desk.ts';
import { type CaseCommandRequest, type CommandOutcome, type PreparedCommand, prepareCaseCommand } from './execute.ts';
import { type GroupNumbers, countersUsedBy, groupNumbers } from './numbers.ts';
import { pendingStreams } from './pending-streams.ts';
import {
  type PreparedWaiting,
  type WaitingOutcome,
  type WaitingRequest,
  prepareWaiting,
} from '../waitlist/execute-waiting.ts';

/** A command on a case, on its checks, or on its place in the waiting list. */
export type BulkCommand = { readonly actor: Actor } & (
  { readonly request: CaseCommandRequest } | { readonly check: CheckRequest } | { readonly waiting: WaitingRequest }
);

type BulkOutcome = CommandOutcome | CheckOutcome | WaitingOutcome;
type Prepared = PreparedCommand | PreparedCheck | PreparedWaiting;

/**
 * Many commands, of one case also several, decided in their order and committed in one transaction with one fsync.
 * Each has its own answer: one that is refused leaves the others alone. The commands are drawn one by one as they are
 * decided, so a caller whose desk has a clock of its own may move it between them.
 */
export function executeMany(
  desk: OpenDesk,
  commands: Iterable<BulkCommand>,
): readonly Result<BulkOutcome, AnyRefusal>[] {
  const pending = pendingStreams(desk.file);
  const view: OpenDesk = { ...desk, file: pending.file };
  const numbers = groupNumbers(desk);
  const answers: Result<Prepared, AnyRefusal>[] = [];
  for (const command of commands) {
    const prepared = prepareOne(view, command, numbers);
    if (prepared.ok) {
      pending.add(prepared.value.commit);
      const types = prepared.value.commit.appends.flatMap((append) => append.events.map((event) => event.type));
      numbers.given(types.flatMap((type) => countersUsedBy(type)));
    }
    answers.push(prepared);
  }
  const written = commitMany(
    desk.file,
    answers.flatMap((answer) => (answer.ok ? answer.value.commit : [])),
  ).values();
  const outcomes = answers.map((answer): Result<BulkOutcome, AnyRefusal> => {
    if (!answer.ok) return answer;
    const result = written.next().value;
    if (result?.kind === 'repeated') return ok(result.outcome as BulkOutcome);
    return result?.kind === 'committed' ? ok(answer.value.outcome) : err({ code: 'changed-meanwhile' });
  });
  desk.changes.publish('cases');
  desk.changes.publish('checks');
  desk.changes.publish('waiting');
  desk.changes.publish('outbox');
  return outcomes;
}

function prepareOne(view: OpenDesk, command: BulkCommand, numbers: GroupNumbers): Result<Prepared, AnyRefusal> {
  const { actor } = command;
  if ('check' in command) return prepareCheck(view, command.check, { actor });
  const book = numbers.next();
  if ('waiting' in command) return prepareWaiting(view, command.waiting, { actor, book });
  return prepareCaseCommand(view, command.request, { actor, book });
}
