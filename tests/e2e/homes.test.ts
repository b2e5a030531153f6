/**
 * The ledger of homes in front of people: a file looked at, signed by two and read in; found in the list by filters;
 * corrected by two, refused to one.
 */
import { type Page, expect } from '@playwright/test';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { allWater } from '../support/units/base-map.ts';
import { violations } from './support/axe.ts';
import { goTo, test } from './support/desk.ts';
import { hasFocus } from './support/dialogs.ts';
import { accountsOf, settled } from './support/screens.ts';
import { signIn } from './support/session.ts';

test.use({ base: 'city' });

/** Pictures for people who look at screens: `SHOTS=folder`. */
async function shot(page: Page, name: string): Promise<void> {
  const folder = process.env['SHOTS'];
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png` });
}

const head = '房源编号,小区编号,楼栋,楼层,房号,户型,建筑面积,月租金,租金起始日,租金依据,电梯';
const lines = [
  head,
  'XNHH01-9-0101,XNHH01,9,1,101,一居室,42.6,238.56,2024-01-01,演示,有',
  'XNHH01-9-0102,XNHH01,9,1,102,二居室,57.8,323.68,2024-01-01,演示,有',
  'XNHH01-9-0103,NOWHERE,9,1,103,二居室,大,323.68,2024-01-01,演示,有',
];

test('a file of homes comes in by two, is found by filters, and is corrected by two', async ({
  desk: page,
  folder,
}) => {
  test.setTimeout(240_000);
  const account = accountsOf(folder);
  const second = account('city-sup2');
  await signIn(page, account('city-sup1'));
  await page.keyboard.press('Alt+h');
  await expect(page.getByRole('heading', { name: '房源台账' })).toBeVisible();
  await settled(page);
  await shot(page, 'homes');
  expect(await violations(page, 'homes')).toEqual([]);

  await test.step('looked at first: what would come in, and the bad line with its place', async () => {
    await page.keyboard.press('i');
    await expect(page.getByRole('heading', { name: '导入房源' })).toBeVisible();
    const chooser = page.waitForEvent('filechooser');
    await page.keyboard.press('f');
    const file = { name: '房源.csv', mimeType: 'text/csv', buffer: Buffer.from(lines.join('\n')) };
    await (await chooser).setFiles(file);
    await expect(page.getByRole('status').filter({ hasText: '检查完成，尚未写入' })).toBeVisible();
    const row = page.getByRole('row').filter({ hasText: '建筑面积' });
    await expect(row).toContainText('“大”不是数');
    await expect(row).toContainText('4');
    await shot(page, 'homes-checked');
    expect(await violations(page, 'homes-import')).toEqual([]);
  });

  await test.step('signed by another person, the good lines come in', async () => {
    await page.getByLabel('账号').fill(second.account);
    await page.getByRole('textbox', { name: '密码' }).fill(second.password);
    await page.keyboard.press('Control+Enter');
    await expect(page.getByRole('status').filter({ hasText: '导入完成' })).toBeVisible();
    await expect(page.getByRole('definition').nth(1)).toHaveText('2');
    await shot(page, 'homes-imported');
  });

  await test.step('the list shows them under the estate and the state that are chosen', async () => {
    await goTo(page, '/homes');
    await settled(page);
    await page.getByRole('navigation', { name: '片区与小区' }).getByRole('button', { name: '海湖馨苑' }).click();
    await page.getByRole('group', { name: '状态' }).getByRole('button', { name: '空置' }).click();
    await page.getByLabel('户型').selectOption({ label: '二居室' });
    await expect(page.getByRole('grid').getByRole('row').filter({ hasText: 'XNHH01-9-0102' })).toBeVisible();
    await settled(page);
    expect(page.url()).toContain('estate=XNHH01');
    await shot(page, 'homes-filtered');
    await page.getByRole('row').filter({ hasText: 'XNHH01-9-0102' }).click();
    await expect(page.getByRole('article', { name: 'XNHH01-9-0102' })).toContainText('323.68');
    await settled(page);
    expect(await violations(page, 'home')).toEqual([]);
  });

  await test.step('the map and the list are one selection, over the office’s base map', async () => {
    writeFileSync(join(folder, 'base-map.pmtiles'), allWater());
    await goTo(page, '/homes?unitState=vacant');
    await page.keyboard.press('m');
    const map = page.getByRole('region', { name: '小区分布图' });
    await expect(map).toHaveAttribute('aria-busy', 'false');
    await expect(page.getByText('底图来自本机数据文件夹。')).toBeVisible();
    const side = page.getByRole('navigation', { name: '片区与小区' });
    await side.getByRole('button', { name: '海湖新区' }).click();
    // Its only estate comes to the middle; a click on it narrows list and side alike.
    await expect(async () => {
      await map.locator('canvas').click();
      await expect(side.getByRole('button', { name: '海湖馨苑' })).toHaveAttribute('aria-pressed', 'true', {
        timeout: 500,
      });
    }).toPass();
    expect(page.url()).toContain('estate=XNHH01');
    await shot(page, 'homes-map');
    await page.keyboard.press('m');
    await expect(map).toBeHidden();
    await page.getByRole('row').filter({ hasText: 'XNHH01-9-0102' }).click();
    await expect(page.getByRole('article', { name: 'XNHH01-9-0102' })).toBeVisible();
  });

  await test.step('one person alone corrects nothing; with a second it is in the history with both', async () => {
    await page.keyboard.press('1');
    const dialog = await hasFocus(page.getByRole('dialog', { name: '更正房源' }));
    await dialog.getByLabel('建筑面积').fill('58.1');
    await dialog.getByLabel('原因').fill('实测');
    await page.keyboard.press('Control+Enter');
    await expect(dialog.getByRole('alert')).toContainText('另一位主管');
    await shot(page, 'home-correct');
    await dialog.getByLabel('账号').fill(second.account);
    await dialog.getByRole('textbox', { name: '密码' }).fill(second.password);
    await page.keyboard.press('Control+Enter');
    await expect(dialog).toBeHidden();
    const home = page.getByRole('article', { name: 'XNHH01-9-0102' });
    await expect(home).toContainText('58.1 ㎡');
    await expect(home).toContainText(`${second.name}（共同签署）`);
    await shot(page, 'home');
  });

  await test.step('the estate says what is near, and why homes were refused or left, or honestly that none was', async () => {
    await goTo(page, '/homes/estate/XNHH01');
    const estate = page.getByRole('article', { name: 'XNHH01' });
    await expect(estate).toContainText('海湖第三小学');
    await expect(estate.getByRole('region', { name: '放弃与退租原因' })).toContainText(/\d+ 次|还没有家庭放弃或退租/);
    await settled(page);
    await shot(page, 'estate');
    expect(await violations(page, 'estate')).toEqual([]);
  });
});
