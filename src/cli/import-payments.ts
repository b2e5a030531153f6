import { openAsBlob } from 'node:fs';
import { basename } from 'node:path';
import { importerOf } from '../app/operator.ts';
import { readPayments } from '../app/payments/read-payments.ts';
import type { PaymentFileReading, PaymentProblem } from '../contract/payments.ts';
import { wordsOf } from './import.ts';
import { openDeskAt } from './open.ts';
import { askSecret } from './secret.ts';
import { CommandFailure, endProgress, progress, say } from './words.ts';

interface ImportPaymentsCall {
  readonly data: string;
  readonly json: boolean;
  readonly file: string;
  readonly account: string;
}

type Report = Extract<PaymentFileReading, { kind: 'report' }>;

/** Reads a file of payments; exit 1 when any line could not be read as money, and each is named. */
export async function importPaymentFile({ data, json, file, account }: ImportPaymentsCall): Promise<void> {
  const { host, desk } = await openDeskAt(data);
  try {
    const password = await askSecret('ANJU_PASSWORD', `${account} 密码 password`);
    const found = await importerOf(desk, { account, password, permission: 'rent.keep' });
    if (!found.ok) throw new CommandFailure(`${account}: ${wordsOf(found.error)}`);
    const { actor } = found.value;
    const problems: PaymentProblem[] = [];
    let report: Report | undefined;
    const wish = { file: await openAsBlob(file), fileName: basename(file), mode: 'import' as const, actor };
    for await (const event of readPayments(desk, wish)) {
      if (event.kind === 'report') report = event;
      else {
        problems.push(...event.problems);
        progress(`${String(Math.floor(event.share / 10))} % · ${String(event.counts.rows)}`);
      }
    }
    endProgress();
    if (report === undefined) throw new CommandFailure('读入没有结束 the reading did not end');
    tell(report, problems, json);
    if (problems.length > 0) process.exitCode = 1;
  } finally {
    host.close();
  }
}

function tell(report: Report, problems: readonly PaymentProblem[], json: boolean): void {
  if (json) {
    say(JSON.stringify({ ...report, problems }));
    return;
  }
  const { rows, booked, kept, repeated, bad } = report.counts;
  say(
    `收款 payments ${String(rows)} · 入账 booked ${String(booked)} · 待查款项 to settle ${String(kept)} · 已有 known ${String(repeated)} · 有问题 bad ${String(bad)}`,
  );
  for (const { sheet, line, field, code, value } of problems) {
    say(`  ${sheet} ${String(line)} ${field ?? ''}: ${code} ${value}`.trimEnd());
  }
}
