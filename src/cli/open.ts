import { fileURLToPath } from 'node:url';
import { type OperatorDesk, openForOperator } from '../app/operator.ts';
import { askSecret } from './secret.ts';
import { noDeskIn } from './words.ts';

export interface OpenedDesk extends OperatorDesk {
  readonly passphrase: string;
}

/** Opens the desk in `folder`; fails in words when there is none or the passphrase is wrong. */
export async function openDeskAt(folder: string): Promise<OpenedDesk> {
  const passphrase = await askSecret('ANJU_PASSPHRASE', '口令 passphrase');
  const resources = fileURLToPath(new URL('../../resources/', import.meta.url));
  const opened = await openForOperator(folder, resources, passphrase);
  if (opened === undefined) throw noDeskIn(folder);
  return { ...opened, passphrase };
}
