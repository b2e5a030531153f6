import { openAsBlob } from 'node:fs';
import { type OperatorRefusal, importerOf } from '../app/operator.ts';
import { importPackage } from '../app/intake/import-package.ts';
import type { ImportReport } from '../contract/intake.ts';
import { openDeskAt } from './open.ts';
import { askSecret } from './secret.ts';
import { CommandFailure, endProgress, progress, say } from './words.ts';

interface ImportCall {
  readonly data: string;
  readonly json: boolean;
  readonly file: string;
  readonly account: string;
}

/** Imports an intake package; exit 1 when any application was refused, and each is named. */
export async function importFile({ data, json, file, account }: ImportCall): Promise<void> {
  const { host, desk } = await openDeskAt(data);
  try {
    const password = await askSecret('ANJU_PASSWORD', `${account} 密码 password`);
    const person = await importerOf(desk, { account, password, permission: 'intake.import' });
    if (!person.ok) throw new CommandFailure(`${account}: ${wordsOf(person.error)}`);
    const by = person.value;
    let report: ImportReport | undefined;
    for await (const event of importPackage(desk, await openAsBlob(file), { by })) {
      if (event.kind === 'report') report = event.report;
      else progress(`${event.phase} ${String(event.done)}/${String(event.total)}`);
    }
    endProgress();
    if (report === undefined) throw new CommandFailure('导入没有结束 the import did not end');
    tell(report, json);
    if (report.refused > 0) process.exitCode = 1;
  } finally {
    host.close();
  }
}

function tell(report: ImportReport, json: boolean): void {
  if (json) {
    say(JSON.stringify(report));
    return;
  }
  const { total, imported, repeated, refused } = report;
  say(
    `共 total ${String(total)} · 导入 imported ${String(imported)} · 重复 repeated ${String(repeated)} · 退回 refused ${String(refused)}`,
  );
  for (const { file, field, reason } of report.problems) say(`  ${file} ${field}: ${reason}`);
  for (const { file, field, finding } of report.warnings) say(`  请核对 look at ${file} ${field}: ${finding}`);
}

export function wordsOf(refusal: OperatorRefusal): string {
  if (refusal.code === 'account-locked') {
    return `账号已锁定 account locked, until ${new Date(refusal.until).toISOString()}`;
  }
  if (refusal.code === 'account-inactive') return '账号已停用 account deactivated';
  if (refusal.code === 'missing-permission') return '该岗位不能导入 this role may not import';
  if (refusal.code === 'must-change-password') {
    return '请先在安居台更改初始密码 change the first password at the desk before importing';
  }
  return '账号或密码不对 wrong account or password';
}
