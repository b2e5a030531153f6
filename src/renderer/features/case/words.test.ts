import i18next, { type TFunction } from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import { actionRules } from '../../../domain/application/available-actions.ts';
import type { CaseCommandType } from '../../../domain/application/commands.ts';
import type { ApplicationEvent, ApplicationEventType } from '../../../domain/application/events.ts';
import type { BlobHash, CaseId, DocumentId, OfficeId, StaffId } from '../../../kernel/ids.ts';
import { plainDate } from '../../../kernel/plain-date.ts';
import { en } from '../../messages/en.ts';
import { zh } from '../../messages/zh.ts';
import { detailsOf, eventDetails } from './history/event-details.ts';
import { historyLine } from './history/history-line.ts';

const day = plainDate('2026-10-09');
const clock = {
  startedOn: day,
  limit: 10,
  unit: 'working',
  dueOn: plainDate('2026-10-23'),
  provisional: false,
} as const;
const basis = { rules: ['PRH-05'], policy: 'xining@2026-01-01', values: {} };
const papers = [
  {
    id: '0199c000-0000-7000-8000-000000000001' as DocumentId,
    type: 'income-proof',
    title: '',
    receivedOn: day,
    files: [{ hash: 'a'.repeat(64) as BlobHash, mediaType: 'image/png', bytes: 1, name: 'a.png' }],
  },
] as const;

/** The two ends of a re-check share a member of the union, hence not `Extract`. */
type PayloadOf<Type extends ApplicationEventType> = ApplicationEvent extends infer Event
  ? Event extends { readonly type: infer Types; readonly payload: infer Payload }
    ? Type extends Types
      ? Payload
      : never
    : never
  : never;
type Submitted = PayloadOf<'application.submitted.v1'>;

/** One of each, as the domain writes them; those that carry content without it, as the history hands it over. */
const payloads: {
  readonly [Type in ApplicationEventType]: Type extends 'application.submitted.v1'
    ? Omit<Submitted, 'content'>
    : Type extends 'application.household-changed.v1'
      ? Omit<PayloadOf<Type>, 'content'>
      : PayloadOf<Type>;
} = {
  'application.submitted.v1': {
    caseId: '0199c000-0000-7000-8000-000000000002' as CaseId,
    caseNo: 'XN2026-001873',
    externalId: '',
    channel: 'app',
    street: '630104003' as OfficeId,
    receivedOn: day,
    documents: papers,
    clock,
    basis,
  },
  'application.supplement-requested.v1': {
    noticeNo: '补2026-12',
    items: [
      { documentType: 'query-consent', text: '' },
      { documentType: null, text: '说明住房去向' },
    ],
    requestedOn: day,
    clock,
    exceptionReason: '主管同意',
    basis,
  },
  'application.supplemented.v1': { documents: papers, note: '已补', consentGiven: true, receivedOn: day, clock, basis },
  'application.accepted.v1': { receiptNo: '回2026-7', acceptedOn: day, clock, basis },
  'application.review-passed.v1': {
    step: 'district',
    recommendation: 'reject',
    comment: '收入超标',
    passedOn: day,
    clock,
    basis,
  },
  'application.closed-for-another.v1': {
    outcome: 'duplicate',
    into: '0199c000-0000-7000-8000-000000000009' as CaseId,
    intoNo: 'XN2026-001874',
    comment: '同一人',
    closedOn: day,
    secondBy: 'clerk-2' as StaffId,
    basis,
  },
  'application.household-merged.v1': {
    from: '0199c000-0000-7000-8000-000000000009' as CaseId,
    fromNo: 'XN2026-001874',
    members: [],
    documents: papers,
    comment: '夫妻',
    mergedOn: day,
    secondBy: 'clerk-2' as StaffId,
    basis,
  },
  'application.returned.v1': {
    to: 'street',
    reason: 'check-income',
    comment: '请核对流水',
    returnedOn: day,
    clock,
    basis,
  },
  'application.approved.v1': { noticeNo: '通2026-3', comment: '', decidedOn: day, basis },
  'application.rejected.v1': {
    noticeNo: '决2026-4',
    reasons: ['income-above-limit', 'other'],
    comment: '见附件',
    decidedOn: day,
    basis,
  },
  'application.recheck-requested.v1': { grounds: '收入已变化', requestedOn: day, clock, basis },
  'application.rejection-confirmed.v1': { noticeNo: '复2026-1', comment: '维持', decidedOn: day, basis },
  'application.rejection-overturned.v1': { noticeNo: '复2026-2', comment: '撤销', decidedOn: day, basis },
  'application.clock-paused.v1': { reason: 'agency', comment: '等核对结果', pausedOn: day, clock, basis },
  'application.clock-resumed.v1': { reason: 'dispute', comment: '', resumedOn: day, clock, basis },
  'application.document-accepted.v1': {
    documentId: 'd1' as DocumentId,
    documentType: 'identity-card',
    validUntil: day,
    judgedOn: day,
    basis,
  },
  'application.document-refused.v1': {
    documentId: 'd1' as DocumentId,
    reason: 'other',
    comment: '照片缺角',
    askAgain: true,
    judgedOn: day,
    basis,
  },
  'application.document-copied.v1': { documents: papers, basis },
  'application.promised-documents-received.v1': {
    documents: papers,
    note: '已补',
    receivedOn: day,
    open: ['diploma'],
    basis,
  },
  'application.step-taken-back.v1': {
    step: 'review',
    from: 'district-review',
    to: 'street-review',
    comment: '点错了',
    takenBackOn: day,
    basis,
  },
  'application.letter-kept.v1': {
    kind: 'receipt',
    step: 2,
    number: '回2026-7',
    template: 'built-in',
    file: { hash: 'c'.repeat(64) as BlobHash, bytes: 10, name: '回执.docx' },
  },
  'application.conflict-settled.v1': {
    conflictId: '0199c000-0000-7000-8000-000000000003',
    choice: 'theirs',
    comment: '以对方的为准',
    commands: [
      { commandId: '0199c000-0000-7000-8000-000000000004', name: 'application.approve', by: 'x' as StaffId, at: 1 },
    ],
  },
  'application.publicised.v1': { batchId: 'b', noticeNo: '公2026-1', publishedOn: day, clock, basis },
  'application.publicity-held.v1': { batchId: 'b', objectionId: 'o', heldOn: day, clock, basis },
  'application.publicity-released.v1': { batchId: 'b', objectionId: 'o', resultNo: '答2026-1', releasedOn: day, basis },
  'application.publicity-failed.v1': {
    batchId: 'b',
    objectionId: 'o',
    resultNo: '答2026-2',
    reason: '住房不符',
    to: 'district',
    failedOn: day,
    clock,
    basis,
  },
  'application.publicity-barred.v1': {
    batchId: 'b',
    name: '马秀莲',
    until: day,
    bannedFor: 'XN2026-01-000001',
    to: 'district',
    barredOn: day,
    clock,
    basis,
  },
  'application.publicity-passed.v1': { batchId: 'b', passedOn: day, clock: null, basis },
  'application.registered.v1': { registeredOn: day, waitsSince: day, basis },
  'application.household-changed.v1': {
    reason: 'death',
    changedOn: day,
    recordedOn: day,
    comment: '见死亡证明',
    left: ['x'],
    joined: [],
    to: null,
    clock,
    basis,
  },
  'application.withdrawn.v1': { reason: 'bought-home', comment: '', withdrawnOn: day, basis },
};

