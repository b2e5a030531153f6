/** How long to wait before the next try: doubling from a second to a minute, each time half of it by chance. */
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 60_000;

/** `attempts` failed in a row; `chance` is in [0, 1): all desks of a city must not come back in the same second. */
export function waitAfter(attempts: number, chance: number): number {
  const whole = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(attempts - 1, 16));
  return Math.round(whole / 2 + (whole / 2) * chance);
}
