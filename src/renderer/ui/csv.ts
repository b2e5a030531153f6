/**
 * Comma-separated values that a spreadsheet program opens as they are: UTF-8 with the byte order mark, CRLF, every cell
 * quoted. What came in a package was written by others, so a cell that a spreadsheet would take for a formula is
 * marked as text with an apostrophe.
 */
const BYTE_ORDER_MARK = '\ufeff';
const FORMULA_START = /^[\s\ufeff]*[=+\-@＝＋－＠]|^[\t\r\n]/u;

export function csvText(rows: readonly (readonly string[])[]): string {
  return BYTE_ORDER_MARK + csvLines(rows);
}

/** Lines of a file that was begun. */
export function csvLines(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(cellText).join(',')}\r\n`).join('');
}

function cellText(value: string): string {
  const harmless = FORMULA_START.test(value) ? `'${value}` : value;
  return `"${harmless.replaceAll('"', '""')}"`;
}
