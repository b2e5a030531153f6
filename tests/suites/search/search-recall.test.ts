import Database from 'better-sqlite3';
import fc from 'fast-check';
import { pinyin } from 'pinyin-pro';
import { afterAll, describe, expect, it } from 'vitest';
import { addDays, plainDate } from '../../../src/kernel/plain-date.ts';
import { seededRandom } from '../../../src/kernel/random.ts';
import { identityNumberFor } from '../../../src/domain/identity/identity-number.ts';
import { parseSearch, passesRecheck } from '../../../src/domain/search/search-query.ts';
import { type SearchableCase, tokensOf } from '../../../src/domain/search/tokens-of.ts';

const CASES = 2000;
const cases = syntheticCases(CASES);
const db = new Database(':memory:');
db.exec(
  "CREATE VIRTUAL TABLE case_search USING fts5(tokens, content='', detail=none, tokenize='unicode61', prefix='2')",
);
const insert = db.prepare('INSERT INTO case_search (rowid, tokens) VALUES (?, ?)');
db.transaction(() => {
  for (const [index, subject] of cases.entries()) insert.run(index, tokensOf(subject));
})();
const select = db.prepare('SELECT rowid FROM case_search WHERE case_search MATCH ? ORDER BY rowid').pluck();

afterAll(() => {
  db.close();
});

/** What the store does with a query: the index, then the row's own text. */
function find(typed: string): number[] {
  const query = parseSearch(typed);
  if (query === undefined) return [];
  const hits = select.all(query.match) as number[];
  return hits.filter((index) => passesRecheck(query, caseAt(index)));
}

function caseAt(index: number): SearchableCase {
  const subject = cases[index];
  if (subject === undefined) throw new RangeError(`no case ${index}`);
  return subject;
}

/** The oracle: look at every case. */
function scan(holds: (subject: SearchableCase) => boolean): number[] {
  return [...cases.keys()].filter((index) => holds(caseAt(index)));
}

function withText(text: string): (subject: SearchableCase) => boolean {
  return ({ names, addresses }) => [...names, ...addresses].some((value) => value.replaceAll('·', '').includes(text));
}

function substringsOf(text: string, length: number): string[] {
  const points = Array.from(text);
  return points.slice(length - 1).map((_, start) => points.slice(start, start + length).join(''));
}

describe('search by a part of a name', () => {
  it.each([1, 2, 3])(`finds every substring of %i characters of ${CASES} names, and nothing else`, (length) => {
    const parts = new Set(
      cases.flatMap(({ names }) => names.flatMap((name) => substringsOf(name.replaceAll('·', ''), length))),
    );
    expect(parts.size).toBeGreaterThan(50);
    for (const part of parts) expect([part, find(part)]).toEqual([part, scan(withText(part))]);
  });

  it('finds whole names, with or without the dot', () => {
    for (const { names } of cases.slice(0, 300)) {
      const [name = ''] = names;
      const expected = scan(withText(name.replaceAll('·', '')));
      expect(find(name)).toEqual(expected);
      expect(find(name.replaceAll('·', ''))).toEqual(expected);
    }
  });
});

describe('search by a part of an address', () => {
  it('finds every substring of 2 to 6 characters that holds a Chinese one', () => {
    const random = seededRandom(5);
    const parts = new Set(
      Array.from({ length: 400 }, () => {
        const [address = ''] = random.pick(cases).addresses;
        return random.pick(substringsOf(address, random.integer(2, 6)));
      }).filter((part) => /\p{Script=Han}/u.test(part)),
    );
    expect(parts.size).toBeGreaterThan(200);
    for (const part of parts) expect([part, find(part)]).toEqual([part, scan(withText(part))]);
  });
});

describe('search by numbers', () => {
  it('finds every last four of an identity number', () => {
    const lastFours = new Set(
      cases.flatMap(({ identityNumbers }) => identityNumbers.map((number) => number.slice(-4))),
    );
    expect(lastFours.size).toBeGreaterThan(1000);
    for (const lastFour of lastFours) {
      const found = new Set(find(lastFour));
      const expected = scan(({ identityNumbers }) => identityNumbers.some((number) => number.endsWith(lastFour)));
      expect([lastFour, expected.filter((index) => !found.has(index))]).toEqual([lastFour, []]);
      if (lastFour.endsWith('X')) expect(new Set(find(lastFour.toLowerCase()))).toEqual(found);
    }
  });

  it('answers four digits with exactly the cases that have them in one of the places meant', () => {
    const random = seededRandom(9);
    for (let round = 0; round < 300; round += 1) {
      const digits = String(random.integer(0, 9999)).padStart(4, '0');
      const expected = scan(
        ({ identityNumbers, phones, caseNo }) =>
          identityNumbers.some((number) => number.endsWith(digits)) ||
          phones.some((phone) => phone.startsWith(digits) || phone.startsWith(digits, 3) || phone.endsWith(digits)) ||
          caseNo.slice(-6).startsWith(digits) ||
          caseNo.slice(-6).replace(/^0+/, '').startsWith(digits),
      );
      expect([digits, find(digits)]).toEqual([digits, expected]);
    }
  });

  it('finds whole numbers however they are grouped, and numbers still being typed', () => {
    for (const [index, { identityNumbers, phones, caseNo }] of cases.slice(0, 200).entries()) {
      const [number = ''] = identityNumbers;
      const [phone = ''] = phones;
      const grouped = `${number.slice(0, 6)} ${number.slice(6, 14)} ${number.slice(14)}`;
      for (const typed of [number, number.toLowerCase(), grouped, number.slice(0, 16)]) {
        expect(find(typed)).toContain(index);
      }
      for (const typed of [phone, `${phone.slice(0, 3)} ${phone.slice(3, 7)}-${phone.slice(7)}`, phone.slice(0, 9)]) {
        expect(find(typed)).toContain(index);
      }
      expect(find(phone.slice(3, 7))).toContain(index);
      for (const typed of [caseNo, caseNo.toLowerCase(), caseNo.replaceAll('-', ''), caseNo.slice(0, 9)]) {
        expect(find(typed)).toContain(index);
      }
      expect(find(caseNo)).toEqual([index]);
      expect(find(String(Number(caseNo.slice(-6))))).toContain(index);
    }
  });
});

