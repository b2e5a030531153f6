/** How long things take: of a case by a key, of a city by figures that each open the cases that they count. */
import { expect } from '@playwright/test';
import { violations } from './support/axe.ts';
import { goTo, test } from './support/desk.ts';
import { accountsOf, settled } from './support/screens.ts';
import { signIn } from './support/session.ts';

test.use({ base: 'city' });

test('figures of the city lead to their cases, and a case tells where its time went', async ({
  desk: page,
  folder,
}) => {
  test.setTimeout(180_000);
  await signIn(page, accountsOf(folder)('city-sup1'));
  await goTo(page, '/time');
  await settled(page);
  await expect(page.getByRole('heading', { name: '办理时效' })).toBeVisible();
  expect(await violations(page, 'time')).toEqual([]);

  await test.step('a number opens as many cases as it says, the slowest first', async () => {
    const row = page.getByRole('table', { name: /^各环节用时/ }).getByRole('row', { name: /^街道初审/ });
    const figure = row.getByRole('link').first();
    const n = Number((await figure.innerText()).replace(',', ''));
    expect(n).toBeGreaterThan(0);
    await figure.click();
    const list = page.getByRole('complementary', { name: '街道初审' }).getByRole('row');
    await expect(list).toHaveCount(n + 1);
    const days = (await list.locator('td:nth-child(4)').allInnerTexts()).map(Number);
    expect(days).toHaveLength(n);
    expect(days).toEqual([...days].sort((a, b) => b - a));
    expect(await violations(page, 'time-cases')).toEqual([]);
  });

  await test.step('the month before, an office below, and a sheet for a spreadsheet', async () => {
    await page.getByRole('button', { name: '上月' }).click();
    await settled(page);
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: '导出表格' }).click();
    expect((await download).suggestedFilename()).toMatch(/^办理时效-6301-\d{4}-\d{2}\.csv$/);
  });

  await test.step('a case, by its key', async () => {
    await page
      .getByRole('table', { name: /^在办件龄/ })
      .getByRole('link')
      .first()
      .click();
    await settled(page);
    await page.getByRole('complementary').last().getByRole('link').first().click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText(/XN\d{4}/);
    await settled(page);
    await page.keyboard.press('e');
    const panel = page.getByRole('region', { name: '办理用时' });
    await expect(panel).toContainText('收件至今');
    await expect(panel.getByRole('row').nth(1)).toContainText('已提交');
    expect(await violations(page, 'case-time')).toEqual([]);
  });
});

test('a clerk sees no figures of offices', async ({ desk: page, folder }) => {
  await signIn(page, accountsOf(folder)('hutai1'));
  await expect(page.getByRole('link', { name: '办理时效' })).toHaveCount(0);
});
