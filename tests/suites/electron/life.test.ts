import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { shells } from '../../support/electron/shells.ts';
import { openSession } from '../../support/electron/started-shell.ts';

const { start, folder } = shells();

afterEach(() => {
  vi.restoreAllMocks();
});

describe('one desk per data folder', () => {
  it('a second start shows the first window and ends itself', async () => {
    const said = vi.spyOn(console, 'error').mockReturnValue(undefined);
    const data = folder();
    const first = start({ data });
    const window = await first.window();
    window.minimized = true;
    const second = start({ data });
    expect(await second.exit()).toBe(0);
    expect(second.electron.windows).toEqual([]);
    expect(said).toHaveBeenCalledWith('安居台已经打开 Anju Desk is open already');
    expect(window.calls.slice(-3)).toEqual(['restore', 'show', 'focus']);
    expect(first.electron.app.exitCode).toBeUndefined();
  });

  it('a demo city opens beside the real desk', async () => {
    const desk = start();
    const demo = start();
    await Promise.all([desk.window(), demo.window()]);
    expect([desk.electron.app.exitCode, demo.electron.app.exitCode]).toEqual([undefined, undefined]);
  });
});

describe('the end', () => {
  it('waits for the desk to close its file', async () => {
    const shell = start();
    await shell.window();
    expect(existsSync(join(shell.data, 'closed'))).toBe(false);
    expect(await shell.quit()).toBe(0);
    expect(existsSync(join(shell.data, 'closed'))).toBe(true);
    expect(shell.electron.dialog.errorBoxes).toEqual([]);
  });

  it('comes when the last window is closed', async () => {
    const shell = start();
    (await shell.window()).close();
    expect(await shell.exit()).toBe(0);
    expect(existsSync(join(shell.data, 'closed'))).toBe(true);
  });

  it('does not wait for ever', async () => {
    const shell = start();
    await shell.window();
    writeFileSync(join(shell.data, 'stay-open'), '');
    const began = Date.now();
    expect(await shell.quit()).toBe(0);
    expect(Date.now() - began).toBeGreaterThan(4_900);
    expect(Date.now() - began).toBeLessThan(7_000);
  });

  it('lets the desk close its file when Windows ends the session', async () => {
    const shell = start();
    (await shell.window()).emit('session-end', {});
    await vi.waitFor(() => expect(existsSync(join(shell.data, 'closed'))).toBe(true), 5_000);
    const began = Date.now();
    await shell.quit();
    expect(Date.now() - began).toBeLessThan(2_000);
  });
});

describe('a fault of the desk', () => {
  it.each([
    ['tell', '磁盘已满'],
    ['throw', 'a fault outside any call'],
    ['exit', 'desk worker ended (3)'],
  ] as const)('%s: is told in words, and the program ends', async (how, reason) => {
    vi.spyOn(console, 'error').mockReturnValue(undefined);
    const shell = start();
    const { client } = await openSession(await shell.page());
    client.fail(how).catch(() => undefined);
    expect(await shell.exit()).toBe(1);
    const [box] = shell.electron.dialog.errorBoxes;
    expect(box?.title).toBe('安居台无法继续运行');
    expect(box?.text).toContain(`原因：${reason}`);
    expect(box?.text).toContain('没有丢失');
  });

  it('is told in English where the system is', async () => {
    vi.spyOn(console, 'error').mockReturnValue(undefined);
    const shell = start({ settings: { locale: 'en-GB' } });
    const { client } = await openSession(await shell.page());
    client.fail('tell').catch(() => undefined);
    await shell.exit();
    expect(shell.electron.dialog.errorBoxes[0]?.title).toBe('Anju Desk cannot go on');
  });
});

