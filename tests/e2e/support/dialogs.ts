/** Dialogs as somebody fills them in: not before they have taken the focus. */
import { type Locator, type Page, expect } from '@playwright/test';

/** A dialog puts the focus into its first field: what is filled in while it moves would land there. */
export async function hasFocus(dialog: Locator): Promise<Locator> {
  await expect.poll(() => dialog.evaluate((element) => element.contains(document.activeElement))).toBe(true);
  return dialog;
}

/** Fills in a field of the one dialog that is open. */
export async function fillIn(page: Page, label: string, text: string): Promise<void> {
  await (await hasFocus(page.getByRole('dialog'))).getByLabel(label).fill(text);
}
