import { useSyncExternalStore } from 'react';
import { type Instant, instant } from '../../kernel/instant.ts';

const STEP_MS = 15_000;

/** The time of day in steps of a quarter minute, for words like "in 4 minutes" that go on by themselves. */
export function useNow(): Instant {
  return instant(useSyncExternalStore(everyStep, step) * STEP_MS);
}

function step(): number {
  return Math.floor(Date.now() / STEP_MS);
}

function everyStep(look: () => void): () => void {
  const timer = setInterval(look, 1_000);
  return () => {
    clearInterval(timer);
  };
}
