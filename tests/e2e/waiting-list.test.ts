/**
 * A household on the waiting list of the demo city: found at the counter, its place with what it stands on, confirmed,
 * off the list; and somebody who was banned, refused at intake with the day.
 */
import { type Page, expect } from '@playwright/test';
import { violations } from './support/axe.ts';
import { importByDialog } from './support/cases.ts';
import { applicant, completeDraft, zipFile } from './support/packages.ts';
import { goTo, test } from './support/desk.ts';
import { accountsOf, settled } from './support/screens.ts';
import { signIn } from './support/session.ts';

test.use({ base: 'city' });

const panel = (page: Page) => page.getByRole('region', { name: '轮候', exact: true });

/** Pictures for people who look at screens: `SHOTS=folder`. */
async function shot(page: Page, name: string): Promise<void> {
  const folder = process.env['SHOTS'];
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png` });
}

async function openFirst(page: Page): Promise<void> {
  const grid = page.getByRole('grid');
  await expect(grid.getByRole('row', { selected: true })).toHaveAttribute('aria-busy', 'false');
  await grid.focus();
  await page.keyboard.press('Enter');
  await expect(panel(page)).toBeVisible();
  await settled(page);
}

test('from the list to a place, its slip, a confirmation and the way out', async ({ desk: page, folder }) => {
  test.setTimeout(240_000);
  await signIn(page, accountsOf(folder)('city-sup1'));
  await page.keyboard.press('Alt+j');
  await expect(page.getByRole('heading', { name: '轮候名册' })).toBeVisible();
  await settled(page);
  await shot(page, 'list');
  expect(await violations(page, 'waiting-list')).toEqual([]);
  const rows = page.getByRole('grid').getByRole('row');
  await expect(rows.nth(1)).toContainText(/XN轮\d{4}/);
  const number = (await rows.nth(1).textContent())?.match(/XN轮\d{4}-01-\d{6}/)?.[0] ?? '';

  await test.step('at the counter it is found by its number within two seconds, and printed large', async () => {
    await page.keyboard.press('Alt+q');
    const field = page.getByLabel('姓名、证号、电话、申请编号或轮候编号');
    const from = Date.now();
    await field.fill(number);
    const hit = page.getByRole('article');
    await expect(hit).toContainText('全市');
    expect(Date.now() - from).toBeLessThan(2_000);
    await settled(page);
    await shot(page, 'where');
    expect(await violations(page, 'waiting-where')).toEqual([]);
    await hit.getByRole('button', { name: '打印轮候单' }).click();
    const slip = page.getByRole('article', { name: '公共租赁住房轮候情况告知单' });
    await expect(slip).toContainText(number);
    await expect(slip).toHaveAttribute('data-large', 'false');
    await page.keyboard.press('l');
    await expect(slip).toHaveAttribute('data-large', 'true');
    await shot(page, 'slip');
    await page.keyboard.press('Escape');
    await expect(field).toHaveValue(number);
  });

  await test.step('on the case stands what the place stands on', async () => {
    await page.keyboard.press('Alt+j');
    await settled(page);
    await openFirst(page);
    await expect(panel(page)).toContainText(number);
    await expect(panel(page)).toContainText('摇号号码排序');
    await expect(panel(page)).toContainText('登记为轮候对象');
    await shot(page, 'case');
    expect(await violations(page, 'waiting-case')).toEqual([]);
  });

  await test.step('it confirms, and leaves of its own accord', async () => {
    await panel(page).getByRole('button', { name: '登记确认' }).click();
    const confirm = page.getByRole('dialog', { name: '登记确认' });
    await confirm.getByRole('radio', { name: '与原申报一致' }).check();
    await page.keyboard.press('Control+Enter');
    await expect(confirm).toBeHidden();
    await expect(panel(page)).toContainText('家庭确认');
    await panel(page).getByRole('button', { name: '退出轮候' }).click();
    const leave = page.getByRole('dialog', { name: '退出轮候' });
    await leave.getByLabel('退出原因').selectOption({ label: '收入超标' });
    await leave.getByLabel('说明').fill('核对结果超出标准');
    await expect(leave.getByRole('group', { name: '须由另一位主管在本屏共同签署' })).toBeVisible();
    await page.keyboard.press('Control+Enter');
    await expect(leave.getByRole('alert')).toContainText('另一位主管');
    await leave.getByLabel('退出原因').selectOption({ label: '自愿放弃' });
    await page.keyboard.press('Control+Enter');
    await expect(leave).toBeHidden();
    await expect(panel(page)).toContainText('退出：自愿放弃');
  });

  await test.step('what is due is a list, and all are reminded with a report', async () => {
    await goTo(page, '/waiting?list=to-remind');
    await settled(page);
    const all = page.getByRole('button', { name: '全部提醒' });
    await expect(all).not.toHaveAttribute('aria-disabled', 'true');
    await all.click();
    const dialog = page.getByRole('dialog', { name: '提醒确认' });
    await expect(dialog.getByRole('status')).toContainText(/将办理 \d+ 件，不办理 0 件/);
    expect(await violations(page, 'waiting-remind-all')).toEqual([]);
    await shot(page, 'remind-all');
    await page.keyboard.press('Control+Enter');
    await expect(dialog.getByRole('status').filter({ hasText: /完成 \d+ 件，未办 0 件/ })).toBeVisible();
    await dialog.getByRole('button', { name: '关闭' }).last().click();
    await expect(page.getByRole('status').filter({ hasText: '共 0 户' })).toBeVisible();
  });
});

test('somebody who was banned is told so at intake, with the last day', async ({ desk: page, folder }) => {
  await signIn(page, accountsOf(folder)('city-sup1'));
  await goTo(page, '/waiting?list=left');
  await settled(page);
  await shot(page, 'left');
  const banned = page.getByRole('row').filter({ hasText: /已配租 · 禁止再申请 \d{4}-\d{2}-\d{2}/ });
  await banned.click();
  await expect(panel(page)).toContainText('前不得再申请');
  await shot(page, 'banned');
  await page.keyboard.press('q');
  const main = page.getByRole('main');
  await expect(main).toContainText(/\d{17}[\dX]/);
  const [number = ''] = /\d{17}[\dX]/.exec((await main.textContent()) ?? '') ?? [];
  const draft = completeDraft({ seed: 11, applications: 1, first: 40 });
  applicant(draft, 0).identityNumber = number;
  await importByDialog(page, await zipFile(draft));
  await expect(page.getByText(/在禁止申请期内，最后一天为/).first()).toBeVisible();
  await shot(page, 'refused');
});
