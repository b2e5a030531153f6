/** The rows of a file of orders by the names of its columns, whether it is a table or a JSON array. */
import type { OrderMapping } from '../../domain/ticket/order-row.ts';
import { dayOf } from '../tables/cell-values.ts';
import { jsonReader } from '../tables/json-rows.ts';
import { openTable } from '../tables/open-table.ts';

export interface OrderFileRow {
  readonly sheet: string;
  readonly line: number;
  readonly fields: Readonly<Record<string, string>>;
}

export interface OrderFile {
  rows(): AsyncGenerator<readonly OrderFileRow[], void>;
  share(): number;
  /** Columns of the mapping that the heading lacks, once the heading was read; null: no heading was found. */
  missing(): readonly string[] | null;
}

/** Lines above the headings: a title, a date, an office. */
const MOST_LINES_ABOVE = 10;
const SNIFFED = 64;

/** Throws TableFault when it is neither. */
export async function openOrders(file: Blob, mapping: OrderMapping): Promise<OrderFile> {
  const head = (await file.slice(0, SNIFFED).text()).replace('\ufeff', '').trimStart();
  return head.startsWith('[') || head.startsWith('{') ? ofJson(file) : await ofTable(file, mapping);
}

function ofJson(file: Blob): OrderFile {
  const reader = jsonReader(file);
  return {
    share: () => reader.share(),
    missing: () => [],
    async *rows() {
      for await (const rows of reader.rows()) yield rows.map((row) => ({ sheet: '', ...row }));
    },
  };
}

async function ofTable(file: Blob, { columns }: OrderMapping): Promise<OrderFile> {
  const table = await openTable(file);
  const days = new Set([columns.receivedOn, columns.dueOn]);
  const needed = [columns.orderNo, columns.title, columns.text, columns.receivedOn];
  let sheet: string | undefined;
  let above = 0;
  let names: readonly string[] | undefined;
  let missing: readonly string[] | null = null;
  const fieldsOf = (cells: readonly string[], heading: readonly string[]): Record<string, string> =>
    Object.fromEntries(
      heading.map((name, at) => {
        const text = (cells[at] ?? '').trim();
        return [name, days.has(name) ? (dayOf(text) ?? text) : text];
      }),
    );
  return {
    share: () => table.share(),
    missing: () => missing,
    async *rows() {
      for await (const rows of table.rows()) {
        const found: OrderFileRow[] = [];
        for (const row of rows) {
          if (row.sheet !== sheet) {
            sheet = row.sheet;
            above = 0;
            names = undefined;
          }
          if (names === undefined) {
            const heading = row.cells.map((cell) => cell.trim());
            if (above < MOST_LINES_ABOVE && heading.includes(columns.orderNo)) {
              names = heading;
              missing = needed.filter((name) => !heading.includes(name));
            }
            above += 1;
          } else if (row.cells.some((cell) => cell.trim() !== '')) {
            found.push({ sheet: row.sheet, line: row.line, fields: fieldsOf(row.cells, names) });
          }
        }
        yield found;
      }
    },
  };
}
