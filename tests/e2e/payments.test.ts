/** A bank's statement: previewed, booked, and what found no lease settled by a person. */
import { type Page, expect } from '@playwright/test';
import { violations } from './support/axe.ts';
import { goTo, test } from './support/desk.ts';
import { accountsOf, settled } from './support/screens.ts';
import { signIn } from './support/session.ts';

test.use({ base: 'city' });

async function shot(page: Page, name: string): Promise<void> {
  const folder = process.env['SHOTS'];
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png` });
}

test('payments of a bank are booked or wait for somebody', async ({ desk: page, folder }) => {
  test.setTimeout(120_000);
  await signIn(page, accountsOf(folder)('city-sup1'));
  await goTo(page, '/leases');
  await settled(page);
  const leaseNo = (await page.getByRole('table').getByRole('link').first().textContent()) ?? '';
  await page.keyboard.press('i');
  await expect(page.getByRole('heading', { name: '到账入账' })).toBeVisible();

  await test.step('previewed, then booked', async () => {
    const chooser = page.waitForEvent('filechooser');
    await page.keyboard.press('f');
    const lines = [
      '交易流水号,交易日期,贷方发生额,对方户名,租约编号,摘要',
      `E1,2026-01-05,88.5,马秀莲,${leaseNo},房租`,
      'E2,2026-01-05,61,陌生人,,不知道',
      'E3,2026-01-05,六十,某,,房租',
    ];
    await (await chooser).setFiles({ name: '明细.csv', mimeType: 'text/csv', buffer: Buffer.from(lines.join('\n')) });
    await expect(page.getByRole('status').filter({ hasText: '预览完成' })).toBeVisible();
    await expect(
      page.getByRole('region', { name: /^问题/ }).getByRole('cell', { name: '4', exact: true }),
    ).toBeVisible();
    await settled(page);
    await shot(page, 'payments-preview');
    expect(await violations(page, 'payments-preview')).toEqual([]);
    await page.keyboard.press('Control+Enter');
    await expect(page.getByRole('status').filter({ hasText: '入账完成' })).toBeVisible();
  });

  await test.step('what waits is assigned', async () => {
    await page.getByText('待查款项', { exact: true }).click();
    const row = page.getByRole('row').filter({ hasText: '陌生人' });
    await row.getByRole('button', { name: '认领' }).click();
    await page.getByLabel('租约号、房号、证号、电话或姓名').fill(leaseNo);
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').getByRole('radio').first().check();
    await settled(page);
    await shot(page, 'payments-assign');
    expect(await violations(page, 'payments-assign')).toEqual([]);
    await page.getByRole('dialog').getByRole('button', { name: '认领', exact: true }).click();
    await expect(page.getByRole('status').filter({ hasText: /已认领，收据 XN收/ })).toBeVisible();
    await expect(row).toHaveCount(0);
    await settled(page);
    await shot(page, 'payments-open');
    expect(await violations(page, 'payments-open')).toEqual([]);
  });

  await test.step('the register has every number', async () => {
    await page.getByText('收据登记', { exact: true }).click();
    await expect(page.getByText(/编号连续，没有缺号/)).toBeVisible();
    await settled(page);
    await shot(page, 'payments-receipts');
    expect(await violations(page, 'payments-receipts')).toEqual([]);
  });
});
