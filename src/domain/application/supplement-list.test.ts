import { describe, expect, it } from 'vitest';
import { aContent, aDocument, clerk } from '../../../tests/support/application/builders.ts';
import type { DocumentId } from '../../kernel/ids.ts';
import { plainDate } from '../../kernel/plain-date.ts';
import type { DocumentVerdict, JudgedDocument } from './judged-document.ts';
import { collectedSupplement } from './supplement-list.ts';

const on = plainDate('2026-09-02');
const nothing = { missing: [], differences: [] };

function refusedPaper(verdict: Partial<Extract<DocumentVerdict, { kind: 'refused' }>> = {}): JudgedDocument {
  const found = { kind: 'refused', by: clerk.staffId, on, reason: 'illegible', comment: '', askAgain: true } as const;
  return aDocument('income-proof', { id: 'p1' as DocumentId, ...{ verdict: { ...found, ...verdict } } });
}

function collecting(changes: Partial<Parameters<typeof collectedSupplement>[0]> = {}) {
  return { documents: [], content: aContent(), supplementItems: [], ...changes };
}

describe('the one-time notice collects (PRH-05)', () => {
  it('nothing of a case in which nothing is open', () => {
    expect(collectedSupplement(collecting(), nothing)).toEqual([]);
  });

  it('every missing paper, and every refused one with its reason and words, each once', () => {
    const documents = [refusedPaper({ reason: 'expired', comment: '须近三个月' })];
    const missing = ['income-proof', 'diploma'] as const;
    expect(collectedSupplement(collecting({ documents }), { ...nothing, missing })).toEqual([
      { documentType: 'income-proof', text: '须近三个月', reason: 'expired', sure: true },
      { documentType: 'diploma', text: '', sure: true },
    ]);
  });

  it('a refused paper that nobody has to bring again only where the file lacks it', () => {
    const documents = [refusedPaper({ askAgain: false })];
    expect(collectedSupplement(collecting({ documents }), nothing)).toEqual([]);
    const lacking = collectedSupplement(collecting({ documents }), { ...nothing, missing: ['income-proof'] });
    expect(lacking).toHaveLength(1);
  });

  it('no refused paper that another has made up for', () => {
    const documents = [refusedPaper(), aDocument('income-proof', { id: 'p2' as DocumentId })];
    expect(collectedSupplement(collecting({ documents }), nothing)).toEqual([]);
  });

  it('consents that nobody signed and answers that say otherwise', () => {
    const consent = { ...aContent().consent, publicity: false, truthfulness: false };
    const differences = [{ source: 'housing', name: '马秀莲' }] as const;
    const content = aContent({ consent });
    expect(collectedSupplement(collecting({ content }), { ...nothing, differences }).map(({ point }) => point)).toEqual(
      [
        { kind: 'consent', consent: 'truthfulness' },
        { kind: 'consent', consent: 'publicity' },
        { kind: 'difference', source: 'housing', name: '马秀莲' },
      ],
    );
  });

  it('what an earlier notice asked for and has not come; words of it for a person to look at', () => {
    const supplementItems = [
      { documentType: 'diploma', text: '' },
      { documentType: 'labour-contract', text: '' },
      { documentType: null, text: '说明住房去向' },
    ] as const;
    const documents = [aDocument('diploma')];
    expect(collectedSupplement(collecting({ documents, supplementItems }), nothing)).toEqual([
      { documentType: 'labour-contract', text: '', sure: true },
      { documentType: null, text: '说明住房去向', sure: false },
    ]);
  });
});
