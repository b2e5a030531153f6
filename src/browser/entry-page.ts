import { spawn } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The browser is started with the path of a page that only its owner reads, never with the link: every user of the
 * machine sees the words that a program was started with, and whoever takes the token first is in.
 */
export function writeEntryPage(folder: string, url: string): string {
  const path = entryPagePath(folder);
  // Before the wizard there is no folder yet.
  mkdirSync(folder, { recursive: true, mode: 0o700 });
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
  const page = tryWriting(folder, url);
  if (page === undefined) return;
  const commands: Partial<Record<NodeJS.Platform, [string, ...string[]]>> = {
    darwin: ['open', page],
    win32: ['explorer.exe', page],
  };
  const [command, ...args] = commands[process.platform] ?? ['xdg-open', page];
  const child = spawn(command, args, { stdio: 'ignore', detached: true });
  child.on('error', sayByHand);
  child.unref();
}

/** A full disk is no reason to keep a desk closed: the link is printed too. */
function tryWriting(folder: string, url: string): string | undefined {
  try {
    return writeEntryPage(folder, url);
  } catch {
    sayByHand();
    return undefined;
  }
}

function sayByHand(): void {
  process.stderr.write(
    '没有能打开浏览器，请手工打开上面的链接。 No browser was opened: open the link above by hand.\n',
  );
}

function entryPagePath(folder: string): string {
  return join(folder, 'open-desk.html');
}
