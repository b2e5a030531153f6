import type { OfficeId } from '../../kernel/ids.ts';

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
