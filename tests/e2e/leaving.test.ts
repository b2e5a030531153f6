/**
 * A household leaves for arrears: reminded, visited, an agreement, the order, the notice on paper, the keys, the
 * settlement. Another leaves after subletting: two sign the ban, and its new application is refused until the day.
 */
import { type Locator, type Page, expect } from '@playwright/test';
import { violations } from './support/axe.ts';
import { importByDialog } from './support/cases.ts';
import { goTo, test } from './support/desk.ts';
import { fillIn } from './support/dialogs.ts';
import { applicant, completeDraft, zipFile } from './support/packages.ts';
import { accountsOf, settled } from './support/screens.ts';
import { signIn } from './support/session.ts';

test.use({ base: 'city' });

const dialog = (page: Page): Locator => page.getByRole('dialog');
const button = (page: Page, name: string): Locator => page.getByRole('button', { name, exact: true });
const done = (page: Page, text: string | RegExp): Locator => page.getByRole('status').filter({ hasText: text });
const title = (page: Page): Locator => page.locator('#leaving-title');

/** Pictures for people who look at screens: `SHOTS=folder`. */
async function shot(page: Page, name: string): Promise<void> {
  const folder = process.env['SHOTS'];
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png` });
}

/** The next step of the leaving: its dialog has the focus. */
async function next(page: Page, step: string): Promise<Locator> {
  await page.keyboard.press('b');
  await expect(dialog(page).getByRole('heading', { name: step })).toBeVisible();
  await expect(dialog(page).locator(':focus')).toBeVisible();
  return dialog(page);
}

async function confirm(page: Page, step: string): Promise<void> {
  await page.keyboard.press('Control+Enter');
  await expect(done(page, step)).toBeVisible();
  await expect(dialog(page)).toBeHidden();
}

async function takeStep(page: Page, step: string): Promise<void> {
  await button(page, '记催缴措施').click();
  await dialog(page).getByLabel('措施').selectOption(step);
  await dialog(page).getByRole('button', { name: '记催缴措施' }).click();
  await expect(dialog(page)).toBeHidden();
}

async function handOver(page: Page): Promise<void> {
  const form = await next(page, '退房交接');
  await form.getByLabel('水表').fill('57');
  await confirm(page, '退房交接');
}

test('from the first reminder to the settlement, and a ban from the day of the return', async ({
  desk: page,
  folder,
}) => {
  test.setTimeout(120_000);
  const account = accountsOf(folder);
  await signIn(page, account('city-sup1'));

  await test.step('arrears up to the order, which begins the leaving', async () => {
    await goTo(page, '/leases?tab=arrears');
    await settled(page);
    await page.getByRole('row').filter({ hasText: '超过上限' }).getByRole('link').first().click();
    await takeStep(page, 'remind');
    await takeStep(page, 'visit');
    await button(page, '约定分期').click();
    await fillIn(page, '分期', '2099-01-01 100');
    await dialog(page).getByRole('button', { name: '约定分期' }).click();
    await expect(dialog(page)).toBeHidden();
    await takeStep(page, 'order');
    await page.getByRole('link', { name: '办理腾退' }).click();
    await expect(title(page)).toBeVisible();
    await expect(page.getByRole('main')).toContainText(/立案时累计欠缴 \d+ 个月/);
  });

  await test.step('heard, told in writing, and the notice in Word', async () => {
    await button(page, '记录陈述申辩').click();
    await fillIn(page, '陈述申辩', '失业半年，已在找工作');
    await confirm(page, '记录陈述申辩');
    await next(page, '发出腾退通知');
    await shot(page, 'leaving-notify');
    await confirm(page, '发出腾退通知');
    await expect(page.getByRole('main')).toContainText('腾退期内');
    const download = page.waitForEvent('download');
    await button(page, '腾退通知书（Word）').click();
    expect((await download).suggestedFilename()).toMatch(/^腾退通知书 XN租.*\.docx$/);
  });

  await test.step('the keys, the return and the settlement', async () => {
    await handOver(page);
    await next(page, '确认交房');
    await expect(dialog(page)).toContainText('不限制再次申请');
    await confirm(page, '确认交房');
    await next(page, '结算');
    await shot(page, 'leaving-settle');
    await confirm(page, '结算');
    await settled(page);
    await shot(page, 'leaving-finished');
    await expect(page.getByRole('main')).toContainText('保证金抵扣');
    await expect(page.getByRole('main')).toContainText('已办结');
  });

  await test.step('who stays past the day is on a list that says what is missing', async () => {
    await goTo(page, '/leases?tab=arrears');
    await settled(page);
    const letters = page.waitForEvent('download');
    await button(page, '全部制作提醒函（Word）').click();
    expect((await letters).suggestedFilename()).toMatch(/^租金催缴通知书 \d{4}-\d{2}-\d{2}\.docx$/);
    await expect(done(page, /已制作 \d+ 份提醒函，并记入提醒/)).toBeVisible();
    await shot(page, 'leaving-arrears');
    await page
      .getByText(/户逾期未腾退/)
      .getByRole('link', { name: '逾期未腾退' })
      .click();
    await settled(page);
    await shot(page, 'leaving-overdue');
    await page.getByRole('row').filter({ hasText: '未核定' }).getByRole('link').first().click();
    await expect(page.getByRole('main')).toContainText('租金随每次计租续计，现暂按合同租金');
    await shot(page, 'leaving-stays');
    await button(page, '记起诉或申请执行').click();
    await fillIn(page, '法院', '城西区人民法院');
    await shot(page, 'leaving-suit');
    expect(await violations(page, 'leaving-suit')).toEqual([]);
    await confirm(page, '记起诉或申请执行');
    await expect(page.getByRole('main')).toContainText('城西区人民法院');
  });

  await test.step('who sublet is banned by two, and told so when they apply again', async () => {
    await goTo(page, '/leavings?tab=moving');
    await settled(page);
    await page.getByRole('row').filter({ hasText: '转租' }).getByRole('link').click();
    await expect(title(page)).toBeVisible();
    await button(page, '记罚款').click();
    await fillIn(page, '处罚决定书号', '宁住罚〔2026〕9号');
    await fillIn(page, '罚款（元）', '900');
    await expect(dialog(page)).toContainText('依规定最高 1,000.00 元');
    await shot(page, 'leaving-fine');
    await confirm(page, '记罚款');
    await expect(page.getByRole('main')).toContainText('900.00 元；未缴');
    await handOver(page);
    const form = await next(page, '确认交房');
    const { account: name, password } = account('city-sup2');
    await form.getByLabel('账号').fill(name);
    await form.getByLabel('密码').fill(password);
    await shot(page, 'leaving-ban');
    expect(await violations(page, 'leaving-ban')).toEqual([]);
    await confirm(page, '确认交房');
    await expect(page.getByRole('main')).toContainText(/至 \d{4}-\d{2}-\d{2} 不得再次申请/);
    await page.getByRole('main').getByRole('link', { name: /^XN租/ }).click();
    await settled(page);
    await expect(page.getByRole('main')).toContainText(/\d{17}[\dX]/);
    const [number = ''] = /\d{17}[\dX]/.exec((await page.getByRole('main').textContent()) ?? '') ?? [];
    const draft = completeDraft({ seed: 12, applications: 1, first: 70 });
    applicant(draft, 0).identityNumber = number;
    await importByDialog(page, await zipFile(draft));
    await expect(page.getByText(/在禁止申请期内，最后一天为/).first()).toBeVisible();
  });
});
