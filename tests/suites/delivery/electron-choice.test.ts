import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  chooseMode,
  electronObstacle,
  findElectron,
  hasFailedWithinADay,
  rememberFailure,
} from '../../../scripts/electron-binary.mjs';
import { parseStartOptions } from '../../../scripts/start-options.mjs';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'anju-electron-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

describe('Electron or browser', () => {
  it.each(['--browser', '--port=0', '--no-open'])('%s asks for the browser, and the reason says so', async (option) => {
    const choice = await chooseMode(parseStartOptions([option], root));
    expect(choice).toMatchObject({
      mode: 'browser',
      reason: expect.stringContaining(option.split('=')[0] ?? '') as string,
    });
  });

  it('sees what makes Electron pointless', () => {
    expect(electronObstacle({ platform: 'linux', env: {}, uid: 1000 })).toContain('no display');
    expect(electronObstacle({ platform: 'linux', env: { DISPLAY: ':0' }, uid: 0 })).toContain('root');
    expect(electronObstacle({ platform: 'linux', env: { WAYLAND_DISPLAY: 'w' }, uid: 1000 })).toBeUndefined();
    expect(electronObstacle({ platform: 'win32', env: {}, uid: undefined })).toBeUndefined();
  });

  it('finds a program in the folder the user names, and none in an empty one', () => {
    expect(findElectron(root, { ELECTRON_OVERRIDE_DIST_PATH: root })).toBeUndefined();
    for (const name of ['electron', 'electron.exe', 'Electron.app/Contents/MacOS/Electron']) {
      mkdirSync(join(root, name, '..'), { recursive: true });
      writeFileSync(join(root, name), '');
    }
    expect(findElectron(root, { ELECTRON_OVERRIDE_DIST_PATH: root })).toContain(root);
  });

  it('does not try again for a day after a failed download', () => {
    const now = Date.UTC(2026, 0, 1);
    expect(hasFailedWithinADay(root, now)).toBe(false);
    rememberFailure(root, now);
    expect(hasFailedWithinADay(root, now + 23 * 3_600_000)).toBe(true);
    expect(hasFailedWithinADay(root, now + 25 * 3_600_000)).toBe(false);
  });
});
