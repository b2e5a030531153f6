import type { AnyRefusal } from '../contract/errors.ts';
import { type DamageReport, type HealReport, examineDamage, healDesk } from '../app/heal/heal-desk.ts';
import { askSecret } from './secret.ts';
import { CommandFailure, noDeskIn, say } from './words.ts';

export interface HealCall {
  readonly data: string;
  readonly json: boolean;
  readonly code: string | undefined;
  readonly deskCode: string | undefined;
  readonly name: string | undefined;
  readonly url: string | undefined;
}

/** Without a code it only looks: what the damaged file holds that the hub has not got. */
export async function heal({ data, json, code, deskCode, name, url }: HealCall): Promise<void> {
  const passphrase = await askSecret('ANJU_PASSPHRASE', '口令 passphrase');
  const place = { folder: data, passphrase, now: Date.now };
  if (code === undefined) {
    const damage = await examineDamage(place);
    if (damage === undefined) throw noDeskIn(data);
    if (json) say(JSON.stringify(damage));
    else tellDamage(damage);
    return;
  }
  if (deskCode === undefined || !/^[0-9A-Z]{2}$/.test(deskCode))
    throw new CommandFailure('--desk-code: 与以前不同的两位代码 two characters, others than before', 2);
  const password = (): Promise<string> =>
    askSecret('ANJU_PASSWORD', '接入码所指人员的新密码 password of the person of the code');
  const wish = { code, deskCode, deviceName: name ?? '', password, ...(url === undefined ? {} : { url }) };
  const healed = await healDesk(place, wish);
  if (healed === undefined) throw noDeskIn(data);
  if (!healed.ok) throw new CommandFailure(wordsOf(healed.error));
  if (json) say(JSON.stringify(healed.value));
  else tellHealed(healed.value);
}

function tellDamage({ hub, waiting, readable, lostEvents, unreadable }: DamageReport): void {
  say(hub === null ? '读不出枢纽，只能用备份 no hub can be read: only a backup helps' : `枢纽 hub ${hub}`);
  const count = waiting === null ? '?' : String(waiting);
  say(`待发 waiting ${count} · 读得出 readable ${String(readable)} · 末尾丢失事件 lost events ${String(lostEvents)}`);
  for (const line of unreadable) say(`  读不出 unreadable: ${line}`);
}

function tellHealed(report: HealReport): void {
  tellDamage(report);
  const { sent, there, items } = report.unsent;
  say(`已送 sent ${String(sent)} · 枢纽已有 there ${String(there)} · 待人工处理 for a person ${String(items)}`);
  for (const { table, copied, isWhole } of report.carried)
    say(`  ${table} ${String(copied)}${isWhole ? '' : ' · 不全 not all of it'}`);
  say(`损坏的目录 damaged folder: ${report.setAside}`);
  say(
    '打开后从枢纽重新取回全部；原设备请管理员注销 open it to fetch everything; let an administrator revoke the old device',
  );
}

function wordsOf(refusal: AnyRefusal): string {
  if (refusal.code === 'no-hub') {
    return '读不出枢纽或本台设置，请用备份或空电脑重新接入 neither hub nor settings can be read: restore a backup, or join anew on an empty folder';
  }
  if (refusal.code === 'bad-enrolment-code') return '接入码不对、已用或过期 the code is wrong, used or expired';
  if (refusal.code === 'desk-code-taken') return `代码 ${refusal.deskCode} 已被占用 is taken`;
  if (refusal.code === 'hub-unreachable')
    return '连不上枢纽，什么也没有改动 the hub cannot be reached; nothing has changed';
  return refusal.code === 'hub-refused' ? `枢纽不接受 the hub refuses: ${refusal.problem}` : refusal.code;
}
