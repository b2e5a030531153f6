/**
 * The public register of those who wait (PRH-07) as a file: a page that stands by itself, or a table. The rows come in
 * masked already (identity/masking.ts); nothing here knows anybody's full name.
 */

/** Texts of the page, in the language of the city's public. */
export interface PublicListWords {
  readonly heading: string;
  readonly period: string;
  readonly columns: readonly string[];
}

const BYTE_ORDER_MARK = '\uFEFF';

/** One cell of a table that office programs open: quoted, and never taken for a formula. */
function cell(text: string): string {
  const plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${plain.replaceAll('"', '""')}"`;
}

/** RFC 4180 with a byte order mark, so that spreadsheets read Chinese. */
export function publicListCsv(rows: readonly (readonly string[])[], { columns }: PublicListWords): string {
  const lines = [columns, ...rows].map((row) => row.map(cell).join(','));
  return `${BYTE_ORDER_MARK}${lines.join('\r\n')}\r\n`;
}

/** A page without scripts or outside parts, for the city's website. */
export function publicListHtml(
  rows: readonly (readonly string[])[],
  { heading, period, columns }: PublicListWords,
): string {
  const row = (cells: readonly string[], tag: 'td' | 'th'): string =>
    `<tr>${cells.map((text) => `<${tag}>${escaped(text)}</${tag}>`).join('')}</tr>`;
  return [
    '<!doctype html>',
    `<html lang="zh-CN"><head><meta charset="utf-8"><title>${escaped(heading)}</title>`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<style>body{font-family:sans-serif;margin:2em}table{border-collapse:collapse}td,th{border:1px solid #999;padding:4px 8px;text-align:left}</style>',
    `</head><body><h1>${escaped(heading)}</h1><p>${escaped(period)}</p><table><thead>`,
    row(columns, 'th'),
    '</thead><tbody>',
    ...rows.map((cells) => row(cells, 'td')),
    '</tbody></table></body></html>',
    '',
  ].join('\n');
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => entities[character] ?? character);
}
