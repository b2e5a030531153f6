import { describe, expect, it } from 'vitest';
import { zipOf } from '../publicity/zip-writer.ts';
import { dayOf, scaledNumber, yesOrNo } from './cell-values.ts';
import { openTable } from './open-table.ts';
import { TableFault } from './table-row.ts';

async function rowsOf(file: Blob) {
  const table = await openTable(file);
  const rows = [];
  for await (const portion of table.rows()) rows.push(...portion);
  return rows;
}

const workbook = (sheet: string, strings: string): Blob =>
  new Blob([
    zipOf([
      {
        name: 'xl/workbook.xml',
        content: '<x:workbook><x:sheets><x:sheet name="房&amp;源" sheetId="1" r:id="a"/></x:sheets></x:workbook>',
      },
      { name: 'xl/_rels/workbook.xml.rels', content: '<r><Relationship Id="a" Target="worksheets/s.xml"/></r>' },
      { name: 'xl/worksheets/s.xml', content: sheet },
      { name: 'xl/sharedStrings.xml', content: strings },
    ]),
  ]);

describe('an Excel workbook', () => {
  it('is read with shared, inline and formula strings, empty cells and gaps, whatever the namespace is called', async () => {
    const strings =
      '<sst><si><t>编号</t></si><si><r><t xml:space="preserve">A </t></r><r><t>&lt;1&gt;</t></r><rPh><t>no</t></rPh></si></sst>';
    const sheet = `<x:worksheet><x:sheetData><x:row r="2"><x:c r="A2" t="s"><x:v>0</x:v></x:c><x:c r="C2" t="s"><x:v>1</x:v></x:c></x:row>
      <x:row r="5"><x:c r="A5"><x:f>1+1</x:f><x:v>2</x:v></x:c><x:c r="B5"/><x:c t="inlineStr"><x:is><x:t>x</x:t></x:is></x:c></x:row><x:row r="6"/></x:sheetData></x:worksheet>`;
    expect(await rowsOf(workbook(sheet, strings))).toEqual([
      { sheet: '房&源', line: 2, cells: ['编号', '', 'A <1>'] },
      { sheet: '房&源', line: 5, cells: ['2', '', 'x'] },
      { sheet: '房&源', line: 6, cells: [] },
    ]);
  });

  it('with more texts than are held is read alike, wherever in the table each stands', async () => {
    const count = 15_000;
    const strings = `<sst>${Array.from({ length: count }, (_, at) => `<si><t>文${String(at)}</t></si>`).join('')}</sst>`;
    const asked = Array.from({ length: count }, (_, at) => (at * 7_919) % count);
    const rows = asked.map((at, row) => `<row r="${String(row + 1)}"><c t="s"><v>${String(at)}</v></c></row>`);
    const found = await rowsOf(workbook(`<w><sheetData>${rows.join('')}</sheetData></w>`, strings));
    expect(found.map(({ cells }) => cells[0])).toEqual(asked.map((at) => `文${String(at)}`));
  });

  it('that is damaged is refused, not half read in silence', async () => {
    const bytes = new Uint8Array(await workbook('<s><sheetData></sheetData></s>', '<sst/>').arrayBuffer());
    bytes[60] = (bytes[60] ?? 0) ^ 0xff;
    await expect(rowsOf(new Blob([bytes]))).rejects.toThrow(TableFault);
  });
});

describe('a CSV file', () => {
  it('is read with quotes, breaks within them and either encoding', async () => {
    expect(await rowsOf(new Blob(['\ufeffa;"b ""1"""\r\n\r\n"x\ny";2']))).toEqual([
      { sheet: '', line: 1, cells: ['a', 'b "1"'] },
      { sheet: '', line: 3, cells: ['x\ny', '2'] },
    ]);
    // 空置 in GB 18030.
    const gb = new Uint8Array([0xbf, 0xd5, 0xd6, 0xc3, 0x2c, 0x31, 0x0a]);
    expect(await rowsOf(new Blob([gb]))).toEqual([{ sheet: '', line: 1, cells: ['空置', '1'] }]);
  });
});

describe('cells', () => {
  it('are numbers without a float in them', () => {
    expect(scaledNumber('48.600000000000001', 4)).toBe(486_000);
    expect(scaledNumber('1,136.5', 2)).toBe(113_650);
    expect(scaledNumber('1.36E2', 2)).toBe(13_600);
    expect(scaledNumber('0.125', 2)).toBeUndefined();
    expect(scaledNumber('12㎡', 4)).toBeUndefined();
  });

  it('are days, also as Excel keeps them', () => {
    expect([dayOf('2024/1/5'), dayOf('2024年1月5日'), dayOf('45296')]).toEqual(Array(3).fill('2024-01-05'));
    expect([dayOf('2024-02-30'), dayOf('2024'), dayOf('五月')]).toEqual([undefined, undefined, undefined]);
  });

  it('say yes or no', () => {
    expect([yesOrNo('有'), yesOrNo('No'), yesOrNo(''), yesOrNo('也许')]).toEqual([true, false, false, undefined]);
  });
});
