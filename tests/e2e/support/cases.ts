import { type Locator, type Page, expect } from '@playwright/test';
import { arrived } from './arrived.ts';
import { goTo } from './desk.ts';
import { painted } from './painted.ts';
import { settled } from './screens.ts';

export type QueueName =
  | '待受理'
  | '待补正'
  | '街道初审'
  | '区级复审'
  | '市级审定'
  | '待复核'
  | '待公示'
  | '已通过'
  | '已驳回'
  | '已撤回'
  | '承诺逾期';

/** The queue by its link at the side, its rows read. */
export async function openQueue(page: Page, queue: QueueName): Promise<Locator> {
  const side = page.getByRole('navigation', { name: '待办' });
  const link = side.getByRole('link', { name: new RegExp(`^${queue} ?(，|$)`) });
  const cases = side.getByRole('link', { name: /^办件/ });
  await expect(cases).toBeVisible();
  await arrived(page);
  if ((await cases.getAttribute('aria-current')) === null) await cases.click();
  await link.click();
  return queueGrid(page, queue);
}

export async function queueGrid(page: Page, queue: QueueName): Promise<Locator> {
  const grid = page.getByRole('grid', { name: `${queue}列表` });
  await expect(grid).toHaveAttribute('aria-busy', 'false');
  // A row that is still being read cannot be opened.
  await expect(grid.locator('[role=row][aria-busy=true]')).toHaveCount(0);
  // A list that was looked at before shows what it held then, until it is read again.
  await settled(page);
  return grid;
}

/** Opens the case of an applicant from a queue by a click on its row. */
export async function openCase(page: Page, queue: QueueName, applicant: string): Promise<void> {
  const grid = await openQueue(page, queue);
  await grid.getByRole('row').filter({ hasText: applicant }).click();
  await expect(page.getByRole('heading', { level: 1, name: applicant })).toBeVisible();
}

export function decisionBar(page: Page): Locator {
  return page.getByRole('toolbar', { name: '可办事项' });
}

/** Opens the panel of a decision. */
export async function begin(page: Page, command: string): Promise<Locator> {
  await decisionBar(page).getByRole('button', { name: command, exact: true }).click();
  const panel = page.getByRole('dialog', { name: command, exact: true });
  await expect(panel).toBeVisible();
  // What it focuses has the focus then.
  await painted(page);
  return panel;
}

/** Confirms the open panel and waits until the screen says that it is done. */
export async function confirm(page: Page, command: string): Promise<void> {
  await page.getByRole('button', { name: `确认${command}`, exact: true }).click();
  await expect(page.getByRole('status').filter({ hasText: `已办理：${command}` })).toBeVisible();
}

export async function expectStatus(page: Page, status: string): Promise<void> {
  await expect(page.getByRole('main').locator('header').getByText(status, { exact: true })).toBeVisible();
}

/** Chooses the package in the file dialog of the import screen and waits for the report. */
export async function importByDialog(
  page: Page,
  file: { name: string; mimeType: string; buffer: Buffer },
): Promise<void> {
  await goTo(page, '/import');
  const chooser = page.waitForEvent('filechooser');
  await pickButton(page).click();
  await (await chooser).setFiles(file);
  await expect(page.getByRole('heading', { name: '导入报告' })).toBeVisible();
}

/** The four numbers of the import report by their names. */
export async function importFigures(page: Page): Promise<Record<string, string>> {
  const pairs = page.locator('dl > div');
  await expect(pairs).toHaveCount(4);
  const texts = await pairs.evaluateAll((all) =>
    all.map((pair) => [pair.querySelector('dt')?.textContent ?? '', pair.querySelector('dd')?.textContent ?? '']),
  );
  return Object.fromEntries(texts) as Record<string, string>;
}

/** The dialog's hidden file field goes by the same name. */
export function pickButton(page: Page): Locator {
  return page.getByRole('button', { name: '选择文件' }).and(page.locator('button'));
}
