/**
 * The hub of the sync benchmark: `node sync-hub-process.ts DATABASE-URL FOLDER`. As it is run in a city, but for one
 * limit: a reader at the head is answered at once, since desks that are turned by hand have nothing to wait for.
 */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { uuidv7 } from 'uuidv7';
import { folderShelf } from '../../src/hub/documents/folder-shelf.ts';
import { serveHub } from '../../src/hub/http/serve.ts';
import { createHub } from '../../src/hub/hub.ts';
import { defaultLimits } from '../../src/hub/limits.ts';
import { silentLogger } from '../../src/hub/logger.ts';
import { openHubLog } from '../../src/hub/open-hub-log.ts';

const [database = '', folder = ''] = process.argv.slice(2);
const log = await openHubLog({ database, folder }, silentLogger);
const blobs = folderShelf(join(folder, 'documents'));
const limits = { maxWaitMs: 0 };
const hub = createHub({ log, blobs, now: Date.now, newId: uuidv7, randomBytes, logger: silentLogger, limits });
const served = await serveHub(hub, { host: '127.0.0.1', port: 0, bodyBytes: defaultLimits.bodyBytes });
process.stdout.write(`http://127.0.0.1:${String(served.port)}\n`);
process.once('SIGTERM', () => {
  void served.close().then(() => log.close());
});
