import type { PublicityCommand } from '../../../domain/publicity/commands.ts';
import type { CommandId } from '../../../kernel/ids.ts';
import { ok } from '../../../kernel/result.ts';
import type { Envelope } from '../../../protocol/envelope.ts';
import { type NumberBook, numberBook } from '../../application/numbers.ts';
import type { OpenDesk } from '../../open-desk.ts';
import { preparePublicity } from '../../publicity/execute-publicity.ts';
import { loadNotice } from '../../publicity/notice-stream.ts';
import { beyondCarried, carriedWaitingNumber } from './carried-counters.ts';
import type { Decided, Deciding } from './decision.ts';

/** What the outbox keeps of `publicity.*` (publicity/execute-publicity.ts). */
interface SavedPublicityCommand {
  readonly batchId: string;
  readonly command: PublicityCommand;
}

/**
 * A command on a notice, on the notice and the cases as they are now: who withdrew meanwhile is in it no more, and a
 * notice that another desk closed stays closed. A printed notice keeps its number.
 */
export function redecidePublicity({ desk, command, actor }: Deciding): Decided {
  const { batchId, command: saved } = command.payload as SavedPublicityCommand;
  const version = loadNotice(desk.file, batchId)?.version ?? 0;
  const request = { commandId: command.commandId as CommandId, batchId, version, command: saved };
  const prepared = preparePublicity(desk, request, { actor, book: carriedBook(desk, command.events) });
  if (!prepared.ok) return prepared;
  const { appends, outcome, also } = prepared.value.commit;
  return ok({ appends, outcome, ...(also === undefined ? {} : { also }) });
}

/** A notice or plan that was printed keeps its number. */
export function carriedBook(desk: OpenDesk, events: readonly Envelope[]): NumberBook {
  const own = numberBook(desk);
  const numberOf = (type: string, field: string): string | undefined => {
    const given = events.find((event) => event.type === type)?.payload[field];
    return typeof given === 'string' ? given : undefined;
  };
  return {
    ...own,
    publicityNo:
      numberOf('publicity.published.v1', 'noticeNo') ?? numberOf('plan.published.v1', 'planNo') ?? own.publicityNo,
    waitingNumber: carriedWaitingNumber(events, own.waitingNumber),
    noticeNo: numberOf('publicity.objection-answered.v1', 'resultNo') ?? own.noticeNo,
    use: (db, used) => {
      own.use(db, beyondCarried(used, events));
    },
  };
}
