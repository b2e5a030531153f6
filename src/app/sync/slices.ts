import type { OrderedBatch } from '../../protocol/messages.ts';

/** What one transaction takes in some 50 ms on a busy machine. */
const SLICE_EVENTS = 200;

interface Page {
  readonly after: number;
  readonly upTo: number;
  readonly batches: OrderedBatch[];
  readonly devices: readonly unknown[];
}

/** A page as pages that each go into a transaction of their own; batches stay whole. */
export function slicesOf<P extends Page>(page: P): readonly P[] {
  const slices: P[] = [];
  let rest: P | undefined = page;
  while (rest !== undefined) {
    const [slice, following]: readonly [P, P | undefined] = cutPage(rest);
    slices.push(slice);
    rest = following;
  }
  return slices;
}

/** The first slice, and what is left: it goes on where the slice ends. */
export function cutPage<P extends Page>(page: P): readonly [P, P | undefined] {
  const cut = sliceEnd(page.batches);
  const upTo = page.batches[cut - 1]?.hubSequence;
  if (cut === page.batches.length || upTo === undefined) return [page, undefined];
  return [
    { ...page, upTo, batches: page.batches.slice(0, cut) },
    { ...page, after: upTo, batches: page.batches.slice(cut), devices: [] },
  ];
}

/** How many batches go into one transaction: at least one. */
function sliceEnd(batches: readonly OrderedBatch[]): number {
  let events = 0;
  for (const [index, batch] of batches.entries()) {
    events += batch.commands.reduce((sum, command) => sum + command.events.length, 0);
    if (events > SLICE_EVENTS) return Math.max(1, index);
  }
  return batches.length;
}
