/** What is due today and what is late, in a city with cases of every step: each list holds those and no others. */
import type { Page } from '@playwright/test';
import { expect, goTo, test } from './support/desk.ts';
import { accountsOf, settled } from './support/screens.ts';
import { signIn } from './support/session.ts';

test.use({ base: 'city' });

test('the lists of what is late and due today hold what the steps say', async ({ desk: page, folder }) => {
  await signIn(page, accountsOf(folder)('city-sup1'));
  const side = page.getByRole('navigation', { name: '待办' });
  await expect(side.getByRole('link', { name: /^逾期\s?，/ })).toBeVisible();
  await settled(page);
  const late = await side.getByText(/^逾期 \d+$/).allInnerTexts();
  const sum = late.reduce((all, text) => all + Number(text.slice(3)), 0);
  await goTo(page, '/queue/overdue');
  await expect.poll(() => totalOf(page)).toBe(sum);
  await expect.poll(async () => (await dueDays(page)).length).toBeGreaterThan(0);
  const days = await dueDays(page);
  const today = await page.evaluate(() => new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' }));
  expect(days.filter((day) => day >= today)).toEqual([]);
  expect([...days].sort()).toEqual(days);

  await goTo(page, '/queue/due-today');
  await totalOf(page);
  await expect.poll(async () => (await dueDays(page)).filter((day) => day !== today)).toEqual([]);
});

async function totalOf(page: Page): Promise<number> {
  await settled(page);
  const total = page
    .getByRole('main')
    .getByRole('status')
    .filter({ hasText: /^[\d,]+ 件$/ });
  await expect(total).toBeVisible();
  return Number((await total.innerText()).replace(/\D/g, ''));
}

async function dueDays(page: Page): Promise<readonly string[]> {
  const cells = await page.getByRole('grid').getByRole('row').locator('> :last-child').allInnerTexts();
  return cells.flatMap((text) => /\d{4}-\d{2}-\d{2}/.exec(text)?.[0] ?? []);
}
