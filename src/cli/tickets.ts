import { openAsBlob, readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { importerOf } from '../app/operator.ts';
import { orderMappingSchema } from '../app/reference/order-mapping.ts';
import { importOrders } from '../app/ticket/import-orders.ts';
import type { OrderImportReport, OrderLineProblem } from '../contract/order-import.ts';
import { openDeskAt } from './open.ts';
import { askSecret } from './secret.ts';
import { CommandFailure, USAGE, endProgress, progress, say } from './words.ts';

interface OrdersCall {
  readonly data: string;
  readonly json: boolean;
  readonly file: string;
  readonly account: string;
  /** Which columns the hotline's export has; what ships is `resources/imports/12345-orders.json`. */
  readonly mapping: string;
}

/** `anju tickets import FILE --data DIR --account A [--mapping FILE]`. */
export async function ticketsCommand(args: readonly string[]): Promise<void> {
  const { values, positionals } = options(args);
  const [what, file, ...surplus] = positionals;
  const { data, account, json, mapping } = values;
  const isComplete = what === 'import' && file !== undefined && data !== undefined && account !== undefined;
  if (!isComplete || surplus.length > 0) throw new CommandFailure(USAGE, 2);
  await importTickets({ data: resolve(data), account, json, file: resolve(file), mapping: mapping ?? SHIPPED });
}

const SHIPPED = fileURLToPath(new URL('../../resources/imports/12345-orders.json', import.meta.url));

function options(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        data: { type: 'string' },
        account: { type: 'string' },
        mapping: { type: 'string' },
        json: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    throw new CommandFailure(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`, 2);
  }
}

/** Imports orders of the hotline; exit 1 when any row was refused, and each is named. */
async function importTickets({ data, json, file, account, mapping }: OrdersCall): Promise<void> {
  const columns = orderMappingSchema.safeParse(parsed(mapping));
  if (!columns.success) throw new CommandFailure(`${mapping}: ${columns.error.message}`);
  const { host, desk } = await openDeskAt(data);
  try {
    const password = await askSecret('ANJU_PASSWORD', `${account} 密码 password`);
    const person = await importerOf(desk, { account, password, permission: 'ticket.import' });
    if (!person.ok) throw new CommandFailure(`${account}: ${person.error.code}`);
    const problems: OrderLineProblem[] = [];
    const wish = {
      fileName: basename(file),
      mode: 'import',
      mapping: columns.data,
      actor: person.value.actor,
    } as const;
    for await (const event of importOrders(desk, { ...wish, file: await openAsBlob(file) })) {
      if (event.kind === 'report') tell(event.report, problems, json);
      else {
        problems.push(...event.problems);
        progress(`${String(event.rows)} · ${String(Math.round(event.share / 10))}%`);
      }
    }
    if (problems.length > 0) process.exitCode = 1;
  } finally {
    host.close();
  }
}

function parsed(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new CommandFailure(`${file}: ${error instanceof Error ? error.message : ''}`);
  }
}

function tell(report: OrderImportReport, problems: readonly OrderLineProblem[], json: boolean): void {
  endProgress();
  if (json) {
    say(JSON.stringify({ ...report, problems }));
    return;
  }
  const { rows, added, repeated, refused } = report;
  say(
    `共 rows ${String(rows)} · 导入 added ${String(added)} · 已有 repeated ${String(repeated)} · 退回 refused ${String(refused)}`,
  );
  for (const { sheet, line, orderNo, column, code, value, refusal } of problems) {
    const why = [column ?? '', refusal?.code ?? code, value].filter((text) => text !== '').join(' ');
    say(`  ${sheet} 第 line ${String(line)} ${orderNo}: ${why}`);
  }
}
