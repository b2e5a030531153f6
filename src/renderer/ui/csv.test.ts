import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvText } from './csv.ts';

describe('CSV', () => {
  it('starts with the byte order mark, ends lines with CRLF and quotes every cell', () => {
    expect(
      csvText([
        ['文件', '原因'],
        ['a.json', '姓名 "马秀莲", 缺\n证号'],
      ]),
    ).toBe('\ufeff"文件","原因"\r\n"a.json","姓名 ""马秀莲"", 缺\n证号"\r\n');
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r1', ' =cmd|x', '＝1', '＋1', '－1', '＠x', '\ufeff=1'])(
    'does not let %j be a formula',
    (cell) => {
      expect(csvText([[cell]])).toBe(`\ufeff"'${cell}"\r\n`);
    },
  );

  it.each(['XN2026-01-000123', '马秀莲', 'members.1.name', '1-2', ''])('leaves %j alone', (cell) => {
    expect(csvText([[cell]])).toBe(`\ufeff"${cell}"\r\n`);
  });

  it('reads back as the same cells', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\r', '\n', '=', '马', "'") });
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 5 }), (rows) => {
        const read = readCsv(csvText(rows));
        expect(read).toEqual(rows.map((row) => row.map((text) => (/^\s*=|^[\r\n]/u.test(text) ? `'${text}` : text))));
      }),
    );
  });
});

/** A reader of RFC 4180 that knows quoted cells only. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  const cells = /"((?:[^"]|"")*)"(,|\r\n)/gy;
  cells.lastIndex = 1;
  for (let match = cells.exec(text); match !== null; match = cells.exec(text)) {
    row.push((match[1] ?? '').replaceAll('""', '"'));
    if (match[2] === ',') continue;
    rows.push(row);
    row = [];
  }
  return rows;
}
