import { describe, expect, it } from 'vitest';
import { plainDate } from '../../../../kernel/plain-date.ts';
import { obstacleTo } from './obstacle.ts';

type Given = Parameters<typeof obstacleTo>[0];

const consent = { verification: true, publicity: false, truthfulness: true, signedOn: plainDate('2026-09-28') };

function given(part: Partial<Omit<Given, 'content'>> & { readonly consent?: typeof consent } = {}): Given {
  const { consent: signed = consent, ...rest } = part;
  return {
    actions: [
      { command: 'accept', refusal: null },
      { command: 'request-supplement', refusal: null },
    ],
    content: { consent: signed } as Given['content'],
    missingDocuments: [],
    supplementNotices: 0,
    ...rest,
  };
}

describe('why an action is off', () => {
  it('is nothing for a complete case', () => {
    expect(obstacleTo(given(), 'accept', ['clerk'])).toBeNull();
    expect(obstacleTo(given(), 'request-supplement', ['clerk'])).toBeNull();
  });

  it('is who may and whose turn before anything in the case', () => {
    const actions = [{ command: 'accept', refusal: { code: 'four-eyes' } }] as const;
    expect(obstacleTo(given({ actions: [...actions], missingDocuments: ['diploma'] }), 'accept', ['clerk'])).toEqual({
      code: 'four-eyes',
    });
  });

  it('is missing consent, then missing papers, for an acceptance and for nothing else', () => {
    const view = given({ consent: { ...consent, verification: false }, missingDocuments: ['diploma'] });
    expect(obstacleTo(view, 'accept', ['clerk'])).toEqual({ code: 'consent-missing' });
    expect(obstacleTo(given({ missingDocuments: ['diploma'] }), 'accept', ['clerk'])).toEqual({
      code: 'documents-missing',
      types: ['diploma'],
    });
    expect(obstacleTo(view, 'withdraw', ['clerk'])).toBeNull();
  });

  it('is the one notice there is, but not for a supervisor', () => {
    const asked = given({ supplementNotices: 1 });
    expect(obstacleTo(asked, 'request-supplement', ['clerk'])).toEqual({ code: 'supplement-once' });
    expect(obstacleTo(asked, 'request-supplement', ['clerk', 'supervisor'])).toBeNull();
  });
});
