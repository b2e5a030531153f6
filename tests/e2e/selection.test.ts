/**
 * Choosing a flat at a counter of the hall: called by rank, a home picked, signed by both, the slip; a household that
 * declines, its substitute; taken back by a supervisor. The wall shows the same, masked.
 */
import { join } from 'node:path';
import { type Locator, type Page, expect } from '@playwright/test';
import { violations } from './support/axe.ts';
import { goTo, test } from './support/desk.ts';
import { fillIn } from './support/dialogs.ts';
import { painted } from './support/painted.ts';
import { accountsOf, settled } from './support/screens.ts';
import { signIn } from './support/session.ts';

test.use({ base: 'city' });

const button = (page: Page, name: string): Locator => page.getByRole('button', { name, exact: true });
const dialog = (page: Page): Locator => page.getByRole('dialog');

async function keep(page: Page, name: string): Promise<void> {
  const into = process.env['ANJU_SCREENSHOTS'] ?? '';
  if (into !== '') await page.screenshot({ path: join(into, `selection ${name}.png`) });
}

async function signs(page: Page, whose: string): Promise<void> {
  const field = dialog(page).getByRole('img', { name: `${whose}：未签` });
  await expect(field).toBeVisible();
  await painted(page);
  const box = await field.boundingBox();
  if (box === null) throw new Error('the field is there');
  await page.mouse.move(box.x + 30, box.y + 30);
  await page.mouse.down();
  await page.mouse.move(box.x + 120, box.y + 70, { steps: 6 });
  await page.mouse.up();
  await expect(dialog(page).getByRole('img', { name: `${whose}：已签` })).toBeVisible();
}

test('a household is called, picks a home, signs and takes its slip; another declines', async ({
  desk: page,
  folder,
}) => {
  test.setTimeout(180_000);
  page.setDefaultTimeout(20_000);
  await signIn(page, accountsOf(folder)('city-sup1'));
  await goTo(page, '/selection');
  await keep(page, 'sessions');
  await page.getByRole('link', { name: '进入选房' }).first().click();
  await expect(page.getByText('进行中')).toBeVisible();
  await settled(page);
  expect(await violations(page, 'counter')).toEqual([]);
  const before = await page.getByText(/已确认 \d+ \/ \d+/).textContent();

  await page.keyboard.press('c');
  await expect(page.getByRole('heading', { name: '所选房源' })).toBeVisible();
  // The whole way to the signature without the mouse: Enter picks the home in focus, K keeps it.
  await page.getByRole('button', { name: /可选$/ }).first().focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { pressed: true })).toBeVisible();
  await keep(page, 'counter');
  await page.keyboard.press('k');
  await expect(button(page, '签字确认')).toBeVisible();
  await page.keyboard.press('s');
  await signs(page, '承租家庭签字');
  await signs(page, '经办人签字');
  await keep(page, 'signing');
  await dialog(page).getByRole('button', { name: '签字确认' }).click();
  await expect(page.getByRole('article', { name: '选房确认单' })).toContainText('XN选');
  await keep(page, 'slip');
  await page.keyboard.press('Escape');
  await expect(page.getByText(/已确认 \d+ \/ \d+/)).not.toHaveText(before ?? '');

  await page.keyboard.press('c');
  await button(page, '放弃或缺席').click();
  await dialog(page).getByRole('checkbox', { name: '公交不便' }).check();
  await keep(page, 'decline');
  await dialog(page).getByRole('button', { name: '本户放弃' }).click();
  await expect(dialog(page)).toBeHidden();
  const steps = page.getByRole('region', { name: '本场记录' });
  await expect(steps.getByRole('listitem').filter({ hasText: '放弃' }).first()).toBeVisible();
  await steps.getByRole('button', { name: '撤销' }).first().click();
  await fillIn(page, '原因', '家庭改变主意');
  await dialog(page).getByRole('button', { name: '撤销' }).click();
  await expect(dialog(page)).toBeHidden();
  await expect(steps.getByRole('listitem').first()).toContainText('撤销');

  await page.keyboard.press('c');
  await expect(button(page, '放弃或缺席')).toBeVisible();
  const [wall] = await Promise.all([page.waitForEvent('popup'), page.getByRole('link', { name: '打开大屏' }).click()]);
  await expect(wall.getByText('窗口').first()).toBeVisible();
  if ((process.env['ANJU_SCREENSHOTS'] ?? '') !== '') await wall.setViewportSize({ width: 1920, height: 1080 });
  await keep(wall, 'wall');
});
