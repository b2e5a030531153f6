import { describe, expect, it } from 'vitest';
import type { BlobHash, OfficeId } from '../../kernel/ids.ts';
import { isKnownField } from './letter-fields.ts';
import { type TemplateEvent, decideTemplate, templateNow, templateOffices } from './template.ts';

const office = '630104' as OfficeId;
const file = { hash: 'a'.repeat(64) as BlobHash, bytes: 10, name: '回执.docx' };
const other = { ...file, hash: 'b'.repeat(64) as BlobHash };

function events(...commands: readonly Parameters<typeof decideTemplate>[0][]): readonly TemplateEvent[] {
  let history: readonly TemplateEvent[] = [];
  for (const command of commands) {
    const decision = decideTemplate(command, templateNow(history), office);
    if (!decision.ok) throw new Error(decision.error.code);
    history = [...history, ...decision.value];
  }
  return history;
}

describe('a template of an office', () => {
  it('is the one uploaded last, until it is withdrawn', () => {
    const upload = { type: 'upload', kind: 'receipt', file } as const;
    expect(templateNow(events(upload))).toEqual(file);
    expect(templateNow(events(upload, { ...upload, file: other }))).toEqual(other);
    expect(templateNow(events(upload, { type: 'withdraw', kind: 'receipt' }))).toBeUndefined();
  });

  it('is not uploaded twice, nor withdrawn when there is none', () => {
    expect(decideTemplate({ type: 'upload', kind: 'receipt', file }, file, office)).toEqual({
      ok: false,
      error: { code: 'template-unchanged' },
    });
    expect(decideTemplate({ type: 'withdraw', kind: 'receipt' }, undefined, office)).toEqual({
      ok: false,
      error: { code: 'no-own-template' },
    });
  });

  it('serves the office and those below that have none', () => {
    expect(templateOffices('630104003' as OfficeId)).toEqual(['630104003', '630104', '6301']);
  });
});

describe('the fields of a letter', () => {
  it('are its own, inside its lists theirs too', () => {
    expect(isKnownField('decision', '文号', null)).toBe(true);
    expect(isKnownField('decision', '内容', '理由')).toBe(true);
    expect(isKnownField('decision', '内容', null)).toBe(false);
    expect(isKnownField('decision', '文号', '理由')).toBe(true);
    expect(isKnownField('receipt', '结论', null)).toBe(false);
    expect(isKnownField('receipt', 'constructor', null)).toBe(false);
  });
});
