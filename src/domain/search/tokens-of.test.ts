import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pinyinText, searchText } from './search-text.ts';
import { type SearchableCase, tokensOf } from './tokens-of.ts';

const nothing: SearchableCase = {
  names: [],
  pinyin: [],
  identityNumbers: [],
  phones: [],
  caseNo: '',
  addresses: [],
};

function tokens(part: Partial<SearchableCase>): string[] {
  return tokensOf({ ...nothing, ...part }).split(' ');
}

describe('tokensOf', () => {
  it('is empty for nothing', () => {
    expect(tokensOf(nothing)).toBe('');
  });

  it('cuts names and addresses into single characters and pairs', () => {
    expect(tokens({ names: ['马秀莲'] })).toEqual(['n马', 'n秀', 'n莲', 'n马秀', 'n秀莲']);
    expect(tokens({ addresses: ['凤凰街3号'] })).toEqual(
      ['凤', '凰', '街', '3', '号', '凤凰', '凰街', '街3', '3号'].map((text) => `a${text}`),
    );
    expect(tokens({ names: ['丽'] })).toEqual(['n丽']);
  });

  it('reads over the middle dot of a name', () => {
    expect(tokens({ names: ['艾力·买'] })).toEqual(tokens({ names: ['艾力买'] }));
  });

  it('writes rare characters so that no tokenizer splits them', () => {
    expect(tokens({ names: ['𠮷田'] })).toEqual(['nu020bb7', 'n田', 'nu020bb7田']);
  });

  it('lets pinyin and initials begin at every syllable', () => {
    expect(tokens({ pinyin: [{ full: ['ma', 'xiu', 'lian'], initials: ['m', 'x', 'l'] }] })).toEqual([
      'ymaxiulian',
      'yxiulian',
      'ylian',
      'zmxl',
      'zxl',
      'zl',
    ]);
    expect(tokens({ pinyin: [{ full: ['Lǚ', 'xī’ān'], initials: [] }] })).toEqual(['ylvxian', 'yxian']);
  });

  it('takes a name in Latin letters as pinyin', () => {
    expect(tokens({ names: ['JOHN O’Neil'] })).toEqual(expect.arrayContaining(['yjohnoneil', 'yoneil']));
  });

  it('takes numbers whole and by their last four', () => {
    expect(tokens({ identityNumbers: ['11010519491231002X'] })).toEqual(['i11010519491231002x', 'l002x']);
    expect(tokens({ phones: ['13800138001'] })).toEqual(['p13800138001', 'p00138001', 'q8001']);
    expect(tokens({ phones: ['0951-5041234-12'] })).toEqual(['p0951504123412', 'p504123412', 'q1234']);
    expect(tokens({ caseNo: 'XN2026-01-000123' })).toEqual(['cxn202601000123', 'c000123', 'c123']);
  });

  it('makes single tokens of letters and digits whatever it is given', () => {
    const text = fc.string({ unit: 'binary' });
    const subject = fc.record({
      names: fc.array(text),
      pinyin: fc.array(fc.record({ full: fc.array(text), initials: fc.array(text) })),
      identityNumbers: fc.array(text),
      phones: fc.array(text),
      caseNo: text,
      addresses: fc.array(text),
    });
    fc.assert(
      fc.property(subject, (value) => {
        const all = tokensOf(value);
        if (all !== '')
          expect(all).toMatch(/^[nailpqcyz][a-z0-9\u3007\u3400-\u9fff]+( [nailpqcyz][a-z0-9\u3007\u3400-\u9fff]+)*$/);
        expect(new Set(all.split(' ')).size).toBe(all.split(' ').length);
      }),
    );
  });
});

describe('folding', () => {
  it.each([
    ['买买提·艾力', '买买提艾力'],
    [' Ａ座 ３号-２ ', 'a座3号2'],
    ['\uf900', '\u8c48'],
  ])('%j is searched as %s', (text, folded) => {
    expect(searchText(text)).toBe(folded);
  });

  it.each([
    ['lǜ', 'lv'],
    ['LÜ', 'lv'],
    ['nǚ', 'nv'],
    ["xi'an", 'xian'],
    ['mǎ', 'ma'],
  ])('the pinyin %s is %s', (text, folded) => {
    expect(pinyinText(text)).toBe(folded);
  });

  it('is done once and for all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(pinyinText(pinyinText(text))).toBe(pinyinText(text));
      }),
    );
  });
});

describe('a text that is folded already', () => {
  it('would come back the same by the long way', () => {
    const blocks = [
      [0x30, 0x39],
      [0x61, 0x7a],
      [0x3007, 0x3007],
      [0x3400, 0x4db5],
      [0x4e00, 0x9fcb],
    ] as const;
    for (const [from, to] of blocks) {
      const text = String.fromCodePoint(...Array.from({ length: to - from + 1 }, (_, at) => from + at));
      const longWay = text
        .normalize('NFKC')
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]/gu, '');
      expect(longWay).toBe(text);
      expect(searchText(text)).toBe(text);
    }
    expect(searchText('Ａ１栋·３单元')).toBe('a1栋3单元');
  });
});
