/** A renewal that is asked for less than three months before the lease ends (PRH-29): refused until a supervisor admits it. */
import { expect } from '@playwright/test';
import { goTo, test } from './support/desk.ts';
import { later } from './support/later.ts';
import { accountsOf, settled } from './support/screens.ts';

test.use({ base: 'city' });

test('a renewal that comes too late is not decided until a supervisor admits it with a reason', async ({
  browser,
  folder,
}) => {
  test.setTimeout(120_000);
  const who = accountsOf(folder)('city-sup1');
  // The first of the list ends some ten weeks after the demo's day: late by then, whatever the day, and still in force.
  await later(browser, { folder, days: 20, who, base: 'city' }, async (page) => {
    await goTo(page, '/reviews?renewal=open');
    await settled(page);
    await page.getByRole('table').getByRole('link').first().click();
    await expect(page.locator('#visit-title')).toBeVisible();
    await settled(page);
    await page.keyboard.press('2');
    await expect(page.getByRole('heading', { level: 2, name: /的续租/ })).toBeVisible();
    await expect(page.getByText('已逾期：登记后须主管准予，否则期满腾退（PRH-30）')).toBeVisible();
    await page.keyboard.press('Control+Enter');
    await expect(page.getByRole('heading', { level: 2, name: /逾期，待准予/ })).toBeVisible();
    await expect(page.getByRole('button', { name: /^作出决定/ })).toHaveCount(0);
    await page.keyboard.press('Control+Enter');
    await expect(page.getByText('已准予逾期申请。')).toHaveCount(0);
    await page.getByLabel('理由').fill('住院两个月，出院后来办');
    await page.keyboard.press('Control+Enter');
    await expect(page.getByRole('status').filter({ hasText: '已准予逾期申请。' })).toBeVisible();
    await page.keyboard.press('Control+Enter');
    await expect(page.getByRole('status').filter({ hasText: '已作出决定。' })).toBeVisible();
  });
});
