import { describe, expect, it } from 'vitest';
import type { CaseView } from '../../../contract/cases.ts';
import type { DocumentId } from '../../../kernel/ids.ts';
import { plainDate } from '../../../kernel/plain-date.ts';
import { identityNumberFor } from '../../../domain/identity/identity-number.ts';
import { problemsOf } from './problems.ts';

type Given = Parameters<typeof problemsOf>[0];

const consent = { verification: true, publicity: true, truthfulness: true, signedOn: plainDate('2026-09-28') };
const flags = { counted: true, income: true, ownership: true, residence: true };
const member: CaseView['content']['members'][number] = {
  name: '马秀莲',
  identityNumber: '630103197203154527',
  relation: '01',
  maritalStatus: '20',
  phone: '',
  employer: '',
  monthlyIncome: 0,
  flags,
};
const content: CaseView['content'] = {
  programme: 'low-income',
  members: [member],
  phone: '',
  address: '',
  registrationAddress: '',
  registeredSince: null,
  residentSince: null,
  homes: [],
  housingChanges: [],
  assets: [],
  employment: null,
  education: null,
  greenChannel: null,
  consent,
};

function given(part: Partial<Given> = {}): Given {
  return {
    status: 'submitted',
    content,
    clock: null,
    missingDocuments: [],
    documents: [],
    supplementItems: [],
    opinions: [],
    promise: null,
    ...part,
  };
}

const today = plainDate('2026-10-23');

const kinds = (part: Partial<Given>): readonly string[] =>
  problemsOf(given(part), today).map(({ problem }) => problem.kind);

describe('the problems of a case', () => {
  it('are none when everything is there', () => {
    expect(problemsOf(given(), today)).toEqual([]);
  });

  it('put what stops the case before what wants a look', () => {
    const problems = problemsOf(
      given({
        content: { ...content, consent: { ...consent, publicity: false, verification: false } },
        missingDocuments: ['income-proof'],
        opinions: [{ step: 'street', byName: '张晓', recommendation: 'reject', comment: '超标' }],
      }),
      today,
    );
    expect(problems.map(({ weight }) => weight)).toEqual(['wrong', 'wrong', 'look', 'look']);
    expect(problems[0]?.problem).toEqual({ kind: 'consent-missing', consent: 'verification' });
  });

  it('name a late clock and a household in which nobody counts', () => {
    const clock = {
      startedOn: plainDate('2026-09-28'),
      limit: 10,
      unit: 'working' as const,
      dueOn: plainDate('2026-10-16'),
      provisional: false,
      day: 12,
      overdue: true,
      pausedOn: null,
      waitingFor: null,
    };
    const nobody = { ...content, members: [{ ...member, flags: { ...flags, counted: false } }] };
    expect(kinds({ clock, content: nobody })).toEqual(['overdue', 'nobody-counted']);
    expect(kinds({ clock: { ...clock, overdue: false } })).toEqual([]);
  });

  it('show the points of the notice until the case is accepted, a missing paper once', () => {
    const supplementItems = [
      { documentType: 'income-proof' as const, text: '' },
      { documentType: 'query-consent' as const, text: '全部成员签字' },
      { documentType: null, text: '说明住房去向' },
    ];
    const asked = { supplementItems, missingDocuments: ['income-proof' as const] };
    expect(kinds({ status: 'awaiting-supplement', ...asked })).toEqual([
      'document-missing',
      'supplement-point',
      'supplement-point',
    ]);
    expect(kinds({ status: 'street-review', ...asked })).toEqual(['document-missing']);
  });

  it('are over with the case', () => {
    expect(kinds({ status: 'withdrawn', missingDocuments: ['diploma'] })).toEqual([]);
    expect(kinds({ status: 'recheck', missingDocuments: ['diploma'] })).toEqual(['document-missing']);
  });

  it('want a look at what does not go together in the household, with the person named', () => {
    const son = {
      ...member,
      name: '马明',
      identityNumber: identityNumberFor('630103', plainDate('2000-03-15'), 2),
      relation: '20' as const,
    };
    const found = problemsOf(given({ content: { ...content, members: [member, son] } }), today);
    expect(found.map(({ problem }) => problem)).toContainEqual({ kind: 'finding', code: 'relation-sex', name: '马明' });
  });

  it('tell a refused paper, one past its day and a promise as what they are, and none of them twice', () => {
    const paper = (type: 'income-proof' | 'identity-card', verdict: CaseView['documents'][number]['verdict']) => ({
      id: type as DocumentId,
      type,
      title: '',
      receivedOn: today,
      files: [],
      verdict,
    });
    const by = { byName: '张晓', on: today };
    const documents = [
      paper('income-proof', { kind: 'refused', reason: 'expired', comment: '', askAgain: true, ...by }),
      paper('identity-card', { kind: 'accepted', validUntil: plainDate('2026-10-22'), ...by }),
    ];
    const promise: CaseView['promise'] = {
      madeOn: today,
      comment: '',
      papers: [
        { documentType: 'diploma', dueOn: plainDate('2026-10-30'), provisional: false, state: 'open' },
        { documentType: 'labour-contract', dueOn: plainDate('2026-10-22'), provisional: false, state: 'broken' },
      ],
    };
    const missingDocuments: CaseView['missingDocuments'] = ['income-proof', 'diploma', 'labour-contract'];
    const found = problemsOf(given({ documents, promise, missingDocuments }), today);
    expect(found.map(({ problem: { kind }, weight }) => [kind, weight])).toEqual([
      ['promise', 'wrong'],
      ['document-refused', 'wrong'],
      ['promise', 'look'],
      ['document-expired', 'look'],
    ]);
  });
});
