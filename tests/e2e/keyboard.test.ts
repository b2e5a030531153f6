/** The same way as application.test.ts without a mouse: what cannot be reached by keys does not exist for some. */
import type { Page } from '@playwright/test';
import { decisionBar, expectStatus, queueGrid } from './support/cases.ts';
import { expect, test } from './support/desk.ts';
import { type Keys, keysOf, watchPointer } from './support/keys.ts';
import { applicant, completeDraft, forget, zipFile } from './support/packages.ts';
import { citySupervisor, clerk, districtClerk, type Person, secondClerk, secondSupervisor } from './support/people.ts';
import { downTo } from './support/rows.ts';
import { userMenu } from './support/session.ts';
import { samplePng } from '../support/intake/sample-files.ts';

const APPLICATIONS = 4;

test('from import to approval by keys alone', async ({ desk: page }) => {
  test.setTimeout(240_000);
  const pointerEvents = await watchPointer(page);
  const keys = keysOf(page);
  const draft = completeDraft({ seed: 5, applications: APPLICATIONS, first: 100 });
  const names = ['马一帆', '李二丫', '王三川', '韩四喜'];
  names.forEach((name, index) => {
    applicant(draft, index).name = name;
  });
  const [first] = draft.applications;
  if (first !== undefined) forget(first.json, 'income-proof');

  await test.step('sign in and import', async () => {
    await signIn(page, keys, clerk);
    await keys.press('Control+k');
    await expect(page.getByPlaceholder('去哪里、做什么，或搜索申请')).toBeFocused();
    await keys.type('导入');
    await keys.press('Enter');
    await expect(page.getByRole('heading', { name: '导入申请包' })).toBeVisible();
    await expect(page.getByRole('dialog')).toBeHidden();
    const chooser = page.waitForEvent('filechooser');
    await keys.press('f');
    await (await chooser).setFiles(await zipFile(draft));
    await expect(page.getByText('全部导入，没有问题。')).toBeVisible();
  });

  await test.step('arrows choose a row, Enter opens it, Esc comes back to it', async () => {
    await keys.press('Alt+1');
    const grid = await queueGrid(page, '待受理');
    await expect(grid.getByRole('row', { selected: true })).toContainText(names[0] ?? '');
    await keys.press('ArrowDown');
    await keys.press('ArrowDown');
    await expect(grid.getByRole('row', { selected: true })).toContainText(names[2] ?? '');
    await keys.press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: names[2] ?? '' })).toBeVisible();
    await keys.press('Escape');
    await expect(grid.getByRole('row', { selected: true })).toContainText(names[2] ?? '');
    await keys.press('Home');
    await expect(grid.getByRole('row', { selected: true })).toContainText(names[0] ?? '');
  });

  await test.step('? lists the keys of the screen, Esc closes the list', async () => {
    await keys.press('Shift+?');
    const help = page.getByRole('dialog', { name: '键盘操作' });
    await expect(help.getByRole('row', { name: '打开所选件' })).toContainText('↵');
    await expect(help.getByRole('row', { name: '打开命令' })).toContainText('Ctrl K');
    await keys.press('Escape');
    await expect(help).toBeHidden();
  });

  await test.step('what lacks a paper is asked for and comes', async () => {
    await keys.press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: names[0] ?? '' })).toBeVisible();
    await keys.press('2');
    const notice = page.getByRole('dialog', { name: '一次性补正' });
    await expect(notice.getByRole('checkbox', { name: '收入证明' })).toBeChecked();
    await keys.press('Control+Enter');
    await done(page, '一次性补正');
    await expectStatus(page, '待补正');
    await keys.press('1');
    const record = page.getByRole('dialog', { name: '登记补正材料' });
    await keys.tabTo(record.getByRole('button', { name: '上传收入证明' }));
    const chooser = page.waitForEvent('filechooser');
    await keys.press('Enter');
    const picture = Buffer.from(samplePng(0x112233));
    await (await chooser).setFiles({ name: '工资流水.png', mimeType: 'image/png', buffer: picture });
    await expect(record.getByText('工资流水.png')).toBeVisible();
    await expect(record.getByText('单个不超过')).toBeVisible();
    await keys.press('Control+Enter');
    await done(page, '登记补正材料');
  });

  await test.step('decide and next goes through the list', async () => {
    await keys.press('Alt+1');
    const grid = await queueGrid(page, '待受理');
    await expect(page.getByRole('status').filter({ hasText: `${APPLICATIONS} 件` })).toBeVisible();
    await keys.press('Home');
    await keys.press('Enter');
    const title = page.getByRole('heading', { level: 1 });
    // The list that was left has a heading of its own.
    await expect(title).toContainText(/^XN/);
    for (let left = APPLICATIONS; left > 0; left -= 1) {
      const before = await title.innerText();
      await keys.press('1');
      await expect(page.getByRole('dialog', { name: '受理', exact: true })).toBeVisible();
      await keys.press('Control+Shift+Enter');
      if (left > 1) await expect(title).not.toHaveText(before);
    }
    // After the last one the desk is back at the list, which is empty now.
    await expect(grid).toBeVisible();
    await expect(page.getByText('“待受理”没有待办件')).toBeVisible();
  });

  await test.step('three offices review and decide', async () => {
    await changeTo(page, keys, { from: clerk, to: secondClerk });
    await reviewFirst(page, keys, { queueKeys: 'Alt+3', queue: '街道初审', name: names[0] ?? '' });
    await changeTo(page, keys, { from: secondClerk, to: districtClerk });
    await reviewFirst(page, keys, { queueKeys: 'Alt+4', queue: '区级复审', name: names[0] ?? '' });
    await changeTo(page, keys, { from: districtClerk, to: citySupervisor });
    await openFirst(page, keys, { queueKeys: 'Alt+5', queue: '市级审定', name: names[0] ?? '' });
    await keys.press('1');
    await expect(page.getByRole('dialog', { name: '通过' }).getByLabel('意见（可不填）')).toBeFocused();
    await keys.type('符合条件');
    // Nobody asked a registry: two people sign that the household has no public home yet.
    await keys.tabTo(page.getByRole('checkbox', { name: '认定“未享受住房保障”为满足' }));
    await keys.press('Space');
    await keys.tabTo(page.getByLabel('认定理由'));
    await keys.type('已向部门电话核实');
    const second = page.getByRole('group', { name: '共同签署人' });
    await keys.tabTo(second.getByLabel('账号'));
    await keys.type(secondSupervisor.account);
    await keys.tabTo(second.getByLabel('密码', { exact: true }));
    await keys.type(secondSupervisor.password);
    await keys.press('Control+Enter');
    await done(page, '通过');
  });

  await test.step('the history and the letter', async () => {
    await keys.press('h');
    await expect(page.getByRole('region', { name: '办理历史' }).getByRole('listitem')).toHaveCount(7);
    await keys.press('p');
    await expect(page.getByRole('menuitem', { name: '审核决定' })).toBeVisible();
    await keys.arrowTo(page.getByRole('menuitem', { name: '审核决定' }), 'ArrowDown');
    await keys.press('Enter');
    await expect(page.getByRole('article', { name: '公共租赁住房申请审核通过通知书' })).toContainText('符合条件');
    await keys.press('Escape');
    await expect(page.getByRole('heading', { level: 1, name: names[0] ?? '' })).toBeVisible();
  });

  expect(await pointerEvents()).toBe(0);
});

