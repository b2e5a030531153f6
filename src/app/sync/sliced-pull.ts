/**
 * A page of the hub is applied slice by slice with a turn of the event loop between: a city that arrives must not keep
 * the person at the screen waiting. The rest of a page is what the engine asks for next; it is given without the hub.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { ok } from '../../kernel/result.ts';
import type { PullAnswer } from '../../protocol/messages.ts';
import type { SyncPorts } from '../../sync/ports.ts';
import { cutPage } from './slices.ts';

type Pull = SyncPorts['pull'];

export function slicedPull(pull: Pull): Pull {
  let rest: { readonly page: PullAnswer; readonly only: string | undefined } | undefined;
  return async (wanted, signal) => {
    await nextTurn();
    const isRest = rest !== undefined && rest.only === wanted.only && rest.page.after === wanted.after;
    let page = isRest ? rest?.page : undefined;
    rest = undefined;
    if (page === undefined) {
      const answer = await pull(wanted, signal);
      if (!answer.ok) return answer;
      page = answer.value;
    }
    const [slice, following] = cutPage(page);
    if (following !== undefined) rest = { page: following, only: wanted.only };
    return ok(slice);
  };
}
