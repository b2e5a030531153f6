import type { OfficeId } from '../../kernel/ids.ts';
import type { OpenedEvent } from '../../protocol/open-batch.ts';

/** An event as the hub keeps it: the envelope with its payload as it was hashed, and its place. */
export interface StoredEvent {
  readonly id: string;
  readonly stream: string;
  readonly streamVersion: number;
  readonly type: string;
  readonly payload: string;
  readonly commandId: string;
  readonly commandName: string;
  readonly actor: string;
  readonly office: string;
  readonly deviceSequence: number;
  readonly wallTime: number;
  readonly previousHash: string;
  readonly hash: string;
  /** Whose desks receive it; for a superseded event its writer's office, for nobody receives it. */
  readonly scope: OfficeId;
}

/** Written out: a thousand events of a run are made at once. */
export function storedEvent({ envelope, payload }: OpenedEvent, commandName: string, scope: OfficeId): StoredEvent {
  return {
    id: envelope.id,
    stream: envelope.stream,
    streamVersion: envelope.streamVersion,
    type: envelope.type,
    payload,
    commandId: envelope.commandId,
    commandName,
    actor: envelope.actor,
    office: envelope.office,
    deviceSequence: envelope.deviceSequence,
    wallTime: envelope.wallTime,
    previousHash: envelope.previousHash,
    hash: envelope.hash,
    scope,
  };
}
