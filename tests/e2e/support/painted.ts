import type { Page, Request } from '@playwright/test';
import { setTimeout as delay } from 'node:timers/promises';

/** A question that has not been answered for so long is a line that stays open, as the one that tells of changes does. */
const RECENT_MS = 1_500;
const PATIENCE_MS = 1_000;

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
  const asked = new Map<Request, { readonly at: number; readonly answered: Promise<null>; readonly end: () => void }>();
  page.on('request', (request) => {
    const { promise: answered, resolve } = Promise.withResolvers<null>();
    const end = (): void => {
      resolve(null);
    };
    asked.set(request, { at: Date.now(), answered, end });
  });
  const ended = (request: Request): void => {
    asked.get(request)?.end();
    asked.delete(request);
  };
  page.on('requestfinished', ended);
  page.on('requestfailed', ended);
  const press = page.keyboard.press.bind(page.keyboard);
  page.keyboard.press = async (...given) => {
    const since = Date.now() - RECENT_MS;
    const open = [...asked.values()].filter(({ at }) => at > since).map(({ answered }) => answered);
    if (open.length > 0) await Promise.race([Promise.all(open), delay(PATIENCE_MS)]);
    await painted(page);
    await press(...given);
  };
}
