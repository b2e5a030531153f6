/**
 * What leaves the desk of a notice: a folder for the website and an Excel sheet, both in Chinese, which is the language
 * of the notice. Self-contained: no script, no picture, nothing that is fetched from elsewhere.
 */
import type { PlainDate } from '../../kernel/plain-date.ts';
import type { NoticeTable } from './notice-table.ts';
import { escapeXml, workbookOf } from './sheet.ts';
import { zipOf } from './zip-writer.ts';

export interface NoticePaper {
  readonly title: string;
  /** Null: it has none (the register). */
  readonly noticeNo: string | null;
  readonly officeName: string;
  readonly publishedOn: PlainDate;
  /** The last day on which it may be shown. Null: no end (the register). */
  readonly until: PlainDate | null;
  readonly days: string;
  readonly table: NoticeTable;
  /** How to object, or what the list is. */
  readonly notes: readonly string[];
}

/** The lines above the table, the same everywhere. */
export function headLines(paper: NoticePaper): readonly string[] {
  const { noticeNo, officeName, publishedOn, until, days } = paper;
  return [
    ...(noticeNo === null ? [] : [`编号：${noticeNo}`]),
    `发布机构：${officeName}`,
    ...(until === null
      ? [`截至：${dayWords(publishedOn)}`]
      : [`公示期：${dayWords(publishedOn)}发布，至${dayWords(until)}（${days}，含当日）。期满后应予撤下。`]),
  ];
}

export function sheetOf(paper: NoticePaper): Uint8Array<ArrayBuffer> {
  const { title, table, notes } = paper;
  return workbookOf({
    name: '公示',
    heading: [title, ...headLines(paper), ...notes],
    columns: table.columns,
    rows: table.rows,
  });
}

/** `index.html` and the sheet, in a ZIP to be unpacked on the web server. */
export function websiteFolderOf(paper: NoticePaper): Uint8Array<ArrayBuffer> {
  return zipOf([
    { name: 'index.html', content: pageOf(paper) },
    { name: 'list.xlsx', content: sheetOf(paper) },
  ]);
}

export function pageOf(paper: NoticePaper): string {
  const { title, table, notes, until } = paper;
  const head = table.columns.map((column) => `<th scope="col">${escapeXml(column)}</th>`).join('');
  const rows = table.rows
    .map((row) => `<tr>${row.map((text) => `<td>${escapeXml(text)}</td>`).join('')}</tr>`)
    .join('\n');
  const lines = headLines(paper).map((line) => `<p>${escapeXml(line)}</p>`);
  const foot = notes.map((line) => `<p>${escapeXml(line)}</p>`);
  const expires =
    until === null ? '' : `<meta name="robots" content="noarchive"><meta name="expires-on" content="${until}">`;
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
${expires}
<title>${escapeXml(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${escapeXml(title)}</h1>
${lines.join('\n')}
<table>
<thead><tr>${head}</tr></thead>
<tbody>
${rows}
</tbody>
</table>
${foot.join('\n')}
<p><a href="list.xlsx">下载表格（Excel）</a></p>
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

export function dayWords(date: PlainDate): string {
  const [year = '', month = '', day = ''] = date.split('-');
  return `${year}年${String(Number(month))}月${String(Number(day))}日`;
}
