import type { Envelope } from '../../protocol/envelope.ts';

/** A command of this desk whose events were overtaken. */
export interface PendingCommand {
  readonly commandId: string;
  readonly name: string;
  /** What the outbox kept; null where the hub had acknowledged it before it lost it. */
  readonly payload: unknown;
  readonly actor: string;
  readonly office: string;
  readonly wallTime: number;
  /** What it had written, on all streams. */
  readonly events: readonly Envelope[];
}
