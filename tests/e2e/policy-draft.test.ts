/** A draft of a version: a limit that the city did not have, a row more, a value more, one unset; there again later. */
import { type Page } from '@playwright/test';
import { violations } from './support/axe.ts';
import { expect, goTo, test } from './support/desk.ts';
import { administrator } from './support/people.ts';
import { settled } from './support/screens.ts';
import { signIn, signOut } from './support/session.ts';

test('a draft adds and takes away within the check, and survives leaving and coming back', async ({ desk: page }) => {
  test.setTimeout(180_000);
  await signIn(page, administrator);
  await goTo(page, '/policy/draft');
  const find = page.getByRole('main').getByRole('searchbox');

  await test.step('a ceiling of assets, which nobody set before', async () => {
    await find.fill('limits.low-income.assets');
    await editOnly(page);
    await page.getByRole('button', { name: '设定财产' }).click();
    await page.getByLabel('上限').fill('150000');
    await page.getByLabel('出处（文号、条款）').fill('宁住建〔2026〕14号第五条');
    await choose(page, '可信度', '官方文件');
    await page.getByRole('button', { name: '完成', exact: true }).click();
    await expect(page.getByRole('table', { name: '拟新版本' })).toContainText('150,000.00');
  });

  await test.step('one that is asked for no more', async () => {
    await find.fill('limits.low-income.housing-area');
    await editOnly(page);
    await page.getByRole('button', { name: /改为不设$/ }).click();
    await page.getByLabel('出处（文号、条款）').fill('宁住建〔2026〕14号第六条');
    await choose(page, '可信度', '官方文件');
    await page.getByRole('button', { name: '完成', exact: true }).click();
  });

  await test.step('a row more in a list, and one taken away', async () => {
    await find.fill('allocation.units');
    await editOnly(page);
    const rows = page.getByRole('button', { name: /删去第 \d+ 行$/ });
    await expect(rows.first()).toBeVisible();
    const before = await rows.count();
    await page.getByRole('button', { name: /加一行$/ }).click();
    await expect(rows).toHaveCount(before + 1);
    await rows.first().click();
    await expect(rows).toHaveCount(before);
    await settled(page);
    expect(await violations(page, 'policy rows')).toEqual([]);
    await page.getByRole('button', { name: '还原' }).click();
  });

  await test.step('a value that neither the city nor the country has', async () => {
    await find.fill('');
    await page.getByRole('combobox', { name: '增加一项…' }).click();
    await page.getByRole('option').first().click();
    await editOnly(page);
    const registries = page.getByRole('main').getByRole('combobox').last();
    await expect(registries).toBeVisible();
    await page.getByRole('button', { name: '还原' }).click();
    await expect(page.getByText('已改 2 项')).toBeVisible();
  });

  await test.step('whoever comes back finds it, also in a window that was opened anew', async () => {
    await goTo(page, '/policy');
    await expect(page.getByRole('table', { name: '内容' })).toBeVisible();
    await signOut(page, administrator);
    await page.reload();
    await signIn(page, administrator);
    await goTo(page, '/policy/draft');
    await expect(page.getByText('已改 2 项')).toBeVisible();
    await page.getByLabel('生效日').fill('2099-12-01');
    await page.getByLabel('生效依据（文号）').fill('宁住建〔2026〕14号');
    await choose(page, '依据可信度', '官方文件');
    await page.getByRole('button', { name: '核对改动' }).click();
    const table = page.getByRole('main').getByRole('table');
    await expect(table).toContainText('财产');
    await expect(page.getByRole('alert')).toHaveCount(0);
    await page.getByRole('button', { name: '放弃草稿' }).click();
    await expect(page.getByRole('table', { name: '内容' })).toBeVisible();
    await goTo(page, '/policy/draft');
    await expect(page.getByText('已改 0 项')).toBeVisible();
  });
});

/** The one value that is left of the search. */
async function editOnly(page: Page): Promise<void> {
  const edit = page.getByRole('button', { name: /^修改：/ });
  await expect(edit).toHaveCount(1);
  await edit.click();
}

async function choose(page: Page, label: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: label, exact: true }).click();
  await page.getByRole('option', { name: new RegExp(`^${option}`) }).click();
}
