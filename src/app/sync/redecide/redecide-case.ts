import type { ApplicationEvent } from '../../../domain/application/events.ts';
import { type RecordedEvent, foldApplication } from '../../../domain/application/evolve.ts';
import { type SavedCommand, commandOfSaved } from '../../../domain/application/saved-command.ts';
import type { CaseId, CommandId } from '../../../kernel/ids.ts';
import { err, ok } from '../../../kernel/result.ts';
import type { Envelope } from '../../../protocol/envelope.ts';
import { applicationStream, loadApplication } from '../../application/application-stream.ts';
import { prepareCaseCommand } from '../../application/execute.ts';
import { type NumberBook, numberBook } from '../../application/numbers.ts';
import type { OpenDesk } from '../../open-desk.ts';
import { beyondCarried, carriedWaitingNumber } from './carried-counters.ts';
import type { Decided, Deciding } from './decision.ts';
import { stateSeen } from './state-seen.ts';
import { typedEvents } from '../../../store/typed-events.ts';

/** What the outbox keeps of `application.*` (execute.ts). */
interface SavedCaseCommand {
  readonly caseId: CaseId;
  readonly command: SavedCommand;
}

type SubmittedPayload = Extract<ApplicationEvent, { type: 'application.submitted.v1' }>['payload'];

/** A command on a case, on the case as it is now. The claims are taken again, the numbers kept. */
export function redecideCase(deciding: Deciding): Decided {
  const { desk, command, actor } = deciding;
  const { caseId, command: saved } = command.payload as SavedCaseCommand;
  const seen = contentSeen(deciding, caseId);
  if (saved.type === 'change-household' && seen !== contentOf(desk.file.load(applicationStream(caseId)).events)) {
    return err({ code: 'changed-meanwhile' });
  }
  const submitted = command.events.find((event) => event.type === 'application.submitted.v1');
  const prepared = prepareCaseCommand(
    desk,
    {
      commandId: command.commandId as CommandId,
      caseId,
      version: loadApplication(desk.file, caseId)?.version ?? 0,
      command: commandOfSaved(saved, submitted?.payload as SubmittedPayload | undefined),
    },
    { actor, book: carriedNumbers(desk, command.events), again: true },
  );
  if (!prepared.ok) return prepared;
  const { appends, outcome, also } = prepared.value.commit;
  return ok({ appends, outcome, ...(also === undefined ? {} : { also }) });
}

/**
 * A change of household says all of it: on a household that somebody else changed meanwhile it would undo theirs. Every
 * command of the case is noted, so that what follows one's own is told from what others did.
 */
function contentSeen(deciding: Deciding, caseId: CaseId): string {
  return stateSeen(deciding, applicationStream(caseId), (events) =>
    deciding.command.name === 'application.change-household' ? contentOf(events) : '',
  );
}

function contentOf(events: readonly Pick<Envelope, 'type' | 'payload' | 'actor'>[]): string {
  return JSON.stringify(foldApplication(typedEvents<RecordedEvent>(events, 'application'))?.content ?? null);
}

/** A receipt that was printed keeps its number: the events that are put aside give theirs to those that follow. */
export function carriedNumbers(desk: OpenDesk, events: readonly Envelope[]): NumberBook {
  const own = numberBook(desk);
  const carried: { caseNo?: string; receiptNo?: string; noticeNo?: string; slipNo?: string } = {};
  for (const { payload } of events) {
    for (const name of ['caseNo', 'receiptNo', 'noticeNo', 'slipNo'] as const) {
      if (typeof payload[name] === 'string') carried[name] = payload[name];
    }
  }
  return {
    ...own,
    caseNo: carried.caseNo ?? own.caseNo,
    receiptNo: carried.receiptNo ?? own.receiptNo,
    noticeNo: carried.noticeNo ?? own.noticeNo,
    selectionNo: carried.slipNo ?? own.selectionNo,
    waitingNumber: carriedWaitingNumber(events, own.waitingNumber),
    ticketNo: own.ticketNo,
    use: (db, used) => {
      own.use(db, beyondCarried(used, events));
    },
  };
}
