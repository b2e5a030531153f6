import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { ticketClasses, ticketTopics } from '../domain/ticket/kinds.ts';
import { orderColumns } from '../domain/ticket/order-row.ts';
import { importerOf } from '../app/operator.ts';
import { type OrderReport, importOrders } from '../app/ticket/import-orders.ts';
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

const mappingSchema = z.object({
  columns: z.record(z.enum(orderColumns), z.string().min(1)),
  subjects: z.record(z.string(), z.enum(ticketClasses)),
  topics: z.record(z.string(), z.enum(ticketTopics)),
});

const rowsSchema = z.array(z.record(z.string(), z.union([z.string(), z.number()]).transform(String)));

const EVERY = 100;

/** Imports orders of the hotline; exit 1 when any row was refused, and each is named. */
async function importTickets({ data, json, file, account, mapping }: OrdersCall): Promise<void> {
  const columns = mappingSchema.safeParse(parsed(mapping));
  const rows = rowsSchema.safeParse(parsed(file));
  if (!columns.success) throw new CommandFailure(`${mapping}: ${columns.error.message}`);
  if (!rows.success) throw new CommandFailure(`${file}: ${rows.error.message}`);
  const { host, desk } = await openDeskAt(data);
  try {
    const password = await askSecret('ANJU_PASSWORD', `${account} 密码 password`);
    const person = await importerOf(desk, { account, password, permission: 'ticket.import' });
    if (!person.ok) throw new CommandFailure(`${account}: ${person.error.code}`);
    const onRow = (done: number): void => {
      if (done % EVERY === 0) progress(`${String(done)}/${String(rows.data.length)}`);
    };
    const report = importOrders(desk, { rows: rows.data, mapping: columns.data, onRow }, person.value.actor);
    endProgress();
    if (!report.ok) throw new CommandFailure(report.error.code);
    tell(report.value, json);
    if (report.value.refused.length > 0) process.exitCode = 1;
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

function tell(report: OrderReport, json: boolean): void {
  if (json) {
    say(JSON.stringify(report));
    return;
  }
  const { total, imported, known, refused } = report;
  say(
    `共 total ${String(total)} · 导入 imported ${String(imported)} · 已有 known ${String(known)} · 退回 refused ${String(refused.length)}`,
  );
  for (const { row, orderNo, problems, refusal } of refused) {
    const why = [...problems.map(({ column, problem }) => `${column} ${problem}`), refusal?.code ?? ''];
    say(`  第 row ${String(row)} ${orderNo}: ${why.filter((text) => text !== '').join(' · ')}`);
  }
}
