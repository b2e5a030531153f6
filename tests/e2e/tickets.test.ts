/**
 * What is heard, from hearing to the end: a complaint that is done again, a bad rating within its day, an order that
 * was sent to the wrong place, a petition through its reviews, and a complaint about a clerk who sees nothing of it.
 */
import { type Page, expect } from '@playwright/test';
import { violations } from './support/axe.ts';
import { goTo, test } from './support/desk.ts';
import { accountsOf, settled } from './support/screens.ts';
import { signIn, signOut } from './support/session.ts';

test.use({ base: 'city' });

/** Pictures for people who look at screens: `SHOTS=folder`. */
async function shot(page: Page, name: string): Promise<void> {
  const folder = process.env['SHOTS'];
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png` });
}

const field = (page: Page, name: string) => page.getByRole('main').getByLabel(name, { exact: true });
const dialog = (page: Page) => page.getByRole('dialog');
const open = (page: Page) => page.getByRole('region', { name: '群众看到的' });
const inside = (page: Page) => page.getByRole('region', { name: '内部经过' });

interface Heard {
  readonly kind?: '诉求' | '服务评价' | '信访';
  readonly channel?: string;
  readonly title: string;
  readonly text?: string;
  readonly name?: string;
  readonly order?: string;
  readonly of?: string;
  readonly about?: { readonly kind: string; readonly label: string };
}

/** Takes somebody's words down and opens what was made of them. */
async function hear(page: Page, heard: Heard): Promise<string> {
  await page.keyboard.press('Alt+n');
  await expect(page.getByRole('heading', { name: '登记诉求' })).toBeVisible();
  if (heard.kind !== undefined) await page.getByRole('radiogroup', { name: '类别' }).getByText(heard.kind).click();
  if (heard.channel !== undefined) await field(page, '渠道').selectOption({ label: heard.channel });
  if (heard.order !== undefined) await field(page, '工单号').fill(heard.order);
  if (heard.of !== undefined) await page.getByLabel(/^办事编号/).fill(heard.of);
  await field(page, '姓名').fill(heard.name ?? '马成才');
  await field(page, '电话').fill('13900001234');
  await field(page, '标题').fill(heard.title);
  await field(page, '内容').fill(heard.text ?? heard.title);
  if (heard.about !== undefined) {
    await page.getByRole('group', { name: '涉及' }).getByLabel('涉及').selectOption({ label: heard.about.kind });
    const what = page.getByLabel('名称或编号').first();
    if (heard.about.kind === '工作人员') {
      const option = await what.locator('option', { hasText: heard.about.label }).first().textContent();
      await what.selectOption({ label: option ?? '' });
    } else await what.fill(heard.about.label);
    await page.getByRole('button', { name: '添加', exact: true }).click();
  }
  await page.keyboard.press('Control+Enter');
  const made = page.getByRole('status').getByRole('link', { name: /已登记/ });
  await expect(made).toBeVisible();
  const number = /XN诉\d{4}-\w\w-\d{6}/.exec((await made.textContent()) ?? '')?.[0] ?? '';
  await made.click();
  await expect(page.locator('#ticket-title')).toContainText(heard.title);
  return number;
}

/** Gives a command by its button, with what its dialog asks for. */
async function give(
  page: Page,
  command: string,
  fill: (form: ReturnType<typeof dialog>) => Promise<void>,
): Promise<void> {
  await page.getByRole('toolbar').getByRole('button', { name: command, exact: false }).first().click();
  await fill(dialog(page));
  await dialog(page).getByRole('button', { name: command }).click();
  await expect(dialog(page)).toBeHidden();
  await expect(page.getByText(`已办：${command}`)).toBeVisible();
}

const nothing = async (): Promise<void> => {
  await Promise.resolve();
};

test('a complaint about a home is answered, done again, and closed', async ({ desk: page, folder }) => {
  test.setTimeout(240_000);
  await signIn(page, accountsOf(folder)('hutai1'));
  const number = await hear(page, {
    channel: '公租房APP',
    title: '厨房水管漏水',
    about: { kind: '房屋', label: '丽康瑞居 5-2-301' },
  });
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
  await shot(page, 'ticket-redo');
  await give(page, '答复', (form) => form.getByLabel('答复内容').fill('已重做防水'));
  await give(page, '回访', async (form) => {
    await form.getByLabel('满意度').selectOption('satisfied');
  });
  await expect(page.getByText('已办结').first()).toBeVisible();
  await expect(open(page)).not.toContainText('联系过维修队');
  await expect(inside(page)).toContainText('联系过维修队');
  await give(page, '重新打开', (form) => form.getByLabel('群众的话').fill('春天又漏'));
  await expect(open(page)).toContainText('春天又漏');

  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { name: '诉求办理' })).toBeVisible();
  await page.getByLabel('搜索 诉求内容').fill('水管漏水');
  await expect(page.getByRole('row', { name: '厨房水管漏水' })).toContainText(number);
  await shot(page, 'tickets-found');
  expect(await violations(page, 'tickets')).toEqual([]);
});

test('a bad rating, a misrouted order, and a petition through re-review', async ({ desk: page, folder }) => {
  test.setTimeout(300_000);
  await signIn(page, accountsOf(folder)('hutai1'));
  await test.step('a named bad rating is contacted within its day and mended', async () => {
    await hear(page, { kind: '服务评价', title: '排队太久', of: `窗口 ${String(Date.now())}` });
    await expect(page.getByRole('article')).toContainText('联系核实');
    await give(page, '联系核实', (form) => form.getByLabel('说明').fill('已致歉，增开窗口'));
    await give(page, '答复', (form) => form.getByLabel('答复内容').fill('已增开窗口'));
    await expect(page.getByRole('article')).toContainText('回访');
  });
  await test.step('an order that is not ours goes back within its limit, with the reason', async () => {
    await hear(page, { channel: '12345 工单', order: `QH${String(Date.now())}`, title: '公园路灯不亮' });
    await give(page, '退回', async (form) => {
      await form.getByLabel('退回到').selectOption({ label: '退回 12345' });
      await form.getByLabel('理由').fill('属市政');
    });
    await expect(inside(page)).toContainText('属市政');
    await expect(page.getByText('已办结').first()).toBeVisible();
  });
  await test.step('a petition is accepted, decided, reviewed, reviewed again, and is then over', async () => {
    await hear(page, { kind: '信访', title: '要求说明摇号结果', name: '铁永福' });
    await give(page, '受理', nothing);
    await expect(open(page)).toContainText(/XN诉.*-1/);
    await give(page, '答复', (form) => form.getByLabel('答复内容').fill('摇号过程公开，结果有效'));
    for (const level of ['复查', '复核']) {
      await give(page, '登记复查复核申请', (form) => form.getByLabel('意见').fill('不服'));
      await give(page, '记复查复核意见', async (form) => {
        await form.getByLabel('复查复核机关').fill('市住房保障中心');
        await form.getByLabel('意见').fill('维持');
      });
      await expect(open(page)).toContainText(level);
    }
    await expect(page.getByText('已办结').first()).toBeVisible();
    await shot(page, 'petition-over');
  });
  await test.step('the same facts are not taken again (PET-06)', async () => {
    await page.keyboard.press('Alt+n');
    await page.getByRole('radiogroup', { name: '类别' }).getByText('信访').click();
    await field(page, '姓名').fill('铁永福');
    await field(page, '电话').fill('13900001234');
    await field(page, '标题').fill('要求说明摇号结果');
    await field(page, '内容').fill('再次反映');
    await expect(page.getByRole('region', { name: '相近的诉求' })).toContainText('同一电话');
    await page.keyboard.press('Control+Enter');
    await expect(page.getByRole('alert')).toContainText('已经终结');
    await shot(page, 'hear');
    expect(await violations(page, 'hear')).toEqual([]);
  });
});

test('a clerk who is complained about finds nothing and opens nothing', async ({ desk: page, folder }) => {
  test.setTimeout(240_000);
  const account = accountsOf(folder);
  const named = account('hutai2');
  const first = account('hutai1');
  const title = '窗口人员拒绝收件';
  await signIn(page, named);
  await goTo(page, '/tickets?list=to-do');
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
  expect(await countOf(page, '在办')).toBe(before);
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

/** The number on a list's tab. */
async function countOf(page: Page, list: string): Promise<number> {
  const tab = page.getByRole('navigation', { name: '诉求列表' }).getByRole('button', { name: list });
  await expect(tab).toContainText(/\d/);
  return Number((await tab.textContent())?.replaceAll(/\D/g, ''));
}
