import PizZip from 'pizzip';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { templateKinds } from '../../domain/letter/letter-kind.ts';
import { checkTemplate } from './check-template.ts';

const templates = new URL('../../../resources/templates/', import.meta.url);
const shipped = (kind: string): Uint8Array => readFileSync(new URL(`${kind}.docx`, templates));

/** The shipped receipt with other words in it, as Word would save them. */
function receiptWith(...paragraphs: readonly string[]): Uint8Array {
  const zip = new PizZip(shipped('receipt'));
  const xml = zip.file('word/document.xml')?.asText() ?? '';
  const added = paragraphs.map((text) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`).join('');
  zip.file('word/document.xml', xml.replace('<w:sectPr>', `${added}<w:sectPr>`));
  return zip.generate({ type: 'uint8array', compression: 'DEFLATE' });
}

const problem = async (bytes: Uint8Array) => {
  const checked = await checkTemplate('receipt', bytes);
  return checked.ok ? undefined : checked.error;
};

describe('a template that is handed in', () => {
  it.each(templateKinds)('is taken as it came with the program: %s', async (kind) => {
    expect(await checkTemplate(kind, shipped(kind))).toEqual({ ok: true, value: null });
  });

  it('is taken with the office’s own words and the letter’s fields', async () => {
    expect(await problem(receiptWith('咨询电话：0971-0000000', '编号 {文号}'))).toBeUndefined();
  });

  it('is refused for a field that the letter does not have, with the words around it', async () => {
    expect(await problem(receiptWith('尊敬的{申请人姓名}：'))).toEqual({
      code: 'bad-template',
      problem: 'unknown-field',
      field: '申请人姓名',
      place: '尊敬的{申请人姓名}：',
    });
  });

  it('finds a field that Word has cut into several runs', async () => {
    const cut = receiptWith('{申请</w:t></w:r><w:r><w:t>人姓名}');
    expect(await problem(cut)).toMatchObject({ problem: 'unknown-field', field: '申请人姓名' });
  });

  it('is refused for a list that the letter does not have, and for one that is not closed', async () => {
    expect(await problem(receiptWith('{#理由}{内容}{/理由}'))).toMatchObject({
      problem: 'unknown-list',
      field: '理由',
    });
    expect(await problem(receiptWith('{#材料}', '{内容}'))).toMatchObject({ problem: 'syntax', field: '材料' });
    expect(await problem(receiptWith('{/材料}'))).toMatchObject({ problem: 'syntax', field: '材料' });
  });

  it('is refused for fields of a list outside of it, and for braces left open', async () => {
    expect(await problem(receiptWith('{内容}'))).toMatchObject({ problem: 'unknown-field', field: '内容' });
    expect(await problem(receiptWith('编号 {文号'))).toMatchObject({ problem: 'syntax' });
  });

  it('is refused when it is no Word file', async () => {
    const zip = new PizZip();
    zip.file('readme.txt', 'x');
    for (const bytes of [new Uint8Array(), new TextEncoder().encode('<html>'), zip.generate({ type: 'uint8array' })]) {
      expect(await problem(bytes)).toMatchObject({ problem: 'not-word' });
    }
    expect(await problem(new Uint8Array(5 * 1024 * 1024))).toMatchObject({ problem: 'too-large' });
  });
});
