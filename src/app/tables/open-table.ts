import { csvReader } from './csv-rows.ts';
import { TableFault, type TableReader } from './table-row.ts';
import { xlsxReader } from './xlsx-rows.ts';

const HEAD_BYTES = 8;
/** The old binary Excel format, which a workbook with a password also has around it. */
const COMPOUND_FILE = [0xd0, 0xcf, 0x11, 0xe0];
const ZIP = [0x50, 0x4b];

/** An Excel workbook or a CSV file, told apart by how it begins. Throws TableFault for anything else. */
export async function openTable(file: Blob): Promise<TableReader> {
  const head = new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer());
  const begins = (bytes: readonly number[]): boolean => bytes.every((byte, index) => head[index] === byte);
  if (begins(COMPOUND_FILE)) throw new TableFault('old-excel');
  if (begins(ZIP)) return xlsxReader(file);
  if (head.length === 0 || head.includes(0)) throw new TableFault('not-a-table');
  return csvReader(file);
}
