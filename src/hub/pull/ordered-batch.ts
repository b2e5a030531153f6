import type { WireCommand, WireEvent } from '../../protocol/batch.ts';
import type { OrderedBatch } from '../../protocol/messages.ts';
import type { StoredBatch } from '../log/hub-log.ts';
import type { StoredEvent } from '../log/stored-event.ts';

interface OpenCommand extends Omit<WireCommand, 'events'> {
  readonly events: WireEvent[];
}

/**
 * A batch as it travels to a desk: the visible events, gathered by command. Where the chain has a hole, the event after
 * it says its previous hash itself, for the reader cannot compute it.
 */
export function orderedBatchOf({ seal, hubSequence, events }: StoredBatch): OrderedBatch {
  const commands: OpenCommand[] = [];
  let before = seal.firstSequence - 1;
  for (const event of events) {
    const wire = wireEvent(event, event.deviceSequence === before + 1);
    const open = commands.at(-1);
    if (open?.commandId === event.commandId) open.events.push(wire);
    else commands.push({ ...commandOf(event), events: [wire] });
    before = event.deviceSequence;
  }
  return { seal, hubSequence, commands };
}

function commandOf({ commandId, commandName, actor, office, wallTime }: StoredEvent): Omit<OpenCommand, 'events'> {
  return { commandId, name: commandName, actor, office, wallTime, superseded: false };
}

function wireEvent(event: StoredEvent, follows: boolean): WireEvent {
  const { id, deviceSequence, previousHash, stream, streamVersion, type, payload } = event;
  const shown = { id, deviceSequence, stream, streamVersion, type, payload };
  return follows ? shown : { ...shown, previousHash };
}
