/** Whatever is in the log has words: no history, and no conflict, shows the stored name of an event. */
import { createInstance, type TFunction } from 'i18next';
import { describe, expect, it } from 'vitest';
import { en } from '../../../src/renderer/messages/en.ts';
import { zh } from '../../../src/renderer/messages/zh.ts';
import { eventWord } from '../../../src/renderer/ui/event-word.ts';
import { knownEventTypes } from '../../../src/store/projections/known-event-types.ts';

async function speaking(lng: 'zh' | 'en'): Promise<TFunction> {
  const resources = { zh: { words: zh }, en: { words: en } };
  return createInstance().init({ lng, ns: ['words'], defaultNS: 'words', resources });
}

describe.each(['zh', 'en'] as const)('events in %s', (language) => {
  it('have words of their own, every one that is known', async () => {
    const t = await speaking(language);
    const words = new Map(knownEventTypes.map((type) => [type, eventWord(type, t)]));
    expect([...words].filter(([, word]) => word === undefined)).toEqual([]);
    expect([...words.values()].filter((word) => /\.v\d|\{\{/.test(word ?? ''))).toEqual([]);
  });

  it('are told as unknown where a newer program wrote them', async () => {
    expect(eventWord('ticket.sung.v1', await speaking(language))).toBeUndefined();
  });
});
