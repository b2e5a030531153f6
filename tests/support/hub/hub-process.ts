/**
 * A hub as a process of its own: `node hub-process.ts DATABASE-URL FOLDER`. Prints its address, and ends with SIGTERM.
 */
import { flushCompileCache } from 'node:module';
import { runHub } from '../../../src/hub/run-hub.ts';
import { silentLogger } from '../../../src/hub/logger.ts';

const [database = '', folder = ''] = process.argv.slice(2);
const place = { database: database === '' ? null : database, folder };
const hub = await runHub({ ...place, host: '127.0.0.1', port: 0 }, silentLogger);
process.stdout.write(`${hub.address}\n`);
// Whoever is killed keeps nothing of what it compiled for those that start after it.
flushCompileCache();
process.once('SIGTERM', () => {
  void hub.stop().then(() => process.exit(0));
});
