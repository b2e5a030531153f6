import type { PlainDate } from '../../kernel/plain-date.ts';
import type { Basis } from '../application/events.ts';
import type { LeaseEvent } from './events.ts';
import type { EndReason, LeaseState } from './state.ts';

interface Left {
  readonly returnedOn: PlainDate;
  readonly reason: EndReason;
  readonly comment: string;
  readonly recordedOn: PlainDate;
  readonly basis: Basis;
}

/** The lease ends with the return of the home, or ended with its term before. Asked for by the leaving. */
export function leftLease({ content }: Pick<LeaseState, 'content'>, { returnedOn, ...left }: Left): LeaseEvent {
  const { until } = content.term;
  return { type: 'lease.ended.v1', payload: { ...left, endsOn: returnedOn < until ? returnedOn : until } };
}
