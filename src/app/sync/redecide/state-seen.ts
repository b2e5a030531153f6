import type { Envelope } from '../../../protocol/envelope.ts';
import type { Deciding } from './decision.ts';

interface Seen {
  readonly version: number;
  /** False where something before was put aside without being decided again: what was seen cannot be put together. */
  readonly isWhole: boolean;
  readonly events: readonly Pick<Envelope, 'type' | 'payload' | 'actor'>[];
}

/**
 * What the person saw of a stream when they decided: the part that everybody has, and what their own superseded
 * commands of this pass had added before; nothing, where a part of that is gone. Notes what this command added.
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
  const isNext = ownBefore?.version === first.streamVersion - 1;
  const here = desk.file.load(stream);
  const isWhole = isNext ? ownBefore.isWhole : here.version >= first.streamVersion - 1;
  const known = isNext ? ownBefore.events : here.events.filter((event) => event.streamVersion < first.streamVersion);
  const before = isWhole ? known : [];
  const version = first.streamVersion + mine.length - 1;
  const after: Seen = { version, isWhole, events: isWhole ? [...before, ...mine] : [] };
  seen.set(stream, after);
  return fold(before);
}
