import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import { type DemoFile, readDemoFile } from '../app/demo-file.ts';
import type { Contract } from '../contract/contract.ts';
import type { DeskWorkerHost } from './desk-worker-host.ts';

export type DemoAccount = DemoFile['accounts'][number];

/** A demo city opens by itself: nobody chose its passphrase. Undefined when the folder holds no demo city yet. */
export async function openDemoCity(
  folder: string,
  worker: DeskWorkerHost,
): Promise<readonly DemoAccount[] | undefined> {
  const demo = readDemoFile(folder);
  if (demo === undefined) return undefined;
  const port = worker.connect();
  const client: ContractRouterClient<Contract> = createORPCClient(new RPCLink({ port }));
  port.start();
  await client.desk.unlock({ passphrase: demo.passphrase });
  port.close();
  return demo.accounts;
}
