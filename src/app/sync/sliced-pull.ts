/**
 * A page of the hub is applied slice by slice with a turn of the event loop between: a city that arrives must not keep
 * the person at the screen waiting. The rest of a page is what the engine asks for next; it is given without the hub.
 *
 * The page after it is asked for as soon as a page is here, so that the hub reads while the desk writes. It is given to
 * the engine only as the answer to that very question, and judged like any other: the cursor moves by what is committed.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { ok } from '../../kernel/result.ts';
import type { ReadPage } from '../../protocol/read-run.ts';
import type { CaseFile } from '../../store/case-file.ts';
import type { SyncPorts } from '../../sync/ports.ts';
import type { HubClient, HubResult } from './hub-client.ts';
import { cutPage } from './slices.ts';

type Pull = SyncPorts['pull'];

interface Place {
  readonly after: number;
  readonly only?: string;
}

interface Ahead {
  readonly place: Place;
  readonly answer: Promise<HubResult<ReadPage>>;
  readonly abort: () => void;
}

export function slicedPull(pull: HubClient['pull'], file: Pick<CaseFile, 'projections'>): Pull {
  let rest: { readonly page: ReadPage; readonly place: Place } | undefined;
  let ahead: Ahead | undefined;
  return async (wanted, signal) => {
    await nextTurn();
    const end = (): void => ahead?.abort();
    signal.addEventListener('abort', end);
    let page = rest !== undefined && isSame(rest.place, wanted) ? rest.page : undefined;
    rest = undefined;
    if (page === undefined) {
      const early = await earlyAnswer(ahead, wanted);
      ahead = undefined;
      const answer = early?.ok === true ? early : await pull(wanted, signal);
      if (!answer.ok) return answer;
      page = answer.value;
      if (page.upTo < page.head) ahead = askAhead(pull, { page, wanted });
    }
    const [slice, following] = cutPage(page, file);
    if (following !== undefined) rest = { page: following, place: placeOf(wanted, following.after) };
    return ok(slice);
  };
}

function placeOf({ only }: Place, after: number): Place {
  return only === undefined ? { after } : { after, only };
}

function isSame(a: Place, b: Place): boolean {
  return a.after === b.after && a.only === b.only;
}

/** What was asked for ahead, where it is what is wanted now. What failed is asked for again. */
async function earlyAnswer(ahead: Ahead | undefined, wanted: Place): Promise<HubResult<ReadPage> | undefined> {
  if (ahead === undefined) return undefined;
  if (isSame(ahead.place, wanted)) return await ahead.answer;
  ahead.abort();
  return undefined;
}

function askAhead(
  pull: HubClient['pull'],
  { page, wanted }: { readonly page: ReadPage; readonly wanted: Place },
): Ahead {
  const place = placeOf(wanted, page.upTo);
  const abort = new AbortController();
  const answer = pull({ ...place, wait: 0, have: wanted.after }, abort.signal);
  return {
    place,
    answer,
    abort: () => {
      abort.abort();
    },
  };
}
