import { randomUUID } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Writes a fault to `faults.log` in the data folder and gives the id under which it can be found. Messages of errors
 * may hold values of a case, so only names, codes and places in the program are written.
 */
export function recordFault(folder: string, where: string, error: unknown): string {
  const id = randomUUID().slice(0, 8);
  const line = JSON.stringify({ at: new Date().toISOString(), id, where, ...describe(error) });
  try {
    appendFileSync(join(folder, 'faults.log'), `${line}\n`, { mode: 0o600 });
  } catch {
    // A full disk is one of the faults told here: standard error is what is left.
    process.stderr.write(`${line}\n`);
  }
  return id;
}

function describe(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { error: typeof error };
  const code = 'code' in error ? error.code : undefined;
  const stack = error.stack
    ?.split('\n')
    .filter((line) => line.trimStart().startsWith('at '))
    .slice(0, 12);
  return { error: error.name, code, stack, ...(error.cause === undefined ? {} : { cause: describe(error.cause) }) };
}
