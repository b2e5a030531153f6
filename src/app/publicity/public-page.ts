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
  const rows = table.rows
    .map((row) => `<tr>${row.map((text) => `<td>${escapeXml(text)}</td>`).join('')}</tr>`)
    .join('\n');
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
<style>${STYLE}</style>
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

const STYLE = `body{margin:0;background:#fff;color:#1a1a1a;font:16px/1.7 "Noto Sans CJK SC","Microsoft YaHei","PingFang SC",sans-serif}
main{max-width:60rem;margin:0 auto;padding:1.5rem}
h1{font-size:1.4rem;text-align:center}
table{width:100%;margin:1rem 0;border-collapse:collapse;font-variant-numeric:tabular-nums}
th,td{padding:.35rem .6rem;border:1px solid #888;text-align:left}
th{background:#f0f0f0}
@media print{main{max-width:none;padding:0}th{background:none}a{display:none}}`;
