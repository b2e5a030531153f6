import i18next from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import { importReason, importReasonCodes } from '../../../contract/import-reason.ts';
import { importWords } from '../../messages/zh/import.ts';
import { reasonWords } from './reason-words.ts';

describe('reasons of an import in words', () => {
  beforeAll(async () => {
    const resources = { zh: { words: { import: importWords } } };
    await i18next.init({ lng: 'zh', ns: ['words'], defaultNS: 'words', resources });
  });

  it('has words for every code', () => {
    for (const code of importReasonCodes) expect(reasonWords(importReason(code), i18next.t)).toMatch(/\p{Script=Han}/u);
  });

  it('says the detail, that of an identity number in words too', () => {
    expect(reasonWords('too-long: 50', i18next.t)).toBe('太长（50）');
    expect(reasonWords('not-an-identity-number: checksum', i18next.t)).toBe('身份证号不对（校验位不符）');
  });

  it('shows what it does not know as it came', () => {
    expect(reasonWords('retired-reason: x', i18next.t)).toBe('retired-reason: x');
  });
});
