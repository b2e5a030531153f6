/**
 * Sheets of text as an Excel workbook (Office Open XML, ECMA-376): the parts that Excel and WPS ask for. Every
 * cell is text, so a case number keeps its zeros and nothing is ever read as a formula; only columns that are named as
 * figures or amounts hold numbers, which can be added up. The head stays in sight, and paper is A4 across, as wide as the table.
 */
import { type Pace, paced } from '../pace.ts';
import { type ZipFile, pacedZip, zipOf } from './zip-writer.ts';

export interface Sheet {
  /** At most 31 characters, without any of []:*?/\ */
  readonly name: string;
  /** Lines above the table, each in a row of its own. */
  readonly heading: readonly string[];
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Places of columns whose whole numbers Excel may add up; all else stays text. */
  readonly figures?: readonly number[];
  /** The same of columns of amounts or areas: shown with two decimals and parted by thousands. */
  readonly amounts?: readonly number[];
}

export function workbookOf(...sheets: readonly Sheet[]): Uint8Array<ArrayBuffer> {
  return zipOf(partsOf(sheets, (sheet) => [...worksheet(sheet)].join('')));
}

/** The same of one sheet of a hundred thousand rows, in turns. */
export async function pacedWorkbook(sheet: Sheet, pace: Pace): Promise<Uint8Array<ArrayBuffer>> {
  const xml = (await paced(worksheet(sheet), pace)).join('');
  return pacedZip(
    partsOf([sheet], () => xml),
    pace,
  );
}

function partsOf(sheets: readonly Sheet[], xmlOf: (sheet: Sheet) => string): readonly ZipFile[] {
  return [
    { name: '[Content_Types].xml', content: contentTypes(sheets.length) },
    { name: '_rels/.rels', content: PACKAGE_RELATIONS },
    { name: 'xl/workbook.xml', content: workbook(sheets.map(({ name }) => name)) },
    { name: 'xl/_rels/workbook.xml.rels', content: workbookRelations(sheets.length) },
    { name: 'xl/styles.xml', content: STYLES },
    ...sheets.map((sheet, index) => ({ name: `xl/${partOf(index)}`, content: xmlOf(sheet) })),
  ];
}

function partOf(index: number): string {
  return `worksheets/sheet${String(index + 1)}.xml`;
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

function contentTypes(sheets: number): string {
  const parts = Array.from(
    { length: sheets },
    (_, index) =>
      `<Override PartName="/xl/${partOf(index)}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`,
  );
  return `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>${parts.join('')}<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>`;
}

const PACKAGE_RELATIONS = `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`;

function workbookRelations(sheets: number): string {
  const targets = [
    ...Array.from({ length: sheets }, (_, index) => ['worksheet', partOf(index)]),
    ['styles', 'styles.xml'],
  ];
  const all = targets.map(
    ([type = '', target = ''], index) =>
      `<Relationship Id="rId${String(index + 1)}" Type="${RELATIONS}/${type}" Target="${target}"/>`,
  );
  return `${XML}<Relationships xmlns="${PACKAGE}/relationships">${all.join('')}</Relationships>`;
}

/** Style 0 is plain, style 1 bold with a line around, style 2 with the line alone, style 3 the same for whole numbers, style 4 for amounts. */
const STYLES = `${XML}<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="宋体"/></font><font><b/><sz val="11"/><name val="宋体"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border><left style="thin"/><right style="thin"/><top style="thin"/><bottom style="thin"/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="5"><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="1" fillId="0" borderId="1" xfId="0"/><xf numFmtId="49" fontId="0" fillId="0" borderId="1" xfId="0"/><xf numFmtId="1" fontId="0" fillId="0" borderId="1" xfId="0" applyNumberFormat="1"/><xf numFmtId="4" fontId="0" fillId="0" borderId="1" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>`;

function workbook(names: readonly string[]): string {
  const sheets = names.map(
    (name, index) => `<sheet name="${escapeXml(name)}" sheetId="${String(index + 1)}" r:id="rId${String(index + 1)}"/>`,
  );
  return `${XML}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${sheets.join('')}</sheets></workbook>`;
}

const PLAIN = 0;
const HEAD = 1;
const CELL = 2;
const FIGURE = 3;
const AMOUNT = 4;

/** In parts, row by row. */
function* worksheet({ heading, columns, rows, figures = [], amounts = [] }: Sheet): Generator<string> {
  const widest = columns.map(widthOf);
  for (const row of rows) {
    for (const [index, text] of row.entries()) widest[index] = Math.max(widest[index] ?? 0, widthOf(text));
    // Nothing to write yet, but a place for a turn.
    yield '';
  }
  const widths = columns.map(
    (_, index) =>
      `<col min="${String(index + 1)}" max="${String(index + 1)}" width="${String(Math.min(60, (widest[index] ?? 0) + 3))}" customWidth="1"/>`,
  );
  yield `${XML}<worksheet xmlns="${MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>${frozenBelow(heading.length + 1)}<cols>${widths.join('')}</cols><sheetData>`;
  let place = 0;
  for (const line of heading) yield rowXml((place += 1), [line], { style: PLAIN });
  yield rowXml((place += 1), columns, { style: HEAD });
  const styles = new Map([
    ...figures.map((column) => [column, FIGURE] as const),
    ...amounts.map((column) => [column, AMOUNT] as const),
  ]);
  for (const cells of rows) yield rowXml((place += 1), cells, { style: CELL, styles });
  yield '</sheetData><pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/></worksheet>';
}

/** The rows above a table do not move away when it is read down. */
function frozenBelow(rows: number): string {
  const first = `A${String(rows + 1)}`;
  return `<sheetViews><sheetView workbookViewId="0"><pane ySplit="${String(rows)}" topLeftCell="${first}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>`;
}

interface RowLook {
  readonly style: number;
  /** Of columns that hold numbers. */
  readonly styles?: ReadonlyMap<number, number>;
}

/** What Excel keeps to the last digit; anything else in such a column is a word. */
const NUMBER = /^-?(?:0|[1-9]\d{0,12})(?:\.\d{1,2})?$/;

function rowXml(row: number, cells: readonly string[], { style, styles = new Map() }: RowLook): string {
  const inner = cells
    .map((text, column) => {
      const place = `${columnName(column)}${String(row)}`;
      const number = styles.get(column);
      if (number !== undefined && NUMBER.test(text)) return `<c r="${place}" s="${String(number)}"><v>${text}</v></c>`;
      return `<c r="${place}" s="${String(style)}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(text)}</t></is></c>`;
    })
    .join('');
  return `<row r="${String(row)}">${inner}</row>`;
}

/** A to Z: no notice has more columns. */
function columnName(column: number): string {
  return String.fromCharCode('A'.charCodeAt(0) + column);
}

/** A Chinese character is as wide as two digits. */
function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += character > 'ⁿ' ? 2 : 1;
  return width;
}

/** Also without the control characters that XML 1.0 does not have. */
export function escapeXml(text: string): string {
  return text
    .replace(/[\p{Cc}--[\t\n\r]]/gv, '')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;');
}
