/**
 * The hub is down and a street works on: what it saved goes to the hub's PostgreSQL by stick, and what the hub ordered
 * comes back by stick. Two desks, the hub and the operator's commands, each a process of its own.
 */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { postgresServer } from '../support/hub/postgres-server.ts';
import { CityHub } from './support/city-hub.ts';
import { expect, test } from './support/desk.ts';
import { type DeskClient, contractClient, enterHost, projectRoot, startHost } from './support/host.ts';
import { applicant, completeDraft, zipFile } from './support/packages.ts';
import { administrator, offices, passphrase, secondClerk } from './support/people.ts';

const SLOW_MS = 60_000;
const STICK = 'over the mountains';

test('a street whose hub is down sends and gets by stick', async ({ folder }) => {
  test.setTimeout(300_000);
  const server = await postgresServer();
  const hub = new CityHub(server.url);
  const far = mkdtempSync(join(tmpdir(), 'anju-e2e-far-'));
  const hosts = [await startHost(folder), await startHost(far)];
  try {
    const [hall, street] = (await Promise.all(hosts.map(({ url }) => enterHost(url)))).map(contractClient) as [
      DeskClient,
      DeskClient,
    ];
    await joinStreet(hall, street, await connect(hall, hub));
    await hub.stop();
    const draft = completeDraft({ seed: 7, applications: 2, first: 900 });
    await handIn(street, draft);
    await street.sync.now();
    await expect.poll(async () => (await street.sync.status()).cause, { timeout: SLOW_MS }).toBe('unreachable');
    const { waiting } = await street.sync.status();
    expect(waiting).toBeGreaterThan(0);

    const out = join(far, 'out.anju');
    await keep(out, await street.sync.exportWaiting({ passphrase: STICK }));
    const taken = await operator(hub, ['import', out]);
    expect(taken).toMatchObject({ refused: [], repeated: 0 });
    expect(await operator(hub, ['import', out])).toMatchObject({ taken: 0, refused: [], repeated: taken.taken });

    const back = join(far, 'back.anju');
    expect(await operator(hub, ['export', back, '--office', offices.street.id])).toMatchObject({ after: 0 });
    await street.session.signIn(secondClerk);
    const file = new File([await readFile(back)], 'back.anju');
    expect(await street.sync.importFile({ file, passphrase: STICK })).toMatchObject({ kind: 'ordered' });
    expect(await street.sync.status()).toMatchObject({ waiting: 0 });

    await hub.start();
    await hall.sync.now();
    const names = async (): Promise<readonly string[]> => {
      const filters = { programmes: [], channels: [], greenOnly: false, staleOnly: false, dueBy: null };
      const list = { queue: 'to-accept', filters, sort: 'due', descending: false } as const;
      return (await hall.queue.page({ ...list, position: { offset: 0 } })).map((row) => row.applicantName);
    };
    const wanted = [0, 1].map((index) => applicant(draft, index).name).sort();
    await expect.poll(async () => [...(await names())].sort(), { timeout: SLOW_MS }).toEqual(wanted);
  } finally {
    for (const host of hosts) await host.stop();
    await hub.remove();
    await server.remove();
    rmSync(far, { recursive: true, force: true });
  }
});

async function connect(hall: DeskClient, hub: CityHub): Promise<string> {
  const url = await hub.start();
  await hall.desk.unlock({ passphrase });
  await hall.session.signIn(administrator);
  await hall.sync.connect({ url, code: await hub.code(offices.city.id), deviceName: '市局一号机' });
  await expect.poll(async () => (await hall.sync.status()).waiting, { timeout: SLOW_MS }).toBe(0);
  return url;
}

async function joinStreet(hall: DeskClient, street: DeskClient, url: string): Promise<void> {
  const people = await hall.staff.list();
  const staffId = people.find(({ account }) => account === secondClerk.account)?.staffId ?? '';
  const { code } = await hall.devices.issueCode({ office: offices.street.id, staffId });
  const { password } = secondClerk;
  const desk = { numberPrefix: 'XN', deskCode: '07', policyCity: 'xining', deviceName: '山那边' };
  await street.sync.join({ url, code, ...desk, password, passphrase });
  const signedIn = () =>
    street.session.signIn({ account: secondClerk.account, password }).then(
      () => true,
      () => false,
    );
  await expect.poll(signedIn, { timeout: SLOW_MS }).toBe(true);
}

async function handIn(street: DeskClient, draft: ReturnType<typeof completeDraft>): Promise<void> {
  const { name, buffer, mimeType } = await zipFile(draft);
  const file = new File([buffer], name, { type: mimeType });
  for await (const event of await street.intake.importPackage({ file }))
    if (event.kind === 'report') expect(event.report).toMatchObject({ imported: 2, refused: 0 });
}

async function keep(path: string, file: File): Promise<void> {
  await writeFile(path, Buffer.from(await file.arrayBuffer()));
}

/** `anju hub …` as its operator types it. */
async function operator(hub: CityHub, args: readonly string[]): Promise<{ readonly taken: number }> {
  const program = resolve(projectRoot, 'dist/node/anju.js');
  const env = { ...process.env, ANJU_PASSPHRASE: STICK };
  const { stdout } = await promisify(execFile)(process.execPath, [program, 'hub', ...args, ...hub.place, '--json'], {
    env,
  });
  return JSON.parse(stdout) as { readonly taken: number };
}
