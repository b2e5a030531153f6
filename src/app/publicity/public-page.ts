import { escapeXml } from './sheet.ts';

export interface PublicPage {
  readonly title: string;
  readonly lines: readonly string[];
  readonly table: { readonly columns: readonly string[]; readonly rows: readonly (readonly string[])[] };
  readonly notes: readonly string[];
  /** The last day on which it may be shown; null: no end. */
  readonly expires: string | null;
  /** HTML after the notes. */
  readonly foot: string;
}

/** A page in Chinese for any web server: no script, no picture, nothing that is fetched from elsewhere. */
export function publicPage({ title, lines, table, notes, expires, foot }: PublicPage): string {
  const head = table.columns.map((column) => `<th scope="col">${escapeXml(column)}</th>`).join('');
  const rows = table.rows.map((row) => `<tr>${row.map(cell).join('')}</tr>`).join('\n');
  const paragraphs = (texts: readonly string[]): string => texts.map((line) => `<p>${escapeXml(line)}</p>`).join('\n');
  const meta =
    expires === null ? '' : `<meta name="robots" content="noarchive"><meta name="expires-on" content="${expires}">`;
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
${meta}
<title>${escapeXml(title)}</title>
<style>${STYLE}${onTelephones(table.columns)}</style>
</head>
<body>
<main>
<h1>${escapeXml(title)}</h1>
${paragraphs(lines)}
<table>
<thead><tr>${head}</tr></thead>
<tbody>
${rows}
</tbody>
</table>
${paragraphs(notes)}
${foot}
</main>
</body>
</html>
`;
}

/** A day, a number or a short word stays in one line. */
function cell(text: string): string {
  return `<td${text.length <= 10 && /^[\d\-年月日]+$|^.{1,5}$/.test(text) ? ' class="s"' : ''}>${escapeXml(text)}</td>`;
}

/** On a telephone each row stands as lines of its own, with the heading before each cell: no table is wider than it. */
function onTelephones(columns: readonly string[]): string {
  const headings = columns.map(
    (column, index) => `td:nth-child(${String(index + 1)})::before{content:"${column.replaceAll(/["\\<]/g, '')}"}`,
  );
  return `
@media screen and (max-width:40rem){main{padding:1rem}thead{display:none}table,tbody,tr{display:block}tr{padding:.5rem 0;border-top:1px solid #888}td,td.s{display:grid;grid-template-columns:6.5em minmax(0,1fr);gap:.6rem;padding:.1rem 0;border:0;white-space:normal;overflow-wrap:anywhere}td:empty{display:none}td::before{color:#555}${headings.join('')}}`;
}

const STYLE = `body{margin:0;background:#fff;color:#1a1a1a;font:16px/1.7 "Noto Sans CJK SC","Microsoft YaHei","PingFang SC",sans-serif}
main{max-width:60rem;margin:0 auto;padding:1.5rem}
h1{font-size:1.4rem;text-align:center}
table{width:100%;margin:1rem 0;border-collapse:collapse;font-variant-numeric:tabular-nums}
th,td{padding:.35rem .6rem;border:1px solid #888;text-align:left}
th{background:#f0f0f0}
th,td.s{white-space:nowrap}
@page{margin:15mm}
@media print{body{font-size:12px}main{max-width:none;padding:0}th,td{padding:.25rem .4rem}th{background:none}a,details:not([open]){display:none}tr{break-inside:avoid}}
@media print and (max-width:150mm){body{font-size:9.5px}}`;