describe('search by pinyin', () => {
  it('finds every name by its full pinyin and initials as far as typed, from any syllable', () => {
    for (const [index, subject] of cases.slice(0, 300).entries()) {
      for (const { full, initials } of subject.pinyin) {
        const start = index % full.length;
        const letters = full.slice(start).join('');
        const typedSoFar = letters.slice(0, 1 + (index % letters.length));
        expect(find(letters)).toContain(index);
        expect(find(typedSoFar)).toContain(index);
        expect(find(initials.slice(start).join(''))).toContain(index);
        expect(find(full.join(' ').toUpperCase())).toContain(index);
        expect(find(full.join("'"))).toContain(index);
      }
    }
  });
});

describe('several words', () => {
  it('must all be found, in any order and of any kind', () => {
    const { names, identityNumbers, addresses } = caseAt(7);
    const name = names[0] ?? '';
    const street = (addresses[0] ?? '').slice(6, 8);
    const lastFour = identityNumbers[0]?.slice(-4) ?? '';
    const typed = [name, lastFour, street].join(' ');
    expect(find(typed)).toContain(7);
    expect(find([street, name, lastFour].join('　'))).toEqual(find(typed));
    const separately = [name, lastFour, street].map((word) => new Set(find(word)));
    expect(find(typed)).toEqual([...cases.keys()].filter((index) => separately.every((hits) => hits.has(index))));
    expect(find(`${name} 龘`)).toEqual([]);
  });
});

describe('any query', () => {
  it.each([
    'a" OR tokens MATCH "b',
    'NOT 马',
    'n* OR *',
    '{tokens}: x',
    '-tokens : 马',
    'NEAR(马 秀, 2)',
    '^马 + 秀',
    '马"秀',
    "'; DROP TABLE case_search; --",
    '\u0000马',
    '한국 ひらがな Ελλάδα ١٢٣ 𠮷𬱖𱁬',
  ])('turns %j into words, never into operators', (typed) => {
    expect(() => find(typed)).not.toThrow();
  });

  it('gives a query that SQLite takes, for anything typed', () => {
    const typed = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 80 }),
      fc
        .array(fc.constantFrom('马', '秀', '"', '*', ' ', 'AND', 'OR', 'NOT', '(', ')', 'a', '1', '·', '-', '^', ':'), {
          maxLength: 40,
        })
        .map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(typed, (text) => {
        const query = parseSearch(text);
        if (query === undefined) return;
        expect(() => select.all(query.match)).not.toThrow();
      }),
      { numRuns: 500 },
    );
  });

  it('bounds what a pasted page can ask for', () => {
    const page = Array.from(
      { length: 200 },
      (_, word) => String.fromCodePoint(0x4e00 + word).repeat(3) + '县城'.repeat(99),
    );
    const query = parseSearch(page.join(' '));
    expect(query?.recheck).toHaveLength(8);
    expect(() => find(page.join(' '))).not.toThrow();
    const distinct = Array.from({ length: 8 }, (_, word) =>
      Array.from({ length: 60 }, (_at, at) => String.fromCodePoint(0x4e00 + word * 60 + at)).join(''),
    );
    expect(() => find(distinct.join(' '))).not.toThrow();
  });
});

function syntheticCases(count: number): SearchableCase[] {
  const random = seededRandom(20_260_615);
  const surnames = Array.from('马王李张刘陈杨赵黄周丁田哈虎纳撒妥冶韩吕').concat('欧阳', '司马');
  const given = Array.from('秀莲英明国强伟芳娜敏静丽洋勇军磊建平海燕玉兰梅霞小龙凤云红华春生文学𠮷');
  const streets = ['凤凰北街', '解放西街', '丰登镇润丰村', '镇北堡镇华西村', '北京中路', '满城南街'];
  return Array.from({ length: count }, (_, index) => {
    const name = random.chance(0.05)
      ? `${random.pick(['买买提', '阿依古丽', '古丽'])}·${random.pick(['艾力', '买买提', '尔撒'])}`
      : random.pick(surnames) + random.pick(given) + (random.chance(0.7) ? random.pick(given) : '');
    const spouse = random.pick(surnames) + random.pick(given) + random.pick(given);
    const names = random.chance(0.5) ? [name, spouse] : [name];
    const birth = addDays(plainDate('1950-01-01'), random.integer(0, 20_000));
    return {
      names,
      pinyin: names.map((each) => {
        const full = pinyin(each.replaceAll('·', ''), { toneType: 'none', type: 'array', v: true, nonZh: 'removed' });
        return { full, initials: full.map((syllable) => syllable.slice(0, 1)) };
      }),
      identityNumbers: names.map(() => identityNumberFor('640104', birth, random.integer(0, 999))),
      phones: [`1${random.pick(['38', '51', '99'])}${String(random.integer(0, 99_999_999)).padStart(8, '0')}`],
      caseNo: `XN2026-01-${String(index + 1).padStart(6, '0')}`,
      addresses: [
        `银川市兴庆区${random.pick(streets)}${random.integer(1, 300)}号${random.integer(1, 30)}栋${random.integer(101, 1899)}室`,
      ],
    };
  });
}
