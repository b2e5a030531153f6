import { describe, expect, it } from 'vitest';
import { jsonReader } from './json-rows.ts';
import { TableFault } from './table-row.ts';

async function read(text: string) {
  const rows = [];
  for await (const portion of jsonReader(new Blob([text])).rows()) rows.push(...portion);
  return rows;
}

describe('the objects of a JSON array', () => {
  it('are told by their place, with numbers as text and what is nested left out', async () => {
    const text = `[{"a":"1 } ] \\" 2","n":7,"x":{"y":[1,2]}},\n {"a":"中文"}]`;
    expect(await read(text)).toEqual([
      { line: 1, fields: { a: '1 } ] " 2', n: '7', x: '' } },
      { line: 2, fields: { a: '中文' } },
    ]);
  });

  it('may stand in an object, as an export of a system has them', async () => {
    expect(await read('{"total": 1, "rows": [{"a":"1"}]}')).toEqual([{ line: 1, fields: { a: '1' } }]);
    expect(await read('[]')).toEqual([]);
  });

  it('are refused when the file was cut, and when it is none', async () => {
    await expect(read('[{"a":"1"}, {"a":')).rejects.toThrow(TableFault);
    await expect(read('hello')).rejects.toMatchObject({ code: 'not-a-table' });
    await expect(read('[{"a":}]')).rejects.toThrow(TableFault);
  });

  it('are read in portions, however many there are', async () => {
    const many = Array.from({ length: 20_000 }, (_, n) => ({ n: String(n), text: '内容'.repeat(20) }));
    const rows = await read(JSON.stringify(many));
    expect(rows).toHaveLength(20_000);
    expect(rows.at(-1)).toEqual({ line: 20_000, fields: many.at(-1) });
  });
});
