import { recordAccess } from '../../store/access-log.ts';
import type { Database } from '../../store/connection.ts';
import type { OpenDesk } from '../open-desk.ts';
import type { SignedIn } from './signed-in.ts';

/** Screens read again at every change; this is how long one person's looking at one thing is one line. */
export const CASE_READING_MS = 5 * 60_000;
export const LIST_READING_MS = 10 * 60_000;

export interface Reading {
  /** e.g. `case.open`. */
  readonly action: string;
  /** What was read: a case id; empty when there is no one thing. */
  readonly subject: string;
  readonly detail?: string;
  /** No second line for the same person, action, subject and detail within this time. */
  readonly atMostEvery?: number;
}

/** What a running desk remembers of lines it wrote; what is older than the longest wait is dropped. */
const MAX_REMEMBERED = 10_000;
const writtenOn = new WeakMap<Database, Map<string, number>>();

/** Every reading of personal data leaves a line (PI-06). */
export function noteReading(desk: OpenDesk, person: SignedIn, reading: Reading): void {
  const { action, subject, detail = '', atMostEvery = 0 } = reading;
  const { db } = desk.file;
  const at = desk.now();
  const actor = person.actor.staffId;
  if (atMostEvery > 0) {
    const written = writtenOn.get(db) ?? new Map<string, number>();
    writtenOn.set(db, written);
    const key = JSON.stringify([actor, action, subject, detail]);
    const last = written.get(key);
    // A clock set back counts as a long time.
    if (last !== undefined && last <= at && at - last < atMostEvery) return;
    if (written.size >= MAX_REMEMBERED) forgetOld(written, at);
    written.set(key, at);
  }
  recordAccess(db, { at, actor, action, subject, detail });
}

function forgetOld(written: Map<string, number>, at: number): void {
  for (const [key, last] of written) if (at - last >= LIST_READING_MS) written.delete(key);
  if (written.size >= MAX_REMEMBERED) written.clear();
}
