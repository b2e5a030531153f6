import { goOnWithoutLost } from '../app/operator.ts';
import { askSecret } from './secret.ts';
import { noDeskIn, say } from './words.ts';

/** For a desk that does not open because its last writes are lost: works on without them, and says what they were. */
export async function goOn({ data, json }: { readonly data: string; readonly json: boolean }): Promise<void> {
  const passphrase = await askSecret('ANJU_PASSPHRASE', '口令 passphrase');
  const lost = await goOnWithoutLost(data, passphrase);
  if (lost === undefined) throw noDeskIn(data);
  if (json) say(JSON.stringify({ ok: true, lost }));
  else if (lost === null) say('没有丢失，照常使用 nothing is lost: the desk opens as it is');
  else say(`已放弃丢失的步骤，本台换新的设备标识 given up, on a new device identity: ${lost}`);
}
