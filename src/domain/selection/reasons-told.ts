import type { PlainDate } from '../../kernel/plain-date.ts';
import type { ReleaseReason } from '../unit/release.ts';
import type { SelectionEvent } from './events.ts';

/** A reason that a household gave against a home. */
export interface ReasonTold {
  /** Of the event in the session. */
  readonly version: number;
  readonly unit: string;
  readonly reason: ReleaseReason;
  readonly on: PlainDate;
}

/**
 * The reasons of a session that stand, about the home that was offered or looked at, else the one that the draw gave.
 * Where neither is known nothing can be said of any home. A refusal that was taken back was none.
 */
export function reasonsTold(
  events: Iterable<SelectionEvent & { readonly streamVersion: number }>,
): readonly ReasonTold[] {
  const told = new Map<string, readonly ReasonTold[]>();
  for (const { type, payload, streamVersion: version } of events) {
    if (type === 'selection.undone.v1' && payload.undone === 'passed') told.delete(payload.no);
    if (type !== 'selection.passed.v1') continue;
    const { no, unit: named, place, reasons, passedOn: on } = payload;
    const unit = named ?? place;
    told.set(no, unit === null ? [] : reasons.map((reason) => ({ version, unit, reason, on })));
  }
  return [...told.values()].flat();
}
