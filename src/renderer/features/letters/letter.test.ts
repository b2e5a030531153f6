import i18next, { type TFunction } from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import type { CaseView, HistoryEntry } from '../../../contract/cases.ts';
import { plainDate } from '../../../kernel/plain-date.ts';
import { en } from '../../messages/en.ts';
import { zh } from '../../messages/zh.ts';
import { type Letter, letterOf, lettersIn } from './letter.ts';

const clock = { startedOn: '2026-10-09', limit: 10, unit: 'working', dueOn: '2026-10-23', provisional: false };
const member: CaseView['content']['members'][number] = {
  name: '马秀莲',
  identityNumber: '630103197203154527',
  relation: '01',
  maritalStatus: '20',
  phone: '13900000000',
  employer: '',
  monthlyIncome: 151_200,
  flags: { counted: true, income: true, ownership: true, residence: true },
};
const view: Parameters<typeof letterOf>[1]['view'] = {
  caseNo: 'XN2026-001873',
  receivedOn: plainDate('2026-09-28'),
  documents: [],
  way: (['acceptance', 'street', 'decision', 'publicity'] as const).map((name) => ({
    name,
    stage: 'ahead',
    officeName: '',
    byName: '',
    limit: null,
  })),
  content: {
    programme: 'low-income',
    members: [member, { ...member, name: '马小', relation: '20' }],
    phone: '',
    address: '胜利路 8 号',
    registrationAddress: '',
    registeredSince: null,
    residentSince: null,
    homes: [],
    housingChanges: [],
    assets: [],
    employment: null,
    education: null,
    greenChannel: null,
    consent: { verification: true, publicity: true, truthfulness: true, signedOn: plainDate('2026-09-28') },
  },
};

function step(type: string, details: Record<string, unknown>, office = '胜利路街道办事处'): HistoryEntry {
  return {
    eventId: type,
    version: 1,
    type,
    // 2026-10-09 23:30 in UTC is the morning of the 10th in China.
    at: Date.UTC(2026, 9, 9, 23, 30),
    actorName: '张晓',
    officeName: office,
    details,
    rules: [],
    policy: '',
  };
}

const accepted = step('application.accepted.v1', { receiptNo: '回2026-7', acceptedOn: '2026-10-10', clock });
const requested = step('application.supplement-requested.v1', {
  noticeNo: '补2026-12',
  items: [{ documentType: 'query-consent', text: '全部成员签字' }],
  requestedOn: '2026-10-09',
  exceptionReason: '',
  clock: { ...clock, provisional: true },
});
const rejected = step(
  'application.rejected.v1',
  {
    noticeNo: '决2026-4',
    reasons: ['income-above-limit', 'other'],
    comment: '见核对结果',
    decidedOn: '2026-10-10',
    recheckLimit: { count: 15, unit: 'working' },
  },
  '西宁市住房保障中心',
);
const confirmed = step('application.rejection-confirmed.v1', {
  noticeNo: '复2026-1',
  comment: '复核无误',
  decidedOn: '2026-10-30',
});
const overturned = step('application.rejection-overturned.v1', {
  noticeNo: '复2026-2',
  comment: '收入已变化',
  decidedOn: '2026-10-30',
});

const objected = step('application.publicity-failed.v1', {
  resultNo: '答2026-3',
  reason: '名下另有住房',
  to: 'district',
  answered: { noticeNo: '示2026-1', receivedOn: '2026-10-08', result: '名下另有住房' },
});

let t: TFunction;
let english: TFunction;

beforeAll(async () => {
  await i18next.init({
    ns: ['words'],
    defaultNS: 'words',
    resources: { zh: { words: zh }, en: { words: en } },
    interpolation: { escapeValue: false },
  });
  t = i18next.getFixedT('zh');
  english = i18next.getFixedT('en');
});

function written(letter: Letter | undefined): string {
  const parts = letter?.parts.flatMap((part) => (part.kind === 'list' ? part.items : [part.text])) ?? [];
  return [...(letter?.facts.flat() ?? []), ...parts].join('\n');
}

