/**
 * One visit: a tenant comes for the yearly review and the renewal and has left the household booklet at home. Found,
 * reviewed, renewed, paid and printed by keyboard alone; the booklet is promised and its photo comes later.
 */
import { type Locator, type Page, expect } from '@playwright/test';
import { violations } from './support/axe.ts';
import { goTo, test } from './support/desk.ts';
import { accountsOf, settled } from './support/screens.ts';
import { signIn } from './support/session.ts';

test.use({ base: 'city' });

/** Pictures for people who look at screens: `SHOTS=folder`. */
async function shot(page: Page, name: string): Promise<void> {
  const folder = process.env['SHOTS'];
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png` });
}

const done = (page: Page, text: string): Locator => page.getByRole('status').filter({ hasText: text });

/** Goes on by Tab until the field or button has the focus, as somebody without a mouse does. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let pressed = 0; pressed < 40; pressed += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('not reached by Tab');
}

test('one visit of a tenant, by keyboard', async ({ desk: page, folder }) => {
  test.setTimeout(300_000);
  await signIn(page, accountsOf(folder)('city-sup1'));

  await test.step('who is due', async () => {
    await page.keyboard.press('Alt+x');
    await expect(page.getByRole('heading', { name: '年审续租' })).toBeVisible();
    await settled(page);
    await shot(page, 'reviews');
    expect(await violations(page, 'reviews')).toEqual([]);
  });
  const links = page.getByRole('table').getByRole('link');
  const called = await links.allTextContents();
  await page.getByText(/^将到期 /).click();
  await expect(page.getByRole('columnheader', { name: '租期末日' })).toBeVisible();
  await settled(page);
  await shot(page, 'renewals');
  let name = '';
  const inBoth = async (): Promise<string> => {
    name = (await links.allTextContents()).find((tenant) => called.includes(tenant)) ?? '';
    return name;
  };
  await expect.poll(inBoth).not.toBe('');

  await test.step('found by name, declared without the booklet, and passed', async () => {
    await page.keyboard.press('Alt+v');
    await expect(page.getByRole('heading', { name: '一窗办结' })).toBeVisible();
    await page.keyboard.type(name);
    await expect(page.getByRole('link', { name }).first()).toBeVisible();
    await shot(page, 'visit-find');
    expect(await violations(page, 'visit-find')).toEqual([]);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: new RegExp(name) })).toBeVisible();
    await settled(page);
    await shot(page, 'visit-review');
    expect(await violations(page, 'visit-review')).toEqual([]);
    await tabTo(page, page.getByRole('button', { name: /^承诺 .* 前补交$/ }));
    await page.keyboard.press('Enter');
    await expect(page.getByRole('listitem').filter({ hasText: '户口簿' })).toBeVisible();
    await expect(page.getByText(/^已存 /)).toBeVisible();
    await page.reload();
    await expect(page.getByRole('listitem').filter({ hasText: '户口簿' })).toBeVisible();
    await page.keyboard.press('Control+Enter');
    await expect(done(page, '已登记申报。')).toBeVisible();
    await settled(page);
    await shot(page, 'visit-declared');
    expect(await violations(page, 'visit-declared')).toEqual([]);
    await page.keyboard.press('Control+Enter');
    await expect(page.getByRole('complementary')).toContainText('承诺补交');
    // Passed: the next step stands there.
    await expect(page.getByRole('heading', { level: 2, name: /的续租/ })).toBeVisible();
  });

  await test.step('renewed, paid and printed', async () => {
    await settled(page);
    await shot(page, 'visit-renewal');
    expect(await violations(page, 'visit-renewal')).toEqual([]);
    await page.keyboard.press('Control+Enter');
    const admitted = page.getByRole('heading', { level: 2, name: /逾期，待准予/ });
    await expect(done(page, '已登记续租申请。')).toBeVisible();
    await settled(page);
    if (await admitted.isVisible()) {
      await tabTo(page, page.getByLabel('理由'));
      await page.keyboard.type('家中老人住院');
      await page.keyboard.press('Control+Enter');
      await expect(done(page, '已准予逾期申请。')).toBeVisible();
    }
    await page.keyboard.press('Control+Enter');
    await expect(done(page, '已作出决定。')).toBeVisible();
    await settled(page);
    await shot(page, 'visit-sign');
    await page.keyboard.press('Control+Enter');
    await expect(page.getByRole('heading', { level: 2, name: '收款' })).toBeVisible();
    await tabTo(page, page.getByLabel('租金（元）'));
    await page.keyboard.press('Control+a');
    await page.keyboard.type('300');
    await settled(page);
    await shot(page, 'visit-pay');
    expect(await violations(page, 'visit-pay')).toEqual([]);
    await page.keyboard.press('Control+Enter');
    await expect(page.getByRole('heading', { level: 2, name: '打印' })).toBeVisible();
    await expect(page.getByRole('listitem').filter({ hasText: '收据' })).toBeVisible();
    await shot(page, 'visit-print');
    await page.keyboard.press('Control+Enter');
    await expect(page.getByRole('article')).toHaveCount(4);
    await page.emulateMedia({ media: 'print' });
    for (const place of [1, 2, 3]) await expect(page.getByRole('article').nth(place)).toHaveCSS('break-before', 'page');
    await page.emulateMedia({ media: 'screen' });
    await shot(page, 'visit-papers');
    expect(await violations(page, 'visit-papers')).toEqual([]);
  });

  await test.step('the booklet comes later', async () => {
    await goTo(page, '/reviews?tab=promised');
    await page.getByRole('link', { name }).first().click();
    await page.keyboard.press('1');
    await page.getByLabel('拍照或上传').setInputFiles({
      name: '户口簿.png',
      mimeType: 'image/png',
      buffer: Buffer.from(
        'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
        'base64',
      ),
    });
    await page.getByRole('button', { name: '登记补交' }).click();
    await expect(done(page, '已登记补交。')).toBeVisible();
    await expect(page.getByRole('complementary').getByText('承诺补交')).toHaveCount(0);
  });
});
