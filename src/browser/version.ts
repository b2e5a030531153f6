import { readFileSync } from 'node:fs';
import { z } from 'zod';

const manifestSchema = z.object({ version: z.string() });

/** The program's version, from its manifest. */
export function programVersion(): string {
  const manifest = new URL('../../package.json', import.meta.url);
  return manifestSchema.parse(JSON.parse(readFileSync(manifest, 'utf8'))).version;
}
