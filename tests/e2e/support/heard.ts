/** Hearing somebody and handling a ticket, as people do it on the screen. */
import { type Page, expect } from '@playwright/test';
import { hasFocus } from './dialogs.ts';

export const field = (page: Page, name: string) => page.getByRole('main').getByLabel(name, { exact: true });
const dialog = (page: Page) => page.getByRole('dialog');
export const open = (page: Page) => page.getByRole('region', { name: '群众看到的' });
export const inside = (page: Page) => page.getByRole('region', { name: '内部经过' });

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
export async function hear(page: Page, heard: Heard): Promise<string> {
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

const nothing = async (): Promise<void> => {
  await Promise.resolve();
};

/** Gives a command by its button, with what its dialog asks for. */
export async function give(
  page: Page,
  command: string,
  fill: (form: ReturnType<typeof dialog>) => Promise<void> = nothing,
): Promise<void> {
  await page.getByRole('toolbar').getByRole('button', { name: command, exact: false }).first().click();
  await fill(await hasFocus(dialog(page)));
  await dialog(page).getByRole('button', { name: command }).click();
  await expect(dialog(page)).toBeHidden();
  await expect(page.getByText(`已办：${command}`)).toBeVisible();
}
