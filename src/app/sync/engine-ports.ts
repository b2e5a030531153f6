import type { AbortSignalLike } from '../../protocol/transport.ts';
import type { SyncPorts, SyncReport } from '../../sync/ports.ts';
import type { SyncStop } from '../../sync/sync-stop.ts';
import type { Batch } from '../../protocol/batch.ts';
import { documentsToSend } from '../../store/sync/documents.ts';
import { syncStore } from '../../store/sync/store-port.ts';
import type { OpenDesk } from '../open-desk.ts';
import type { DocumentCourier } from './document-courier.ts';
import type { HubClient } from './hub-client.ts';
import { redecider, refusedSettler } from './redecide/redecide.ts';
import { pushAhead } from './push-ahead.ts';
import { slicedPull } from './sliced-pull.ts';

export interface EngineParts {
  readonly client: HubClient;
  readonly documents: DocumentCourier;
  readonly random: () => number;
  readonly report: (report: SyncReport) => void;
}

/** What the engine works with on an open desk. */
export function enginePorts(desk: OpenDesk, { client, documents, random, report }: EngineParts): SyncPorts {
  const store = syncStore<SyncStop>(desk.file, () => ({
    redecide: redecider(desk),
    settleRefused: refusedSettler(desk),
  }));
  const chain = { ...store, hasDocuments: (batch: Batch) => documentsToSend(desk.file, batch).length > 0 };
  const { push, nextBatch } = pushAhead({ chain, client, now: desk.now });
  return {
    store: { ...store, nextBatch },
    push,
    pull: slicedPull((wanted, signal) => client.fetchPage(wanted, signal), desk.file),
    head: (signal) => client.head(signal),
    ends: (signal) => client.ends(signal),
    sendDocuments: (batch, signal) => documents.send(batch, signal),
    now: desk.now,
    sleep,
    random,
    report,
  };
}

function sleep(ms: number, signal: AbortSignalLike): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    timer.unref();
    const end = (): void => {
      clearTimeout(timer);
      resolve();
    };
    if (signal.aborted) end();
    else signal.addEventListener('abort', end);
  });
}
