import type { AttemptedCommand } from '../../../domain/draw/command-type.ts';
import type { DrawCommand } from '../../../domain/draw/commands.ts';
import type { DrawEvent } from '../../../domain/draw/events.ts';
import type { ComputedResult } from '../../../domain/draw/facts.ts';
import type { CommandId } from '../../../kernel/ids.ts';
import { err, ok } from '../../../kernel/result.ts';
import type { Envelope } from '../../../protocol/envelope.ts';
import { prepareDrawCommand } from '../../draw/execute-draw.ts';
import { NOTE_REFUSAL } from '../../draw/note-attempt.ts';
import { drawStream, loadDraw } from '../../draw/draw-stream.ts';
import type { Decided, Deciding } from './decision.ts';
import { typedEvents } from '../../../store/typed-events.ts';

/** What the outbox keeps of `draw.*` (draw/execute-draw.ts). */
interface SavedDrawCommand {
  readonly drawId: string;
  readonly command: DrawCommand;
}

interface SavedRefusal {
  readonly drawId: string;
  readonly note: { readonly command: AttemptedCommand; readonly code: string; readonly attemptedOn: string };
}

/**
 * A command on a draw, on the draw as it is now. A frozen or drawn draw never gives way: what another desk did first
 * stands, and what this one did is an item for a person. Only the same result, computed twice, is no conflict.
 */
export function redecideDraw({ desk, command, actor }: Deciding): Decided {
  if (command.name === NOTE_REFUSAL) return noted(desk, command.payload as SavedRefusal);
  const { drawId, command: saved } = command.payload as SavedDrawCommand;
  const request = { commandId: command.commandId as CommandId, drawId, version: null, command: saved };
  const computed = computedIn(command.events);
  const prepared = prepareDrawCommand(desk, request, { actor, ...(computed === undefined ? {} : { computed }) });
  if (!prepared.ok) return prepared;
  const { appends, outcome } = prepared.value.commit;
  return ok({ appends, outcome });
}

/** An attempt that was refused stays one, whatever came in between. */
function noted(desk: Deciding['desk'], { drawId, note }: SavedRefusal): Decided {
  const loaded = loadDraw(desk.file, drawId);
  if (loaded === undefined) return err({ code: 'unknown-draw' });
  const events = [{ type: 'draw.attempt-refused.v1', payload: note }];
  return ok({ appends: [{ stream: drawStream(drawId), expectedVersion: loaded.version, events }], outcome: null });
}

/** What this desk had computed: it needs not be computed again to be compared. */
function computedIn(events: readonly Envelope[]): ComputedResult | undefined {
  const drawn = typedEvents<DrawEvent>(events, 'draw').find((event) => event.type === 'draw.drawn.v1');
  if (drawn === undefined) return undefined;
  const { result: file, seed, resultHash, chosen, reserves } = drawn.payload;
  return { seed, resultHash, file, chosen, reserves };
}
