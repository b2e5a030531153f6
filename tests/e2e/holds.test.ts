/** Who holds a case, by keys alone: two people never have the same one, a supervisor gives many at once with a second. */
import type { Locator, Page } from '@playwright/test';
import { decisionBar } from './support/cases.ts';
import { expect, goTo, test } from './support/desk.ts';
import { type Keys, keysOf, watchPointer } from './support/keys.ts';
import { citySupervisor, clerk, type Person, secondClerk, secondSupervisor } from './support/people.ts';
import { userMenu } from './support/session.ts';

test.use({ base: 'busy' });

const heading = (page: Page) => page.getByRole('heading', { level: 1 });

test('two people cannot hold one case, and whoever loses it is told why', async ({ desk: page }) => {
  test.setTimeout(180_000);
  const pointerEvents = await watchPointer(page);
  const keys = keysOf(page);
  await signIn(page, keys, clerk);

  await test.step('the first of what nobody holds becomes the clerk’s', async () => {
    await listOf(page, keys, ['Alt+u', '待认领']);
    await keys.press('t');
    await expect(page.getByText(/^您承办至/)).toBeVisible();
  });
  const taken = await heading(page).innerText();
  const address = new URL(page.url()).hash.slice(1);

  await test.step('another sees who has it, and decides nothing', async () => {
    await changeTo(page, keys, { from: clerk, to: secondClerk });
    await goTo(page, address);
    await expect(heading(page)).toHaveText(taken);
    await expect(page.getByRole('status').filter({ hasText: `${clerk.name}正在办理` })).toBeVisible();
    await expect(decisionBar(page).getByRole('button', { name: '受理', exact: true })).toHaveAttribute(
      'aria-disabled',
      'true',
    );
    await expect(page.getByRole('button', { name: '接管' })).toHaveAttribute('aria-disabled', 'true');
  });

  await test.step('another takes the next one, not the same', async () => {
    await listOf(page, keys, ['Alt+u', '待认领']);
    await keys.press('t');
    await expect(page.getByText(/^您承办至/)).toBeVisible();
    await expect(heading(page)).not.toHaveText(taken);
    await listOf(page, keys, ['Alt+w', '我的']);
    await expect(page.getByRole('main').getByRole('status').filter({ hasText: '1 件' })).toBeVisible();
  });

  await test.step('a supervisor gives it to the other, with a reason', async () => {
    await changeTo(page, keys, { from: secondClerk, to: citySupervisor });
    await listOf(page, keys, ['Alt+1', '待受理']);
    await keys.press('Home');
    await expect(page.getByRole('row', { selected: true })).toContainText(clerk.name);
    await keys.press('Space');
    await keys.press('a');
    const dialog = page.getByRole('dialog', { name: '分派 1 件' });
    await choosePerson(dialog, keys, secondClerk);
    await expect(dialog.getByRole('status')).toHaveText('将办理 0 件，不办理 1 件。');
    await expect(dialog.getByRole('cell', { name: /请填写理由/ })).toBeVisible();
    await keys.tabTo(dialog.getByLabel(/^理由/));
    await keys.type('下周培训');
    await expect(dialog.getByRole('status')).toHaveText('将办理 1 件，不办理 0 件。');
    await keys.press('Control+Enter');
    await expect(dialog.getByRole('status').filter({ hasText: '完成 1 件，未办 0 件' })).toBeVisible();
    await keys.press('Enter');
    await expect(dialog).toBeHidden();
    await expect(page.getByRole('row', { selected: true })).toContainText(secondClerk.name);
  });

  await test.step('whoever had it reads the reason until they say so', async () => {
    await changeTo(page, keys, { from: citySupervisor, to: clerk });
    const notice = page.getByRole('region', { name: '承办变动' });
    await expect(notice).toContainText(`由${citySupervisor.name}接管或转派，因为：下周培训。`);
    await keys.tabTo(notice.getByRole('button', { name: '知道了' }));
    await keys.press('Enter');
    await expect(notice).toBeHidden();
  });

  await test.step('the next case tells what it passed over', async () => {
    await listOf(page, keys, ['Alt+1', '待受理']);
    await keys.press('End');
    await expect(page.getByRole('row', { selected: true })).toHaveAttribute('aria-busy', 'false');
    await keys.press('Enter');
    await expect(decisionBar(page)).toBeVisible();
    await keys.press('x');
    // Both that the other clerk holds come first by their day; the case that was put off is the one in front.
    await expect(page.getByText('跳过 2 件：2 件他人持有')).toBeVisible();
  });
  expect(await pointerEvents()).toBe(0);
});

