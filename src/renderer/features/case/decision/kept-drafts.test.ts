import { describe, expect, it } from 'vitest';
import type { CaseId, StaffId } from '../../../../kernel/ids.ts';
import type { DocumentType } from '../../../../domain/application/document.ts';
import { newDraft } from './draft.ts';
import { draftKeeper, fitted, isTouched } from './kept-drafts.ts';

const [one, two] = ['case-1', 'case-2'] as CaseId[] as [CaseId, CaseId];
const [ma, li] = ['ma', 'li'] as StaffId[] as [StaffId, StaffId];
const open = (...types: readonly DocumentType[]) => ({
  supplementList: types.map((documentType) => ({ documentType, text: '', sure: true })),
});
const empty = newDraft(open());

describe('what was typed on a case that was left', () => {
  it('is found again by the same person, case by case', () => {
    const drafts = draftKeeper();
    drafts.keep(ma, one, { reject: { ...empty, comment: '收入不符' } });
    drafts.keep(ma, two, { approve: { ...empty, comment: '同意' } });
    expect(drafts.of(ma, one).reject?.comment).toBe('收入不符');
    expect(drafts.of(ma, two)).toEqual({ approve: { ...empty, comment: '同意' } });
    drafts.keep(ma, one, {});
    expect(drafts.of(ma, one)).toEqual({});
  });

  it('is gone for whoever sits down next, and for the first when they come back', () => {
    const drafts = draftKeeper();
    drafts.keep(ma, one, { approve: empty });
    expect(drafts.of(li, one)).toEqual({});
    expect(drafts.of(ma, one)).toEqual({});
  });

  it('is told from an untouched form', () => {
    const draft = newDraft(open('diploma'));
    expect(isTouched(draft, open('diploma'))).toBe(false);
    expect(isTouched({ ...draft, comment: '缺' }, open('diploma'))).toBe(true);
  });

  it('asks for what is missing now: what came in meanwhile is dropped, own points and words stay', () => {
    const before = newDraft(open('diploma', 'income-proof'));
    const own = { id: 'own-1', documentType: null, text: '请签字', ticked: true };
    const [diploma, income] = before.items;
    if (diploma === undefined || income === undefined) throw new Error('two points');
    const draft = { ...before, items: [diploma, { ...income, text: '近半年', ticked: false }, own] };
    expect(fitted(draft, open('income-proof', 'query-consent')).items).toEqual([
      { ...income, text: '近半年', ticked: false },
      newDraft(open('query-consent')).items[0],
      own,
    ]);
  });
});
