import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';

/** Rows shown at first and with every "more": a package may hold thousands. */
const STEP = 100;

/** How many rows of a long table are shown; paper always gets all of them. */
export function useShownRows(total: number): {
  readonly shown: number;
  readonly next: number;
  readonly more: () => void;
} {
  const [shown, setShown] = useState(STEP);
  useEffect(() => {
    const showAll = (): void => {
      flushSync(() => setShown(Number.MAX_SAFE_INTEGER));
    };
    window.addEventListener('beforeprint', showAll);
    return () => {
      window.removeEventListener('beforeprint', showAll);
    };
  }, []);
  return { shown, next: Math.min(Math.max(total - shown, 0), STEP), more: () => setShown(shown + STEP) };
}
