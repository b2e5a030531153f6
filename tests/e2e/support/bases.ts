/** Data folders to start a test from, each made once for a build and a day, and copied for every test. */
import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { uuidv7 } from 'uuidv7';
import type { OfficeId } from '../../../src/kernel/ids.ts';
import { alone } from './alone.ts';
import { type DeskClient, contractClient, enterHost, projectRoot, startHost } from './host.ts';
import { busyPackage } from './packages.ts';
import { administrator, offices, passphrase, staff } from './people.ts';

/** `busy` is the small office after it took in a package of thousands; `city` is the small demo city. */
export type Base = 'empty' | 'office' | 'busy' | 'city';

/** A fresh folder that begins as the base; whoever took it removes it. */
export async function folderFrom(base: Base): Promise<string> {
  // First, so that a base that cannot be made leaves no folder behind.
  const made = base === 'empty' ? undefined : await madeOnce(base);
  const folder = mkdtempSync(join(tmpdir(), 'anju-e2e-'));
  if (made !== undefined) cpSync(made, folder, { recursive: true });
  return folder;
}

const makers: Readonly<Record<Exclude<Base, 'empty'>, (folder: string) => Promise<void>>> = {
  office: makeOffice,
  busy: makeBusy,
  city: makeCity,
};

/** Two workers that want a base at once wait for one another: the second finds it made. */
async function madeOnce(base: Exclude<Base, 'empty'>): Promise<string> {
  if (existsSync(join(shelf(), base))) return join(shelf(), base);
  return alone(resolve(projectRoot, 'test-results', 'e2e-bases.lock'), () => made(base));
}

/** Only for who holds the lock. */
async function made(base: Exclude<Base, 'empty'>): Promise<string> {
  const place = join(shelf(), base);
  if (existsSync(place)) return place;
  // Those of another build or day are of no more use.
  if (!existsSync(dirname(place))) rmSync(dirname(dirname(place)), { recursive: true, force: true });
  const half = `${place}.part`;
  rmSync(half, { recursive: true, force: true });
  mkdirSync(half, { recursive: true, mode: 0o700 });
  await makers[base](half);
  renameSync(half, place);
  return place;
}

/** Deadlines count from today, and another build may write another log. */
function shelf(): string {
  const stamp = resolve(projectRoot, 'dist/.build-stamp');
  const build = existsSync(stamp) ? readFileSync(stamp, 'utf8').slice(0, 12) : 'unstamped';
  return resolve(projectRoot, 'test-results', 'e2e-bases', `${build}-${new Date().toISOString().slice(0, 10)}`);
}

/** The wizard and the staff, by the contract: the screens for it are tried elsewhere. */
async function makeOffice(folder: string): Promise<void> {
  await withClient(folder, async (client) => {
    await client.desk.setup({
      offices: [offices.city, offices.district, offices.street].map(({ id, name }) => ({ id: id as OfficeId, name })),
      numberPrefix: 'XN',
      deskCode: '01',
      policyCity: 'xining',
      administrator: {
        account: administrator.account,
        name: administrator.name,
        password: administrator.password,
      },
      passphrase,
    });
    await client.session.signIn(administrator);
    for (const { account, name, roles, office, identityNumber } of staff) {
      const profile = {
        account,
        name,
        roles: [...roles],
        office: office as OfficeId,
        identityNumber,
        relatives: [],
      };
      await client.staff.register({ commandId: uuidv7(), profile, password: `first-${account}-5516` });
    }
    await client.session.signOut();
    for (const { account, password } of staff) {
      await client.session.signIn({ account, password: `first-${account}-5516` });
      await client.session.changePassword({ current: `first-${account}-5516`, next: password });
      await client.session.signOut();
    }
  });
}

async function makeBusy(folder: string): Promise<void> {
  cpSync(await made('office'), folder, { recursive: true });
  const [first] = staff;
  if (first === undefined) throw new Error('the office has a clerk');
  await withClient(folder, async (client) => {
    await client.desk.unlock({ passphrase });
    await client.session.signIn(first);
    const file = new File([await busyPackage()], '批量.zip', { type: 'application/zip' });
    for await (const event of await client.intake.importPackage({ file })) {
      if (event.kind === 'report' && event.report.refused > 0) {
        throw new Error(`the busy package: ${JSON.stringify(event.report.problems[0])}`);
      }
    }
    await client.session.signOut();
  });
}

async function makeCity(folder: string): Promise<void> {
  const script = resolve(projectRoot, 'dist/node/demo.js');
  await promisify(execFile)(process.execPath, [script, '--size', 'small', '--data', folder]);
}

async function withClient(folder: string, use: (client: DeskClient) => Promise<void>): Promise<void> {
  const host = await startHost(folder);
  try {
    await use(contractClient(await enterHost(host.url)));
  } finally {
    await host.stop();
  }
}
