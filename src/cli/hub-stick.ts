/** `anju hub import FILE`, `anju hub export FILE`: the hub's end of a stick, either way. */
import { readFileSync } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { readCarryFile, writeCarryFile } from '../app/sync/carry/carry-file.ts';
import type { AnyRefusal } from '../contract/errors.ts';
import { cityOf } from '../domain/office/office.ts';
import type { HubPlace } from '../hub/open-hub-log.ts';
import { type OfficeFile, type OfficeWish, officeFile } from '../hub/stick/office-file.ts';
import { takeStickFile } from '../hub/stick/take-file.ts';
import { askSecret } from './secret.ts';
import { CommandFailure, say } from './words.ts';

export interface StickCall {
  readonly place: HubPlace;
  /** Absolute. */
  readonly file: string;
  readonly json: boolean;
}

const PASSPHRASE = ['ANJU_PASSPHRASE', '文件口令 passphrase of the file'] as const;

/** Exit 1 when a batch was left: the desk that wrote it has it still, and decides it again. */
export async function importStick({ place, file, json }: StickCall): Promise<void> {
  const bytes = readFile(file);
  const read = await readCarryFile(bytes, await askSecret(...PASSPHRASE));
  if (!read.ok) throw new CommandFailure(`${file}: ${wordsOf(read.error)}`);
  const { content, documents } = read.value;
  if (content.kind !== 'waiting') throw new CommandFailure(`${file}: 这是回程文件 this file is on its way to a desk`);
  const { city, epoch, batches } = content;
  const found = await takeStickFile(place, { city, epoch, batches, documents });
  if (found === undefined) throw new CommandFailure(`${file}: 不是本枢纽的城市 not a city of this hub: ${city}`);
  const { taken, events, repeated, refused } = found;
  if (json) say(JSON.stringify({ ...found, city }));
  else {
    say(
      `收下 taken ${String(taken)} (${String(events)} 事件 events) · 已有 there before ${String(repeated)} · 未收 left ${String(refused.length)}`,
    );
    for (const { device, firstSequence, code } of refused) say(`  ${device} ${String(firstSequence)}: ${code}`);
  }
  if (refused.length > 0) process.exitCode = 1;
}

export async function exportStick({ place, file, json }: StickCall, wish: OfficeWish): Promise<void> {
  const passphrase = await askSecret(...PASSPHRASE);
  const page = await officeFile(place, wish, (found) => writeFile(found, { file, passphrase, wish }));
  if (page === undefined) throw new CommandFailure(`${wish.office}: 没有这个机构 no such office at this hub`);
  const { after, upTo, head } = page;
  if (json) say(JSON.stringify({ office: wish.office, after, upTo, head }));
  else say(`${file}\n${wish.office}: ${String(after)} – ${String(upTo)} / ${String(head)}`);
}

interface Writing {
  readonly file: string;
  readonly passphrase: string;
  readonly wish: OfficeWish;
}

/** A file that is there already is never overwritten: it may be the only copy of another journey. */
async function writeFile(
  { page, documents }: OfficeFile,
  { file, passphrase, wish }: Writing,
): Promise<OfficeFile['page']> {
  const content = { kind: 'ordered', city: cityOf(wish.office), madeAt: Date.now(), page } as const;
  const handle = await open(file, 'wx', 0o600).catch((error: unknown) => {
    throw new CommandFailure(error instanceof Error ? error.message : String(error), 2);
  });
  try {
    for await (const part of writeCarryFile(content, documents, passphrase)) await handle.write(part);
    await handle.sync();
    await handle.close();
  } catch (error) {
    // Half a file would not open anyway, and would stand in the way of the next try.
    await handle.close();
    await rm(file, { force: true });
    throw error;
  }
  return page;
}

function readFile(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new CommandFailure(error instanceof Error ? error.message : String(error), 2);
  }
}

function wordsOf(refusal: AnyRefusal): string {
  if (refusal.code === 'wrong-passphrase') return '口令不对 wrong passphrase';
  if (refusal.code === 'bad-file' && refusal.reason === 'not-a-carry-file')
    return '不是搬运文件 not a file for a stick';
  return '文件已损坏或不完整 damaged or incomplete';
}
