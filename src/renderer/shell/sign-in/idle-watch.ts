/**
 * When to lock for want of a hand at the desk. Pure: the hook beside it feeds it the clock.
 */
export interface IdleWatch {
  readonly lastActivity: number;
  /** When the desk was last told that somebody is there. */
  readonly lastTold: number;
}

export type IdleStep = 'nothing' | 'tell' | 'lock';

const TELL_EVERY_MS = 30_000;

/** What to do now: lock after the idle minutes, or tell the desk when there was activity since it last heard. */
export function idleStep(watch: IdleWatch, idleLockMinutes: number, now: number): IdleStep {
  if (now - watch.lastActivity >= idleLockMinutes * 60_000) return 'lock';
  const heardOf = watch.lastActivity <= watch.lastTold;
  return !heardOf && now - watch.lastTold >= TELL_EVERY_MS ? 'tell' : 'nothing';
}
