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

/** An event of a push that counts, before it is stored. */
export interface CountedEvent {
  readonly event: OpenedEvent;
  readonly commandName: string;
  readonly scope: OfficeId;
}

export function storedEvent({ event: { envelope, payload }, commandName, scope }: CountedEvent): StoredEvent {
  const { id, stream, streamVersion, type, commandId, actor, office } = envelope;
  const { deviceSequence, wallTime, previousHash, hash } = envelope;
  const place = { id, stream, streamVersion, type, deviceSequence, previousHash, hash, scope };
  return { ...place, payload, commandId, commandName, actor, office, wallTime };
}
