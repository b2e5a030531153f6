/** The desks whose bytes are flipped, with what they hold. */
import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { OpenDesk } from '../../src/app/open-desk.ts';
import { backupTo } from '../../src/store/backup.ts';
import { keyringPath } from '../../src/store/case-file.ts';
import { createKeyring, unlockWithPassphrase } from '../../src/store/keyring.ts';
import { contentOf, logOf } from './desk-content.ts';
import { openFaultDesk } from './fault-desk.ts';
import { work } from './work.ts';

export const PASSPHRASE = '西宁 安居 样本';
const STRETCH = { memoryCost: 64, timeCost: 1, parallelism: 1 };
const COMMANDS = 60;

export interface FlipTemplate {
  readonly name: 'closed' | 'killed';
  readonly folder: string;
  readonly archive: string;
  readonly content: string;
  /** What the desk held before each of its last two writes. */
  readonly earlier: readonly string[];
  /** The log that the archive holds. */
  readonly log: string;
  readonly commands: number;
}

/** One desk closed in good order, and one as a kill leaves it: with a write-ahead log of its last sixty commands. */
export async function makeTemplates(root: string, seed: number): Promise<readonly FlipTemplate[]> {
  const folder = join(root, 'closed');
  mkdirSync(folder);
  const key = await createKeyring(keyringPath(folder), [
    { kind: 'passphrase', passphrase: PASSPHRASE, stretch: STRETCH },
  ]);
  const desk = openFaultDesk(folder, key.toString('hex'));
  const closed = await workOn(desk, root, { name: 'closed', folder, seed });
  desk.file.close();

  const running = join(root, 'running');
  const killedFolder = join(root, 'killed');
  cpSync(folder, running, { recursive: true });
  const again = openFaultDesk(running, (await unlockWithPassphrase(keyringPath(running), PASSPHRASE)).toString('hex'));
  const killed = await workOn(again, root, { name: 'killed', folder: killedFolder, seed: seed + 1 });
  cpSync(running, killedFolder, { recursive: true, filter: (name) => !name.endsWith('-shm') });
  again.file.close();
  return [closed, killed];
}

async function workOn(
  desk: OpenDesk,
  root: string,
  { name, folder, seed }: Pick<FlipTemplate, 'name' | 'folder'> & { readonly seed: number },
): Promise<FlipTemplate> {
  const working = work(desk, seed);
  for (let each = 0; each < COMMANDS - 2; each += 1) working.next();
  const archive = join(root, `${name}.anju-backup`);
  await backupTo(desk.file, archive);
  const log = logOf(desk);
  const earlier: string[] = [];
  for (let each = 0; each < 2; each += 1) {
    earlier.push(contentOf(desk));
    working.next();
  }
  return { name, folder, archive, content: contentOf(desk), earlier, log, commands: COMMANDS };
}
