import type { PlainDate } from '../../kernel/plain-date.ts';
import type { Basis } from '../application/events.ts';
import type { Term } from '../rent/events.ts';
import type { LeaseEvent } from './events.ts';
import type { LeaseState, Signature } from './state.ts';

interface Renewal {
  readonly term: Term;
  readonly signedOn: PlainDate;
  readonly signatures: readonly Signature[];
  /** PRH-19: the new version is filed as the first was. */
  readonly fileBy: PlainDate;
  readonly basis: Basis;
}

/** The lease goes on as its next version, with the term from the day after (PRH-30). Asked for by the renewal. */
export function renewedLease({ content }: Pick<LeaseState, 'content'>, renewal: Renewal): LeaseEvent {
  return { type: 'lease.renewed.v1', payload: { ...renewal, previous: content.term } };
}
