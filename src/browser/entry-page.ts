import { spawn } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The browser is started with the path of a page that only its owner reads, never with the link: every user of the
 * machine sees the words that a program was started with, and whoever takes the token first is in.
 */
export function writeEntryPage(folder: string, url: string): string {
  const path = entryPagePath(folder);
  // The mode counts only when the file is made.
  rmSync(path, { force: true });
  const page = `<!doctype html><meta charset="utf-8"><meta name="referrer" content="no-referrer"><meta http-equiv="refresh" content="0;url=${url}"><title>安居台</title>\n`;
  writeFileSync(path, page, { flag: 'wx', mode: 0o600 });
  return path;
}

export function removeEntryPage(folder: string): void {
  rmSync(entryPagePath(folder), { force: true });
}

export function openInBrowser(folder: string, url: string): void {
  const page = writeEntryPage(folder, url);
  const commands: Partial<Record<NodeJS.Platform, [string, ...string[]]>> = {
    darwin: ['open', page],
    win32: ['explorer.exe', page],
  };
  const [command, ...args] = commands[process.platform] ?? ['xdg-open', page];
  const child = spawn(command, args, { stdio: 'ignore', detached: true });
  child.on('error', () => {
    process.stderr.write('没有找到浏览器，请手工打开上面的链接。 No browser found: open the link above by hand.\n');
  });
  child.unref();
}

function entryPagePath(folder: string): string {
  return join(folder, 'open-desk.html');
}
