/** Whatever the hub or the desk's own line answers has words on the screens, in both languages. */
import { createInstance } from 'i18next';
import { describe, expect, it } from 'vitest';
import { problemCodes, pushAnswerSchema } from '../../../src/protocol/messages.ts';
import { syncCauses } from '../../../src/contract/sync.ts';
import { hubAnswerWord } from '../../../src/renderer/api/hub-words.ts';
import { en } from '../../../src/renderer/messages/en.ts';
import { zh } from '../../../src/renderer/messages/zh.ts';

const refused = pushAnswerSchema.options.find((option) => option.shape.kind.value === 'refused');
const reasons: readonly string[] =
  refused !== undefined && 'reason' in refused.shape ? refused.shape.reason.options : [];

describe.each(['zh', 'en'] as const)('answers of the hub in %s', (lng) => {
  it('have words of their own', async () => {
    const i18n = createInstance();
    const resources = { zh: { words: zh }, en: { words: en } };
    const t = await i18n.init({
      lng,
      ns: ['words'],
      defaultNS: 'words',
      resources,
      interpolation: { escapeValue: false },
    });
    expect(reasons.length).toBeGreaterThan(3);
    for (const code of [...problemCodes, ...reasons, ...syncCauses]) {
      const word = hubAnswerWord(code, t);
      expect(word, code).not.toBe(t('sync.problem.other', { code }));
      expect(word, code).not.toContain('sync.');
    }
    expect(hubAnswerWord('from-the-future', t)).toContain('from-the-future');
  });
});
