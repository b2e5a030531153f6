import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { shells } from '../../support/electron/shells.ts';
import { connect, openSession, type StartedShell } from '../../support/electron/started-shell.ts';

const { start } = shells();

async function sessionsOf(shell: StartedShell): Promise<number> {
  const { client, port } = await openSession(await shell.page());
  const { sessions } = await client.worker();
  port.close();
  // Not counting the one that asked.
  return sessions - 1;
}

describe('the port from a page to the desk', () => {
  it('carries words, dates and refusals', async () => {
    const { client } = await openSession(await start().page());
    expect(await client.greet({ name: '马秀莲' })).toEqual({ words: '您好，马秀莲', at: new Date(0) });
    await expect(client.refuse()).rejects.toMatchObject({ code: 'REFUSED', data: { code: 'four-eyes' } });
  });

  it('carries bytes both ways unchanged', async () => {
    const { client } = await openSession(await start().page());
    const bytes = Uint8Array.from({ length: 300_000 }, (_, index) => (index * 31) % 256);
    const turned = await client.turn(new Blob([bytes]));
    expect(Buffer.from(await turned.arrayBuffer()).equals(Buffer.from(bytes.toReversed()))).toBe(true);
  });

  it('carries a stream in order, and many calls at once', async () => {
    const { client } = await openSession(await start().page());
    const numbers: number[] = [];
    for await (const number of await client.count({ to: 200 })) numbers.push(number);
    expect(numbers).toEqual(Array.from({ length: 200 }, (_, index) => index + 1));
    const names = Array.from({ length: 50 }, (_, index) => `第${String(index)}户`);
    const answers = await Promise.all(names.map((name) => client.greet({ name })));
    expect(answers.map(({ words }) => words)).toEqual(names.map((name) => `您好，${name}`));
  });

  it('is one session per request, each with its own end', async () => {
    const shell = start();
    const first = await openSession(await shell.page());
    const second = await openSession(await shell.page());
    expect((await first.client.worker()).sessions).toBe(2);
    first.port.close();
    await vi.waitFor(async () => expect((await second.client.worker()).sessions).toBe(1));
    expect((await second.client.greet({ name: '李国强' })).words).toBe('您好，李国强');
  });

  it('ends in the worker when the page goes, and in the page when the worker goes', async () => {
    const shell = start();
    const { port } = await openSession(await shell.page());
    port.close();
    await vi.waitFor(async () => expect(await sessionsOf(shell)).toBe(0));
    const { port: held } = await openSession(await shell.page());
    const closed = once(held, 'close');
    await shell.quit();
    await closed;
  });

  it('is answered by what the worker was started with', async () => {
    const shell = start({ args: ['--demo', 'small'] });
    const { client } = await openSession(await shell.page());
    const { options } = await client.worker();
    expect(options).toEqual({
      folder: shell.data,
      resources: expect.stringMatching(/resources$/) as string,
      version: '0.1.0',
      shell: 'electron',
      demo: true,
      keychainSecret: null,
      // A demo city brings its registries along.
      agency: expect.objectContaining({
        sources: expect.objectContaining({ housing: expect.anything() as unknown }) as unknown,
      }) as unknown,
    });
  });
});

describe("the screens' own transport", () => {
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  it('finds the bridge, asks for a port and gets it', async () => {
    const page = await start().page();
    vi.stubGlobal('window', page.window);
    // The path is a value because this test is compiled without a DOM.
    const path = '../../../src/renderer/api/transport.ts';
    const { createTransport } = (await import(path)) as {
      createTransport: () => { call(path: readonly string[], input: unknown, options: object): Promise<unknown> };
    };
    const transport = createTransport();
    const answer = await transport.call(['greet'], { name: '周宁' }, { context: {} });
    expect(answer).toEqual({ words: '您好，周宁', at: new Date(0) });
  });
});

describe('the sender', () => {
  afterEach(() => {
    vi.restoreAllMocks();
  });

  it('is our page: it gets a port', async () => {
    const { data, ports, origin } = await connect(await start().page());
    expect({ data, ports: ports.length, origin }).toEqual({ data: 'anju:port', ports: 1, origin: 'app://desk' });
  });

  it('is anybody else: no port, no session, no print', async () => {
    const noted = vi.spyOn(console, 'error').mockReturnValue(undefined);
    const shell = start();
    const contents = await shell.contents();
    const page = await shell.page();
    let delivered = 0;
    page.window.addEventListener('message', () => (delivered += 1));
    const main = contents.mainFrame;
    const foreign = contents.makeFrame('https://example.org/', 'https://example.org', null);
    const frames = {
      'a sub-frame of ours': contents.makeFrame('app://desk/', 'app://desk', main),
      'a foreign main frame': foreign,
      'a frame that is gone': null,
    };
    for (const [who, frame] of Object.entries(frames)) {
      contents.send('desk:connect', [], frame);
      await expect(contents.invoke('desk:print-pdf', ['x'], frame), who).rejects.toThrow('refused');
    }
    for (const change of [
      { destroyed: true },
      { detached: true },
      { origin: 'https://example.org' },
      { url: 'https://example.org/' },
    ]) {
      const before = { ...main };
      Object.assign(main, change);
      contents.send('desk:connect', []);
      await expect(contents.invoke('desk:print-pdf', ['x']), JSON.stringify(change)).rejects.toThrow('refused');
      Object.assign(main, before);
    }
    // Another window's main frame, even one that shows our address.
    const other = new shell.electron.BrowserWindow({ webPreferences: { preload: '' } }).webContents;
    const twin = other.makeFrame('app://desk/', 'app://desk', null);
    other.send('desk:connect', [], twin);
    await expect(other.invoke('desk:print-pdf', ['x'], twin)).rejects.toThrow('refused');
    await sleep(50);
    expect(delivered).toBe(0);
    expect(noted.mock.calls).toEqual(Array.from({ length: 8 }, () => ['refused:', 'desk:connect']));
    expect(shell.electron.dialog.saves).toEqual([]);
    expect(await sessionsOf(shell)).toBe(0);
  });
});

describe('the preload', () => {
  it('needs electron alone and exposes the one bridge, frozen', async () => {
    const page = await start().page();
    expect(page.required).toEqual(['electron']);
    expect(Object.keys(page.window.anju as object).sort()).toEqual(['connect', 'openHall', 'printToPdf', 'shell']);
    expect(Object.isFrozen(page.window.anju)).toBe(true);
  });

  it('gives the port to no other origin than its own', async () => {
    const page = await start().page();
    const targets: string[] = [];
    const post = page.window.postMessage.bind(page.window);
    page.window.postMessage = (data, target, transfer) => {
      targets.push(target);
      post(data, target, transfer);
    };
    await connect(page);
    expect(targets).toEqual(['app://desk']);
  });
});
