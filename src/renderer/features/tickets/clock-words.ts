import type { TFunction } from 'i18next';
import type { TicketClockView } from '../../../contract/tickets.ts';
import { formatDayWithWeekday } from '../../ui/format.ts';

/** What is due and when: 办理 2026-12-04 (周五). */
export function dueWords({ name, dueOn }: Pick<TicketClockView, 'name' | 'dueOn'>, t: TFunction): string {
  return t('tickets.due', { clock: t(`tickets.clock.${name}`), day: formatDayWithWeekday(dueOn, t) });
}

/** Day 2 of 5 working days; nothing for a day that was fixed. */
export function progressWords({ day, limit, paused }: TicketClockView, t: TFunction): string {
  if (day === null || limit === null) return '';
  const words = t('tickets.dayOf', { day, limit: limit.count, unit: t(`tickets.unit.${limit.unit}`) });
  return paused ? `${words} · ${t('tickets.paused')}` : words;
}
