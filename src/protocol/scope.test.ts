import { describe, expect, it } from 'vitest';
import { type ScopedEvent, scopeOfNewStream } from './scope.ts';

const CASE = '0190aaaa-0000-7000-8000-000000000001';

function first(stream: string, payload: ScopedEvent['payload']): ScopedEvent {
  return { stream, type: 'check.consent-recorded.v1', payload, office: '6301' };
}

describe('the scope of the checks of a case', () => {
  it('is the street of the case, whichever office wrote the first event', () => {
    expect(scopeOfNewStream(first(`check:${CASE}`, { caseId: CASE, street: '630104003' }))).toBe('630104003');
    expect(scopeOfNewStream(first(`hold:${CASE}`, { caseId: CASE, street: '630104003' }))).toBe('630104003');
    expect(scopeOfNewStream(first(`hold:${CASE}`, { caseId: 'another', street: '630104003' }))).toBeUndefined();
  });

  it('is none where the first event is about another case or names no street: the hub takes it not', () => {
    expect(scopeOfNewStream(first(`check:${CASE}`, { caseId: 'another', street: '630104003' }))).toBeUndefined();
    expect(scopeOfNewStream(first(`check:${CASE}`, { caseId: CASE }))).toBeUndefined();
    expect(scopeOfNewStream(first(`check:${CASE}`, { caseId: CASE, street: 'x' }))).toBeUndefined();
  });
});

describe('the scope of a decision on two cases', () => {
  const [low, high] = [CASE, CASE.replace(/1$/, '2')];
  const decided = (streets: unknown, stream = `pair:${low}.${high}`) =>
    scopeOfNewStream({ ...first(stream, { low, high, streets }), type: 'pair.told-apart.v1' });

  it.each([
    [['630104003', '630104003'], '630104003'],
    [['630104003', '630104004'], '630104'],
    [['630104003', '630103001'], '6301'],
    [['630104003', 'x'], undefined],
    [['630104003'], undefined],
    ['630104003', undefined],
  ])('of streets %j is %s', (streets, expected) => {
    expect(decided(streets)).toBe(expected);
  });

  it('is none on the stream of two others', () => {
    expect(decided(['630104003', '630104003'], `pair:${high}.${low}`)).toBeUndefined();
  });
});
