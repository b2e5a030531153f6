import type { Brand } from './brand.ts';
import { type PlainDate, dayOf, monthOf, plainDateFromParts, yearOf } from './plain-date.ts';

/** A point in time: UTC milliseconds since 1970. Shown to people, never used to order or merge. */
export type Instant = Brand<number, 'Instant'>;

export function instant(milliseconds: number): Instant {
  return milliseconds as Instant;
}

const CHINA_OFFSET_MS = 8 * 60 * 60 * 1000;

/** The calendar day in China (UTC+8 all year) on which an instant falls. */
export function chinaDateOf(at: Instant): PlainDate {
  const shifted = new Date(at + CHINA_OFFSET_MS);
  return plainDateFromParts(shifted.getUTCFullYear(), shifted.getUTCMonth() + 1, shifted.getUTCDate());
}

/** The wall clock in China of an instant, as `HH:mm`. */
export function chinaTimeOf(at: Instant): string {
  return new Date(at + CHINA_OFFSET_MS).toISOString().slice(11, 16);
}

/** Midnight in China at which a day begins. */
export function startOfChinaDay(day: PlainDate): Instant {
  return instant(Date.UTC(yearOf(day), monthOf(day) - 1, dayOf(day)) - CHINA_OFFSET_MS);
}
