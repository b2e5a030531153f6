import type { ConflictSettled } from '../../../domain/conflict/settled.ts';
import type { CaseId } from '../../../kernel/ids.ts';
import { ok } from '../../../kernel/result.ts';
import type { StreamAppend } from '../../../store/unit-of-work.ts';
import { applicationStream } from '../../application/application-stream.ts';
import type { OpenDesk } from '../../open-desk.ts';
import { type DroppedReceipt, voidedAppends } from './dropped-receipts.ts';
import type { Decided, Deciding } from '../redecide/decision.ts';

/** What the outbox keeps of `conflict.settle`. */
export interface SavedSettlement {
  /** Null where the conflict is not about a case. */
  readonly caseId: CaseId | null;
  readonly settled: ConflictSettled;
  /** Of payments that were let go; absent in what older programs saved. */
  readonly voided?: readonly DroppedReceipt[];
}

/** The settlement in the history of its case; on a stream of its own where there is no such case. */
export function settledAppend(desk: OpenDesk, { caseId, settled }: SavedSettlement): StreamAppend {
  const ofCase = caseId === null ? undefined : applicationStream(caseId);
  const version = ofCase === undefined ? 0 : desk.file.load(ofCase).version;
  if (ofCase !== undefined && version > 0) {
    const event = { type: 'application.conflict-settled.v1', payload: settled };
    return { stream: ofCase, expectedVersion: version, events: [event] };
  }
  const stream = `conflict:${settled.conflictId}`;
  const event = { type: 'conflict.settled.v1', payload: settled };
  return { stream, expectedVersion: desk.file.load(stream).version, events: [event] };
}

/** What a person settled stays settled, whatever has come since. */
export function redecideSettled({ desk, command }: Deciding): Decided {
  const saved = command.payload as SavedSettlement;
  return ok({ appends: [settledAppend(desk, saved), ...voidedAppends(desk, saved.voided ?? [])], outcome: null });
}
