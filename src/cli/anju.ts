/** `anju`: what an operator or auditor does without the screens. One command per file. */
import { parseArgs } from 'node:util';
import { verifyAudit } from './audit.ts';
import { backup, restoreBackup } from './backup.ts';
import { importFile } from './import.ts';
import { rebuildViews } from './rebuild.ts';
import { CommandFailure, USAGE, say } from './words.ts';

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      data: { type: 'string' },
      account: { type: 'string' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const [command, ...rest] = positionals;
  if (values.help || command === undefined) {
    say(USAGE);
    return;
  }
  const data = values.data;
  if (data === undefined) throw new CommandFailure('--data DIR', 2);
  const { json, account } = values;
  const file = rest[0];
  if (command === 'audit' && file === 'verify') return verifyAudit({ data, json });
  if (command === 'backup' && file !== undefined) return backup({ data, json, file });
  if (command === 'restore' && file !== undefined) return restoreBackup({ data, json, file });
  if (command === 'rebuild') return rebuildViews({ data, json });
  if (command === 'import' && file !== undefined) {
    if (account === undefined) throw new CommandFailure('--account NAME', 2);
    return importFile({ data, json, file, account });
  }
  throw new CommandFailure(USAGE, 2);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(error instanceof CommandFailure ? error.exitCode : 1);
});
