/** A queue of thousands: filtered and sorted by the store, searched while one types, worked to its last row. */
import type { Locator, Page } from '@playwright/test';
import { openQueue, queueGrid } from './support/cases.ts';
import { expect, goTo, test } from './support/desk.ts';
import { BUSY_APPLICATIONS, wanted, wantedIdentityNumber } from './support/packages.ts';
import { clerk } from './support/people.ts';
import { signIn } from './support/session.ts';

test.use({ base: 'busy' });

const count = new Intl.NumberFormat('en-US');
const ALL = `${count.format(BUSY_APPLICATIONS)} 件`;

test('filters and sort stand in the address, are counted and remembered', async ({ desk: page }) => {
  await signIn(page, clerk);
  const grid = await queueGrid(page, '待受理');
  const total = page.getByRole('main').getByRole('status').filter({ hasText: '件' });
  await expect(total).toHaveText(ALL);
  const side = page.getByRole('navigation', { name: '待办' });
  const all = new RegExp(`^待受理\\s?，\\s?${count.format(BUSY_APPLICATIONS)}$`);
  await expect(side.getByRole('link', { name: all })).toHaveAttribute('aria-current', 'page');
  await expect(side.getByRole('link', { name: /^待补正\s?，\s?0$/ })).toBeVisible();

  await page.getByRole('button', { name: '办件类型 全部' }).click();
  await page.getByRole('checkbox', { name: '中等偏下收入' }).check();
  await page.keyboard.press('Escape');
  await expect(total).toHaveText(`${count.format(BUSY_APPLICATIONS / 3)} 件`);
  await expect(grid.getByRole('row').nth(1)).toContainText('中等偏下收入');
  await page.getByRole('checkbox', { name: '绿色通道' }).check();
  await expect(total).toHaveText('20 件');
  await expect(grid.getByRole('row').nth(1)).toContainText('绿色通道');
  expect(new URL(page.url()).hash).toMatch(/lower-middle-income.*green=true|green=true.*lower-middle-income/);

  await openQueue(page, '待补正');
  await expect(page.getByText('“待补正”没有待办件')).toBeVisible();
  await openQueue(page, '待受理');
  await expect(total).toHaveText('20 件');
  await page.getByRole('button', { name: '清除筛选' }).click();
  await expect(total).toHaveText(ALL);

  const byNumber = grid.getByRole('columnheader', { name: '编号' });
  await byNumber.getByRole('button').click();
  await expect(byNumber).toHaveAttribute('aria-sort', 'ascending');
  await expect(grid.getByRole('row').nth(1)).toContainText(/XN\d{4}-01-000001/);
  await byNumber.getByRole('button').click();
  await expect(byNumber).toHaveAttribute('aria-sort', 'descending');
  await expect(grid.getByRole('row').nth(1)).toContainText(/XN\d{4}-01-00\d*3000/);
  expect(new URL(page.url()).hash).toContain('sort=case-no');

  await goTo(page, '/queue/to-accept?green=true');
  await expect(total).toHaveText(`${BUSY_APPLICATIONS / 50} 件`);
  await expect(page.getByRole('checkbox', { name: '绿色通道' })).toBeChecked();

  await page.getByRole('button', { name: '渠道 全部' }).click();
  await page.getByRole('checkbox', { name: '单位集中' }).check();
  await page.keyboard.press('Escape');
  await expect(page.getByText('没有符合筛选条件的件')).toBeVisible();
  await expect(total).toHaveText('0 件');
});

