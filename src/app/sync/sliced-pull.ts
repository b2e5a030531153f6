/**
 * A page of the hub is applied slice by slice with a turn of the event loop between: a city that arrives must not keep
 * the person at the screen waiting. The rest of a page is what the engine asks for next; it is given without the hub.
 *
 * Three things go on at once: while one page is written, the next is read, and the one after that fetched, so that hub,
 * reading thread and desk all have something to do. What was asked for ahead is given to the engine only as the answer to
 * that very question, and judged like any other: the cursor moves by what is committed. No more than two pages lie
 * unpacked in memory, and one as it came.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { ok } from '../../kernel/result.ts';
import type { ReadPage } from '../../protocol/read-run.ts';
import type { AbortSignalLike } from '../../protocol/transport.ts';
import type { CaseFile } from '../../store/case-file.ts';
import type { SyncPorts } from '../../sync/ports.ts';
import type { FetchedPage, HubClient, HubResult } from './hub-client.ts';
import type { PageEnd } from './packed-answer.ts';
import { cutPage } from './slices.ts';

type Pull = SyncPorts['pull'];

interface Place {
  readonly after: number;
  readonly only?: string;
}

/** A page that was asked for before the engine wanted it. */
interface Ahead {
  readonly place: Place;
  readonly fetched: Promise<HubResult<FetchedPage>>;
  /** Once the page before it is being written. */
  answer: Promise<HubResult<ReadPage>> | undefined;
  /** The page behind it. */
  next: Ahead | undefined;
  readonly signal: AbortSignalLike;
  readonly abort: () => void;
}

export function slicedPull(fetchPage: HubClient['fetchPage'], file: Pick<CaseFile, 'projections'>): Pull {
  let rest: { readonly page: ReadPage; readonly place: Place } | undefined;
  let ahead: Ahead | undefined;
  const heard = new WeakSet<object>();
  return async (wanted, signal) => {
    await nextTurn();
    if (!heard.has(signal)) signal.addEventListener('abort', () => letGo(ahead));
    heard.add(signal);
    let page = rest !== undefined && isSame(rest.place, wanted) ? rest.page : undefined;
    rest = undefined;
    if (page === undefined) {
      const early = await earlyAnswer(ahead, wanted);
      const behind = early?.ok === true ? ahead?.next : undefined;
      ahead = undefined;
      const answer = early?.ok === true ? early : await readNow(fetchPage, wanted, signal);
      if (!answer.ok) return answer;
      page = answer.value;
      ahead = behind ?? askBehind(fetchPage, { place: wanted, end: page, have: wanted.after });
      if (ahead !== undefined) readAhead(fetchPage, ahead, wanted.after);
    }
    const [slice, following] = cutPage(page, file);
    if (following !== undefined) rest = { page: following, place: placeOf(wanted, following.after) };
    return ok(slice);
  };
}

async function readNow(
  fetchPage: HubClient['fetchPage'],
  wanted: Parameters<Pull>[0],
  signal: Parameters<Pull>[1],
): Promise<HubResult<ReadPage>> {
  const fetched = await fetchPage(wanted, signal);
  return fetched.ok ? await fetched.value.read() : fetched;
}

function placeOf({ only }: Place, after: number): Place {
  return only === undefined ? { after } : { after, only };
}

function isSame(a: Place, b: Place): boolean {
  return a.after === b.after && a.only === b.only;
}

/** What was asked for ahead, where it is what is wanted now. What failed is asked for again. */
async function earlyAnswer(ahead: Ahead | undefined, wanted: Place): Promise<HubResult<ReadPage> | undefined> {
  if (ahead?.answer !== undefined && isSame(ahead.place, wanted)) return await ahead.answer;
  letGo(ahead);
  return undefined;
}

function letGo(ahead: Ahead | undefined): void {
  ahead?.abort();
  ahead?.next?.abort();
}

interface Before {
  readonly place: Place;
  readonly end: PageEnd;
  /** Up to where the desk has everything. */
  readonly have: number;
}

/** Asks for the page behind another; undefined where that is the last. */
function askBehind(fetchPage: HubClient['fetchPage'], { place, end, have }: Before): Ahead | undefined {
  if (end.upTo >= end.head) return undefined;
  const abort = new AbortController();
  const behind = placeOf(place, end.upTo);
  return {
    place: behind,
    fetched: fetchPage({ ...behind, wait: 0, have }, abort.signal),
    answer: undefined,
    next: undefined,
    signal: abort.signal,
    abort: () => {
      abort.abort();
    },
  };
}

/** Reads a page that was asked for, and asks for the one behind it as soon as it says where it ends. */
function readAhead(fetchPage: HubClient['fetchPage'], ahead: Ahead, have: number): void {
  ahead.answer = ahead.fetched.then(async (fetched) => {
    if (!fetched.ok) return fetched;
    const { end, read } = fetched.value;
    if (end !== undefined && !ahead.signal.aborted)
      ahead.next = askBehind(fetchPage, { place: ahead.place, end, have });
    return await read();
  });
}
