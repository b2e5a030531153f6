import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { draftOf, draftsOf, saveDraft, versionDraftId } from '../../../src/store/drafts.ts';
import { type TestDesk, testDesk } from '../../support/desk/test-desk.ts';
import { issue, onPack, propose } from '../../support/policy/new-version.ts';
import { currentPolicy } from '../../../src/app/open-desk.ts';
import { missingDocuments } from '../../../src/domain/application/missing-documents.ts';
import { aContent } from '../../support/application/builders.ts';

let made: TestDesk;
beforeEach(async () => {
  made = await testDesk();
});
afterEach(() => {
  made.remove();
});

describe('a draft of a version', () => {
  const keep = (who: 'admin' | 'citySupervisor', form: Readonly<Record<string, unknown>>) => {
    const { staffId } = made.as(who).actor;
    const draftId = versionDraftId('xining', staffId);
    saveDraft(made.desk.file.db, { draftId, staffId, title: '', form, savedAt: made.desk.now() });
    return { draftId, staffId };
  };

  it('is there after a restart, for its person alone, and is no application that somebody began', () => {
    const { draftId, staffId } = keep('admin', { base: 'xining@2021-06-01', reason: '压缩' });
    made.reopen();
    const { db } = made.desk.file;
    expect(draftOf(db, draftId, staffId)?.form).toEqual({ base: 'xining@2021-06-01', reason: '压缩' });
    expect(draftOf(db, draftId, made.as('citySupervisor').actor.staffId)).toBeUndefined();
    expect(draftsOf(db, staffId)).toEqual([]);
  });
});

describe('what a version takes away', () => {
  it('is said by saying nothing: a paper is asked for again, a limit is asked for no more', () => {
    issue(made, 9);
    made.clock.now += 2 * 86_400_000;
    const said = { source: '市住建局通知（测试）', confidence: 'O' };
    const before = currentPolicy(made.desk);
    const state = { content: aContent(), documents: [] };
    expect(before && missingDocuments(state, before, ['economic-report', 'tax'])).not.toContain('income-proof');
    const proposalId = propose(made, {
      effectiveFrom: '2026-10-12',
      dated: said,
      sharing: { 'income-proof': { value: [], ...said } },
      limits: { 'low-income': { 'housing-area': { value: null, ...said } } },
    });
    expect(onPack(made, 'citySupervisor', { type: 'issue', proposalId })).toMatchObject({ ok: true });
    const after = currentPolicy(made.desk);
    expect(after?.limits['low-income']['housing-area'].value).toBeNull();
    expect(after && missingDocuments(state, after, ['economic-report', 'tax'])).toContain('income-proof');
  });
});
