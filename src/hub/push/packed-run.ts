import type { BatchSeal } from '../../protocol/batch-seal.ts';
import type { OpenedCommand } from '../../protocol/open-batch.ts';

/** Bytes. */
export interface BodySize {
  readonly packed: number;
  readonly unpacked: number;
}

/** What an event and its command take besides the payload, with room to spare. */
const FRAME_BYTES = 1_024;
/** A character of a payload: three bytes in UTF-8, or a quote that is escaped as text. */
const BYTES_A_CHARACTER = 3;

/**
 * Whether a run can be handed on as it came: everything in it counts, and it is no larger than what it holds. A body that
 * was blown up with blanks, or that goes on behind its frame, would be fetched and unpacked by every desk of the city.
 */
export function canBeHandedOn(
  seal: BatchSeal,
  commands: readonly OpenedCommand[],
  { packed, unpacked }: BodySize,
): boolean {
  if (commands.some((command) => command.superseded)) return false;
  let events = 0;
  let most = 0;
  for (const command of commands) {
    events += command.events.length;
    for (const { payload } of command.events) most += FRAME_BYTES + BYTES_A_CHARACTER * payload.length;
  }
  return events === seal.lastSequence - seal.firstSequence + 1 && unpacked <= most && packed <= unpacked;
}