async function signIn(page: Page, keys: Keys, person: Person): Promise<void> {
  await expect(page.getByLabel('账号', { exact: true })).toBeFocused();
  await keys.type(person.account);
  await keys.press('Tab');
  await keys.type(person.password);
  await keys.press('Enter');
  await expect(userMenu(page, person.name)).toBeVisible();
}

async function changeTo(page: Page, keys: Keys, { from, to }: { from: Person; to: Person }): Promise<void> {
  await keys.backTo(userMenu(page, from.name));
  await keys.press('Enter');
  await keys.arrowTo(page.getByRole('menuitem', { name: '退出登录' }), 'ArrowUp');
  await keys.press('Enter');
  await signIn(page, keys, to);
}

interface Place {
  readonly queueKeys: string;
  readonly queue: '街道初审' | '区级复审' | '市级审定';
  readonly name: string;
}

async function openFirst(page: Page, keys: Keys, { queueKeys, queue, name }: Place): Promise<void> {
  await keys.press(queueKeys);
  const grid = await queueGrid(page, queue);
  await downTo(grid, keys, name);
  await keys.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  await expect(decisionBar(page).getByRole('button').first()).toBeVisible();
}

async function reviewFirst(page: Page, keys: Keys, place: Place): Promise<void> {
  await openFirst(page, keys, place);
  await keys.press('1');
  const panel = page.getByRole('dialog', { name: '提交审核意见' });
  await expect(panel).toBeVisible();
  await keys.press('1');
  await expect(panel.getByRole('radio', { name: '建议通过' })).toBeChecked();
  await keys.press('Control+Enter');
  await done(page, '提交审核意见');
}

async function done(page: Page, command: string): Promise<void> {
  await expect(page.getByRole('status').filter({ hasText: `已办理：${command}` })).toBeVisible();
}