test('typing finds a case by name, pinyin, numbers and address, narrowing with every key', async ({ desk: page }) => {
  await signIn(page, clerk);
  const { box, hits, status } = search(page);
  const lastFour = wantedIdentityNumber().slice(-4);
  await box.fill('马');
  await expect(hits).toHaveCount(12);
  await expect(status).toHaveText('只列出前 12 件，请再多写几个字。');

  for (const text of [
    wanted.name.slice(2),
    '阳文',
    wanted.initials,
    'ouyang',
    wanted.phone,
    wanted.phone.slice(-4),
    `欧阳 ${lastFour}`,
    wantedIdentityNumber(),
    '古城台小区',
  ]) {
    await box.fill(text);
    await expect(hits.first(), text).toContainText(wanted.name);
  }
  await expect(status).toHaveText('找到 1 件');
  const caseNo = /XN\d{4}-01-\d+/.exec(await hits.first().innerText())?.[0] ?? '';
  await box.fill(caseNo);
  await expect(hits).toHaveCount(1);
  await box.fill(`欧阳 ${lastFour === '0000' ? '1111' : '0000'}x`);
  await expect(hits).toHaveCount(0);
  await expect(page.getByText(/^没有找到“欧阳/)).toBeVisible();

  await box.fill(wanted.initials);
  await expect(hits.first()).toContainText(wanted.name);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: wanted.name })).toBeVisible();
});

test('an input method is left alone until it is done', async ({ desk: page }) => {
  await signIn(page, clerk);
  await queueGrid(page, '待受理');
  await page.keyboard.press('/');
  const { box, hits } = search(page);
  await expect(box).toBeFocused();
  const input = await page.context().newCDPSession(page);
  for (const text of ['o', 'ou', 'ou y', 'ou yang']) {
    await input.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
  }
  await expect(box).toHaveValue('ou yang');
  // Longer than the search waits for the typing to pause.
  await page.waitForTimeout(400);
  await expect(hits).toHaveCount(0);
  // Enter and the arrows choose among the method's candidates; they reach the page marked as its own.
  await box.evaluate((element) => {
    for (const key of ['ArrowDown', 'Enter', 'Escape']) {
      element.dispatchEvent(new KeyboardEvent('keydown', { key, isComposing: true, bubbles: true, cancelable: true }));
    }
  });
  await expect(box).toBeFocused();
  expect(new URL(page.url()).hash).toContain('/queue/to-accept');
  await input.send('Input.insertText', { text: '欧阳' });
  await expect(box).toHaveValue('欧阳');
  await expect(hits.first()).toContainText(wanted.name);
});

test('the last row of thousands is reached, opened and come back to', async ({ desk: page }) => {
  await signIn(page, clerk);
  const grid = await queueGrid(page, '待受理');
  await expect(grid).toHaveAttribute('aria-rowcount', String(BUSY_APPLICATIONS + 1));
  await page.keyboard.press('End');
  const last = grid.getByRole('row', { selected: true });
  await expect(last).toHaveAttribute('aria-rowindex', String(BUSY_APPLICATIONS + 1));
  await expect(last).toHaveAttribute('aria-busy', 'false');
  await expect(last).toBeInViewport({ ratio: 1 });
  const caseNo = /XN\d{4}-01-\d+/.exec(await last.innerText())?.[0] ?? 'no number';
  // No more rows exist than the screen needs.
  await expect.poll(() => grid.getByRole('row').count()).toBeLessThan(100);

  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: caseNo })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(last).toHaveAttribute('aria-rowindex', String(BUSY_APPLICATIONS + 1));
  await expect(last).toContainText(caseNo);
  await expect(last).toBeInViewport({ ratio: 1 });

  await page.keyboard.press('Home');
  await scrollToEnd(grid);
  await expect(grid.getByRole('row').filter({ hasText: caseNo })).toBeInViewport({ ratio: 1 });
});

function search(page: Page): { box: Locator; hits: Locator; status: Locator } {
  const bar = page.getByRole('banner');
  return {
    box: bar.getByRole('textbox', { name: '搜索' }).or(bar.getByRole('combobox', { name: '搜索' })),
    hits: bar.getByRole('option'),
    // The line to the hub has its own.
    status: bar.getByRole('status').filter({ hasText: '件' }),
  };
}

async function scrollToEnd(grid: Locator): Promise<void> {
  await grid.evaluate((element) => {
    element.scrollTop = element.scrollHeight;
  });
}
