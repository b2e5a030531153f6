import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Contract } from '../contract/contract.ts';
import type { DeskWorkerHost } from './desk-worker-host.ts';

/** What the demo city leaves beside its case file. Invented people, so their passwords may be shown. */
const demoFileSchema = z.object({
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

export type DemoAccount = z.infer<typeof demoFileSchema>['accounts'][number];

/** A demo city opens by itself: nobody chose its passphrase. Undefined when the folder holds no demo city yet. */
export async function openDemoCity(
  folder: string,
  worker: DeskWorkerHost,
): Promise<readonly DemoAccount[] | undefined> {
  const file = join(folder, 'demo.json');
  if (!existsSync(file)) return undefined;
  const { passphrase, accounts } = demoFileSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  const port = worker.connect();
  const client: ContractRouterClient<Contract> = createORPCClient(new RPCLink({ port }));
  port.start();
  await client.desk.unlock({ passphrase });
  port.close();
  return accounts;
}
