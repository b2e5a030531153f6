import { test as base, expect } from '@playwright/test';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { electronArgs, electronProgram, openElectronDesk, type ElectronDesk } from './electron-desk.ts';

const test = base.extend<{ data: string; desk: ElectronDesk }>({
  // Playwright insists on a pattern here, and lint on one that is not empty.
  data: async ({ baseURL: _baseURL }, use) => {
    const data = mkdtempSync(join(tmpdir(), 'anju-electron-'));
    await use(data);
    rmSync(data, { recursive: true, force: true });
  },
  desk: async ({ data }, use) => {
    const desk = await openElectronDesk(data);
    await use(desk);
    await desk.app.close();
  },
});

test('shows the first screen, fed over the port', async ({ desk: { page } }) => {
  expect(page.url()).toMatch(/^app:\/\/desk\//);
  // Nothing is drawn before the desk answered which phase it is in.
  await expect(page.locator('#root').getByRole('heading').first()).toBeVisible();
  expect(await page.evaluate('Object.keys(window.anju).sort().join()')).toBe('connect,printToPdf,shell');
});

test('gives the page nothing of Node and no way out', async ({ desk: { app, page } }) => {
  expect(await page.evaluate('[typeof require, typeof process, typeof module].join()')).toBe(
    'undefined,undefined,undefined',
  );
  expect(await page.evaluate("fetch('/').then((answer) => answer.headers.get('content-security-policy'))")).toContain(
    "default-src 'none'",
  );
  expect(await page.evaluate("fetch('/..%2f..%2fpackage.json').then((answer) => answer.status)")).toBe(403);
  expect(await page.evaluate("fetch('https://example.org/').then(() => 'sent', () => 'refused')")).toBe('refused');
  expect(await page.evaluate("window.open('https://example.org/') === null")).toBe(true);
  await page.evaluate("location.assign('https://example.org/')");
  await page.waitForTimeout(500);
  expect(page.url()).toMatch(/^app:\/\/desk\//);
  expect(app.windows().length).toBe(1);
});

test('grants no permission', async ({ desk: { page } }) => {
  expect(await page.evaluate('Notification.requestPermission()')).toBe('denied');
  for (const name of ['geolocation', 'camera', 'microphone', 'clipboard-read']) {
    expect(await page.evaluate(`navigator.permissions.query({ name: '${name}' }).then(({ state }) => state)`)).toBe(
      'denied',
    );
  }
});

test('saves a page as PDF', async ({ desk: { app, page }, data }) => {
  const filePath = join(data, 'page.pdf');
  await app.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: path });
  }, filePath);
  expect(await page.evaluate("window.anju.printToPdf('页')")).toBe('saved');
  expect(readFileSync(filePath).subarray(0, 5).toString('latin1')).toBe('%PDF-');
});

test('is one desk per data folder', async ({ desk: { app }, data }) => {
  const second = spawn(electronProgram() ?? '', electronArgs(data), { stdio: 'ignore' });
  expect(await once(second, 'exit')).toEqual([0, null]);
  expect(app.windows().length).toBe(1);
});

test('closes in order and remembers where it stood', async ({ data }) => {
  const { app } = await openElectronDesk(data);
  const ended = once(app.process(), 'exit');
  await app.evaluate(({ BrowserWindow }) => {
    for (const window of BrowserWindow.getAllWindows()) window.close();
  });
  expect(await ended).toEqual([0, null]);
  expect(existsSync(join(data, 'electron', 'window-state.json'))).toBe(true);
});
