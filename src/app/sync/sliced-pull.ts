/**
 * A page of the hub is applied slice by slice with a turn of the event loop between: a city that arrives must not keep
 * the person at the screen waiting. The rest of a page is what the engine asks for next; it is given without the hub, and
 * so is what was read ahead (read-ahead.ts).
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { invariant } from '../../kernel/invariant.ts';
import { ok } from '../../kernel/result.ts';
import type { ReadPage } from '../../protocol/read-run.ts';
import type { CaseFile } from '../../store/case-file.ts';
import type { SyncPorts } from '../../sync/ports.ts';
import type { HubClient } from './hub-client.ts';
import { type Place, type ReadAhead, letGo, readFrom, takePiece } from './read-ahead.ts';
import { cutPage } from './slices.ts';

type Pull = SyncPorts['pull'];

export function slicedPull(fetchPage: HubClient['fetchPage'], file: Pick<CaseFile, 'projections'>): Pull {
  let rest: { readonly page: ReadPage; readonly place: Place } | undefined;
  let ahead: ReadAhead | undefined;
  const heard = new WeakSet<object>();
  return async (wanted, signal) => {
    await nextTurn();
    if (!heard.has(signal)) signal.addEventListener('abort', () => letGo(ahead));
    heard.add(signal);
    let page = rest !== undefined && isSame(rest.place, wanted) ? rest.page : undefined;
    rest = undefined;
    if (page === undefined) {
      let answer = ahead === undefined ? undefined : await takePiece(ahead, wanted);
      if (answer?.ok !== true) {
        // What failed ahead is asked for again.
        letGo(ahead);
        ahead = readFrom(fetchPage, wanted, signal);
        answer = await takePiece(ahead, wanted);
      }
      invariant(answer, 'a page begins where it was asked for');
      if (!answer.ok) return answer;
      page = answer.value;
    }
    const [slice, following] = cutPage(page, file);
    if (following !== undefined) rest = { page: following, place: { ...wanted, after: following.after } };
    return ok(slice);
  };
}

function isSame(a: Place, b: Place): boolean {
  return a.after === b.after && a.only === b.only;
}
