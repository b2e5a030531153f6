import { type Locator, expect } from '@playwright/test';
import type { Keys } from './keys.ts';

/** Goes down a list of cases until the chosen row says so, reading a row only once it is there. */
export async function downTo(grid: Locator, keys: Keys, text: string): Promise<Locator> {
  const row = grid.getByRole('row', { selected: true });
  for (;;) {
    await expect(row).toHaveAttribute('aria-busy', 'false');
    if ((await row.innerText()).includes(text)) return row;
    const place = (await row.getAttribute('aria-rowindex')) ?? '';
    await keys.press('ArrowDown');
    // At the end of the list it stays where it is: the row is not there.
    await expect(row).not.toHaveAttribute('aria-rowindex', place);
  }
}
