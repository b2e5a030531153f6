import { describe, expect, it } from 'vitest';
import {
  aDocument,
  anActor,
  clerk,
  districtSupervisor,
  secondClerk,
} from '../../../tests/support/application/builders.ts';
import { type Step, given, stages } from '../../../tests/support/application/given.ts';
import type { BlobHash, DocumentId } from '../../kernel/ids.ts';
import { plainDate } from '../../kernel/plain-date.ts';
import type { CaseCommand } from './commands.ts';
import { counts, countingTypes, hasExpired, refusedWithoutOther } from './judged-document.ts';

const card = aDocument('identity-card').id;
const refuse: CaseCommand = {
  type: 'refuse-document',
  documentId: card,
  reason: 'illegible',
  comment: '',
  askAgain: true,
};
const accept: CaseCommand = {
  type: 'accept-document',
  documentId: card,
  documentType: 'identity-card',
  validUntil: plainDate('2027-03-01'),
};
const inDistrict: readonly Step[] = stages.inDistrict;

describe('judging a paper (PRH-04)', () => {
  it('keeps who found what, and until when it is valid', () => {
    const state = given(stages.submitted).when(clerk, accept).then('application.document-accepted.v1');
    const verdict = state.documents.find(({ id }) => id === card)?.verdict;
    expect(verdict).toEqual({ kind: 'accepted', by: clerk.staffId, on: '2026-09-02', validUntil: '2027-03-01' });
    expect(state.status).toBe('submitted');
  });

  it('makes a refused paper missing: the file is not accepted', () => {
    const state = given(stages.submitted).when(clerk, refuse).then('application.document-refused.v1');
    expect(countingTypes(state.documents)).toEqual(['application-form']);
    given([...stages.submitted, [clerk, refuse]])
      .when(clerk, { type: 'accept' })
      .refused({ code: 'documents-missing', types: ['identity-card'] });
  });

  it('is undone by judging again', () => {
    given([...stages.submitted, [clerk, refuse], [clerk, accept]])
      .when(clerk, { type: 'accept' })
      .then('application.accepted.v1');
  });

  it('puts right what the paper was handed in as', () => {
    const state = given(stages.submitted)
      .when(clerk, { ...accept, documentType: 'household-register' })
      .then('application.document-accepted.v1');
    expect(state.documents.find(({ id }) => id === card)?.type).toBe('household-register');
    given([...stages.submitted, [clerk, { ...accept, documentType: 'household-register' }]])
      .when(clerk, { type: 'accept' })
      .refused({ code: 'documents-missing', types: ['identity-card'] });
  });

  it('is the next office’s once the step has begun', () => {
    given(inDistrict).when(clerk, refuse).refused({ code: 'wrong-office', office: districtSupervisor.office });
    given(inDistrict).when(districtSupervisor, refuse).then('application.document-refused.v1');
  });

  it('takes words for another reason, and a paper that the case has', () => {
    const other = { ...refuse, reason: 'other', comment: ' ' } as const;
    given(stages.submitted).when(clerk, other).refused({ code: 'comment-missing' });
    const unknown = { ...refuse, documentId: 'x' as DocumentId };
    given(stages.submitted).when(clerk, unknown).refused({ code: 'unknown-document' });
  });

  it('is refused to who may not review', () => {
    given(stages.submitted)
      .when(anActor({ roles: ['hall'] }), refuse)
      .refused({ code: 'missing-permission', permission: 'case.review' });
  });

  it('flags a paper whose last day has passed, and that day still counts', () => {
    const verdict = { kind: 'accepted', by: clerk.staffId, on: plainDate('2026-09-02') } as const;
    const until = { ...verdict, validUntil: plainDate('2026-10-01') };
    expect(hasExpired(until, plainDate('2026-10-01'))).toBe(false);
    expect(hasExpired(until, plainDate('2026-10-02'))).toBe(true);
    expect(hasExpired({ ...verdict, validUntil: null }, plainDate('2036-01-01'))).toBe(false);
  });

  it('lets a new paper of the type make up for a refused one', () => {
    const [again] = [aDocument('identity-card', { id: 'second' as DocumentId })];
    const state = given([...stages.submitted, [clerk, refuse]])
      .when(clerk, refuse)
      .then('application.document-refused.v1');
    expect(refusedWithoutOther(state.documents)).toHaveLength(1);
    expect(refusedWithoutOther([...state.documents, again])).toEqual([]);
  });
});

describe('a copy', () => {
  const copy: CaseCommand = {
    type: 'copy-document',
    id: 'copy-1' as DocumentId,
    of: card,
    page: 'a'.repeat(64) as BlobHash,
    made: 'redacted',
    file: { hash: 'b'.repeat(64) as BlobHash, mediaType: 'image/png', bytes: 10, name: 'copy.png' },
  };

  it('names its original, leaves it as it is and proves nothing by itself', () => {
    const state = given(stages.submitted).when(secondClerk, copy).then('application.document-copied.v1');
    const original = state.documents.find(({ id }) => id === card);
    const made = state.documents.at(-1);
    expect(original).toEqual(aDocument('identity-card'));
    expect(made).toMatchObject({
      type: 'identity-card',
      copyOf: { documentId: card, page: 'a'.repeat(64), made: 'redacted' },
    });
    expect(made === undefined || counts(made)).toBe(false);
    given([...stages.submitted, [clerk, refuse], [clerk, copy]])
      .when(clerk, { type: 'accept' })
      .refused({ code: 'documents-missing', types: ['identity-card'] });
  });

  it('is of a page that the paper has, and never of a copy', () => {
    given(stages.submitted)
      .when(clerk, { ...copy, page: 'd'.repeat(64) as BlobHash })
      .refused({ code: 'unknown-document' });
    given([...stages.submitted, [clerk, copy]])
      .when(clerk, { ...copy, of: 'copy-1' as DocumentId })
      .refused({ code: 'unknown-document' });
    given([...stages.submitted, [clerk, copy]])
      .when(clerk, { ...refuse, documentId: 'copy-1' as DocumentId })
      .refused({ code: 'unknown-document' });
  });
});
