import { describe, expect, it } from 'vitest';
import type { DocumentFile } from '../../../../domain/application/document.ts';
import type { BlobHash } from '../../../../kernel/ids.ts';
import { type CaseView, caseCommandSchema } from '../../../../contract/cases.ts';
import { commandOf, type Draft, newDraft } from './draft.ts';
import { askedTypes, withFile, withoutFile } from './draft-documents.ts';

const empty = newDraft({ supplementList: [] });
const firstTime = { supplementNotices: 0, content: { members: [] as unknown } as CaseView['content'] };
const draft = (part: Partial<Draft>): Draft => ({ ...empty, ...part });

function file(letter: string): DocumentFile {
  return { hash: letter.repeat(64) as BlobHash, mediaType: 'image/png', bytes: 10, name: `${letter}.png` };
}

describe('what a decision still needs', () => {
  it.each([
    ['pass-review', {}, 'recommendation'],
    ['pass-review', { recommendation: 'reject', comment: '  ' }, 'comment'],
    ['return-one-step', { comment: '请核对' }, 'reason'],
    ['return-one-step', { returnReason: 'check-income' }, 'comment'],
    ['reject', {}, 'rejectionReasons'],
    ['reject', { rejectionReasons: ['other'] }, 'comment'],
    ['withdraw', { comment: '不办了' }, 'reason'],
    ['pause-clock', { comment: '等核对结果' }, 'reason'],
    ['pause-clock', { pauseReason: 'agency' }, 'comment'],
    ['request-recheck', {}, 'comment'],
    ['confirm-rejection', {}, 'comment'],
    ['overturn-rejection', {}, 'comment'],
    ['request-supplement', {}, 'supplementItems'],
    ['record-supplement', { comment: ' ' }, 'documentsOrNote'],
  ] as const)('%s with %j: %s', (command, part, missing) => {
    expect(commandOf(command, draft(part), firstTime)).toEqual({ ok: false, error: missing });
  });

  it('is words for every free point, and a reason for a second notice', () => {
    const items = [{ id: '1', documentType: null, text: ' ', ticked: true }];
    expect(commandOf('request-supplement', draft({ items }), firstTime)).toEqual({ ok: false, error: 'itemText' });
    const said = [{ id: '1', documentType: null, text: '说明去向', ticked: true }];
    expect(commandOf('request-supplement', draft({ items: said }), { ...firstTime, supplementNotices: 1 })).toEqual({
      ok: false,
      error: 'exceptionReason',
    });
  });
});

describe('the command of a draft', () => {
  it.each([
    ['accept', {}, { type: 'accept' }],
    ['approve', { comment: ' 同意 ' }, { type: 'approve', comment: '同意' }],
    ['pass-review', { recommendation: 'approve' }, { type: 'pass-review', recommendation: 'approve', comment: '' }],
    [
      'reject',
      { rejectionReasons: ['income-above-limit'] },
      { type: 'reject', reasons: ['income-above-limit'], comment: '' },
    ],
    ['request-recheck', { comment: '已变化' }, { type: 'request-recheck', grounds: '已变化' }],
    [
      'pause-clock',
      { pauseReason: 'agency', comment: '等核对结果' },
      { type: 'pause-clock', reason: 'agency', comment: '等核对结果' },
    ],
    ['resume-clock', {}, { type: 'resume-clock', comment: '' }],
    ['withdraw', { withdrawalReason: 'deceased' }, { type: 'withdraw', reason: 'deceased', comment: '' }],
    [
      'record-supplement',
      { comment: '已补签' },
      { type: 'record-supplement', documents: [], note: '已补签', consentGiven: false },
    ],
  ] as const)('%s is what the contract takes', (command, part, made) => {
    expect(commandOf(command, draft(part), firstTime)).toEqual({ ok: true, value: made });
    // Left out, nothing is overruled and nobody else signs.
    const alone = made.type === 'approve' ? { overrules: [], second: null } : {};
    expect(caseCommandSchema.parse(made)).toEqual({ ...made, ...alone });
  });

  it('asks for the missing papers that stayed ticked, and for what was added', () => {
    const started = newDraft({
      supplementList: [
        { documentType: 'income-proof', text: '', sure: true },
        { documentType: 'query-consent', text: '', sure: true },
      ],
    });
    const items = [
      ...started.items.map((item) => ({ ...item, ticked: item.documentType !== 'income-proof' })),
      { id: 'x', documentType: null, text: ' 说明住房去向 ', ticked: true },
    ];
    expect(commandOf('request-supplement', { ...started, items, exceptionReason: 'x' }, firstTime)).toEqual({
      ok: true,
      value: {
        type: 'request-supplement',
        items: [
          { documentType: 'query-consent', text: '' },
          { documentType: null, text: '说明住房去向' },
        ],
        exceptionReason: 'x',
      },
    });
  });
});

describe('the papers of a supplement', () => {
  it('come by type, each file once', () => {
    const once = withFile(empty, { id: 'd1', type: 'income-proof' }, file('a'));
    const twice = withFile(
      withFile(once, { id: 'd2', type: 'income-proof' }, file('b')),
      { id: 'd3', type: 'income-proof' },
      file('a'),
    );
    expect(twice.documents).toEqual([{ id: 'd1', type: 'income-proof', files: [file('a'), file('b')] }]);
    expect(withoutFile(once, 'income-proof', file('a').hash).documents).toEqual([]);
    expect(withoutFile(twice, 'income-proof', file('a').hash).documents[0]?.files).toEqual([file('b')]);
  });

  it('are offered as asked, then as missing', () => {
    const view = {
      supplementItems: [
        { documentType: 'query-consent' as const, text: '' },
        { documentType: null, text: '说明' },
      ],
      missingDocuments: ['income-proof' as const, 'query-consent' as const],
    };
    expect(askedTypes(view)).toEqual(['query-consent', 'income-proof']);
  });
});
