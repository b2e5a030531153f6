import type { TFunction } from 'i18next';
import { describe, expect, it } from 'vitest';
import { instant } from '../../../../kernel/instant.ts';
import { carriedFileName, passphraseProblems } from './carry-form.ts';

const t = ((key: string) => key) as unknown as TFunction;

describe('a file for a stick', () => {
  it('is named after the office and the time, by characters that every stick takes', () => {
    const at = instant(Date.parse('2026-11-23T14:02:00+08:00'));
    const name = (words: string, given: string): string => carriedFileName({ words, at, given });
    expect(name('待发_胜利路街道', 'waiting.anjupush')).toBe('待发_胜利路街道_2026-11-23-1402.anjupush');
    expect(name('for_A/B: "C"', '')).toBe('for_A-B-C-_2026-11-23-1402.anju');
  });

  it('wants a passphrase of eight characters, twice the same', () => {
    expect(passphraseProblems({ passphrase: '1234567', again: '1234567' }, t)).toHaveProperty('passphrase');
    expect(passphraseProblems({ passphrase: '12345678', again: '12345679' }, t)).toHaveProperty('again');
    expect(passphraseProblems({ passphrase: '12345678', again: '12345678' }, t)).toEqual({});
  });
});
