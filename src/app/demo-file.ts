import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** What the demo city leaves beside its case file, so that it opens by itself and can be signed in to. Invented data. */
export const demoFileSchema = z.object({
  passphrase: z.string(),
  accounts: z.array(
    z.object({
      account: z.string(),
      password: z.string(),
      name: z.string(),
      roles: z.array(z.string()),
      office: z.string(),
    }),
  ),
});

export type DemoFile = z.infer<typeof demoFileSchema>;

export function readDemoFile(folder: string): DemoFile | undefined {
  const path = join(folder, 'demo.json');
  return existsSync(path) ? demoFileSchema.parse(JSON.parse(readFileSync(path, 'utf8'))) : undefined;
}
