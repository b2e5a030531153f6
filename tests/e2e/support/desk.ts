/** A desk of its own for every test: the built code on a fresh data folder, in Chromium or in Electron. */
import { type Browser, type Page, test as base, expect } from '@playwright/test';
import { rmSync } from 'node:fs';
import { electronProgram, openElectronDesk } from '../../e2e-electron/electron-desk.ts';
import { arrived } from './arrived.ts';
import { withPatience } from './painted.ts';
import { type Base, folderFrom } from './bases.ts';
import { type RunningHost, enterHost, startHost } from './host.ts';
import { passphrase } from './people.ts';

interface DeskFixtures {
  /** What the data folder holds at the beginning. */
  readonly base: Base;
  readonly folder: string;
  /** The one screen of the desk, past its passphrase. */
  readonly desk: Page;
  /** What the page complained of so far; a test fails when anything is left in it. */
  readonly complaints: string[];
}

/** The first test of a base waits until it is made. */
const BASE_MS = 240_000;

/** A refusal is an HTTP status on the loopback, which Chromium logs by itself. */
const REFUSAL_STATUS = /^Failed to load resource: the server responded with a status of (401|403|409|423|503)/;

const openPage = electronProgram() === undefined ? inChromium : inElectron;

export const test = base.extend<DeskFixtures>({
  base: ['office', { option: true }],
  folder: [
    async ({ base: begin }, use) => {
      const folder = await folderFrom(begin);
      await use(folder);
      rmSync(folder, { recursive: true, force: true });
    },
    { timeout: BASE_MS },
  ],
  complaints: async ({ base: _begin }, use) => {
    const complaints: string[] = [];
    await use(complaints);
    expect(complaints).toEqual([]);
  },
  desk: openPage,
});

export { expect } from '@playwright/test';

type Use = (page: Page) => Promise<void>;
type Opened = Pick<DeskFixtures, 'base' | 'folder' | 'complaints'>;

async function inChromium(
  { browser, base: begin, folder, complaints }: Opened & { readonly browser: Browser },
  use: Use,
): Promise<void> {
  const host = await startHost(folder, begin === 'city' ? ['--demo', 'small'] : []);
  const { page, close } = await enterPage(browser, host, complaints);
  await pastPassphrase(page, begin);
  await use(page);
  await close();
  await host.stop();
}

/** A window of its own on a running host. */
export async function enterPage(
  browser: Browser,
  host: Pick<RunningHost, 'url'>,
  complaints: string[],
): Promise<{ readonly page: Page; readonly close: () => Promise<void> }> {
  const { origin, cookie } = await enterHost(host.url);
  const context = await browser.newContext();
  const [name = '', value = ''] = cookie.split('=');
  await context.addCookies([{ name, value, url: origin }]);
  const page = await context.newPage();
  listen(page, complaints);
  await page.goto(origin);
  return { page, close: () => context.close() };
}

async function inElectron({ base: begin, folder, complaints }: Opened, use: Use): Promise<void> {
  const { app, page } = await openElectronDesk(folder, begin === 'city' ? ['--demo', 'small'] : []);
  listen(page, complaints);
  await pastPassphrase(page, begin);
  await use(page);
  await app.close();
}

/** A step that finds nothing to press says so in seconds, not when the whole test is over. */
const STEP_MS = 20_000;

function listen(page: Page, complaints: string[]): void {
  page.setDefaultTimeout(STEP_MS);
  withPatience(page);
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !REFUSAL_STATUS.test(message.text())) complaints.push(message.text());
  });
}

/** An office that was set up asks for its passphrase; a demo city opens by itself, an empty folder has none. */
export async function pastPassphrase(page: Page, begin: Base): Promise<void> {
  if (begin === 'empty' || begin === 'city') return;
  await page.getByLabel('案卷口令', { exact: true }).fill(passphrase);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: '登录' })).toBeVisible();
}

/** Goes to an address of the desk as a link or a bookmark would, and waits until its screen has come. */
export async function goTo(page: Page, address: string): Promise<void> {
  await page.evaluate(async (hash) => {
    const before = window.location.href;
    const told = new Promise((done) => {
      window.addEventListener('hashchange', done, { once: true });
    });
    window.location.hash = hash;
    if (window.location.href !== before) await told;
  }, `#${address}`);
  await arrived(page);
}
