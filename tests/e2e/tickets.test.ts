/**
 * What is heard, from hearing to the end: a complaint that is done again and opened again, an order that was sent to the
 * wrong place, and a complaint about a clerk who sees nothing of it. Petitions, ratings, orders and help are in
 * heard.test.ts.
 */
import { type Page, expect } from '@playwright/test';
import { violations } from './support/axe.ts';
import { importByDialog } from './support/cases.ts';
import { goTo, test } from './support/desk.ts';
import { heardPackage } from './support/heard-package.ts';
import { field, give, hear, inside, open } from './support/heard.ts';
import { accountsOf, settled } from './support/screens.ts';
import { signIn, signOut } from './support/session.ts';

test.use({ base: 'city' });

/** A point. */
const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYPj/HwADAgH/eL9GtQAAAABJRU5ErkJggg==',
  'base64',
);

const dialog = (page: Page) => page.getByRole('dialog');

test('a complaint of the app about a home is answered, done again, closed and opened again; an order goes back', async ({
  desk: page,
  folder,
}) => {
  test.setTimeout(120_000);
  await signIn(page, accountsOf(folder)('hutai1'));
  const number = await comesFromTheApp(page);
  await settled(page);
  expect(await violations(page, 'ticket')).toEqual([]);
  await page.keyboard.press('1');
  await dialog(page).getByRole('button', { name: '受理' }).click();
  await expect(open(page)).toContainText('受理');
  await give(page, '记下承诺', async (form) => {
    await form.getByLabel('答应的事').fill('明天上门');
    await form.getByLabel('兑现日期').fill('2099-01-04');
  });
  await give(page, '内部备注', (form) => form.getByLabel('备注').fill('联系过维修队'));
  await give(page, '答复', (form) => form.getByLabel('答复内容').fill('已换水管'));
  await give(page, '回访', async (form) => {
    await form.getByLabel('满意度').selectOption('dissatisfied');
    await form.getByLabel('说明').fill('又漏了');
  });
  await expect(page.getByRole('article').getByText('重办', { exact: false }).first()).toBeVisible();
  await give(page, '答复', (form) => form.getByLabel('答复内容').fill('已重做防水'));
  await give(page, '回访', async (form) => {
    await form.getByLabel('满意度').selectOption('satisfied');
  });
  await expect(page.getByText('已办结').first()).toBeVisible();
  await expect(open(page)).not.toContainText('联系过维修队');
  await expect(inside(page)).toContainText('联系过维修队');
  await give(page, '重新打开', (form) => form.getByLabel('群众的话').fill('春天又漏'));
  await expect(open(page)).toContainText('春天又漏');
  await give(page, '补充附件', async (form) => {
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      form.getByRole('button', { name: '添加附件' }).click(),
    ]);
    await chooser.setFiles({ name: '厨房.png', mimeType: 'image/png', buffer: PICTURE });
    await expect(form.getByText('厨房.png')).toBeVisible();
    await form.getByLabel('说明').fill('群众补交的照片');
  });
  await inside(page).getByRole('button', { name: '打开附件 厨房.png' }).click();
  await expect(page.getByRole('img', { name: '厨房.png' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();

  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { name: '诉求办理' })).toBeVisible();
  await page.getByLabel('搜索 诉求内容').fill('水管漏水');
  await expect(page.getByRole('row', { name: '厨房水管漏水' })).toContainText(number);
  expect(await violations(page, 'tickets')).toEqual([]);
  await test.step('an order that is not ours goes back within its limit, with the reason', async () => {
    await hear(page, { channel: '12345 工单', order: `QH${String(Date.now())}`, title: '公园路灯不亮' });
    await give(page, '退回', async (form) => {
      await form.getByLabel('退回到').selectOption({ label: '退回 12345' });
      await form.getByLabel('理由').fill('属市政');
    });
    await expect(inside(page)).toContainText('属市政');
    await expect(page.getByText('已办结').first()).toBeVisible();
  });
});

test('a clerk who is complained about finds nothing and opens nothing', async ({ desk: page, folder }) => {
  test.setTimeout(120_000);
  const account = accountsOf(folder);
  const named = account('hutai2');
  const first = account('hutai1');
  const title = '窗口人员拒绝收件';
  await signIn(page, named);
  await goTo(page, '/tickets?list=to-do');
  await settled(page);
  const before = await countOf(page, '在办');
  await signOut(page, named);
  await signIn(page, first);
  const number = await hear(page, { channel: '来访', title, about: { kind: '工作人员', label: named.name } });
  const address = new URL(page.url()).hash.slice(1);
  await goTo(page, '/tickets?list=unowned');
  await expect(page.getByRole('row', { name: title })).toBeVisible();
  await signOut(page, first);

  await signIn(page, named);
  await goTo(page, '/tickets?list=to-do');
  // As if it had not been heard.
  await expect.poll(() => countOf(page, '在办')).toBe(before);
  for (const list of ['mine', 'unowned', 'to-do', 'soon', 'late', 'closed']) {
    await goTo(page, `/tickets?list=${list}`);
    await expect(page.getByRole('heading', { name: '诉求办理' })).toBeVisible();
    await settled(page);
    await expect(page.getByText(title)).toHaveCount(0);
  }
  await page.getByLabel('搜索 诉求内容').fill('拒绝收件');
  await expect(page.getByText('没有找到')).toBeVisible();
  await page.getByLabel('搜索 诉求内容').fill(number);
  await expect(page.getByText('没有找到')).toBeVisible();
  await goTo(page, address);
  await expect(page.getByRole('alert')).toContainText('没有这件诉求');
  for (const figures of ['/heard', '/heard?view=week', '/heard?view=ratings']) {
    await goTo(page, figures);
    await expect(page.getByRole('alert')).toContainText('查看诉求统计');
    await expect(page.getByText(number)).toHaveCount(0);
  }
  await goTo(page, '/log');
  await expect(page.getByText(number)).toHaveCount(0);
  await page.keyboard.press('Alt+n');
  await field(page, '电话').fill('13900001234');
  await field(page, '标题').fill(title);
  await expect(page.getByRole('region', { name: '相近的诉求' })).not.toContainText(number);
});

/** What a citizen wrote in the app comes in as a package, and is opened from the list of what nobody has in hand. */
async function comesFromTheApp(page: Page): Promise<string> {
  const said = { office: '630104003', title: '厨房水管漏水', text: '水管接头漏水，地板泡坏', unit: '丽康瑞居 5-2-301' };
  await importByDialog(page, await heardPackage(said));
  await goTo(page, '/tickets?list=unowned');
  const row = page.getByRole('row', { name: said.title });
  await expect(row).toContainText(said.unit);
  const number = /XN诉\d{4}-\w\w-\d{6}/.exec(await row.innerText())?.[0] ?? '';
  await row.getByRole('link').first().click();
  await expect(page.locator('#ticket-title')).toContainText(said.title);
  return number;
}

/** The number on a list's tab. */
async function countOf(page: Page, list: string): Promise<number> {
  const tab = page.getByRole('navigation', { name: '诉求列表' }).getByRole('button', { name: list });
  await expect(tab).toContainText(/\d/);
  return Number((await tab.textContent())?.replaceAll(/\D/g, ''));
}
