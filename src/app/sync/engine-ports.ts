import type { AbortSignalLike } from '../../protocol/transport.ts';
import type { SyncPorts, SyncReport } from '../../sync/ports.ts';
import { syncStore } from '../../store/sync/store-port.ts';
import type { OpenDesk } from '../open-desk.ts';
import type { DocumentCourier } from './document-courier.ts';
import type { HubClient } from './hub-client.ts';
import { redecider } from './redecide/redecide.ts';
import { slicedPull } from './sliced-pull.ts';

export interface EngineParts {
  readonly client: HubClient;
  readonly documents: DocumentCourier;
  readonly random: () => number;
  readonly report: (report: SyncReport) => void;
}

/** What the engine works with on an open desk. */
export function enginePorts(desk: OpenDesk, { client, documents, random, report }: EngineParts): SyncPorts {
  return {
    store: syncStore(desk.file, () => ({ redecide: redecider(desk) })),
    push: (batch, signal) => client.push(batch, signal),
    pull: slicedPull((wanted, signal) => client.pull(wanted, signal)),
    head: (signal) => client.head(signal),
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
