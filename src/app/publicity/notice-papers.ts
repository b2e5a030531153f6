/**
 * What leaves the desk of a notice: a folder for the website and an Excel sheet, both in Chinese, which is the language
 * of the notice. Self-contained: no script, no picture, nothing that is fetched from elsewhere.
 */
import type { PlainDate } from '../../kernel/plain-date.ts';
import type { NoticeTable } from './notice-table.ts';
import { publicPage } from './public-page.ts';
import { workbookOf } from './sheet.ts';
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
    ...table,
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
  return publicPage({
    title,
    lines: headLines(paper),
    table,
    notes,
    expires: until,
    foot: '<p><a href="list.xlsx">下载表格（Excel）</a></p>',
  });
}

export function dayWords(date: PlainDate): string {
  const [year = '', month = '', day = ''] = date.split('-');
  return `${year}年${String(Number(month))}月${String(Number(day))}日`;
}
