import { describe, expect, it } from 'vitest';
import { passphraseStrength } from './passphrase-strength.ts';

describe('passphraseStrength', () => {
  it('calls nothing empty', () => {
    expect(passphraseStrength('')).toBe('empty');
  });

  it.each(['12345678', 'aaaaaaaaaaaaaaaaaaaa', 'abcdefghijklmnop', 'password', '安居台安居台安居台'])(
    'calls %s weak',
    (text) => {
      expect(passphraseStrength(text)).toBe('weak');
    },
  );

  it.each(['铁桥 晚霞 算盘 骆驼', 'copper lantern walnut'])('calls %s at least fair', (text) => {
    expect(['fair', 'strong']).toContain(passphraseStrength(text));
  });

  it('calls five unrelated words strong', () => {
    expect(passphraseStrength('river-Vx7 quilt 骆驼 umber 1946')).toBe('strong');
  });
});
