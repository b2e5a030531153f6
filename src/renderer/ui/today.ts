import { useSyncExternalStore } from 'react';
import { chinaDateOf, instant } from '../../kernel/instant.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';

/** Today in China; a screen left open over midnight moves on with it. */
export function useToday(): PlainDate {
  return useSyncExternalStore(everyMinute, today);
}

function today(): PlainDate {
  return chinaDateOf(instant(Date.now()));
}

function everyMinute(look: () => void): () => void {
  const timer = setInterval(look, 60_000);
  return () => {
    clearInterval(timer);
  };
}
