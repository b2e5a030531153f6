import { type CityCalendar, isWorkingDay } from '../../domain/calendar/city-calendar.ts';
import { chinaDateOf, instant } from '../../kernel/instant.ts';
import { type PlainDate, addDays } from '../../kernel/plain-date.ts';
import type { SeededRandom } from '../../kernel/random.ts';

/** The city's office hours up to now: nothing in a demo city happens at night, on a holiday or tomorrow. */
export interface OfficeDays {
  /** Working days, oldest first; the last is today when offices have been open long enough. */
  readonly days: readonly PlainDate[];
  /** An instant within the hours of the day with this index, later than `after`. */
  momentOn(index: number, random: SeededRandom, after: number): number;
}

const HOUR = 3_600_000;
/** 09:00 to 12:00 and 14:00 to 17:30. */
const MORNING_END = 3 * HOUR;
const BREAK = 2 * HOUR;
const OPEN_FOR = 6.5 * HOUR;

export function officeDays(calendar: CityCalendar, now: number, count: number): OfficeDays {
  const today = chinaDateOf(instant(now));
  const days: PlainDate[] = [];
  for (
    let date = now - opensAt(today) > HOUR ? today : addDays(today, -1);
    days.length < count;
    date = addDays(date, -1)
  ) {
    if (isWorkingDay(calendar, date).working) days.push(date);
  }
  days.reverse();
  return {
    days,
    momentOn: (index, random, after) => {
      const day = days[index] ?? today;
      const opening = opensAt(day);
      const closing = Math.min(opening + OPEN_FOR + BREAK, now);
      const worked = random.integer(0, OPEN_FOR);
      const moment = opening + (worked < MORNING_END ? worked : worked + BREAK);
      if (moment > after && moment < closing) return moment;
      // Squeezed between what came before and closing time, or now.
      const from = Math.max(opening, after + 1);
      return Math.min(from + Math.floor(random.next() * Math.max(1, closing - from)), now);
    },
  };
}

/** 09:00 in China. */
function opensAt(day: PlainDate): number {
  return Date.parse(`${day}T01:00:00Z`);
}
