/**
 * A page in parts is cut before it is read: pieces of some runs each, so that the first can be written while the others are
 * read. A piece is a page of its own, as far as its last run; only the first one brings the devices.
 */
import type { PackedPage, PullAnswer } from '../../protocol/messages.ts';
import { splitParts } from '../../protocol/page-parts.ts';
import { type NamedRuns, type PageBody, type PagePiece, headOf } from './packed-answer.ts';

/** Where a page ends, and the city's order as its hub knew it. */
export type PageEnd = Pick<PullAnswer, 'upTo' | 'head'>;

export interface PiecesOfPage {
  /** Undefined where only reading it tells. */
  readonly end: PageEnd | undefined;
  /** In order, at least one. */
  readonly pieces: readonly PagePiece[];
}

/** A packed run of a thousand events has some eighty thousand bytes. */
const PIECE_BYTES = 64 * 1024;
/** A head that is larger holds most of its page: it takes as long as reading all of it. */
const MAX_HEAD_BYTES = 16 * 1024;

/** Undefined for what is no page. What needs its runs to be read is not looked at yet. */
export async function piecesOf(page: PageBody): Promise<PiecesOfPage | undefined> {
  if (!page.isInParts) return { end: undefined, pieces: [page] };
  const [first, ...runs] = splitParts(page.body) ?? [];
  if (first === undefined) return undefined;
  if (first.length > MAX_HEAD_BYTES || runs.length === 0) return { end: undefined, pieces: [page] };
  const head = await headOf(first);
  if (head === undefined || head.batches.filter((batch) => 'isPacked' in batch).length !== runs.length)
    return undefined;
  return { end: { upTo: head.upTo, head: head.head }, pieces: cutAtRuns(head, runs) };
}

function cutAtRuns(head: PackedPage, runs: readonly Uint8Array[]): readonly NamedRuns[] {
  const pieces: NamedRuns[] = [];
  let from = { batch: 0, run: 0 };
  let [run, bytes] = [0, 0];
  for (const [index, batch] of head.batches.entries()) {
    if (!('isPacked' in batch)) continue;
    bytes += runs[run]?.length ?? 0;
    run += 1;
    const isLast = run === runs.length;
    if (bytes < PIECE_BYTES && !isLast) continue;
    // What comes behind the last packed run is small enough to go with it.
    const to = isLast ? head.batches.length : index + 1;
    const before = pieces.at(-1)?.page.upTo;
    const page = {
      ...head,
      after: before ?? head.after,
      upTo: isLast ? head.upTo : batch.hubSequence,
      batches: head.batches.slice(from.batch, to),
      devices: before === undefined ? head.devices : [],
    };
    pieces.push({ page, runs: runs.slice(from.run, run) });
    from = { batch: to, run };
    bytes = 0;
  }
  return pieces;
}
