import { type PlainDate, addMonths } from '../../kernel/plain-date.ts';
import { ok } from '../../kernel/result.ts';
import type { Basis } from '../application/events.ts';
import { type Period, monthsOf } from '../policy/time-limit.ts';
import type { WaitingEvent } from './events.ts';
import type { WaitingDecision, WaitingFacts } from './facts.ts';

export function entry(...events: readonly WaitingEvent[]): WaitingDecision {
  return ok({ entry: events, bans: new Map() });
}

export function basisOf({ policy }: WaitingFacts, rules: readonly string[], values: Basis['values'] = {}): Basis {
  return { rules, policy: policy.id, values };
}

/** The same day of the end month, else its last (DAY-06). */
export function after(day: PlainDate, period: Period): PlainDate {
  return addMonths(day, monthsOf(period));
}
