/** A case that was decided under one version of the policy stays explained by it after the city issued another. */
import { type Page } from '@playwright/test';
import { addDays } from '../../src/kernel/plain-date.ts';
import { chinaDateOf, instant } from '../../src/kernel/instant.ts';
import { begin, confirm, openQueue } from './support/cases.ts';
import { expect, goTo, test } from './support/desk.ts';
import { accountsOf, settled } from './support/screens.ts';
import { changeTo, signIn } from './support/session.ts';

test.use({ base: 'city' });

const today = chinaDateOf(instant(Date.now()));
const yesterday = addDays(today, -1);
const shipped = '2021-06-01';

const conditions = (page: Page) => page.getByRole('region', { name: '资格条件' });
const income = (page: Page) => conditions(page).getByRole('listitem').filter({ hasText: '人均月收入' });

test('a new ceiling changes what a case would be today, and not what was decided', async ({ desk: page, folder }) => {
  test.setTimeout(240_000);
  const account = accountsOf(folder);
  const [supervisor, second, admin] = [account('city-sup1'), account('city-sup2'), account('admin')];
  let address = '';

  await test.step('a household that is entitled, with every condition met, is approved', async () => {
    await signIn(page, supervisor);
    const grid = await openQueue(page, '市级审定');
    await grid.getByRole('row').filter({ hasText: '低收入' }).first().click();
    await expect(page.getByRole('article')).toBeVisible();
    await page.keyboard.press('g');
    await expect(conditions(page).getByText('各项条件都已满足。')).toBeVisible();
    await expect(income(page)).toContainText('< 1,920.00');
    for (const line of await conditions(page).getByRole('listitem').all()) {
      await expect(line).not.toContainText(/不满足|不明/);
    }
    address = page.url();
    await begin(page, '通过');
    await confirm(page, '通过');
  });

  await test.step('the city lowers the ceiling by a version of yesterday', async () => {
    await changeTo(page, supervisor, admin);
    await goTo(page, '/policy/draft');
    await page.getByLabel('生效日').fill(yesterday);
    await page.getByLabel('生效依据（文号）').fill('宁住建〔2026〕13号');
    await choose(page, '依据可信度', '官方文件');
    await page.getByRole('main').getByRole('searchbox').fill('limits.low-income.income');
    const edit = page.getByRole('button', { name: /^修改：/ });
    await expect(edit).toHaveCount(1);
    await edit.click();
    await page.getByLabel('上限').fill('1');
    await page.getByLabel('出处（文号、条款）').fill('宁住建〔2026〕13号第一条');
    await choose(page, '可信度', '官方文件');
    await page.getByRole('button', { name: '核对改动' }).click();
    await page.getByLabel('拟定理由').fill('收入标准调整');
    await page.getByRole('button', { name: '提出', exact: true }).click();
    await expect(page.getByRole('region', { name: '待签发' })).toBeVisible();
    await changeTo(page, admin, second);
    await goTo(page, '/policy');
    await page.getByRole('button', { name: '查看改动' }).click();
    await page.keyboard.press('i');
    const dialog = page.getByRole('dialog', { name: '签发新版本' });
    await dialog.getByRole('button', { name: '签发', exact: true }).click();
    await expect(page.getByRole('status').filter({ hasText: `已签发自 ${yesterday} 起的版本。` })).toBeVisible();
  });

  await test.step('the decision stays what it was, beside what the case would be today', async () => {
    await page.goto(address);
    await settled(page);
    await expect(page.getByRole('button', { name: /^按 .* 起的版本/ })).toContainText(`按 ${shipped} 起的版本`);
    await page.keyboard.press('g');
    await expect(conditions(page)).toContainText(`上次办理时的结论：符合条件（xining@${shipped}，${today}）`);
    await expect(conditions(page).getByText('不符合条件', { exact: true })).toBeVisible();
    await expect(income(page)).toContainText('< 1.00');
    await page.keyboard.press('h');
    const approved = page
      .getByRole('region', { name: '办理历史' })
      .getByRole('listitem')
      .filter({ has: page.getByRole('heading', { name: '审定通过', exact: true }) });
    await approved.getByText('依据').click();
    await expect(approved.getByRole('link', { name: `政策版本 xining@${shipped}` })).toBeVisible();
  });
});

async function choose(page: Page, label: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: label, exact: true }).click();
  await page.getByRole('option', { name: new RegExp(`^${option}`) }).click();
}
