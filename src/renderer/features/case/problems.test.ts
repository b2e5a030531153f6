import { describe, expect, it } from 'vitest';
import type { CaseView } from '../../../contract/cases.ts';
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
});
