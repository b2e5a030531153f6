import type { WaitingCommand } from '../../../domain/waitlist/commands.ts';
import type { CaseId, CommandId } from '../../../kernel/ids.ts';
import { ok } from '../../../kernel/result.ts';
import { prepareWaiting } from '../../waitlist/execute-waiting.ts';
import type { Decided, Deciding } from './decision.ts';
import { carriedNumbers } from './redecide-case.ts';

/** What the outbox keeps of `waiting.*` (waitlist/execute-waiting.ts). */
interface SavedWaitingCommand {
  readonly caseId: CaseId;
  readonly command: WaitingCommand;
}

/** What another desk did already leaves nothing to do. */
const DONE: Partial<Readonly<Record<WaitingCommand['type'], readonly string[]>>> = {
  register: ['waiting-already'],
  remind: ['reminded-already'],
  'settle-flag': ['no-flag'],
  'lift-ban': ['no-ban'],
};

/** A command on the waiting list, on the list as it is now. A number that was printed is kept. */
export function redecideWaiting({ desk, command, actor }: Deciding): Decided {
  const { caseId, command: saved } = command.payload as SavedWaitingCommand;
  const request = { commandId: command.commandId as CommandId, caseId, version: null, command: saved };
  const prepared = prepareWaiting(desk, request, { actor, book: carriedNumbers(desk, command.events) });
  if (!prepared.ok) {
    const isDone = DONE[saved.type]?.includes(prepared.error.code) === true;
    return isDone ? ok({ appends: [], outcome: null }) : prepared;
  }
  const { appends, outcome, also } = prepared.value.commit;
  return ok({ appends, outcome, ...(also === undefined ? {} : { also }) });
}
