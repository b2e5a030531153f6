import type { ReadBatch } from '../../protocol/read-run.ts';
import type { CaseFile } from '../../store/case-file.ts';
import { TURN_WEIGHT, eventWeight } from '../../store/sync/turn-weight.ts';

interface Page {
  readonly after: number;
  readonly upTo: number;
  readonly batches: readonly ReadBatch[];
  readonly devices: readonly unknown[];
}

/** Whose rows the events of a page make. */
type Slicer = Pick<CaseFile, 'projections'>;

/** A page as pages that each go into a transaction of their own; batches stay whole. */
export function slicesOf<P extends Page>(page: P, file: Slicer): readonly P[] {
  const slices: P[] = [];
  let rest: P | undefined = page;
  while (rest !== undefined) {
    const [slice, following]: readonly [P, P | undefined] = cutPage(rest, file);
    slices.push(slice);
    rest = following;
  }
  return slices;
}

/** The first slice, and what is left: it goes on where the slice ends. */
export function cutPage<P extends Page>(page: P, file: Slicer): readonly [P, P | undefined] {
  const cut = sliceEnd(page.batches, file);
  const upTo = page.batches[cut - 1]?.hubSequence;
  if (cut === page.batches.length || upTo === undefined) return [page, undefined];
  return [
    { ...page, upTo, batches: page.batches.slice(0, cut) },
    { ...page, after: upTo, batches: page.batches.slice(cut), devices: [] },
  ];
}

/** How many batches go into one transaction: at least one. */
function sliceEnd(batches: readonly ReadBatch[], { projections }: Slicer): number {
  let weight = 0;
  for (const [index, { run }] of batches.entries()) {
    for (const stream of run.events.streams) weight += eventWeight(projections, stream);
    if (weight > TURN_WEIGHT) return Math.max(1, index);
  }
  return batches.length;
}