describe('the letters of a case', () => {
  it('are those its history holds', () => {
    expect(lettersIn([requested, accepted, rejected])).toEqual([
      { kind: 'supplement', step: 1, number: '补2026-12', on: '2026-10-10' },
      { kind: 'receipt', step: 1, number: '回2026-7', on: '2026-10-10' },
      { kind: 'decision', step: 1, number: '决2026-4', on: '2026-10-10' },
    ]);
    expect(lettersIn([])).toEqual([]);
    expect(letterOf('recheck', { view, history: [accepted] }, t)).toBeUndefined();
  });

  it('carry the office, number and Chinese day of their own step', () => {
    const letter = letterOf('decision', { view, history: [accepted, rejected] }, t);
    expect(letter).toMatchObject({
      office: '西宁市住房保障中心',
      number: '决2026-4',
      recipient: '马秀莲',
      date: '2026年10月10日',
      handledBy: null,
    });
  });

  it('name the rejection’s own number after a re-check, and of two notices the newest, or the one asked for', () => {
    const history = [
      { ...requested, version: 2 },
      { ...requested, version: 4, details: { ...requested.details, noticeNo: '补2026-13' } },
      rejected,
      confirmed,
    ];
    expect(letterOf('decision', { view, history }, t)?.number).toBe('决2026-4');
    expect(letterOf('recheck', { view, history }, t)?.number).toBe('复2026-1');
    expect(letterOf('supplement', { view, history }, t)?.number).toBe('补2026-13');
    expect(letterOf('supplement', { view, history, step: 2 }, t)?.number).toBe('补2026-12');
    expect(letterOf('supplement', { view, history, step: 1 }, t)).toBeUndefined();
  });

  it('hide the identity number on slips and spell it out in decisions', () => {
    expect(written(letterOf('receipt', { view, history: [accepted] }, t))).toContain('6301**************');
    const slip = written(letterOf('supplement', { view, history: [requested] }, t));
    expect(slip).not.toContain(member.identityNumber);
    expect(written(letterOf('decision', { view, history: [rejected] }, t))).toContain(member.identityNumber);
  });

  it('list everything asked for and say that the date is provisional', () => {
    const text = written(letterOf('supplement', { view, history: [requested] }, t));
    expect(text).toContain('授权查询书（全部成员签字）');
    expect(text).toContain('2026年10月23日（周五）前');
    expect(text).toContain('含当日');
    expect(text).toContain('放假安排');
  });

  it('give reasons and rights with a rejection: re-check, review, court', () => {
    const text = written(letterOf('decision', { view, history: [rejected] }, t));
    expect(text).toContain('家庭人均收入超过本市规定的标准');
    expect(text).toContain('见核对结果');
    expect(text).toContain('起 15 个工作日内复核完毕');
    expect(text).toContain('60 日');
    expect(text).toContain('6 个月');
  });

  it('give the days of a re-check that the policy of the decision gives, and no number without one', () => {
    const withLimit = (recheckLimit: object | null) => {
      const history = [{ ...rejected, details: { ...rejected.details, recheckLimit } }];
      return written(letterOf('decision', { view, history }, t));
    };
    expect(withLimit({ count: 20, unit: 'calendar' })).toContain('起 20 日内复核完毕');
    expect(withLimit(null)).toContain('起规定期限内复核完毕');
  });

  it('leave review and court open after a confirmed rejection, and need neither after an overturned one', () => {
    const kept = written(letterOf('recheck', { view, history: [confirmed] }, t));
    expect(kept).toContain('60 日');
    expect(kept).not.toContain('15 个工作日');
    const won = written(letterOf('recheck', { view, history: [overturned] }, t));
    expect(won).toContain('撤销');
    expect(won).toContain('2 人');
    expect(won).not.toContain('60 日');
  });

  it('answer an objection without a number or a whole name of anybody', () => {
    const text = written(letterOf('objection', { view, history: [objected] }, t));
    expect(text).toContain('2026年10月8日');
    expect(text).toContain('退回区级复审重新审核');
    expect(text).toContain('名下另有住房');
    expect(text).not.toContain(member.name);
    expect(text).not.toMatch(/\d{6}[\d*]{8}/u);
    const older = { ...objected, details: { resultNo: '答2026-2', reason: '名下另有住房', to: 'district' } };
    expect(written(letterOf('objection', { view, history: [older] }, t))).toContain('名下另有住房');
    expect(lettersIn([objected])).toMatchObject([{ kind: 'objection', number: '答2026-3' }]);
  });

  it('can be had in English, whole', () => {
    for (const entry of [accepted, requested, rejected, confirmed, overturned, objected]) {
      for (const { kind } of lettersIn([entry])) {
        expect(written(letterOf(kind, { view, history: [entry] }, english))).not.toMatch(/letters\.|\{\{|undefined/u);
      }
    }
  });
});
