/**
 * The lines of an Excel workbook (Office Open XML, ECMA-376), sheet after sheet, as text: what Excel and WPS write,
 * dates as the number of the day that stands in the cell. Rows are cut out of the XML as it streams by; of the table of
 * shared strings a bounded part is in memory.
 */
import { openZip } from '../intake/zip-reader.ts';
import { type ZipEntry, readZipDirectory } from '../intake/zip-directory.ts';
import { type EntryText, entryText } from './entry-text.ts';
import { TableFault, type TableReader, type TableRow } from './table-row.ts';
import { type SharedStrings, sharedStrings } from './shared-strings.ts';
import { cutElements, elements } from './xml-elements.ts';
import { attributeOf, richText, xmlText } from './xml-text.ts';

const MOST_PART_BYTES = 4 * 1024 * 1024;
const MOST_COLUMNS = 200;

export async function xlsxReader(file: Blob): Promise<TableReader> {
  const directory = await readZipDirectory(file);
  if (!directory.ok) throw new TableFault(directory.error.code === 'encrypted' ? 'password' : 'damaged');
  const entries = directory.value;
  const sheets = await sheetsOf(file, entries);
  const texts = sheets.map(({ name, entry }) => ({ name, text: entryText(file, entry) }));
  const total = sheets.reduce((sum, { entry }) => sum + entry.packedSize, 1);
  return {
    share: () => Math.floor((1000 * texts.reduce((sum, { text }) => sum + text.read(), 0)) / total),
    async *rows() {
      const strings = await sharedStrings(file, entries.get('xl/sharedStrings.xml'));
      try {
        for (const { name, text } of texts) yield* sheetRows(name, text, strings);
      } finally {
        strings.close();
      }
    },
  };
}

interface Sheet {
  readonly name: string;
  readonly entry: ZipEntry;
}

/** In the order of the workbook. */
async function sheetsOf(file: Blob, entries: ReadonlyMap<string, ZipEntry>): Promise<readonly Sheet[]> {
  const workbook = await partOf(file, 'xl/workbook.xml');
  const relations = await partOf(file, 'xl/_rels/workbook.xml.rels');
  const targets = new Map(
    tagsOf(relations, 'Relationship').map((tag) => [attributeOf(tag, 'Id'), attributeOf(tag, 'Target') ?? '']),
  );
  return tagsOf(workbook, 'sheet').flatMap((tag) => {
    const target = targets.get(attributeOf(tag, 'r:id') ?? attributeOf(tag, 'id')) ?? '';
    const entry = entries.get(target.startsWith('/') ? target.slice(1) : `xl/${target}`);
    const isHidden = attributeOf(tag, 'state') !== undefined && attributeOf(tag, 'state') !== 'visible';
    return entry === undefined || isHidden ? [] : [{ name: xmlText(attributeOf(tag, 'name') ?? ''), entry }];
  });
}

async function partOf(file: Blob, name: string): Promise<string> {
  const zip = await openZip(file);
  const part = zip.ok ? await zip.value.read(name, MOST_PART_BYTES) : zip;
  if (!part.ok) throw new TableFault('not-a-table');
  return new TextDecoder().decode(part.value);
}

function tagsOf(xml: string, name: string): readonly string[] {
  return [...xml.matchAll(new RegExp(`<(?:\\w+:)?${name}(\\s[^>]*?)/?>`, 'g'))].map(([, inside]) => inside ?? '');
}

async function* sheetRows(
  sheet: string,
  text: EntryText,
  strings: SharedStrings,
): AsyncGenerator<readonly TableRow[], void> {
  let line = 0;
  let rows: TableRow[] = [];
  for await (const { tag, inner, prefix, isLast } of elements(text, { root: 'sheetData', element: 'row' })) {
    line = Number(attributeOf(tag, 'r') ?? line + 1);
    rows.push({ sheet, line, cells: cellsOf(inner, prefix, strings) });
    if (!isLast) continue;
    yield rows;
    rows = [];
  }
  if (rows.length > 0) yield rows;
}

function cellsOf(inner: string, prefix: string, strings: SharedStrings): readonly string[] {
  const cells: string[] = [];
  for (const { tag, inner: content } of cutElements(inner, `${prefix}c`).found) {
    const place = columnOf(attributeOf(tag, 'r')) ?? cells.length;
    if (place >= MOST_COLUMNS) continue;
    while (cells.length < place) cells.push('');
    cells[place] = valueOf(attributeOf(tag, 't'), content, { prefix, strings });
  }
  return cells;
}

interface Reading {
  readonly prefix: string;
  readonly strings: SharedStrings;
}

function valueOf(type: string | undefined, content: string, { prefix, strings }: Reading): string {
  if (type === 'inlineStr') return richText(content, prefix).trim();
  const open = `<${prefix}v>`;
  const at = content.indexOf(open);
  const end = at === -1 ? -1 : content.indexOf('</', at);
  if (end === -1) return '';
  const raw = content.slice(at + open.length, end);
  return (type === 's' ? strings.at(Number(raw)) : xmlText(raw)).trim();
}

/** `C7` is the third column. */
function columnOf(reference: string | undefined): number | undefined {
  if (reference === undefined) return undefined;
  let column = 0;
  for (let at = 0; at < reference.length; at += 1) {
    const code = reference.charCodeAt(at) - 64;
    if (code < 1 || code > 26) break;
    column = column * 26 + code;
  }
  return column === 0 ? undefined : column - 1;
}
