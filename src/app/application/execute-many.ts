import type { Actor } from '../../domain/application/available-actions.ts';
import type { AnyRefusal } from '../../contract/errors.ts';
import { type Result, err, ok } from '../../kernel/result.ts';
import { commitMany } from '../../store/unit-of-work.ts';
import { type CheckOutcome, type CheckRequest, type PreparedCheck, prepareCheck } from '../checks/execute-check.ts';
import type { OpenDesk } from '../open-desk.ts';
import { type CaseCommandRequest, type CommandOutcome, type PreparedCommand, prepareCaseCommand } from './execute.ts';
import { countersUsedBy, groupNumbers } from './numbers.ts';
import { pendingStreams } from './pending-streams.ts';

/** A command on a case, or on its checks. */
export type BulkCommand = { readonly actor: Actor } & (
  { readonly request: CaseCommandRequest } | { readonly check: CheckRequest }
);

type BulkOutcome = CommandOutcome | CheckOutcome;

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
  const answers: Result<PreparedCommand | PreparedCheck, AnyRefusal>[] = [];
  for (const command of commands) {
    const { actor } = command;
    const prepared =
      'check' in command
        ? prepareCheck(view, command.check, { actor })
        : prepareCaseCommand(view, command.request, { actor, book: numbers.next() });
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
  desk.changes.publish('outbox');
  return outcomes;
}
