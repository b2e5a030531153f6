/**
 * What is fetched and read before the engine asks for it. While one piece of a page is written, the next ones are read by
 * another thread where there is one, and the page behind them is fetched, so that hub, reading thread and desk all have
 * something to do.
 *
 * What was asked for ahead is given only as the answer to that very question, and judged like any other: the cursor moves
 * by what is committed.
 */
import type { ReadPage } from '../../protocol/read-run.ts';
import type { AbortSignalLike } from '../../protocol/transport.ts';
import type { FetchedPage, FetchedPiece, HubClient, HubResult, PullWanted } from './hub-client.ts';

export interface Place {
  readonly after: number;
  readonly only?: string;
}

type Reading = Promise<HubResult<ReadPage>>;

interface Piece extends FetchedPiece {
  /** Once somebody reads it. */
  answer: Reading | undefined;
}

interface Coming {
  readonly after: number;
  readonly fetched: Promise<HubResult<FetchedPage>>;
}

export interface ReadAhead {
  readonly fetchPage: HubClient['fetchPage'];
  readonly only: string | undefined;
  /** In order; the first is what is wanted next. */
  readonly pieces: Piece[];
  /** The page behind them, when it was asked for. */
  coming: Coming | undefined;
  /** Where the page behind them begins, when it was not; undefined where there is none, or nothing was read that tells. */
  next: number | undefined;
  /** Up to where the desk has everything. */
  have: number;
  readonly abort: AbortController;
}

/** As many pieces may lie read, or being read; a page that was not cut counts for all. So may those that lie as they came. */
const PIECES_AHEAD = 4;

/** Begins with a page that is wanted now. */
export function readFrom(
  fetchPage: HubClient['fetchPage'],
  { after, only, wait }: PullWanted,
  signal: AbortSignalLike,
): ReadAhead {
  const abort = new AbortController();
  const ahead: ReadAhead = { fetchPage, only, pieces: [], coming: undefined, next: undefined, have: after, abort };
  const wanted = { after, wait, ...(only === undefined ? {} : { only }) };
  ahead.coming = { after, fetched: arrival(ahead, fetchPage(wanted, signal)) };
  return ahead;
}

/** What lies ahead, where it begins at this place. */
export async function takePiece(ahead: ReadAhead, { after, only }: Place): Promise<HubResult<ReadPage> | undefined> {
  if (ahead.only !== only) return undefined;
  ahead.have = after;
  if (ahead.pieces.length === 0 && ahead.coming?.after === after) {
    const came = await ahead.coming.fetched;
    if (!came.ok) return came;
  }
  const [piece] = ahead.pieces;
  if (piece?.after !== after) return undefined;
  const page = await (piece.answer ??= piece.read());
  ahead.pieces.shift();
  if (!page.ok) return page;
  const isLast = ahead.pieces.length === 0 && ahead.coming === undefined && ahead.next === undefined;
  if (isLast && page.value.upTo < page.value.head) ahead.next = page.value.upTo;
  goOn(ahead);
  return page;
}

export function letGo(ahead: ReadAhead | undefined): void {
  ahead?.abort.abort();
}

async function arrival(ahead: ReadAhead, fetching: Promise<HubResult<FetchedPage>>): Promise<HubResult<FetchedPage>> {
  const fetched = await fetching;
  if (fetched.ok) {
    const { end, pieces } = fetched.value;
    ahead.coming = undefined;
    ahead.pieces.push(...pieces.map((piece) => ({ ...piece, answer: undefined })));
    if (end !== undefined && end.upTo < end.head) ahead.next = end.upTo;
    goOn(ahead);
  }
  return fetched;
}

/** Leaves to the other thread what it has time for, and asks for the page behind. */
function goOn(ahead: ReadAhead): void {
  if (ahead.abort.signal.aborted) return;
  let [reading, lying] = [0, 0];
  for (const piece of ahead.pieces) {
    const weight = piece.isWhole ? PIECES_AHEAD : 1;
    if (piece.answer === undefined && reading < PIECES_AHEAD) piece.answer = unheard(piece.readAside());
    if (piece.answer === undefined) lying += weight;
    else reading += weight;
  }
  const { next: after, only, have } = ahead;
  if (after === undefined || ahead.coming !== undefined || lying >= PIECES_AHEAD) return;
  ahead.next = undefined;
  const wanted = { after, wait: 0, have, ...(only === undefined ? {} : { only }) };
  ahead.coming = { after, fetched: unheard(arrival(ahead, ahead.fetchPage(wanted, ahead.abort.signal))) };
}

/** Whoever wants it hears of what fails; perhaps nobody does. */
function unheard<T extends Promise<unknown> | undefined>(promise: T): T {
  promise?.catch(() => undefined);
  return promise;
}
