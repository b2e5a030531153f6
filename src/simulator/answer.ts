import { chinaDateOf, instant } from '../kernel/instant.ts';
import { addDays } from '../kernel/plain-date.ts';
import type { CheckRequest } from '../protocol/agency/check-messages.ts';
import type { FaultKind } from './faults.ts';
import type { Population } from './population.ts';

const DAY = 86_400_000;
const VALID_DAYS = 90;
const STALE_DAYS = 400;
/** Twice as many bytes as a desk reads of an answer unless it is told otherwise. */
const PADDING = 2_100_000;

/** What the registry says, as JSON; a fault of the content is in it already. `turn` counts answers to the same id. */
export function answerText(
  question: CheckRequest,
  population: Population,
  how: { readonly now: number; readonly fault: FaultKind | undefined; readonly turn: number },
): string {
  const { fault, turn } = how;
  const answeredAt = fault === 'clock-off' ? how.now + DAY : how.now;
  const today = chinaDateOf(instant(how.now));
  const back = fault === 'stale' ? STALE_DAYS : fault === 'duplicate' ? turn : 0;
  const asOf = addDays(today, -back);
  const { requestId, consentId, source, subject, askedAt } = question;
  const record = population.recordOf(source, subject);
  const isFound = record !== null || fault === 'contradiction';
  return JSON.stringify({
    requestId,
    consentId,
    source,
    subject: fault === 'wrong-person' ? { identityNumber: '11010519491231002X', name: '某某某' } : subject,
    askedAt,
    answeredAt,
    asOf,
    outcome: isFound ? 'found' : 'none',
    record: fault === 'contradiction' ? null : record,
    validUntil: addDays(asOf, VALID_DAYS),
    ...(fault === 'oversized' ? { padding: '的'.repeat(PADDING / 3) } : {}),
  });
}
