/** The built desk as a person meets it: process start to a usable queue, first rows, memory, scrolling, the last row. */
import type { Page } from '@playwright/test';
import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { type BenchCity, peakOf, plain } from './city.ts';
import { deskWindow } from './desk-window.ts';
import type { Row } from './measure.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const readySchema = z.object({ url: z.string() });

export async function screenRows(city: BenchCity): Promise<Row[]> {
  const started = performance.now();
  const { child, url } = await startHost(city.folder);
  const hostReady = performance.now() - started;
  const { browser, page } = await deskWindow();
  try {
    const opened = performance.now();
    await page.goto(url);
    await signIn(page, city);
    const firstRows = await rowsAfterReload(page);
    const scroll = await scrollThrough(page);
    const heap = await heapOf(page);
    const coldStart = hostReady + firstRows;
    return [
      plain('host process: start to ready', `${hostReady.toFixed(0)} ms`),
      plain(
        'page load to first rows of the longest queue, signed in',
        `${firstRows.toFixed(0)} ms`,
        '≤ 150 ms of the list',
      ),
      plain('cold start to a usable queue (both)', `${coldStart.toFixed(0)} ms`, '≤ 1,800 ms'),
      plain('sign-in included, first visit', `${(performance.now() - opened).toFixed(0)} ms`),
      plain('rows of the list', String(scroll.rows)),
      plain('last row reached by End', scroll.last ? 'yes' : 'NO', 'yes'),
      plain('switch to the queue to first rows', `${scroll.switched.toFixed(0)} ms`, '≤ 150 ms'),
      plain('frames over 50 ms while scrolling', String(scroll.longFrames), '0'),
      plain('JS heap after scrolling', `${(heap / 1e6).toFixed(1)} MB`, '≤ 60 MB'),
      plain('peak memory of the host process', `${String(Math.round(peakOf(child.pid) / 1024))} MB`),
    ];
  } finally {
    await browser.close();
    child.kill('SIGTERM');
  }
}

async function signIn(page: Page, city: BenchCity): Promise<void> {
  const supervisor = city.accounts.find((one) => one.roles.includes('supervisor') && one.account.startsWith('city'));
  if (supervisor === undefined) throw new Error('the demo city has a supervisor of the city');
  await page.getByLabel('账号').fill(supervisor.account);
  await page.getByLabel('密码').first().fill(supervisor.password);
  await page.keyboard.press('Enter');
  await page.getByRole('row').nth(2).waitFor({ timeout: 60_000 });
  // The longest queue, by its badge.
  const links = page.getByRole('navigation').getByRole('link');
  const texts = await links.allTextContents();
  const counts = texts.map((text) => Number(/(\d[\d,]*)\s*$/.exec(text)?.[1]?.replaceAll(',', '') ?? -1));
  await links.nth(counts.indexOf(Math.max(...counts))).click();
  await page.waitForTimeout(500);
}

async function rowsAfterReload(page: Page): Promise<number> {
  const started = performance.now();
  await page.reload();
  await page.getByRole('row').nth(2).waitFor({ timeout: 60_000 });
  return performance.now() - started;
}

/** Runs in the page: counts frames that took longer than 50 ms. Text, since this program has no DOM of its own. */
const WATCH_FRAMES = `
  window.longFrames = 0;
  window.watchingFrames = true;
  let before = performance.now();
  const tick = (now) => {
    if (now - before > 50) window.longFrames += 1;
    before = now;
    if (window.watchingFrames) requestAnimationFrame(tick);
  };
  requestAnimationFrame(tick);
`;

interface Scrolled {
  readonly rows: number;
  readonly last: boolean;
  readonly longFrames: number;
  readonly switched: number;
}

async function scrollThrough(page: Page): Promise<Scrolled> {
  const grid = page.locator('[aria-rowcount]').first();
  await page.locator('[aria-rowcount]:not([aria-rowcount="-1"])').first().waitFor();
  const rows = Number(await grid.getAttribute('aria-rowcount'));
  await grid.focus();
  await page.evaluate(WATCH_FRAMES);
  for (let n = 0; n < 60; n += 1) await page.mouse.wheel(0, 900);
  for (let n = 0; n < 20; n += 1) await page.keyboard.press('PageDown');
  await page.keyboard.press('End');
  await page.waitForTimeout(1_500);
  const longFrames = await page.evaluate<number>('(window.watchingFrames = false, window.longFrames)');
  const shown = await page.locator('[aria-rowindex]').all();
  const indexes = await Promise.all(shown.map(async (row) => Number(await row.getAttribute('aria-rowindex'))));
  const links = page.getByRole('navigation').getByRole('link');
  const current = page.url();
  await links.nth(0).click();
  await page.waitForTimeout(400);
  const started = performance.now();
  await page.goto(current);
  await page.getByRole('row').nth(2).waitFor();
  return { rows, last: Math.max(...indexes) >= rows, longFrames, switched: performance.now() - started };
}

async function heapOf(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return usedSize;
}

export function startHost(folder: string): Promise<{ readonly child: ChildProcess; readonly url: string }> {
  const args = [`${root}dist/node/browser.js`, '--data', folder, '--demo', 'big', '--port', '0', '--json', '--no-open'];
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    let text = '';
    child.stdout.setEncoding('utf8').on('data', (part: string) => {
      text += part;
      const end = text.indexOf('\n');
      if (end < 0) return;
      resolve({ child, url: readySchema.parse(JSON.parse(text.slice(0, end))).url });
    });
    child.on('error', reject);
    child.on('exit', (code) => {
      reject(new Error(`the host ended with ${String(code)}`));
    });
  });
}
