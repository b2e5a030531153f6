/** Two tenants swap homes at the office. */
import { expect } from '@playwright/test';
import { violations } from './support/axe.ts';
import { goTo, test } from './support/desk.ts';
import { hasFocus } from './support/dialogs.ts';
import { accountsOf, settled } from './support/screens.ts';
import { signIn } from './support/session.ts';

test.use({ base: 'city' });

test('two leases swap homes, both or neither', async ({ desk: page, folder }) => {
  test.setTimeout(90_000);
  await signIn(page, accountsOf(folder)('city-sup1'));
  await goTo(page, '/leases');
  await settled(page);
  await page.getByRole('table').getByRole('link').first().click();
  await expect(page.getByRole('heading', { level: 1, name: /^XN/ })).toBeVisible();
  await settled(page);
  // Leases of one estate have its address, and lie in one street.
  const home =
    (await page
      .getByText(/XN[A-Z]{2}\d{2}-[^，]*，/)
      .first()
      .textContent()) ?? '';
  const [, address = ''] = home.split('，');
  await page.getByRole('button', { name: '互换房屋' }).click();
  const dialog = await hasFocus(page.getByRole('dialog'));
  await dialog.getByLabel('另一份租约：租约号、房号、证号、电话或姓名').fill(address);
  await page.keyboard.press('Enter');
  await dialog.getByRole('radio').first().check();
  await dialog.getByLabel('出租人同意（签名）').fill('住房保障中心');
  await dialog.getByLabel(/ 同意（签名）$/).fill('甲');
  await dialog.getByLabel('对方承租人同意（签名）').fill('乙');
  await dialog.getByLabel('说明').fill('子女就近入学');
  await settled(page);
  const folderOfShots = process.env['SHOTS'];
  if (folderOfShots !== undefined) await page.screenshot({ path: `${folderOfShots}/swap.png` });
  expect(await violations(page, 'swap')).toEqual([]);
  await dialog.getByRole('button', { name: '互换房屋' }).click();
  await expect(page.getByRole('status').filter({ hasText: '互换房屋' })).toBeVisible();
});
