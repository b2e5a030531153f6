/** A person who owns no mouse. Nothing here can click, focus from outside or move a pointer. */
import { type Locator, type Page, expect } from '@playwright/test';

const MOST_STEPS = 150;

export interface Keys {
  press(keys: string): Promise<void>;
  /** Types into whatever has the focus. */
  type(text: string): Promise<void>;
  /** Steps with Tab until the control has the focus. */
  tabTo(control: Locator): Promise<void>;
  backTo(control: Locator): Promise<void>;
  /** Moves within a menu or a group. */
  arrowTo(control: Locator, key: 'ArrowUp' | 'ArrowDown'): Promise<void>;
}

/** `page.keyboard` and nothing else of the page reaches the tests that work by keys. */
export function keysOf(page: Page): Keys {
  const stepTo = async (control: Locator, key: 'Tab' | 'Shift+Tab' | 'ArrowUp' | 'ArrowDown'): Promise<void> => {
    await expect(control).toBeVisible();
    for (let steps = 0; steps < MOST_STEPS; steps += 1) {
      if (await control.evaluate((element) => element === document.activeElement)) return;
      await page.keyboard.press(key);
    }
    throw new Error(`${String(control)} is not reached by ${key}`);
  };
  return {
    press: (keys) => page.keyboard.press(keys),
    type: (text) => page.keyboard.type(text),
    tabTo: (control) => stepTo(control, 'Tab'),
    backTo: (control) => stepTo(control, 'Shift+Tab'),
    arrowTo: stepTo,
  };
}

/** Counts what only a pointing device sends, from now on and on every page that comes. */
export async function watchPointer(page: Page): Promise<() => Promise<number>> {
  const watch = (): void => {
    const seen = window as unknown as { pointerEvents?: number };
    seen.pointerEvents ??= Number(sessionStorage.getItem('pointer-events') ?? '0');
    for (const type of ['pointerdown', 'mousedown', 'mousemove', 'wheel', 'touchstart']) {
      window.addEventListener(
        type,
        () => {
          seen.pointerEvents = (seen.pointerEvents ?? 0) + 1;
          sessionStorage.setItem('pointer-events', String(seen.pointerEvents));
        },
        { capture: true },
      );
    }
  };
  await page.addInitScript(watch);
  await page.evaluate(watch);
  return () => page.evaluate(() => (window as unknown as { pointerEvents?: number }).pointerEvents ?? -1);
}
