import type { TFunction } from 'i18next';
import { type Instant, chinaDateOf, chinaTimeOf } from '../../kernel/instant.ts';
import { type PlainDate, weekdayOf } from '../../kernel/plain-date.ts';

const NO_VALUE = '—';
const grouped = new Intl.NumberFormat('en-US');

export function formatCount(value: number): string {
  return grouped.format(value);
}

/** Fen as yuan with two decimals: 151200 is 1,512.00. The unit is for the label to say. */
export function formatYuan(fen: number): string {
  const sign = fen < 0 ? '-' : '';
  const whole = Math.floor(Math.abs(fen) / 100);
  return `${sign}${grouped.format(whole)}.${String(Math.abs(fen) % 100).padStart(2, '0')}`;
}

/** cm² as square metres with one or two decimals: 184000 is 18.4, 184500 is 18.45. Rounds half up at the cm². */
export function formatSquareMetres(area: number): string {
  const hundredths = Math.round(area / 100);
  const whole = grouped.format(Math.floor(hundredths / 100));
  const rest = String(hundredths % 100).padStart(2, '0');
  return `${whole}.${rest.endsWith('0') ? rest.charAt(0) : rest}`;
}

/** The day with its weekday where that matters: 2026-10-23 (周五). */
export function formatDayWithWeekday(day: PlainDate | null, t: TFunction): string {
  if (day === null) return NO_VALUE;
  return `${day} (${t(`weekday.${weekdayOf(day) as 0 | 1 | 2 | 3 | 4 | 5 | 6}`)})`;
}

export function formatDay(day: PlainDate | null): string {
  return day ?? NO_VALUE;
}

/** China's wall clock: 2026-10-23 14:02. */
export function formatInstant(at: Instant): string {
  return `${chinaDateOf(at)} ${chinaTimeOf(at)}`;
}

/** Bytes as kB or MB, for file lists. */
export function formatBytes(bytes: number): string {
  return bytes < 1024 * 1024 ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / (1024 * 1024)).toFixed(1)} MB`;
}
