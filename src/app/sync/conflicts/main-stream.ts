import type { ConflictItem } from '../../../store/sync/conflicts.ts';

/** Of these kinds of commands, the stream that a person would name begins like the command: `ticket.answer`, `ticket:…`. */
const namedAlike: ReadonlySet<string> = new Set([
  'arrears',
  'draw',
  'estate',
  'lease',
  'leaving',
  'library',
  'payment',
  'plan',
  'publicity',
  'renewal',
  'rent',
  'review',
  'selection',
  'ticket',
  'unit',
]);

/** Many homes in one command: no one of them is what it is about. */
const ofMany: ReadonlySet<string> = new Set(['unit.import', 'unit.finish-import']);

/**
 * What a command was about, whichever of its streams met somebody: the lease and not the claim on its home, the notice
 * and not one of its cases. Undefined where it is about a case, or its item's own stream says it.
 */
export function mainStreamOf({ commands }: Pick<ConflictItem, 'commands'>): string | undefined {
  const [first] = commands;
  if (first === undefined || ofMany.has(first.name)) return undefined;
  const kind = first.name.slice(0, first.name.indexOf('.'));
  if (!namedAlike.has(kind)) return undefined;
  const streams = commands.flatMap((command) => command.events.map((event) => event.stream));
  return streams.find((stream) => stream.startsWith(`${kind}:`));
}
