import { spawn } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

const projectRoot = resolve(import.meta.dirname, '../..');

/** A small project outside ours, under our configuration, in which a violation can be planted. */
export interface PlantedTree {
  readonly root: string;
  /** Runs a tool from node_modules in the tree; never rejects for the tool's own verdict. */
  readonly run: (tool: string, args: readonly string[]) => Promise<{ readonly code: number; readonly output: string }>;
  readonly remove: () => void;
}

export function plantTree(configFiles: readonly string[], sources: Readonly<Record<string, string>>): PlantedTree {
  const root = mkdtempSync(join(tmpdir(), 'anju-guard-'));
  symlinkSync(join(projectRoot, 'node_modules'), join(root, 'node_modules'), 'junction');
  for (const file of configFiles) copyFileSync(join(projectRoot, file), join(root, file));
  for (const [file, text] of Object.entries(sources)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
  return {
    root,
    run: (tool, args) => runTool(root, [join(projectRoot, 'node_modules', tool), ...args]),
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

function runTool(cwd: string, args: readonly string[]): Promise<{ code: number; output: string }> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.on('error', fail);
    child.on('close', (code) => done({ code: code ?? -1, output: Buffer.concat(chunks).toString('utf8') }));
  });
}
