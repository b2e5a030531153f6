import { replacePassphrase } from '../app/operator.ts';
import { MIN_PASSPHRASE } from '../app/setup.ts';
import { askSecret, askSecretTwice } from './secret.ts';
import { CommandFailure, noDeskIn, say } from './words.ts';

/** Wraps the desk's key anew. Backups made before still open with the old passphrase. */
export async function changePassphrase({
  data,
  json,
}: {
  readonly data: string;
  readonly json: boolean;
}): Promise<void> {
  const old = await askSecret('ANJU_PASSPHRASE', '现口令 present passphrase');
  const replacement = await askSecretTwice('ANJU_NEW_PASSPHRASE', '新口令 new passphrase');
  if ([...replacement].length < MIN_PASSPHRASE) {
    throw new CommandFailure(
      `新口令至少 ${String(MIN_PASSPHRASE)} 个字符 the new passphrase needs that many characters`,
    );
  }
  if (!(await replacePassphrase(data, old, replacement))) throw noDeskIn(data);
  if (json) say(JSON.stringify({ ok: true }));
  else say('口令已更换。以前的备份仍用旧口令打开 changed. Backups made before still open with the old passphrase');
}
