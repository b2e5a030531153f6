import type { AnyRefusal } from '../../contract/errors.ts';
import type { Database } from '../../store/connection.ts';
import { type OpenDesk, settingsOf } from '../open-desk.ts';

/** How often somebody guessed wrong at one account. */
export interface Attempts {
  readonly failed: number;
  readonly lockedUntil: number | null;
}

/** What one more wrong guess makes of the count, and what the guesser is told. */
export function countWrong(desk: OpenDesk, failedBefore: number): { attempts: Attempts; refusal: AnyRefusal } {
  const { lockoutAttempts, lockoutMinutes } = settingsOf(desk);
  const failed = failedBefore + 1;
  if (failed < lockoutAttempts) {
    const refusal = { code: 'wrong-credentials', attemptsLeft: lockoutAttempts - failed } as const;
    return { attempts: { failed, lockedUntil: null }, refusal };
  }
  const until = desk.now() + lockoutMinutes * 60_000;
  // The count starts anew after the lockout.
  return { attempts: { failed: 0, lockedUntil: until }, refusal: { code: 'account-locked', until } };
}

/** The refusal while a lockout lasts: for a right password too, or the lockout would only slow guessing down. */
export function lockout(desk: OpenDesk, { lockedUntil }: Attempts): AnyRefusal | undefined {
  if (lockedUntil === null || lockedUntil <= desk.now()) return undefined;
  return { code: 'account-locked', until: lockedUntil };
}

/** Beyond this many made-up names the oldest are forgotten. */
const MAX_STRANGERS = 1_000;

/** What a running desk keeps of tries in hand; a restart forgets it, the counts of real accounts are in the file. */
interface Tries {
  readonly turns: Map<string, Promise<unknown>>;
  readonly strangers: Map<string, Attempts>;
}

const triesOf = new WeakMap<Database, Tries>();

function tries({ file }: OpenDesk): Tries {
  let known = triesOf.get(file.db);
  if (known === undefined) {
    known = { turns: new Map(), strangers: new Map() };
    triesOf.set(file.db, known);
  }
  return known;
}

/** One try after the other per account: guesses made at the same time must not all see the count of the first. */
export async function inTurn<T>(desk: OpenDesk, account: string, work: () => Promise<T>): Promise<T> {
  const { turns } = tries(desk);
  const run = (turns.get(account) ?? Promise.resolve()).then(work, work);
  turns.set(account, run);
  try {
    return await run;
  } finally {
    if (turns.get(account) === run) turns.delete(account);
  }
}

/** Wrong guesses at a name that nobody has. */
export function strangerAttempts(desk: OpenDesk, name: string): Attempts {
  return tries(desk).strangers.get(name) ?? { failed: 0, lockedUntil: null };
}

export function recordStranger(desk: OpenDesk, name: string, attempts: Attempts): void {
  const { strangers } = tries(desk);
  strangers.delete(name);
  strangers.set(name, attempts);
  const [oldest] = strangers.keys();
  if (strangers.size > MAX_STRANGERS && oldest !== undefined) strangers.delete(oldest);
}
