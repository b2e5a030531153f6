import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { removeEntryPage, writeEntryPage } from '../../../src/browser/entry-page.ts';
import { offerNewLinks } from '../../../src/browser/new-links.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'anju-entry-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('the page that a browser is started with', () => {
  it('is for its owner alone, leads to the link, is made anew and goes', () => {
    rmSync(folder, { recursive: true });
    writeEntryPage(folder, 'http://127.0.0.1:1/?token=old');
    const path = writeEntryPage(folder, 'http://127.0.0.1:1/?token=abc');
    expect(path).not.toContain('abc');
    expect(readFileSync(path, 'utf8')).toContain('content="0;url=http://127.0.0.1:1/?token=abc"');
    if (process.platform !== 'win32') expect(statSync(path).mode & 0o077).toBe(0);
    removeEntryPage(folder);
    expect(() => readFileSync(path)).toThrow(/ENOENT/);
    removeEntryPage(folder);
  });
});

describe('Enter in the terminal', () => {
  const links = (isTTY: boolean): { readonly input: PassThrough; readonly said: () => string } => {
    const input = Object.assign(new PassThrough(), { isTTY });
    const output = new PassThrough();
    let count = 0;
    offerNewLinks(input, output, () => `http://127.0.0.1:1/?token=${String((count += 1))}`);
    return { input, said: () => String(output.read() ?? '') };
  };

  it('prints a link of its own each time', async () => {
    const { input, said } = links(true);
    input.write('\n');
    await new Promise(setImmediate);
    input.write('\n');
    await new Promise(setImmediate);
    expect(said()).toMatch(/Enter.*token=1\n.*token=2\n$/s);
  });

  it('means nothing where no terminal is', async () => {
    const { input, said } = links(false);
    input.write('\n');
    await new Promise(setImmediate);
    expect(said()).toBe('');
  });
});
