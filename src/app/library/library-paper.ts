/** The list of policy documents as it is published: what is listed and holds today, each with its words. */
import { documentClasses, versionOn } from '../../domain/library/document.ts';
import type { DocumentVersion, LibraryDocument } from '../../domain/library/document.ts';
import type { OfficeId } from '../../kernel/ids.ts';
import { type OpenDesk, todayOf } from '../open-desk.ts';
import { dayWords } from '../publicity/notice-papers.ts';
import { publicPage } from '../publicity/public-page.ts';
import { escapeXml, workbookOf } from '../publicity/sheet.ts';
import { zipOf } from '../publicity/zip-writer.ts';
import { officeName } from '../staff/offices.ts';
import { libraryRows } from '../../store/queries/library.ts';
import { loadDocument } from './library-stream.ts';

const classNames = {
  law: '法律',
  regulation: '法规规章',
  normative: '规范性文件',
  notice: '通知公告',
  guide: '办事指南',
} as const;
const COLUMNS = ['序号', '类别', '名称', '文号', '发布机关', '发布日期', '施行日期', '有效期至'];
const TITLE = '公共租赁住房政策文件目录';

interface Listed {
  readonly class: LibraryDocument['class'];
  readonly version: DocumentVersion;
}

function listedToday(desk: OpenDesk): readonly Listed[] {
  const today = todayOf(desk);
  return libraryRows(desk.file.db).flatMap(({ document: { docId, listed } }) => {
    const state = listed ? loadDocument(desk.file, docId)?.state : undefined;
    const version = state?.versions[(versionOn(state, today) ?? 0) - 1];
    return state === undefined || version === undefined ? [] : [{ class: state.class, version }];
  });
}

function rowsOf(all: readonly Listed[]): readonly (readonly string[])[] {
  return all.map(({ class: rank, version: { title, number, source, issuedOn, from, until } }, index) => [
    ...[String(index + 1), classNames[rank], title, number, source, issuedOn, from],
    until ?? '长期',
  ]);
}

export function librarySheet(desk: OpenDesk, office: OfficeId): Uint8Array<ArrayBuffer> {
  const heading = [TITLE, `${officeName(desk, office)} · 截至 ${todayOf(desk)}`];
  return workbookOf({ name: '政策文件', heading, columns: COLUMNS, figures: [0], rows: rowsOf(listedToday(desk)) });
}

/** `index.html` with every document's words to unfold, and the sheet; no script, nothing fetched from elsewhere. */
export function libraryFolder(desk: OpenDesk, office: OfficeId): Uint8Array<ArrayBuffer> {
  return zipOf([
    { name: 'index.html', content: libraryPage(desk, office) },
    { name: 'list.xlsx', content: librarySheet(desk, office) },
  ]);
}

export function libraryPage(desk: OpenDesk, office: OfficeId): string {
  const all = listedToday(desk).toSorted((a, b) => documentClasses.indexOf(a.class) - documentClasses.indexOf(b.class));
  const words = all.map(({ version: { title, text } }) => {
    const paragraphs = text.split('\n').map((line) => `<p>${escapeXml(line)}</p>`);
    return `<details><summary>${escapeXml(title)}</summary>${paragraphs.join('')}</details>`;
  });
  return publicPage({
    title: TITLE,
    lines: [`发布机构：${officeName(desk, office)}`, `截至：${dayWords(todayOf(desk))}`],
    table: { columns: COLUMNS, rows: rowsOf(all) },
    notes: ['文本供查阅，以发布机关公布的为准。'],
    expires: null,
    foot: `<p><a href="list.xlsx">下载表格（Excel）</a></p>\n${words.join('\n')}`,
  });
}
