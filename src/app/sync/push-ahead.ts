/**
 * While a run is under way to the hub, the one after it is read, sealed and packed, as if the first had been taken.
 * Nothing is written, so a crash leaves nothing behind; and nothing is sent before the answer is there and says so: a run
 * that no longer follows (another answer, something superseded meanwhile) is thrown away and made anew.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Batch } from '../../protocol/batch.ts';
import type { SyncPorts, SyncStore } from '../../sync/ports.ts';
import type { HubClient } from './hub-client.ts';

interface Chain {
  nextBatch(wish: Parameters<SyncStore['nextBatch']>[0] & { readonly after?: Batch }): Batch | undefined;
  isNext(batch: Batch): boolean;
  hasAfter(batch: Batch): boolean;
}

export interface PushAheadParts {
  readonly chain: Chain;
  readonly client: Pick<HubClient, 'push' | 'prepare'>;
  readonly now: () => number;
}

export function pushAhead({
  chain,
  client,
  now,
}: PushAheadParts): Pick<SyncPorts, 'push'> & Pick<SyncStore, 'nextBatch'> {
  let given: Batch | undefined;
  let ahead: Batch | undefined;
  return {
    nextBatch: (wish) => {
      const isNext = ahead !== undefined && wish.maxCommands === undefined && chain.isNext(ahead);
      given = isNext ? ahead : chain.nextBatch(wish);
      ahead = undefined;
      return given;
    },
    push: async (pushed, signal) => {
      const { batch } = pushed;
      const answer = client.push(pushed, signal);
      // Runs of others that are offered have nothing after them; nor has the last of this desk.
      if (batch !== given || !chain.hasAfter(batch)) return answer;
      await nextTurn();
      ahead = chain.nextBatch({ now: now(), after: batch });
      if (ahead !== undefined) client.prepare(ahead);
      return answer;
    },
  };
}
