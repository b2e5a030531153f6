import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseSearch, passesRecheck } from './search-query.ts';

describe('parseSearch', () => {
  it.each(['', '   ', '*', '"', ' - · ', '()', '，、'])('has nothing to search for in %j', (typed) => {
    expect(parseSearch(typed)).toBeUndefined();
  });

  it('asks for a name or an address', () => {
    expect(parseSearch('秀莲')).toEqual({ match: '(("n秀莲") OR ("a秀莲"))', recheck: [] });
    expect(parseSearch('lv')?.match).toBe('("clv" * OR "ylv" * OR "zlv" *)');
  });

  it('takes a number typed in groups as one word', () => {
    expect(parseSearch('138 0013-8000')).toEqual(parseSearch('13800138000'));
    expect(parseSearch('１１０１０５ 19491231 002x')).toEqual(parseSearch('11010519491231002X'));
    expect(parseSearch('138 0013 800')).not.toEqual(parseSearch('1380013800'));
  });

  it('takes short digits for the end of an identity number, long ones for its beginning', () => {
    expect(parseSearch('0014')?.match).toBe('("c0014" * OR "l0014" * OR "q0014" * OR "p0014" *)');
    expect(parseSearch('002X')?.match).toBe('("c002x" * OR "l002x" *)');
    expect(parseSearch('6401041980')?.match).toBe('("c6401041980" * OR "i6401041980" * OR "p6401041980" *)');
  });

  it('has only tokens, AND, OR, brackets and stars, for anything typed', () => {
    const term = '"[nailpqcyz][a-z0-9\\u3007\\u3400-\\u9fff]+"( \\*)?';
    const safe = new RegExp(`^(\\(|\\)| AND | OR |${term})+$`);
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (typed) => {
        const query = parseSearch(typed);
        if (query !== undefined) expect(query.match).toMatch(safe);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('passesRecheck', () => {
  it('checks again what the pairs alone would let pass', () => {
    const query = parseSearch('秀莲秀');
    expect(query?.recheck).toEqual([{ kind: 'name-or-address', text: '秀莲秀' }]);
    if (query === undefined) throw new Error('no query');
    expect(passesRecheck(query, { names: ['马莲秀莲'], addresses: ['莲秀路'] })).toBe(false);
    expect(passesRecheck(query, { names: ['马秀·莲秀'], addresses: [] })).toBe(true);
  });
});
