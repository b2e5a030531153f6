/**
 * A household of the demo city against its registries: consents, a round over all of them, a mismatch that is ruled on,
 * a paper entered by hand, and the conditions, every one of them listed, with and without entitlement.
 */
import { type Locator, type Page, expect } from '@playwright/test';
import { openQueue } from './support/cases.ts';
import { goTo, test } from './support/desk.ts';
import { violations } from './support/axe.ts';
import { hasFocus } from './support/dialogs.ts';
import { accountsOf, settled } from './support/screens.ts';
import { signIn } from './support/session.ts';

test.use({ base: 'city' });

const matrix = (page: Page): Locator => page.getByRole('grid', { name: /^核验矩阵/ });
const cells = (page: Page, state: string): Locator => matrix(page).locator(`[data-state="${state}"]`);

/** The first case of a queue, with the matrix open. */
async function openFirst(page: Page, queue: '街道初审' | '市级审定'): Promise<void> {
  const grid = await openQueue(page, queue);
  await expect(grid.getByRole('row', { selected: true })).toHaveAttribute('aria-busy', 'false');
  await grid.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('article')).toBeVisible();
  await settled(page);
}

async function recordConsents(page: Page): Promise<void> {
  const missing = page.getByRole('button', { name: '登记授权', exact: true });
  await expect(missing.first()).toBeVisible();
  await settled(page);
  for (let left = await missing.count(); left > 0; left -= 1) {
    await missing.first().click();
    const dialog = page.getByRole('dialog', { name: /的查询授权$/ });
    await dialog.getByRole('button', { name: '登记', exact: true }).click();
    await expect(dialog).toBeHidden();
    await expect(missing).toHaveCount(left - 1);
  }
}

test('consents, a round over all registries, a ruling, a paper by hand, the conditions', async ({
  desk: page,
  folder,
}) => {
  test.setTimeout(240_000);
  await signIn(page, accountsOf(folder)('hutai1'));
  await openFirst(page, '街道初审');

  await test.step('without consent nothing can be asked, and the screen says so', async () => {
    await page.keyboard.press('v');
    await settled(page);
    await expect(cells(page, 'no-consent').first()).toBeVisible();
    const ask = page.getByRole('button', { name: '全部核验' });
    await expect(ask).toHaveAttribute('aria-disabled', 'true');
    await ask.hover();
    await expect(page.getByRole('tooltip')).toContainText('授权');
  });

  await test.step('with the written consents on file all are asked, with progress', async () => {
    await recordConsents(page);
    await expect(cells(page, 'no-consent')).toHaveCount(0);
    await page.getByRole('button', { name: '全部核验' }).click();
    await expect(cells(page, 'not-asked')).toHaveCount(0);
    await expect(cells(page, 'waiting').or(cells(page, 'asked'))).toHaveCount(0, { timeout: 60_000 });
    await expect.poll(() => cells(page, 'answered').or(cells(page, 'none')).count()).toBeGreaterThan(2);
    expect(await violations(page, 'checks')).toEqual([]);
  });

  await test.step('arrows go from cell to cell, Enter opens one, Escape brings the papers back', async () => {
    // An open tooltip would take the Escape for itself.
    await page.mouse.move(1000, 700);
    await expect(page.getByRole('tooltip')).toBeHidden();
    await matrix(page).locator('[data-cell="0-0"]').focus();
    await page.keyboard.press('ArrowDown');
    await expect(matrix(page).locator('[data-cell="1-0"]')).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: '与申报对照' })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('heading', { name: '与申报对照' })).toBeHidden();
  });

  await test.step('a paper stands in for a registry, with its reason', async () => {
    await matrix(page).locator('[data-cell="0-0"]').click();
    await expect(page.getByRole('heading', { name: '与申报对照' })).toBeVisible();
    expect(await violations(page, 'check-cell')).toEqual([]);
    await page.getByRole('button', { name: '手工登记' }).click();
    const dialog = await hasFocus(page.getByRole('dialog', { name: /^手工登记/ }));
    await dialog.getByRole('button', { name: '登记', exact: true }).click();
    await expect(dialog.getByText('请填写').first()).toBeVisible();
    await dialog.getByLabel('证明材料（该件材料）').selectOption({ index: 1 });
    await dialog.getByLabel('说明').fill('公安系统停机，凭户口簿登记');
    await dialog.getByRole('button', { name: '登记', exact: true }).click();
    await expect(dialog).toBeHidden();
    await expect(page.getByText('公安系统停机，凭户口簿登记')).toBeVisible();
  });

  await test.step('what differs is ruled on, line by line, with a reason', async () => {
    await cells(page, 'mismatch').first().click();
    const rulings = page.getByRole('radio', { name: '以部门为准' });
    await expect(rulings.first()).toBeVisible();
    await settled(page);
    for (const choice of await rulings.all()) await choice.check();
    await page.getByRole('button', { name: '认定', exact: true }).click();
    await expect(page.getByRole('status').filter({ hasText: '请选择理由' })).toBeVisible();
    await page.getByLabel('理由').selectOption({ label: '部门记录是现状' });
    const before = await cells(page, 'mismatch').count();
    await page.getByRole('button', { name: '认定', exact: true }).click();
    await expect(cells(page, 'ruled')).toHaveCount(1);
    await expect(cells(page, 'mismatch')).toHaveCount(before - 1);
  });

  await test.step('every condition is listed, with its steps and their origin', async () => {
    await page.keyboard.press('Escape');
    await page.keyboard.press('g');
    const conditions = page.getByRole('region', { name: '资格条件' }).getByRole('listitem');
    await expect.poll(() => conditions.count()).toBeGreaterThan(3);
    await settled(page);
    await conditions
      .last()
      .getByText(/^怎样算出/)
      .click();
    await expect(conditions.last().getByRole('row').first()).toContainText('答复');
    expect(await violations(page, 'eligibility')).toEqual([]);
  });
});

test('a household that is entitled, and the lists of what waits', async ({ desk: page, folder }) => {
  await signIn(page, accountsOf(folder)('city-sup1'));
  await openFirst(page, '市级审定');
  await page.keyboard.press('g');
  const panel = page.getByRole('region', { name: '资格条件' });
  await expect(panel.getByText('各项条件都已满足。')).toBeVisible();
  await expect(panel.getByRole('listitem').filter({ hasText: '未享受住房保障' })).toContainText('满足');
  await goTo(page, '/queue/mismatch');
  await expect(page.getByRole('heading', { name: '核验不符' })).toBeVisible();
  await expect(page.getByRole('navigation', { name: '待办' }).getByRole('link', { name: /^待核验答复/ })).toBeVisible();
});
