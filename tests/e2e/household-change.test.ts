/**
 * A household that waits is another than was declared: a home more, another address. The case goes back to the first
 * review, its place in the list is looked at anew and asks for a person, and nothing was taken off by itself.
 */
import { type Page, expect } from '@playwright/test';
import { violations } from './support/axe.ts';
import { begin, confirm, expectStatus } from './support/cases.ts';
import { goTo, test } from './support/desk.ts';
import { accountsOf, settled } from './support/screens.ts';
import { signIn } from './support/session.ts';

test.use({ base: 'city' });

const panel = (page: Page) => page.getByRole('region', { name: '轮候', exact: true });

test('a home more while it waits: looked at anew, and nothing decided by itself', async ({ desk: page, folder }) => {
  test.setTimeout(240_000);
  await signIn(page, accountsOf(folder)('city1'));
  await goTo(page, '/waiting');
  const grid = page.getByRole('grid');
  await expect(grid.getByRole('row', { selected: true })).toHaveAttribute('aria-busy', 'false');
  await grid.focus();
  await page.keyboard.press('Enter');
  await expect(panel(page)).toBeVisible();
  await settled(page);
  await expectStatus(page, '轮候中');

  const change = await begin(page, '变更家庭情况');
  await change.getByRole('radio', { name: '住房' }).check();
  const today = await page.evaluate(() => new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' }));
  await change.getByLabel('发生日期').fill(today);
  await change.getByLabel('现住址', { exact: true }).fill('昆仑大道 9 号 3 单元 501');
  await change.getByRole('button', { name: '加一套住房' }).click();
  await change.getByLabel('住房地址').last().fill('昆仑大道 9 号 3 单元 501');
  await change
    .getByRole('textbox', { name: /说明|意见/ })
    .last()
    .fill('购房登记，已核对不动产权证');
  await page.getByRole('button', { name: '确认变更家庭情况', exact: true }).click();
  await expect(change.getByText('请填全每套住房的地址和面积')).toBeVisible();
  await change.getByLabel('建筑面积（㎡）').last().fill('128.5');
  expect(await violations(page, 'household-change')).toEqual([]);
  const folderOfShots = process.env['SHOTS'];
  if (folderOfShots !== undefined) await page.screenshot({ path: `${folderOfShots}/household-change.png` });
  await confirm(page, '变更家庭情况');

  await expectStatus(page, '街道初审');
  await expect(panel(page)).toContainText('变动复核');
  await expect(panel(page)).toContainText('复核发现条件不再符合');
  await expect(panel(page)).toContainText('人均自有住房面积。不会自动退出');
  await expect(page.getByText(/家庭情况 .+ 有变更，此前的核验结果已失效/)).toBeVisible();
});
