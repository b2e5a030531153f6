/** `anju hub` as an operator runs it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'anju-hub-command-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const program = join(import.meta.dirname, '../../../src/cli/anju.ts');

function start(args: readonly string[]): ChildProcess {
  return spawn(process.execPath, [program, 'hub', ...args], { env: { ...process.env, INIT_CWD: folder } });
}

function run(
  args: readonly string[],
): Promise<{ readonly code: number | null; readonly out: string; readonly err: string }> {
  return new Promise((resolve) => {
    const child = start(args);
    let [out, err] = ['', ''];
    child.stdout?.on('data', (part: Buffer) => (out += part.toString()));
    child.stderr?.on('data', (part: Buffer) => (err += part.toString()));
    child.on('close', (code) => {
      resolve({ code, out, err });
    });
  });
}

describe('anju hub', () => {
  it('prints a code, serves from its folder, stops when told, and takes a new epoch', { timeout: 90_000 }, async () => {
    const issued = await run(['code', '--city', '6301', '--folder', 'hub', '--json']);
    expect(issued).toMatchObject({ code: 0, err: '' });
    expect(JSON.parse(issued.out)).toMatchObject({ city: '6301', office: '6301' });
    const child = start(['--folder', 'hub', '--port', '0', '--level', 'silent']);
    const address = await new Promise<string>((resolve) => {
      child.stdout?.on('data', (part: Buffer) => {
        const [found] = /http:\S+/.exec(part.toString()) ?? [];
        if (found !== undefined) resolve(found);
      });
    });
    expect(await (await fetch(`${address}/health`)).text()).toBe('ok\n');
    const second = await run(['code', '--city', '6301', '--folder', 'hub']);
    expect(second.code).toBe(1);
    expect(second.err).toContain('open in process');
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    expect(await gone).toBe(0);
    const restored = await run(['restored', '--folder', 'hub', '--json']);
    expect(JSON.parse(restored.out)).toMatchObject([{ city: '6301', head: 0 }]);
  });

  it('says what is wrong with a call', { timeout: 90_000 }, async () => {
    expect(await run(['code'])).toMatchObject({ code: 2 });
    expect(await run(['code', '--city', '6301', '--office', '1101'])).toMatchObject({ code: 2 });
    expect(await run(['dance'])).toMatchObject({ code: 2 });
    expect(await run(['--cert', 'x'])).toMatchObject({ code: 2 });
    expect(await run(['--port', 'abc'])).toMatchObject({ code: 2 });
  });
});
