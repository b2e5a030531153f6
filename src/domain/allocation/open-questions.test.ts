import { expect, it } from 'vitest';
import { FIRST_DAY, aCell } from '../../../tests/support/allocation/given-plan.ts';
import { addDays } from '../../kernel/plain-date.ts';
import type { CheckCell } from '../agency-check/cell.ts';
import { checkSources } from '../agency-check/source.ts';
import type { ChecksState } from '../agency-check/state.ts';
import { openQuestions } from './open-questions.ts';

const consent = {
  consentId: 'c',
  person: 'p',
  signer: 'self',
  guardian: '',
  sources: checkSources,
  signedOn: FIRST_DAY,
  until: addDays(FIRST_DAY, 365),
  documentId: 'd',
  withdrawnOn: null,
} as const;
const checks = { consents: [consent], requests: [], evidence: [] } as unknown as ChecksState;

const cell = (state: CheckCell['state'], changes: Partial<CheckCell> = {}): CheckCell => ({
  ...aCell(state),
  person: 'p',
  source: 'tax',
  pending: null,
  ...changes,
});
const old = aCell('answered', addDays(FIRST_DAY, -1)).evidence;

it('asks what has no new answer, where somebody agreed and nothing is under way', () => {
  const asked = openQuestions(
    [
      cell('answered'),
      cell('not-needed'),
      cell('answered', { source: 'housing', evidence: old }),
      cell('stale', { source: 'marriage', evidence: old }),
      cell('failed', { evidence: null }),
      cell('waiting', { evidence: old, pending: { requestId: 'r' } as CheckCell['pending'] }),
      cell('mismatch'),
      cell('mismatch', { source: 'firms', evidence: old }),
      cell('not-asked', { person: 'other', evidence: null }),
    ],
    { checks, on: FIRST_DAY, since: FIRST_DAY },
  );
  expect(asked).toEqual({
    ask: ['housing', 'marriage', 'tax', 'firms'].map((source) => ({ person: 'p', source })),
    waiting: 1,
    unconsented: 1,
    toRule: 1,
  });
});
