import type { Page } from '@playwright/test';
import { setTimeout as delay } from 'node:timers/promises';
import { followRequests, underWay } from './unanswered.ts';

/** An answer that takes longer does not hold up the hand. */
const PATIENCE_MS = 5_000;

/** Resolves when what was drawn last stands on the screen. A page that is left on the way has nothing more to paint. */
export async function painted(page: Page): Promise<void> {
  try {
    await page.evaluate(
      () =>
        new Promise<void>((done) => {
          requestAnimationFrame(() => requestAnimationFrame(() => done()));
        }),
    );
  } catch (error) {
    if (!String(error).includes('Execution context was destroyed')) throw error;
  }
}

/** Nobody strikes a key that answers to what the screen has not been told or has not painted yet. */
export function withPatience(page: Page): void {
  followRequests(page);
  const press = page.keyboard.press.bind(page.keyboard);
  page.keyboard.press = async (...given) => {
    const open = underWay(page);
    if (open.length > 0) await Promise.race([Promise.all(open), delay(PATIENCE_MS)]);
    await painted(page);
    await press(...given);
  };
}
