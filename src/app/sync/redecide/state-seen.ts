import type { Envelope } from '../../../protocol/envelope.ts';
import type { Deciding } from './decision.ts';

interface Seen {
  readonly version: number;
  readonly events: readonly Pick<Envelope, 'type' | 'payload' | 'actor'>[];
}

/**
 * What the person saw of a stream when they decided: the part that everybody has, and what their own superseded
 * commands of this pass had added before. Notes what this command added.
 */
export function stateSeen<T>(
  { desk, command, seen }: Deciding,
  stream: string,
  fold: (events: Seen['events']) => T,
): T {
  const mine = command.events.filter((event) => event.stream === stream);
  const first = mine[0];
  const ownBefore = seen.get(stream) as Seen | undefined;
  if (first === undefined) return fold(desk.file.load(stream).events);
  const before =
    ownBefore !== undefined && ownBefore.version === first.streamVersion - 1
      ? ownBefore.events
      : desk.file.load(stream).events.filter((event) => event.streamVersion < first.streamVersion);
  const after: Seen = { version: first.streamVersion + mine.length - 1, events: [...before, ...mine] };
  seen.set(stream, after);
  return fold(before);
}
