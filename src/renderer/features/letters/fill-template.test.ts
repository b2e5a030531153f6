import i18next, { type TFunction } from 'i18next';
import PizZip from 'pizzip';
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { CaseView, HistoryEntry } from '../../../contract/cases.ts';
import { isKnownField, templateFields } from '../../../domain/letter/letter-fields.ts';
import type { LetterKind } from '../../../domain/letter/letter-kind.ts';
import { plainDate } from '../../../kernel/plain-date.ts';
import { zh } from '../../messages/zh.ts';
import { fillTemplate } from './fill-template.ts';
import type { LetterSource } from './letter.ts';
import { letterValues } from './letter-values.ts';

const clock = { startedOn: '2026-10-09', limit: 10, unit: 'working', dueOn: '2026-10-23', provisional: true };
const view: LetterSource['view'] = {
  caseNo: 'XN2026-001873',
  receivedOn: plainDate('2026-09-28'),
  documents: [],
  way: [],
  content: {
    programme: 'low-income',
    members: [{ name: '马秀莲', identityNumber: '630103197203154527', flags: { counted: true } }],
  } as unknown as CaseView['content'],
};

function step(type: string, details: Record<string, unknown>): HistoryEntry {
  const at = Date.UTC(2026, 9, 9, 3, 0);
  return {
    eventId: type,
    version: 3,
    type,
    at,
    actorName: '张晓',
    officeName: '胜利路街道',
    details,
    rules: [],
    policy: '',
  };
}

const papers = [
  { documentType: 'diploma', limit: { count: 15, unit: 'working' }, dueOn: '2026-10-30', provisional: false },
];
const settled = { noticeNo: '决2026-4', comment: '见核对结果 <A&B>', decidedOn: '2026-10-10' };
const histories: Readonly<Record<LetterKind, HistoryEntry>> = {
  supplement: step('application.supplement-requested.v1', {
    noticeNo: '补2026-12',
    items: [{ documentType: 'income-proof', text: '近六个月', reason: 'expired' }],
    requestedOn: '2026-10-09',
    exceptionReason: '',
    clock,
  }),
  receipt: step('application.accepted.v1', { receiptNo: '回2026-7', acceptedOn: '2026-10-10', clock }),
  promise: step('application.accepted.v1', {
    receiptNo: '回2026-8',
    acceptedOn: '2026-10-10',
    clock,
    promise: { comment: '单位盖章后补交', papers },
  }),
  objection: step('application.publicity-released.v1', {
    resultNo: '答2026-3',
    answered: { noticeNo: '示2026-1', receivedOn: '2026-10-08', result: '住房已于去年过户 <A&B>' },
  }),
  decision: step('application.rejected.v1', { ...settled, reasons: ['income-above-limit'], recheckLimit: null }),
  recheck: step('application.rejection-confirmed.v1', settled),
};
const kinds = Object.keys(histories) as LetterKind[];

let t: TFunction;

beforeAll(async () => {
  await i18next.init({
    lng: 'zh',
    ns: ['words'],
    defaultNS: 'words',
    resources: { zh: { words: zh } },
    interpolation: { escapeValue: false },
  });
  t = i18next.getFixedT('zh');
});

async function textOf(kind: LetterKind): Promise<string> {
  const values = letterValues(kind, { view, history: [histories[kind]] }, t);
  if (values === undefined) throw new Error(`no ${kind}`);
  const shipped = readFileSync(new URL(`../../../../resources/templates/${kind}.docx`, import.meta.url));
  const filled = await fillTemplate(new Uint8Array(shipped).buffer, values).arrayBuffer();
  const xml = new PizZip(filled).file('word/document.xml')?.asText() ?? '';
  return xml.replaceAll(/<\/w:p>/g, '\n').replaceAll(/<[^>]+>/g, '');
}

describe('a letter in Word', () => {
  it.each(kinds)('gives every field that its template may ask for, and no other: %s', (kind) => {
    const values = letterValues(kind, { view, history: [histories[kind]] }, t) ?? {};
    const { plain, lists } = templateFields[kind];
    for (const field of [...plain, ...Object.keys(lists)]) expect(values, field).toHaveProperty(field);
    for (const line of Object.keys(lists).flatMap((list) => values[list] as readonly object[])) {
      expect(Object.keys(line).sort()).toEqual(['内容', '序号'].sort());
    }
    expect(isKnownField(kind, '文号', null)).toBe(true);
  });

  it.each(kinds)('leaves no brace behind: %s', async (kind) => {
    const text = await textOf(kind);
    expect(text).not.toMatch(/[{}]|undefined/);
    expect(text).toContain('XN2026-001873');
  });

  it('lists what is asked for with the reason, and says when the day is not certain', async () => {
    const text = await textOf('supplement');
    expect(text).toContain('1. 收入证明（已过期：近六个月，请重新提交）');
    expect(text).toContain('编号：补2026-12');
    expect(text).toContain('尚未公布放假安排');
    expect(text).toContain('6301**************');
  });

  it('names the promised papers, their day and what follows', async () => {
    const text = await textOf('promise');
    expect(text).toContain('2026年10月30日');
    expect(text).toContain('视为撤回申请');
    expect(text).toContain('单位盖章后补交');
  });

  it('gives the reasons and the rights of a rejection, with the whole number and the officer’s words as they are', async () => {
    const text = await textOf('decision');
    expect(text).toContain('1. 家庭人均收入超过本市规定的标准。');
    expect(text).toContain('3. 也可以自知道或者应当知道');
    expect(text).toContain('630103197203154527');
    expect(text).toContain('见核对结果 &lt;A&amp;B&gt;');
  });
});
