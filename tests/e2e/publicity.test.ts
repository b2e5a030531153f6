/**
 * Publicity at the city's office: a notice is prepared, weighed and published, and cannot be closed early; of one that
 * has run out an objection is upheld and another not, and the others pass. What is exported is opened and scanned.
 */
import { readFileSync } from 'node:fs';
import { type Locator, type Page, expect } from '@playwright/test';
import { zipContents } from '../support/publicity/zip-contents.ts';
import { violations } from './support/axe.ts';
import { goTo, test } from './support/desk.ts';
import { hasFocus } from './support/dialogs.ts';
import { accountsOf, settled } from './support/screens.ts';
import { signIn } from './support/session.ts';

test.use({ base: 'city' });

const done = (page: Page, command: string): Locator =>
  page.getByRole('status').filter({ hasText: `已办理：${command}` });

const button = (page: Page, name: string): Locator => page.getByRole('button', { name, exact: true });

async function exported(page: Page, name: string): Promise<ReadonlyMap<string, Buffer>> {
  const download = page.waitForEvent('download');
  await button(page, name).click();
  return zipContents(readFileSync(await (await download).path()));
}

/** Of the households of a notice, the number and where the case stands now. */
async function standing(page: Page): Promise<readonly (readonly [string, string])[]> {
  const rows = page.getByRole('table').last().getByRole('row');
  const texts = await rows.evaluateAll((all) =>
    all.slice(1).map((row) => [...row.querySelectorAll('td')].map((cell) => cell.innerText)),
  );
  return texts.map((cells) => [cells[0] ?? '', cells.at(-1) ?? ''] as const);
}

test('a batch is published, an objection upheld and another not, the others pass', async ({ desk: page, folder }) => {
  test.setTimeout(300_000);
  await signIn(page, accountsOf(folder)('city1'));

  await test.step('what waits becomes a notice, not before it was weighed, and is not closed before its end', async () => {
    await goTo(page, '/publicity');
    await settled(page);
    expect(await violations(page, 'publicity')).toEqual([]);
    await button(page, '拟定公示').click();
    await expect(page.getByRole('heading', { level: 1, name: '未编号' })).toBeVisible();
    await expect(button(page, '发布公示')).toHaveAttribute('aria-disabled', 'true');
    await button(page, '记录评估').click();
    await expect(done(page, '记录评估')).toBeVisible();
    await button(page, '发布公示').click();
    await page.getByRole('dialog').getByRole('button', { name: '发布公示', exact: true }).click();
    await expect(done(page, '发布公示')).toBeVisible();
    await expect(page.getByRole('heading', { level: 1, name: /^XN示/ })).toBeVisible();
    await settled(page);
    expect(await violations(page, 'notice')).toEqual([]);
    const close = button(page, '办结公示');
    await expect(close).toHaveAttribute('aria-disabled', 'true');
    await close.hover();
    await expect(page.getByRole('tooltip').filter({ hasText: '期满前不能办结' })).toBeVisible();
  });

  await test.step('what leaves the desk is masked, complete and without scripts', async () => {
    await settled(page);
    const names = await page.getByRole('table').last().getByRole('row').count();
    const website = await exported(page, '导出网页文件夹');
    expect([...website.keys()]).toEqual(['index.html', 'list.xlsx']);
    const html = website.get('index.html')?.toString('utf8') ?? '';
    const sheet = (await exported(page, '导出 Excel')).get('xl/worksheets/sheet1.xml')?.toString('utf8') ?? '';
    expect(html.split('<tr>').length - 1).toBe(names);
    for (const text of [html, sheet]) {
      expect(text).toContain('*');
      expect(text).not.toMatch(/<script|\d{17}[\dX]|1\d{10}/);
      expect(text).toContain('公示期');
    }
  });

  await test.step('of a notice that ran out, one objection is upheld, one is not, and the others pass', async () => {
    await goTo(page, '/publicity?tab=published');
    await settled(page);
    await page.getByRole('row').filter({ hasText: '期满待办结' }).getByRole('link').click();
    await expect(page.getByText(/公示期已于.*届满/)).toBeVisible();
    await expect(button(page, '导出 Excel')).toHaveAttribute('aria-disabled', 'true');
    const isAt = async (wanted: string) => (await standing(page)).filter(([, status]) => status === wanted).length;
    await expect.poll(() => isAt('异议处理')).toBe(1);
    const before = await standing(page);
    const other = before.find(([, status]) => status === '公示中')?.[0] ?? '';
    const until = /公示期：.*?至|(\d{4}-\d{2}-\d{2})/.exec(await page.getByText(/公示期已于/).innerText())?.[1] ?? '';

    await button(page, '登记异议').click();
    const form = await hasFocus(page.getByRole('dialog'));
    await form.getByLabel('收到日期').fill(until);
    await form.getByLabel('异议内容').fill('听说在外地有房');
    await form.getByRole('checkbox', { name: new RegExp(other) }).check();
    await form.getByRole('button', { name: '登记异议', exact: true }).click();
    await expect(done(page, '登记异议')).toBeVisible();

    for (const upheld of [true, false]) {
      await button(page, '答复异议').first().click();
      const answer = await hasFocus(page.getByRole('dialog'));
      if (upheld) await answer.getByRole('checkbox').first().check();
      await answer.getByLabel('调查结果（书面答复）').fill(upheld ? '经查名下另有住房' : '经查不属实');
      await page.keyboard.press('Control+Enter');
      await expect(page.getByRole('dialog')).toBeHidden();
      await expect(done(page, '答复异议')).toBeVisible();
      await settled(page);
    }
    await button(page, '办结公示').click();
    await page.getByRole('dialog').getByRole('button', { name: '办结公示', exact: true }).click();
    await expect(done(page, '办结公示')).toBeVisible();
    await settled(page);
    await expect.poll(() => isAt('区级复审')).toBe(1);
    await expect.poll(() => isAt('轮候中')).toBe(before.length - 1);
  });

  await test.step('who is registered is public', async () => {
    await goTo(page, '/publicity?tab=register');
    await settled(page);
    await expect(page.getByRole('heading', { name: '公共租赁住房轮候登记公开' })).toBeVisible();
    await expect.poll(async () => (await standing(page)).length).toBeGreaterThan(5);
  });
});
