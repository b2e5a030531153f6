import { openAsBlob } from 'node:fs';
import { basename } from 'node:path';
import { importerOf } from '../app/operator.ts';
import type { OpenDesk } from '../app/open-desk.ts';
import { type BadLines, badLines } from '../app/units/import/bad-lines.ts';
import { importUnits } from '../app/units/import/import-units.ts';
import type { UnitImportReport } from '../contract/unit-import.ts';
import type { Actor } from '../domain/application/available-actions.ts';
import type { Permission } from '../domain/staff/role.ts';
import { wordsOf } from './import.ts';
import { openDeskAt } from './open.ts';
import { askSecret } from './secret.ts';
import { CommandFailure, endProgress, progress, say } from './words.ts';

interface ImportUnitsCall {
  readonly data: string;
  readonly json: boolean;
  readonly file: string;
  readonly account: string;
  readonly second: string;
}

/** Reads a file into the ledger of homes, signed by two; exit 1 when any line was refused, and each is named. */
export async function importUnitFile({ data, json, file, account, second }: ImportUnitsCall): Promise<void> {
  const { host, desk } = await openDeskAt(data);
  const problems = badLines();
  try {
    const actor = await person(desk, { account, variable: 'ANJU_PASSWORD', permission: 'unit.manage' });
    const signer = await person(desk, { account: second, variable: 'ANJU_SECOND_PASSWORD', permission: 'unit.sign' });
    if (signer.staffId === actor.staffId) throw new CommandFailure('须由两个人签署 two different people sign');
    let report: UnitImportReport | undefined;
    const wish = { file: await openAsBlob(file), fileName: basename(file), mode: 'import' as const };
    for await (const event of importUnits(desk, { ...wish, actor, second: signer })) {
      if (event.kind === 'report') report = event.report;
      else {
        problems.take(event.problems);
        progress(`${String(Math.floor(event.share / 10))} % · ${String(event.rows)} · ${String(problems.count())}`);
      }
    }
    endProgress();
    if (report === undefined) throw new CommandFailure('导入没有结束 the import did not end');
    tell(report, problems, json);
    if (problems.count() > 0) process.exitCode = 1;
  } finally {
    problems.close();
    host.close();
  }
}

interface Wanted {
  readonly account: string;
  readonly variable: string;
  readonly permission: Permission;
}

async function person(desk: OpenDesk, { account, variable, permission }: Wanted): Promise<Actor> {
  const password = await askSecret(variable, `${account} 密码 password`);
  const found = await importerOf(desk, { account, password, permission });
  if (!found.ok) throw new CommandFailure(`${account}: ${wordsOf(found.error)}`);
  return found.value.actor;
}

function tell(report: UnitImportReport, problems: BadLines, json: boolean): void {
  if (json) {
    process.stdout.write(JSON.stringify({ ...report, problems: [] }).slice(0, -2));
    let comma = '';
    for (const problem of problems.all()) {
      process.stdout.write(comma + JSON.stringify(problem));
      comma = ',';
    }
    say(']}');
    return;
  }
  const { rows, added, repeated, refused } = report;
  say(
    `行 lines ${String(rows)} · 新登记 added ${String(added)} · 已在台账 known ${String(repeated)} · 有问题 bad ${String(refused)}`,
  );
  for (const { sheet, line, field, code, value } of problems.all()) {
    say(`  ${sheet} ${String(line)} ${field ?? ''}: ${code} ${value}`.trimEnd());
  }
}
