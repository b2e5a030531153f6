import { mkdtemp, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { backUp, restore } from '../app/operator.ts';
import { openDeskAt } from './open.ts';
import { askSecret } from './secret.ts';
import { CommandFailure, say } from './words.ts';

interface BackupCall {
  readonly data: string;
  readonly json: boolean;
  readonly file: string;
}

/** Writes an encrypted archive and proves it by restoring it beside the target. */
export async function backup({ data, json, file }: BackupCall): Promise<void> {
  const { host, desk, passphrase } = await openDeskAt(data);
  const scratch = await mkdtemp(join(dirname(resolve(file)), 'anju-scratch-'));
  try {
    const { report, verification } = await backUp(desk, resolve(file), { passphrase, scratch });
    const { bytes, documents } = report;
    const events = verification.audit.events;
    if (json)
      say(JSON.stringify({ ok: verification.sound, bytes, documents, events, problems: verification.problems }));
    else say(`备份 backup: ${String(bytes)} B, ${String(documents)} 份材料 documents, ${String(events)} 事件 events`);
    if (!verification.sound) throw new CommandFailure(`验证不通过 not sound: ${verification.problems.join('; ')}`);
    if (!json) say('已恢复比对，一致 restored and compared: the same');
  } finally {
    await rm(scratch, { recursive: true, force: true });
    host.close();
  }
}

export async function restoreBackup({ data, json, file }: BackupCall): Promise<void> {
  const passphrase = await askSecret('ANJU_PASSPHRASE', '口令 passphrase');
  await restore(resolve(file), resolve(data), passphrase);
  say(json ? JSON.stringify({ ok: true }) : `已恢复到 restored into ${data}`);
}
