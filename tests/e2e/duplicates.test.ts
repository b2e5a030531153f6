/**
 * Possible duplicates at the street of the demo city, by the keyboard alone: an application handed in twice, a couple
 * that applied apart, two households that are not one; then a form that looks like a case before it is saved.
 */
import { type Locator, type Page, expect } from '@playwright/test';
import { violations } from './support/axe.ts';
import { goTo, test } from './support/desk.ts';
import { type Keys, keysOf, watchPointer } from './support/keys.ts';
import { accountsOf, settled } from './support/screens.ts';
import { signIn } from './support/session.ts';

test.use({ base: 'city' });

const list = (page: Page): Locator => page.getByRole('table', { name: '疑似重复的办件' });

/** Steps down the list to the pair whose reasons are these, and opens it. */
async function compare(page: Page, keys: Keys, reasons: { has: readonly string[]; hasNot: readonly string[] }) {
  await goTo(page, '/queue/duplicates');
  await settled(page);
  const chosen = list(page).locator('tr[data-chosen="true"]');
  for (let steps = 0; steps < 20; steps += 1) {
    const text = await chosen.innerText();
    if (reasons.has.every((each) => text.includes(each)) && !reasons.hasNot.some((each) => text.includes(each))) break;
    await keys.press('ArrowDown');
    await expect(chosen).not.toHaveText(text, { useInnerText: true });
  }
  await keys.press('Enter');
  await expect(page.getByRole('heading', { name: '比对办件' })).toBeVisible();
  await settled(page);
}

async function count(page: Page): Promise<number> {
  const link = page.getByRole('navigation', { name: '待办' }).getByRole('link', { name: /^疑似重复/ });
  return Number(/\d+$/.exec((await link.textContent()) ?? '')?.[0] ?? Number.NaN);
}

test('two cases of one person, one household, two people: each decided by keys', async ({ desk: page, folder }) => {
  test.setTimeout(240_000);
  const account = accountsOf(folder);
  const [clerk, second] = [account('hutai1'), account('hutai2')];
  await signIn(page, clerk);
  const pointer = await watchPointer(page);
  const keys = keysOf(page);
  await expect.poll(() => count(page)).toBeGreaterThan(2);
  const before = await count(page);
  const decided = page.getByRole('status').filter({ hasText: '认定' });

  await test.step('nothing is closed without words and a second person; then the later case is', async () => {
    await compare(page, keys, { has: ['同一证件号', '同一电话'], hasNot: [] });
    expect(await violations(page, 'pair')).toEqual([]);
    await keys.press('1');
    await expect(page.getByLabel('说明', { exact: true })).toBeFocused();
    await keys.press('Control+Enter');
    await expect(page.getByRole('status').filter({ hasText: '请写明认定的依据' })).toBeVisible();
    await keys.type('同一人先在APP、后在窗口提交');
    await keys.press('Control+Enter');
    await expect(page.getByRole('status').filter({ hasText: '第二人' })).toBeVisible();
    await keys.press('Tab');
    await keys.type(second.account);
    await keys.tabTo(page.getByLabel('密码'));
    await keys.type(second.password);
    expect(await violations(page, 'pair-duplicate')).toEqual([]);
    await keys.press('Control+Enter');
    await expect(decided).toContainText('认定为重复申请');
    await expect(decided).toContainText(second.name);
    await expect.poll(() => count(page)).toBe(before - 1);
  });

  await test.step('a couple that applied apart goes on in one case with everybody', async () => {
    await compare(page, keys, { has: ['同一证件号', '同一住址'], hasNot: ['同一电话'] });
    await keys.press('2');
    await expect(page.getByLabel('说明', { exact: true })).toBeFocused();
    await keys.type('夫妻分别提交，同住一处');
    const relations = page.getByRole('group', { name: /^并入保留办件的成员/ }).getByRole('combobox');
    await expect(relations.first()).toBeVisible();
    for (const relation of await relations.all()) {
      await keys.backTo(relation);
      if ((await relation.inputValue()) === '') await keys.press('ArrowDown');
    }
    await keys.tabTo(page.getByLabel('账号'));
    await keys.type(second.account);
    await keys.tabTo(page.getByLabel('密码'));
    await keys.type(second.password);
    await keys.press('Control+Enter');
    await expect(decided).toContainText('认定为同一家庭');
    await expect.poll(() => count(page)).toBe(before - 2);
  });

  await test.step('two households under one roof are told apart, and nobody is asked again', async () => {
    await compare(page, keys, { has: ['同一住址'], hasNot: ['同一证件号'] });
    await keys.press('3');
    await keys.press('Control+Enter');
    await expect(page.getByRole('status').filter({ hasText: '请选择理由' })).toBeVisible();
    await keys.press('4');
    await keys.press('Control+Enter');
    await expect(decided).toContainText('不是同一人：同住一处，分别成户');
    await expect.poll(() => count(page)).toBe(before - 3);
  });

  await test.step('the case says so, and leads back to what was compared', async () => {
    await keys.tabTo(page.getByRole('columnheader').getByRole('link').first());
    await keys.press('Enter');
    await expect(page.getByRole('heading', { level: 1 })).toContainText(/XN\d{4}/);
    await settled(page);
    await keys.press('d');
    const panel = page.getByRole('region', { name: '疑似重复的办件' });
    await expect(panel.getByRole('listitem').first()).toContainText('不是同一人');
    expect(await violations(page, 'case-duplicates')).toEqual([]);
    await expect(panel.getByRole('link', { name: '比对' }).first()).toBeFocused();
    await keys.press('Enter');
    await expect(page.getByRole('heading', { name: '比对办件' })).toBeVisible();
  });
  expect(await pointer()).toBe(0);
});

test('a form that looks like a case says so before it is saved', async ({ desk: page, folder }) => {
  await signIn(page, accountsOf(folder)('hutai1'));
  await goTo(page, '/queue/duplicates');
  await settled(page);
  await list(page).getByRole('link', { name: '比对' }).first().click();
  await settled(page);
  const phone = await page
    .getByRole('row', { name: /^联系电话/ })
    .getByRole('cell')
    .first()
    .innerText();
  await goTo(page, '/new');
  await settled(page);
  await page
    .getByRole('textbox', { name: /^联系电话/ })
    .first()
    .fill(phone.replace('（不同）', ''));
  const warning = page.getByRole('status').filter({ hasText: '已有办件相似' });
  await expect(warning).toContainText('同一电话');
  await expect(warning.getByRole('link', { name: '打开办件' }).first()).toBeVisible();
});
