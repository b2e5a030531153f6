/**
 * A visit that is cut off in the middle: by a reload, by the lock, and by the end of the program as in a power cut. Each
 * time its place and what was typed stand there again, and no payment is made twice.
 */
import { type Page, expect } from '@playwright/test';
import { enterPage, goTo, test } from './support/desk.ts';
import { startHost } from './support/host.ts';
import { accountsOf, settled } from './support/screens.ts';
import { signIn } from './support/session.ts';

test.use({ base: 'city' });

const rent = (page: Page) => page.getByLabel('租金（元）');
const paying = (page: Page) => page.getByRole('heading', { level: 2, name: '收款' });

async function find(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Alt+v');
  await expect(page.getByRole('textbox', { name: '承租人' })).toBeFocused();
  await page.keyboard.type(name);
  await expect(page.getByRole('link', { name }).first()).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: new RegExp(name) })).toBeVisible();
}

test('a visit goes on where it was cut off', async ({ browser, folder, complaints }) => {
  const boss = accountsOf(folder)('city-sup1');
  const host = await startHost(folder, ['--demo', 'small']);
  const first = await enterPage(browser, host, complaints);
  const { page } = first;
  let name = '';

  await test.step('an amount and a payer are typed, and a reload leaves them there', async () => {
    await signIn(page, boss);
    await goTo(page, '/leases?tab=arrears');
    await settled(page);
    const row = page.getByRole('row').nth(1);
    await expect(row).toBeVisible();
    name = await row.getByRole('cell').nth(1).innerText();
    await find(page, name);
    await page.keyboard.press('3');
    await expect(paying(page)).toBeVisible();
    await rent(page).fill('123.45');
    await page.getByLabel('缴款人').fill('女儿代缴');
    await expect(page.getByText(/^已存 /)).toBeVisible();
    await page.reload();
    await expect(rent(page)).toHaveValue('123.45');
  });

  await test.step('so does the lock', async () => {
    await settled(page);
    await page.keyboard.press('Alt+l');
    const lock = page.getByRole('dialog', { name: '屏幕已锁定' });
    await lock.getByLabel('密码').fill(boss.password);
    await page.keyboard.press('Enter');
    await expect(lock).toBeHidden();
    await expect(paying(page)).toBeVisible();
    await expect(rent(page)).toHaveValue('123.45');
  });

  await first.close();
  await host.kill();

  await test.step('and a power cut: found again, the visit stands at its payment', async () => {
    const again = await startHost(folder, ['--demo', 'small']);
    const { page: after, close } = await enterPage(browser, again, complaints);
    await signIn(after, boss);
    await find(after, name);
    await expect(paying(after)).toBeVisible();
    await expect(rent(after)).toHaveValue('123.45');
    await expect(after.getByLabel('缴款人')).toHaveValue('女儿代缴');
    await after.keyboard.press('Control+Enter');
    await expect(after.getByRole('heading', { level: 2, name: '打印' })).toBeVisible();
    await expect(after.getByRole('listitem').filter({ hasText: '收据' })).toHaveCount(1);
    await close();
    await again.stop();
  });
});
