import { describe, expect, it } from 'vitest';
import { initialPassword } from './initial-password.ts';

/** Hands out bytes one after the other, round and round. */
function bytes(...values: readonly number[]) {
  let next = 0;
  return (into: Uint8Array<ArrayBuffer>): void => {
    for (let index = 0; index < into.length; index += 1) {
      into[index] = values[next % values.length] ?? 0;
      next += 1;
    }
  };
}

const random = (into: Uint8Array<ArrayBuffer>): void => {
  crypto.getRandomValues(into);
};

describe('the first password', () => {
  it('has three groups of four, more when the city asks for more', () => {
    expect(initialPassword(8, random)).toMatch(/^[a-zA-Z2-9]{4}(-[a-zA-Z2-9]{4}){2}$/);
    for (const least of [8, 10, 14, 15, 20, 64])
      expect(initialPassword(least, random).length).toBeGreaterThanOrEqual(least);
  });

  it('throws away bytes that would favour some characters', () => {
    expect(initialPassword(8, bytes(255, 0, 230, 1))).toBe('abab-abab-abab');
  });

  it('draws every character equally often', () => {
    const drawn = initialPassword(5, bytes(...Array.from({ length: 256 }, (_, value) => value)));
    expect(drawn).toBe('abcd-efgh-jkmn');
    const counts = new Map<string, number>();
    const walk = bytes(...Array.from({ length: 256 }, (_, value) => value));
    // 55 × 4 = 220 accepted bytes a round, 12 a password: 55 passwords are exactly 3 rounds.
    for (let turn = 0; turn < 55; turn += 1) {
      for (const character of initialPassword(8, walk).replaceAll('-', '')) {
        counts.set(character, (counts.get(character) ?? 0) + 1);
      }
    }
    expect(new Set(counts.values())).toEqual(new Set([12]));
    expect([...counts.keys()].join('')).not.toMatch(/[ilIO01o]/);
  });
});
