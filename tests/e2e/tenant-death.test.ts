/**
 * A tenant dies: whoever lived there goes on with the same lease. The change waits until it was public long enough, and
 * gives the remaining term and no more; the ledger goes on as it stood.
 */
import { type Page, expect } from '@playwright/test';
import { violations } from './support/axe.ts';
import { goTo, test } from './support/desk.ts';
import { hasFocus } from './support/dialogs.ts';
import { accountsOf, settled } from './support/screens.ts';
import { signIn } from './support/session.ts';

test.use({ base: 'city' });

const DAY = 86_400_000;
/** Of China's calendar, so many days from today. */
const dayAt = (days: number): string => new Date(Date.now() + 8 * 3_600_000 + days * DAY).toISOString().slice(0, 10);
const fact = (page: Page, label: string) => page.locator(`dt:text-is("${label}") + dd`).first();

/** A lease in force on which nothing is owed and somebody lives with the tenant. */
async function openShared(page: Page): Promise<void> {
  await goTo(page, '/leases');
  const rows = page.getByRole('row').filter({ has: page.getByRole('cell', { name: '0.00', exact: true }) });
  await expect(rows.first()).toBeVisible();
  await settled(page);
  const links = await rows.getByRole('link').evaluateAll((found) => found.map((one) => one.getAttribute('href') ?? ''));
  for (const link of links) {
    await goTo(page, link.replace(/^.*#/, ''));
    await expect(page.getByRole('heading', { level: 1, name: /^XN/ })).toBeVisible();
    await settled(page);
    const others = fact(page, '同住人');
    if ((await others.count()) > 0 && !/^[无—-]?$/.test((await others.innerText()).trim())) return;
  }
  throw new Error('the demo city has a household of two that paid');
}

test('after a tenant’s death the household keeps the home for the rest of the term', async ({ desk: page, folder }) => {
  await signIn(page, accountsOf(folder)('city-sup1'));
  await openShared(page);
  const [tenant, term] = [await fact(page, '承租人').innerText(), await fact(page, '租期').innerText()];
  const other = (await fact(page, '同住人').innerText()).trim();
  const name = /^[\u4e00-\u9fff·]+/.exec(other)?.[0] ?? '';
  await page.getByRole('button', { name: '变更承租人' }).click();
  const dialog = await hasFocus(page.getByRole('dialog'));
  await expect(dialog.getByLabel('新承租人')).toContainText(name);
  await expect(dialog.getByRole('combobox', { name: '原因' })).toHaveValue('death');
  await dialog.getByLabel('公示首日').fill(dayAt(-5));
  await dialog.getByLabel('公示末日').fill(dayAt(-1));
  await dialog.getByLabel('说明').fill('死亡证明、户口簿已核对');
  await page.keyboard.press('Control+Enter');
  await expect(dialog.getByRole('alert')).toContainText('10');
  await dialog.getByLabel('公示首日').fill(dayAt(-12));
  await settled(page);
  expect(await violations(page, 'tenant-death')).toEqual([]);
  await page.keyboard.press('Control+Enter');
  await expect(dialog).toBeHidden();
  await expect(fact(page, '承租人')).toContainText(name);
  await expect(fact(page, '承租人')).not.toContainText(tenant.slice(0, 3));
  await expect(fact(page, '租期')).toHaveText(term, { useInnerText: true });
  await page.getByText('经过', { exact: true }).click();
  await expect(page.getByRole('cell', { name: '变更承租人' }).first()).toBeVisible();
});