const types = Object.keys(eventDetails) as ApplicationEventType[];

let words: Record<'zh' | 'en', TFunction>;

beforeAll(async () => {
  await i18next.init({
    ns: ['words'],
    defaultNS: 'words',
    resources: { zh: { words: zh }, en: { words: en } },
    interpolation: { escapeValue: false },
  });
  words = { zh: i18next.getFixedT('zh'), en: i18next.getFixedT('en') };
});

/** The desk tells the number of papers, not the papers. */
function asTold(payload: object): Record<string, unknown> {
  const { documents, ...rest } = payload as { readonly documents?: readonly unknown[] };
  return documents === undefined ? rest : { ...rest, documentCount: documents.length };
}

function tell(type: ApplicationEventType, language: 'zh' | 'en') {
  return historyLine({ type, details: asTold(payloads[type]) }, words[language]);
}

describe.each(['zh', 'en'] as const)('the words in %s', (language) => {
  it.each(types)('tell %s in a title and a whole sentence', (type) => {
    const line = tell(type, language);
    expect(line.title).not.toBe('');
    expect(line.title).not.toContain('application.');
    expect(line.sentence).toMatch(/[。.]$/u);
    // Nothing left to fill in, and no key shown instead of its words.
    expect(line.sentence).not.toMatch(/\{\{|undefined|case\.history|\w+\.\w+-/u);
  });

  it.each(Object.keys(actionRules) as CaseCommandType[])('name the command %s', (command) => {
    const t = words[language];
    expect(t(`command.${command}`)).not.toContain('command.');
  });
});

describe('a line of the history', () => {
  it('says what was asked for, in the person’s words where there are any', () => {
    expect(tell('application.supplement-requested.v1', 'zh')).toEqual({
      title: '一次性告知补正',
      sentence: '发出补正告知书 补2026-12，共 2 项：授权查询书、说明住房去向。应在 2026-10-23 (周五) 前补齐。',
      quote: '主管同意',
    });
    expect(tell('application.rejected.v1', 'zh').sentence).toBe(
      '审定不予通过，理由：收入超过标准、其他。出具决定书 决2026-4。',
    );
  });

  it('counts the papers, and says when none came', () => {
    expect(tell('application.submitted.v1', 'zh').sentence).toContain('附材料 1 份');
    expect(tell('application.supplemented.v1', 'zh').sentence).toContain('补正材料 1 份');
    const details = { ...asTold(payloads['application.supplemented.v1']), documentCount: 0 };
    expect(historyLine({ type: 'application.supplemented.v1', details }, words.zh).sentence).toContain('未附新材料');
  });

  it('keeps an event of a newer program under its name', () => {
    const line = historyLine({ type: 'application.merged.v1', details: {} }, words.zh);
    expect(line.title).toContain('application.merged.v1');
    expect(line.sentence).toBe('');
  });

  it('lets the title speak when the details are not as expected', () => {
    expect(historyLine({ type: 'application.accepted.v1', details: { receiptNo: 7 } }, words.zh)).toEqual({
      title: '受理',
      sentence: '',
      quote: '',
    });
    expect(detailsOf({ type: 'application.accepted.v1', details: {} }, 'application.rejected.v1')).toBeUndefined();
  });
});
