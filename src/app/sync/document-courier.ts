/**
 * Document pages between this desk and the hub: up before the batch that names them, down when somebody opens one and,
 * while nothing else is to do, in the background for all that this desk may see.
 */
import { setTimeout as after } from 'node:timers/promises';
import type { BlobHash } from '../../kernel/ids.ts';
import { ok } from '../../kernel/result.ts';
import type { Batch } from '../../protocol/batch.ts';
import type { AbortSignalLike } from '../../protocol/transport.ts';
import { outboxCounts } from '../../store/outbox.ts';
import { documentsToSend, missingDocuments, noteAtHub, unsentDocuments } from '../../store/sync/documents.ts';
import type { OpenDesk } from '../open-desk.ts';
import type { HubClient, HubResult } from './hub-client.ts';
import { type Fetched, getDocument, putDocument } from './hub-documents.ts';

export interface DocumentCourier {
  /** Sends what the batch names and the hub has not got. What is not here either, its owner sends. */
  send(batch: Batch, signal: AbortSignalLike): Promise<HubResult<null>>;
  /** Gets one page now: somebody wants to see it. */
  fetch(hash: BlobHash): Promise<HubResult<Uint8Array>>;
  /** One by one, while `mayWork`, until the signal. */
  fetchInBackground(signal: AbortSignal, mayWork: () => boolean): Promise<void>;
  /** All that is wanted, at once; how many came. For tests and for whoever turns the engine by hand. */
  fetchAll(): Promise<number>;
  /** At most about `COUNTED` of each: what is more is not counted while somebody waits for the answer. */
  counts(): DocumentCounts;
}

export interface DocumentCounts {
  readonly toSend: number;
  readonly toFetch: number;
}

/** A page that the hub does not have yet is asked for again after this long. */
const ASK_AGAIN_MS = 60_000;
const LOOK_MS = 1_000;
const PAGE = 20;
const COUNTED = 1_000;
/** With more commands waiting than this, counting their documents would hold up the screens. */
const FEW_COMMANDS = 5_000;
/** Counting takes at most one part in so many of the thread's time, however often it is asked for. */
const COUNT_SHARE = 20;

export function documentCourier(desk: OpenDesk, client: HubClient): DocumentCourier {
  const { file } = desk;
  const fetched: Fetched = new Map();
  const askedAt = new Map<BlobHash, number>();

  const fetch = async (hash: BlobHash, signal?: AbortSignalLike): Promise<HubResult<Uint8Array>> => {
    if (file.blobs.has(hash)) return ok(file.blobs.get(hash));
    askedAt.set(hash, desk.now());
    const got = await getDocument(client, { hash, fetched }, signal);
    if (!got.ok) return got;
    file.blobs.put(got.value);
    noteAtHub(file.db, [hash]);
    askedAt.delete(hash);
    return got;
  };

  /** The next page that was not asked for a moment ago. */
  const nextWanted = (): BlobHash | undefined => {
    const now = desk.now();
    const isDue = (hash: BlobHash): boolean => now - (askedAt.get(hash) ?? -Infinity) >= ASK_AGAIN_MS;
    return missingDocuments(file, PAGE + askedAt.size).find(isDue);
  };

  return {
    send: async (batch, signal) => {
      for (const hash of documentsToSend(file, batch)) {
        if (signal.aborted) break;
        if (!file.blobs.has(hash)) continue;
        const sent = await putDocument(client, { hash, bytes: file.blobs.get(hash) }, signal);
        if (!sent.ok) return sent;
        noteAtHub(file.db, [hash]);
      }
      return ok(null);
    },
    fetch: (hash) => fetch(hash),
    fetchInBackground: async (signal, mayWork) => {
      while (!signal.aborted) {
        const hash = mayWork() ? nextWanted() : undefined;
        // Whatever went wrong with one page, the others and the next look go on.
        const got = hash === undefined ? undefined : await fetch(hash, signal);
        if (got?.ok === true) desk.changes.publish('sync');
        else await pause(LOOK_MS, signal);
      }
    },
    fetchAll: async () => {
      let came = 0;
      for (const hash of missingDocuments(file, Number.MAX_SAFE_INTEGER)) {
        if ((await fetch(hash)).ok) came += 1;
      }
      return came;
    },
    counts: countsOf(desk),
  };
}

/** A desk that has worked without a line for long counts through many payloads: then the answer may be a moment old. */
function countsOf({ file }: OpenDesk): () => DocumentCounts {
  let counts: DocumentCounts = { toSend: 0, toFetch: 0 };
  let nextAt = -Infinity;
  return () => {
    const started = performance.now();
    if (started < nextAt) return counts;
    const isFew = outboxCounts(file.db).waiting <= FEW_COMMANDS;
    const toSend = isFew ? unsentDocuments(file).length : counts.toSend;
    counts = { toSend, toFetch: missingDocuments(file, COUNTED).length };
    const ended = performance.now();
    // What took no time is counted anew each time.
    nextAt = ended - started < 2 ? -Infinity : ended + COUNT_SHARE * (ended - started);
    return counts;
  };
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  try {
    await after(ms, undefined, { signal, ref: false });
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
