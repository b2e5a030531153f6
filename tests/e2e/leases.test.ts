/**
 * A lease at the office: drafted with all its parts, explained, signed, filed, charged, paid with a receipt on paper; a
 * home that somebody has is refused, and who owes stands in the list of arrears.
 */
import { readFileSync } from 'node:fs';
import { type Locator, type Page, expect } from '@playwright/test';
import { samplePng } from '../support/intake/sample-files.ts';
import { violations } from './support/axe.ts';
import { goTo, test } from './support/desk.ts';
import { fillIn } from './support/dialogs.ts';
import { accountsOf, settled } from './support/screens.ts';
import { signIn } from './support/session.ts';

test.use({ base: 'city' });

const button = (page: Page, name: string): Locator => page.getByRole('button', { name, exact: true });
const dialog = (page: Page): Locator => page.getByRole('dialog');
const done = (page: Page, text: string): Locator => page.getByRole('status').filter({ hasText: text });

/** Pictures for people who look at screens: `SHOTS=folder`. */
async function shot(page: Page, name: string): Promise<void> {
  const folder = process.env['SHOTS'];
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png` });
}

async function draft(page: Page, unitNo: string): Promise<void> {
  await goTo(page, '/leases/new');
  await settled(page);
  await page.getByLabel('所在街道').selectOption({ index: 1 });
  const fields = {
    承租人姓名: '马秀莲',
    身份证号: '11010519491231002X',
    电话: '19900000001',
    小区: '丽康瑞居',
    房号: unitNo,
    地址: '城西区昆仑巷12号',
    '建筑面积（m²）': '54',
    '月租金（元）': '300',
    '租金依据（批复、标准）': '价格批复',
    '保证金（元）': '1000',
  };
  for (const [label, value] of Object.entries(fields)) await page.getByLabel(label, { exact: true }).fill(value);
  await page.getByRole('button', { name: /保存草稿/ }).click();
}

test('a lease from the draft to its receipt', async ({ desk: page, folder }) => {
  test.setTimeout(300_000);
  await signIn(page, accountsOf(folder)('city-sup1'));

  await test.step('leases of the city, who owes, and the rent roll', async () => {
    await page.keyboard.press('Alt+z');
    await expect(page.getByRole('heading', { name: '租约与租金' })).toBeVisible();
    await settled(page);
    await shot(page, 'leases');
    expect(await violations(page, 'leases')).toEqual([]);
    await expect.poll(() => page.getByRole('row').count()).toBeGreaterThan(10);
    await page.getByText('欠缴', { exact: true }).click();
    await expect(page.getByRole('columnheader', { name: '最早欠缴' })).toBeVisible();
    await settled(page);
    await shot(page, 'arrears');
    expect(await violations(page, 'arrears')).toEqual([]);
    await page.getByText('租金收入', { exact: true }).click();
    await settled(page);
    await shot(page, 'roll');
    expect(await violations(page, 'roll')).toEqual([]);
  });

  await test.step('drafted, explained, signed and filed', async () => {
    await draft(page, 'LK-3-402');
    await expect(page.getByRole('heading', { name: /XN租\d{4}-01-\d{6} 马秀莲/ })).toBeVisible();
    await settled(page);
    await shot(page, 'draft');
    expect(await violations(page, 'lease-draft')).toEqual([]);
    await expect(button(page, '签订')).toHaveAttribute('aria-disabled', 'true');
    await button(page, '告知义务').click();
    await dialog(page).getByLabel('已说明承租人的责任（租金、使用、维修、违约）').check();
    await dialog(page).getByLabel('已说明应当退回房屋的情形').check();
    await dialog(page)
      .getByRole('button', { name: /告知义务/ })
      .click();
    await expect(done(page, '已办理：告知义务')).toBeVisible();
    await button(page, '签订').click();
    await dialog(page).getByRole('button', { name: /签订/ }).click();
    await expect(done(page, '已办理：签订')).toBeVisible();
    await button(page, '登记备案').click();
    await fillIn(page, '备案号', '备2026-7');
    await dialog(page)
      .getByRole('button', { name: /登记备案/ })
      .click();
    await expect(page.getByText('备2026-7')).toBeVisible();
    await shot(page, 'signed');
  });

  await test.step('the home is handed over with meters read and a photo, which opens again', async () => {
    await button(page, '入住交接').click();
    await fillIn(page, '水表', '00412');
    const photo = { name: '厨房.png', mimeType: 'image/png', buffer: Buffer.from(samplePng(7)) };
    const chooser = page.waitForEvent('filechooser');
    await dialog(page).getByRole('button', { name: '照片' }).click();
    await (await chooser).setFiles(photo);
    await expect(dialog(page).getByText('厨房.png')).toBeVisible();
    await dialog(page)
      .getByRole('button', { name: /入住交接/ })
      .click();
    await expect(done(page, '已办理：入住交接')).toBeVisible();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: '厨房.png' }).click();
    expect(readFileSync(await (await download).path())).toEqual(photo.buffer);
    await shot(page, 'handed-over');
  });

  await test.step('charged, paid, and the receipt on paper', async () => {
    await page.getByText('账目', { exact: true }).click();
    await button(page, '计租至今天所在周期').click();
    await expect(page.getByRole('cell', { name: '计租', exact: true })).toBeVisible();
    await page.getByRole('button', { name: /^收款/ }).click();
    await settled(page);
    await shot(page, 'pay');
    expect(await violations(page, 'pay')).toEqual([]);
    await dialog(page)
      .getByRole('button', { name: /确认收款/ })
      .click();
    await expect(done(page, '已收款，收据 XN收')).toBeVisible();
    await settled(page);
    await shot(page, 'ledger');
    expect(await violations(page, 'ledger')).toEqual([]);
    await expect(page.getByText('无欠缴')).toBeVisible();
    await page.getByRole('link', { name: '收据' }).click();
    const receipt = page.getByRole('article', { name: '公共租赁住房收款收据' });
    await expect(receipt).toContainText(/XN收\d{4}-01-\d{6}/);
    await expect(receipt).toContainText('元整');
    await shot(page, 'receipt');
    await page.keyboard.press('Escape');
    await page.keyboard.press('g');
    const contract = page.getByRole('article', { name: '公共租赁住房租赁合同' });
    await expect(contract).toContainText('第 8 条');
    await shot(page, 'contract');
    await page.keyboard.press('Escape');
    await expect(page.getByText('无欠缴')).toBeVisible();
    await page.keyboard.press('y');
    const copy = page.getByRole('article', { name: '我的租约' });
    await expect(copy).toContainText(/当前应缴/);
    await expect(copy).toContainText('小区的物业联系方式还没有登记');
    await shot(page, 'tenant-copy');
    expect(await violations(page, 'tenant-copy')).toEqual([]);
    const [file] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Control+s')]);
    expect(file.suggestedFilename()).toMatch(/^我的租约 XN.*\.json$/);
    await page.keyboard.press('Escape');
  });

  await test.step('arrears: a step, a contact, instalments that are watched, and a pause', async () => {
    await goTo(page, '/leases?tab=arrears');
    await settled(page);
    await expect(page.getByRole('row').nth(1)).toContainText('建议：催缴');
    const leaseNo = (await page.getByRole('link').filter({ hasText: 'XN租' }).first().textContent()) ?? '';
    await page.getByRole('link', { name: leaseNo }).click();
    await button(page, '记催缴措施').click();
    await dialog(page).getByRole('button', { name: '记催缴措施' }).click();
    await expect(page.getByRole('cell', { name: '催缴', exact: true })).toBeVisible();
    await expect(page.getByText(/^等待至 /)).toBeVisible();
    await button(page, '记联系').click();
    await fillIn(page, '说明', '答应下月缴清');
    await dialog(page).getByRole('button', { name: '记联系' }).click();
    await expect(page.getByRole('cell', { name: '电话，已联系到' })).toBeVisible();
    await button(page, '约定分期').click();
    await fillIn(page, '分期', '2099-01-01 100\n2099-02-01 100');
    await dialog(page).getByRole('button', { name: '约定分期' }).click();
    await expect(page.getByText('履行分期，下期 2099-01-01')).toBeVisible();
    await button(page, '暂停催缴').click();
    await fillIn(page, '暂停至', '2099-01-31');
    await fillIn(page, '说明', '住院');
    await dialog(page).getByRole('button', { name: '暂停催缴' }).click();
    await expect(page.getByText('暂停催缴至 2099-01-31：住院')).toBeVisible();
    await button(page, '租金催缴通知书（Word）').click();
    await expect(page.getByRole('cell', { name: '已制作《租金催缴通知书》' })).toBeVisible();
    await settled(page);
    await shot(page, 'chase');
    expect(await violations(page, 'chase')).toEqual([]);
    await goTo(page, '/leases?tab=arrears');
    await expect(page.getByRole('row').filter({ hasText: leaseNo })).toContainText('暂停至 2099-01-31');
    await page.getByText(/^暂停催缴 \d/).click();
    await expect(page).toHaveURL(/late=paused/);
    await expect(page.getByRole('row').filter({ hasText: leaseNo })).toContainText('住院');
    await page.getByText(/^分期缴纳 \d/).click();
    await expect(page.getByRole('row').filter({ hasText: leaseNo })).toBeVisible();
    await shot(page, 'agreed');
  });

  await test.step('the same home is not let again', async () => {
    await draft(page, 'LK-3-402');
    await expect(page.getByRole('alert').filter({ hasText: 'LK-3-402' })).toContainText('没有重复配给');
    await shot(page, 'taken');
    expect(await violations(page, 'lease-new')).toEqual([]);
  });
});
