/**
 * While a run is under way to the hub, the one after it is read, sealed and sent behind it, so that the hub checks one
 * while its database writes the other; and the one after that is made ready, so that it can go as soon as the first is
 * answered. No more than two are ever under way: a third would only wait at the hub.
 *
 * What must stay true: a run that is sent ahead names the seal of the one before, and the hub takes it only behind
 * exactly that run, so it never meets a history that it was not decided on. Nothing is written for it here, so a crash
 * leaves nothing behind. Its answer is given to the engine only when the engine wants to send that very run; what no
 * longer follows (another answer, something superseded meanwhile) is put aside and made anew.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Batch } from '../../protocol/batch.ts';
import type { PushAnswer } from '../../protocol/messages.ts';
import type { AbortSignalLike } from '../../protocol/transport.ts';
import type { PushedBatch, SyncPorts, SyncStore } from '../../sync/ports.ts';
import type { HubClient, HubResult } from './hub-client.ts';

interface Chain {
  nextBatch(wish: Parameters<SyncStore['nextBatch']>[0] & { readonly after?: readonly Batch[] }): Batch | undefined;
  isNext(batch: Batch): boolean;
  /** Whether a run that was sealed a while ago may still be sent as it is. */
  isUnchanged(batch: Batch): boolean;
  hasAfter(batch: Batch): boolean;
  /** Whether something must be sent before it. */
  hasDocuments(batch: Batch): boolean;
}

export interface PushAheadParts {
  readonly chain: Chain;
  readonly client: Pick<HubClient, 'push' | 'prepare'>;
  readonly now: () => number;
}

/** A run that was made while the one before it was under way. */
interface Ahead {
  readonly batch: Batch;
  /** Of the same run at the hub; undefined where it only waits. */
  readonly sent: Sent | undefined;
}

interface Sent {
  readonly epoch: string;
  readonly answer: Promise<HubResult<PushAnswer> | undefined>;
  readonly abort: () => void;
}

/** A run that is sealed and packed, and goes as soon as the one before it is under way alone. */
interface Ready {
  readonly batch: Batch;
  readonly behind: Batch;
}

export function pushAhead({
  chain,
  client,
  now,
}: PushAheadParts): Pick<SyncPorts, 'push'> & Pick<SyncStore, 'nextBatch'> {
  let given: Batch | undefined;
  let ahead: Ahead | undefined;
  let underWay: Ahead | undefined;
  let ready: Ready | undefined;
  const sealAfter = async (batches: readonly Batch[]): Promise<Batch | undefined> => {
    await nextTurn();
    const batch = chain.nextBatch({ now: now(), after: batches });
    if (batch !== undefined) client.prepare(batch);
    return batch;
  };
  return {
    nextBatch: (wish) => {
      const isNext = ahead !== undefined && wish.maxCommands === undefined && chain.isNext(ahead.batch);
      underWay = isNext ? ahead : undefined;
      if (!isNext) ahead?.sent?.abort();
      given = underWay?.batch ?? chain.nextBatch(wish);
      ahead = undefined;
      return given;
    },
    push: async (pushed, signal) => {
      const { batch } = pushed;
      const sent = batch === underWay?.batch && pushed.epoch === underWay.sent?.epoch ? underWay.sent : undefined;
      if (sent !== undefined) signal.addEventListener('abort', sent.abort);
      const answer =
        sent === undefined ? client.push(pushed, signal) : answerOf(sent, () => client.push(pushed, signal));
      // Runs of others that are offered have nothing after them; nor has the last of this desk.
      if (batch !== given || !chain.hasAfter(batch)) return answer;
      const isReady = ready?.behind === batch && chain.isUnchanged(ready.batch);
      const next = isReady ? ready?.batch : await sealAfter([batch]);
      ready = undefined;
      if (next === undefined) return answer;
      const mayGo = !chain.hasDocuments(next);
      ahead = { batch: next, sent: mayGo ? sendBehind(client, { before: pushed, next }, signal) : undefined };
      if (!mayGo || !chain.hasAfter(next)) return answer;
      const third = await sealAfter([batch, next]);
      if (third !== undefined) ready = { batch: third, behind: next };
      return answer;
    },
  };
}

/** The run was sent before; where that came too early, or failed, it is sent again. */
async function answerOf({ answer }: Sent, again: () => Promise<HubResult<PushAnswer>>): Promise<HubResult<PushAnswer>> {
  const early = await answer;
  const isJudged = early?.ok === true && early.value.kind !== 'gap' && early.value.kind !== 'other-log';
  return isJudged ? early : again();
}

function sendBehind(
  client: Pick<HubClient, 'push'>,
  { before, next }: { readonly before: PushedBatch; readonly next: Batch },
  signal: AbortSignalLike,
): Sent {
  const controller = new AbortController();
  const abort = (): void => {
    controller.abort();
  };
  signal.addEventListener('abort', abort);
  const pushed = { batch: next, epoch: before.epoch, follows: before.batch.seal.signature };
  // Nobody may be there any more when it fails.
  const answer = client.push(pushed, controller.signal).catch(() => undefined);
  return { epoch: before.epoch, answer, abort };
}
