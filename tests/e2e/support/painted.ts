import type { Page } from '@playwright/test';

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

/** Nobody strikes a key that answers to what the screen has not painted yet. */
export function withPatience(page: Page): void {
  const press = page.keyboard.press.bind(page.keyboard);
  page.keyboard.press = async (...given) => {
    await painted(page);
    await press(...given);
  };
}
