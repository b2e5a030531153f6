/** A hub as a process: log, documents, HTTP. */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { uuidv7 } from 'uuidv7';
import { folderShelf } from './documents/folder-shelf.ts';
import { type ServeOptions, addressOf, serveHub } from './http/serve.ts';
import { createHub } from './hub.ts';
import { defaultLimits } from './limits.ts';
import type { HubLogger } from './logger.ts';
import { type HubPlace, openHubLog } from './open-hub-log.ts';

export interface RunHubOptions extends HubPlace {
  readonly host: string;
  readonly port: number;
  readonly tls?: NonNullable<ServeOptions['tls']>;
}

export interface RunningHub {
  /** Where it is reached from this computer. */
  readonly address: string;
  /** Finishes what is under way, then closes the log. */
  stop(): Promise<void>;
}

/** How long a document that somebody began to send may lie unfinished. */
const UNFINISHED_MS = 7 * 86_400_000;

export async function runHub(options: RunHubOptions, logger: HubLogger): Promise<RunningHub> {
  const log = await openHubLog(options, logger);
  const blobs = folderShelf(join(options.folder, 'documents'));
  const forgotten = await blobs.forgetUnfinished(Date.now() - UNFINISHED_MS);
  if (forgotten > 0) logger.info({ forgotten }, 'unfinished documents removed');
  const hub = createHub({ log, blobs, now: Date.now, newId: uuidv7, randomBytes, logger });
  const serve: ServeOptions = { ...options, bodyBytes: defaultLimits.bodyBytes };
  try {
    const served = await serveHub(hub, serve);
    const address = addressOf(served, serve);
    logger.info({ address, store: options.database === null ? 'embedded' : 'server' }, 'hub serves');
    return {
      address,
      stop: async () => {
        logger.info({}, 'hub stops');
        await served.close();
        await log.close();
      },
    };
  } catch (error) {
    await log.close();
    throw error;
  }
}
