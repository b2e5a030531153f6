/** The comparison of every night: while a desk is open past two o'clock in China, once a day. */
import { chinaDateOf, instant } from '../../kernel/instant.ts';
import { recordFault } from '../fault-log.ts';
import type { OpenDesk } from '../open-desk.ts';
import { lastComparison, runComparison } from './run-comparison.ts';

const LOOK_MS = 10 * 60_000;
/** A day begins anew for it at two at night. */
const NIGHT_MS = 2 * 3_600_000;

export interface Nightly {
  stop(): void;
}

/** Whether the last look was on an earlier day than now, days beginning at two. */
export function isNightDue(lastAt: number | null, now: number): boolean {
  if (lastAt === null) return true;
  return chinaDateOf(instant(lastAt - NIGHT_MS)) < chinaDateOf(instant(now - NIGHT_MS));
}

export function nightly(desk: OpenDesk, lookMs = LOOK_MS): Nightly {
  const stopping = new AbortController();
  let running = false;
  const look = async (): Promise<void> => {
    if (running || !isNightDue(lastComparison(desk)?.at ?? null, desk.now())) return;
    running = true;
    try {
      const run = runComparison(desk, { scope: desk.profile.office, by: 'night', signal: stopping.signal });
      for await (const _step of run);
    } catch (error) {
      if (!stopping.signal.aborted) recordFault(desk.file.folder, 'comparison', error);
    } finally {
      running = false;
    }
  };
  const timer = setInterval(() => void look(), lookMs);
  timer.unref();
  return {
    stop: () => {
      clearInterval(timer);
      stopping.abort();
    },
  };
}
