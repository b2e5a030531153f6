// node scripts/run.mjs FILE [args]: runs a file of this project under the right Node, installing first if needed.

import { ensureInstalled } from './installation.mjs';
import { nodeForSources } from './node-runtime.mjs';
import { say } from './progress.mjs';
import { projectRoot } from './project-root.mjs';
import { runAttached } from './run-child.mjs';
import { join } from 'node:path';

const [file, ...args] = process.argv.slice(2);
try {
  if (file === undefined) throw new Error('usage: node scripts/run.mjs FILE [args]');
  await ensureInstalled();
  process.exitCode = await runAttached(nodeForSources(), [join(projectRoot, file), ...args]);
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
