import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import { expect, it } from 'vitest';
import type { Contract } from '../../../src/contract/contract.ts';
import { shells } from '../../support/electron/shells.ts';
import { openPort, type StartedShell } from '../../support/electron/started-shell.ts';

type Desk = ContractRouterClient<Contract>;

const { start, folder } = shells(new URL('../../../src/app/desk-worker.ts', import.meta.url));

const passphrase = 'a passphrase nobody uses 2026';
const wizard = {
  offices: [
    { id: '6301', name: '西宁市' },
    { id: '630104', name: '城西区' },
  ],
  numberPrefix: 'XN',
  deskCode: '01',
  policyCity: 'xining',
  administrator: { account: 'admin1', name: '周宁', password: 'Long-enough-for-a-test-7' },
  passphrase,
};

async function deskOf(shell: StartedShell): Promise<Desk> {
  const port = await openPort(await shell.page());
  const client: Desk = createORPCClient(new RPCLink({ port }));
  port.start();
  return client;
}

async function phaseOf(shell: StartedShell) {
  return (await (await deskOf(shell)).desk.status()).phase;
}

async function setUp(shell: StartedShell): Promise<void> {
  const client = await deskOf(shell);
  const cities = await client.desk.policyCities();
  await client.desk.setup({ ...wizard, policyCity: cities[0]?.id ?? '' });
  await shell.quit();
}

it('the real desk is set up over the bridge and asks for its passphrase at the next start', async () => {
  const data = folder();
  const first = start({ data });
  expect(await phaseOf(first)).toBe('setup');
  await setUp(first);
  const again = start({ data });
  expect(await phaseOf(again)).toBe('unlock');
  const client = await deskOf(again);
  expect(await client.desk.unlock({ passphrase })).toMatchObject({ phase: 'open', shell: 'electron', deskCode: '01' });
});

it('opens without a passphrase where the keychain holds its secret', async () => {
  const data = folder();
  const settings = { keychain: { backend: 'gnome_libsecret', locked: false } };
  await setUp(start({ data, settings }));
  expect(await phaseOf(start({ data, settings }))).toBe('open');
});
