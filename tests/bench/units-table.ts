/**
 * Writes the tables that `units.ts` reads, in a process of its own, so that making them takes no memory of the one that
 * is measured: `node units-table.ts FOLDER HOMES csv|xlsx`. The workbook is as Excel writes one: texts in the table of
 * shared strings, numbers and days as numbers.
 */
import { createWriteStream, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { invariant } from '../../src/kernel/invariant.ts';
import { zipOf } from '../../src/app/publicity/zip-writer.ts';

const ESTATES = 200;
const HEADINGS = '房源编号,小区编号,楼栋,楼层,房号,户型,建筑面积,月租金,租金起始日,租金依据'.split(',');
/** 1 January 2024, as Excel counts days. */
const DAY = 45_292;

const [folder = '', homes = '', kind = ''] = process.argv.slice(2);
const count = Number(homes);
invariant(Number.isSafeInteger(count) && count > 0, 'a number of homes');

writeFileSync(
  join(folder, 'estates.csv'),
  [
    '小区编号,小区名称,片区,管理机构代码,地址',
    ...Array.from({ length: ESTATES }, (_, at) => {
      const index = String(at);
      return `${estateId(at)},小区${index},片区${String(at % 8)},630104,海湖大道${index}号`;
    }),
  ].join('\n'),
);
if (kind === 'xlsx') writeWorkbook(join(folder, 'units.xlsx'));
else await writeCsv(join(folder, 'units.csv'));

function estateId(index: number): string {
  return `XQ${String(index).padStart(3, '0')}`;
}

type Cell = string | number;

/** One in a hundred has an area that is no number. */
function cellsOf(at: number): readonly Cell[] {
  const [estate, place] = [at % ESTATES, Math.floor(at / ESTATES)];
  const floor = 1 + (Math.floor(place / 10) % 30);
  const building = 1 + Math.floor(place / 300);
  const room = Number(`${String(floor)}${String(1 + (place % 10)).padStart(2, '0')}`);
  const area = at % 100 === 99 ? '很大' : 48.6;
  return [`U${String(at)}`, estateId(estate), building, floor, room, '一居室', area, 136, DAY, '价〔2023〕12号'];
}

async function writeCsv(path: string): Promise<void> {
  const out = createWriteStream(path);
  out.write(`${HEADINGS.join(',')}\n`);
  for (let at = 0; at < count; at += 1) {
    const cells = cellsOf(at).map((cell) => (cell === DAY ? '2024-01-01' : String(cell)));
    out.write(`${cells.join(',')}\n`);
  }
  out.end();
  await finished(out);
}

function writeWorkbook(path: string): void {
  const shared = new Map<string, number>();
  const parts: string[] = [];
  const add = (cells: readonly Cell[], row: number): void => {
    const texts = cells.map((cell, column) => {
      const place = `${String.fromCharCode(65 + column)}${String(row)}`;
      if (typeof cell === 'number') return `<c r="${place}"><v>${String(cell)}</v></c>`;
      const known = shared.get(cell) ?? shared.size;
      shared.set(cell, known);
      return `<c r="${place}" t="s"><v>${String(known)}</v></c>`;
    });
    parts.push(`<row r="${String(row)}">${texts.join('')}</row>`);
  };
  add(HEADINGS, 1);
  for (let at = 0; at < count; at += 1) add(cellsOf(at), at + 2);
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const relations = 'http://schemas.openxmlformats.org/package/2006/relationships';
  const strings = [...shared.keys()].map((text) => `<si><t>${text}</t></si>`).join('');
  const files = [
    {
      name: 'xl/workbook.xml',
      content: `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="房源" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: `<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    },
    { name: 'xl/sharedStrings.xml', content: `<sst xmlns="${main}">${strings}</sst>` },
    {
      name: 'xl/worksheets/sheet1.xml',
      content: `<worksheet xmlns="${main}"><sheetData>${parts.join('')}</sheetData></worksheet>`,
    },
  ];
  writeFileSync(path, zipOf(files));
}