test('many at once take a second person, and every case has its answer', async ({ desk: page }) => {
  test.setTimeout(180_000);
  const pointerEvents = await watchPointer(page);
  const keys = keysOf(page);
  await signIn(page, keys, citySupervisor);
  await goTo(page, '/queue/to-accept?green=true');
  await expect(page.getByRole('main').getByRole('status').filter({ hasText: '60 件' })).toBeVisible();
  await keys.press('Control+a');
  await expect(page.getByText('已选 60 件')).toBeVisible();
  await keys.press('a');
  const dialog = page.getByRole('dialog', { name: '分派 60 件' });
  await choosePerson(dialog, keys, clerk);
  await expect(dialog.getByRole('status')).toHaveText('将办理 60 件，不办理 0 件。');
  const run = dialog.getByRole('button', { name: '分派 60 件' });
  await expect(run).toHaveAttribute('aria-disabled', 'true');
  const second = dialog.getByRole('group', { name: '共同签署人' });

  await test.step('nobody signs for themselves', async () => {
    await keys.tabTo(second.getByLabel('账号'));
    await keys.type(citySupervisor.account);
    await keys.tabTo(second.getByLabel('密码', { exact: true }));
    await keys.type(citySupervisor.password);
    await keys.press('Control+Enter');
    await expect(dialog.getByRole('alert')).toBeVisible();
  });

  await test.step('with another it runs, with a report to keep', async () => {
    await keys.backTo(second.getByLabel('账号'));
    await keys.press('Control+a');
    await keys.type(secondSupervisor.account);
    await keys.tabTo(second.getByLabel('密码', { exact: true }));
    await keys.press('Control+a');
    await keys.type(secondSupervisor.password);
    await keys.press('Control+Enter');
    await expect(dialog.getByRole('status').filter({ hasText: '完成 60 件，未办 0 件' })).toBeVisible();
    const download = page.waitForEvent('download');
    await keys.tabTo(dialog.getByRole('button', { name: '保存结果表 (CSV)' }));
    await keys.press('Enter');
    expect((await download).suggestedFilename()).toMatch(/^分派 60 件-\d{4}-\d{2}-\d{2}\.csv$/);
    await keys.press('Escape');
  });

  await changeTo(page, keys, { from: citySupervisor, to: clerk });
  await listOf(page, keys, ['Alt+w', '我的']);
  await expect(page.getByRole('main').getByRole('status').filter({ hasText: '60 件' })).toBeVisible();
  await expect(
    page.getByRole('navigation', { name: '待办' }).getByRole('link', { name: /^我的\s?，\s?60$/ }),
  ).toBeVisible();
  expect(await pointerEvents()).toBe(0);
});

/** By name, in the field that is ready for it. */
async function choosePerson(dialog: Locator, keys: Keys, person: Person): Promise<void> {
  await keys.tabTo(dialog.getByLabel('分派给').and(dialog.locator('input')));
  await keys.type(person.name);
  await keys.press('Enter');
}

async function listOf(page: Page, keys: Keys, [key, name]: readonly [key: string, name: string]): Promise<void> {
  await keys.press(key);
  await expect(page.getByRole('heading', { level: 1, name, exact: true })).toBeVisible();
  await expect(page.getByRole('grid', { name: `${name}列表` })).toHaveAttribute('aria-busy', 'false');
}

async function signIn(page: Page, keys: Keys, person: Person): Promise<void> {
  await keys.tabTo(page.getByLabel('账号', { exact: true }));
  await keys.type(person.account);
  await keys.tabTo(page.getByLabel('密码', { exact: true }));
  await keys.type(person.password);
  await keys.press('Enter');
  await expect(userMenu(page, person.name)).toBeVisible();
}

async function changeTo(
  page: Page,
  keys: Keys,
  { from, to }: { readonly from: Person; readonly to: Person },
): Promise<void> {
  await keys.backTo(userMenu(page, from.name));
  await keys.press('Enter');
  await keys.arrowTo(page.getByRole('menuitem', { name: '退出登录' }), 'ArrowDown');
  await keys.press('Enter');
  await signIn(page, keys, to);
}