describe('a fault of the page', () => {
  it.each([
    [0, 2],
    [1, 1],
  ])('a crash offers to reload (answer %i)', async (answer, loads) => {
    vi.spyOn(console, 'error').mockReturnValue(undefined);
    const shell = start();
    const contents = await shell.contents();
    shell.electron.dialog.answer = answer;
    contents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 139 });
    if (answer === 1) expect(await shell.exit()).toBe(0);
    await vi.waitFor(() => expect(contents.loads).toBe(loads));
    expect(shell.electron.dialog.messages[0]).toMatchObject({
      message: '窗口意外停止',
      buttons: ['重新载入', '退出安居台'],
    });
  });

  it('an orderly end asks nothing', async () => {
    const shell = start();
    (await shell.contents()).emit('render-process-gone', {}, { reason: 'clean-exit', exitCode: 0 });
    expect(shell.electron.dialog.messages).toEqual([]);
  });

  it.each([
    [0, 2],
    [1, 1],
  ])('a stuck window asks whether to wait (answer %i)', async (answer, loads) => {
    const shell = start();
    const window = await shell.window();
    shell.electron.dialog.answer = answer;
    window.emit('unresponsive');
    await vi.waitFor(() => expect(shell.electron.dialog.messages.length).toBe(1));
    await vi.waitFor(() => expect(window.webContents.loads).toBe(loads));
  });
});

describe('for scripts', () => {
  it('--json prints one line when the window is up', async () => {
    const log = vi.spyOn(console, 'log').mockReturnValue(undefined);
    await start({ args: ['--json'] }).window();
    await vi.waitFor(() => expect(log.mock.calls).toEqual([['{"url":"app://desk/","mode":"electron"}']]), 5_000);
  });
});

describe('a demo city', () => {
  const account = { account: 'zhang', password: 'p', name: '张晓', roles: ['clerk'], office: '6301' };
  const demoCity = () => {
    const data = folder();
    writeFileSync(join(data, 'demo.json'), JSON.stringify({ passphrase: '演示', accounts: [account] }));
    return data;
  };

  it('opens by itself and tells its accounts', async () => {
    const log = vi.spyOn(console, 'log').mockReturnValue(undefined);
    const shell = start({ data: demoCity(), args: ['--demo', 'small', '--json'] });
    const { client } = await openSession(await shell.page());
    expect(await client.unlockedWith()).toEqual(['演示']);
    await vi.waitFor(() => expect(log).toHaveBeenCalledTimes(1));
    expect(JSON.parse(String(log.mock.calls[0]?.[0]))).toEqual({
      url: 'app://desk/',
      mode: 'electron',
      accounts: [account],
      agencySimulator: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/) as string,
    });
  });

  it('is not opened for somebody who did not ask for a demo', async () => {
    const log = vi.spyOn(console, 'log').mockReturnValue(undefined);
    const { client } = await openSession(await start({ data: demoCity() }).page());
    expect(await client.unlockedWith()).toEqual([]);
    expect(log).not.toHaveBeenCalled();
  });
});

describe('where the window stood', () => {
  const state = (shell: { data: string }) =>
    JSON.parse(readFileSync(join(shell.data, 'electron/window-state.json'), 'utf8')) as unknown;
  const bounds = { x: 200, y: 100, width: 1400, height: 900 };

  it('is remembered', async () => {
    const data = folder();
    const first = start({ data });
    const window = await first.window();
    expect(window.calls).toEqual(['show']);
    window.bounds = bounds;
    window.maximized = true;
    await first.quit();
    expect(state(first)).toEqual({ bounds, maximized: true });
    const again = await start({ data }).window();
    expect(again.options).toMatchObject(bounds);
    expect(again.calls).toEqual(['maximize', 'show']);
  });

  it('is corrected when that screen is gone', async () => {
    const data = folder();
    const first = start({ data });
    (await first.window()).bounds = { ...bounds, x: 2500 };
    await first.quit();
    const displays = [{ id: 7, workArea: { x: 0, y: 0, width: 1366, height: 728 } }];
    const again = await start({ data, settings: { displays } }).window();
    expect(again.options).toMatchObject({ x: 0, y: 0, width: 1366, height: 728 });
  });

  it('opens at the usual place after a damaged file', async () => {
    const data = folder();
    await start({ data }).quit();
    writeFileSync(join(data, 'electron/window-state.json'), '{"bounds":{"x":"1e9"}');
    expect((await start({ data }).window()).options).toMatchObject({ x: 277, y: 136, width: 1366, height: 768 });
  });
});
