import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { pacer } from '../pace.ts';
import { pdfLists } from './pdf-lists.ts';

const RESOURCES = fileURLToPath(new URL('../../../resources', import.meta.url));

async function read(pdf: Buffer) {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const loading = getDocument({ data: new Uint8Array(pdf), verbosity: 0 });
  const file = await loading.promise;
  const pages: string[] = [];
  for (let page = 1; page <= file.numPages; page += 1) {
    const { items } = await (await file.getPage(page)).getTextContent();
    pages.push(items.map((item) => ('str' in item ? item.str : '')).join(''));
  }
  const { info } = await file.getMetadata();
  await loading.destroy();
  return { pages, title: (info as { readonly Title: string }).Title };
}

const paper = (rows: number) => ({
  title: '西宁市第三批公租房摇号结果',
  lines: ['组织单位：西宁市住房保障中心', `结果指纹：${'0a'.repeat(32)}`],
  columns: ['顺序', '登记号', '姓名'],
  widths: [20, 50, 30],
  lists: [
    {
      heading: '海湖新区 一居室（2 户）',
      rows: Array.from({ length: rows }, (_, n) => [
        String(n + 1),
        `XNL2026-01-${String(n + 1).padStart(6, '0')}`,
        '才*卓玛',
      ]),
    },
    { heading: '候补', rows: [['1', 'XNL2026-01-999999', '欧阳*']] },
  ],
});

describe('lists as PDF', () => {
  it('can be read back, searched and copied, in Chinese and Latin', async () => {
    const { pages, title } = await read(await pdfLists(paper(2), RESOURCES, pacer()));
    expect(title).toBe('西宁市第三批公租房摇号结果');
    expect(pages).toHaveLength(1);
    for (const text of [
      '组织单位：西宁市住房保障中心',
      '海湖新区 一居室（2 户）',
      'XNL2026-01-000002',
      '才*卓玛',
      '欧阳*',
      '1 / 1',
    ])
      expect(pages[0]).toContain(text);
  });

  it('carry their font with the used characters alone, on as many pages as it takes', async () => {
    let turns = 0;
    const everyTime = { isDue: () => true, turn: () => Promise.resolve(void (turns += 1)) };
    const pdf = await pdfLists(paper(400), RESOURCES, everyTime);
    // Others have their turn within every page.
    expect(turns).toBeGreaterThan(400);
    const { pages } = await read(pdf);
    expect(pages.length).toBeGreaterThan(8);
    expect(pages.every((page) => page.includes('登记号'))).toBe(true);
    expect(pages.at(-1)).toContain('XNL2026-01-000400');
    expect(pdf.length).toBeLessThan(80_000);
    expect(pdf.toString('latin1').match(/\/FontFile2/g)).toHaveLength(2);
  });

  it('show a sign for a character that the font does not have, and are the same each time', async () => {
    const odd = { ...paper(1), title: '𫔭𠮷' };
    expect((await read(await pdfLists(odd, RESOURCES, pacer()))).pages[0]).toContain('〓〓');
    const [one, again] = [await pdfLists(odd, RESOURCES, pacer()), await pdfLists(odd, RESOURCES, pacer())];
    expect(one.equals(again)).toBe(true);
  });
});
