/**
 * While a run is under way to the hub, the one after it is read, sealed and sent behind it, so that the hub checks one
 * while its database writes the other; and the one after that is made ready, so that it goes as soon as the first is
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

export function pushAhead({
  chain,
  client,
  now,
}: PushAheadParts): Pick<SyncPorts, 'push'> & Pick<SyncStore, 'nextBatch'> {
  let given: Batch | undefined;
  let underWay: Ahead | undefined;
  /** What follows it, in order. */
  let ahead: readonly Ahead[] = [];
  const sealed = async (after: readonly Batch[]): Promise<Batch | undefined> => {
    await nextTurn();
    const batch = chain.nextBatch({ now: now(), after });
    if (batch !== undefined) client.prepare(batch);
    return batch;
  };
  /** A run that names documents waits until they are sent. */
  const sentBehind = (before: PushedBatch, batch: Batch, signal: AbortSignalLike): Ahead => ({
    batch,
    sent: chain.hasDocuments(batch) ? undefined : sendBehind(client, { before, next: batch }, signal),
  });
  return {
    nextBatch: (wish) => {
      const [next, ...more] = ahead;
      const isNext = next !== undefined && wish.maxCommands === undefined && chain.isNext(next.batch);
      if (!isNext) for (const { sent } of ahead) sent?.abort();
      underWay = isNext ? next : undefined;
      ahead = isNext ? more : [];
      given = underWay?.batch ?? chain.nextBatch(wish);
      return given;
    },
    push: async (pushed, signal) => {
      const { batch, epoch } = pushed;
      const sent = batch === underWay?.batch && epoch === underWay.sent?.epoch ? underWay.sent : undefined;
      for (const each of [sent, ...ahead.map((later) => later.sent)]) {
        if (each !== undefined) signal.addEventListener('abort', each.abort);
      }
      const answer =
        sent === undefined ? client.push(pushed, signal) : answerOf(sent, () => client.push(pushed, signal));
      // Runs of others that are offered have nothing after them; nor has the last of this desk.
      if (batch !== given || !chain.hasAfter(batch)) return answer;
      let [next] = ahead;
      if (next === undefined) {
        const made = await sealed([batch]);
        if (made === undefined) return answer;
        next = sentBehind(pushed, made, signal);
        ahead = [next];
      }
      const third =
        next.sent !== undefined && chain.hasAfter(next.batch) ? await sealed([batch, next.batch]) : undefined;
      const said = await answer;
      const mayFollow = said.ok && said.value.kind === 'accepted' && third !== undefined && chain.isUnchanged(third);
      if (mayFollow) ahead = [next, sentBehind({ batch: next.batch, epoch }, third, signal)];
      return said;
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
