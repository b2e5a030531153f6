import { type PlainDate, fullYearsBetween, parsePlainDate } from '../../kernel/plain-date.ts';

/** From this age people consent for themselves; below, a guardian does (PRH-46, PI-03). */
const ADULT_AGE = 18;

/** Age on a day by the number's own date of birth; null where the number carries none. */
function ageByNumber(identityNumber: string, on: PlainDate): number | null {
  const digits = /^\d{6}(\d{4})(\d{2})(\d{2})\d{3}[\dX]$/.exec(identityNumber);
  if (digits === null) return null;
  const [, year = '', month = '', day = ''] = digits;
  const birth = parsePlainDate(`${year}-${month}-${day}`);
  return birth === undefined ? null : fullYearsBetween(birth, on);
}

/** Somebody whose number says no age counts as grown up: their own consent is asked for. */
export function isAdult(identityNumber: string, on: PlainDate): boolean {
  return (ageByNumber(identityNumber, on) ?? ADULT_AGE) >= ADULT_AGE;
}
