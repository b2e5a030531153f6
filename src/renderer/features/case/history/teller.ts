import type { TFunction } from 'i18next';
import type { HistoryEntry } from '../../../../contract/cases.ts';
import type { ApplicationEventType } from '../../../../domain/application/events.ts';
import type { PlainDate } from '../../../../kernel/plain-date.ts';
import { formatDayWithWeekday } from '../../../ui/format.ts';
import { type EventDetails, detailsOf } from './event-details.ts';

/** What a line of the history says beside its title. */
export interface Told {
  readonly sentence: string;
  readonly quote: string;
}

export type Entry = Pick<HistoryEntry, 'type' | 'details'>;
export type Teller = (entry: Entry, t: TFunction) => Told;

/** Details of an unexpected shape leave the title to speak. */
export function teller<Type extends ApplicationEventType>(
  type: Type,
  tell: (details: EventDetails<Type>, t: TFunction) => Told,
): Teller {
  return (entry, t) => {
    const details = detailsOf(entry, type);
    return details === undefined ? { sentence: '', quote: '' } : tell(details, t);
  };
}

/** By when the step that follows is due; nothing where it has no clock. */
export function nextDue(clock: { readonly dueOn: PlainDate } | null, t: TFunction): string {
  return clock === null ? '' : t('case.history.nextDue', { due: formatDayWithWeekday(clock.dueOn, t) });
}
