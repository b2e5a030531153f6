/**
 * From the supplement to a promise (容缺受理): of two files that lacked the same papers one keeps its promise and one does
 * not. The second comes into a list of its own and goes no further until the paper is there.
 */
import type { Locator, Page } from '@playwright/test';
import { samplePng } from '../support/intake/sample-files.ts';
import { violations } from './support/axe.ts';
import { begin, confirm, decisionBar, expectStatus, importByDialog, openCase, queueGrid } from './support/cases.ts';
import { expect, goTo, test } from './support/desk.ts';
import { later } from './support/later.ts';
import { applicant, completeDraft, forget, zipFile } from './support/packages.ts';
import { clerk, secondClerk } from './support/people.ts';

const draft = completeDraft({ seed: 41, applications: 2, first: 900 });
const [keeps, breaks] = [applicant(draft, 0).name, applicant(draft, 1).name];
for (const { json } of draft.applications) {
  forget(json, 'income-proof');
  forget(json, 'household-register');
}

async function upload(page: Page, panel: Locator, paper: string): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await panel.getByRole('button', { name: `上传${paper}` }).click();
  const buffer = Buffer.from(samplePng(0x336699));
  await (await chooser).setFiles({ name: `${paper}.png`, mimeType: 'image/png', buffer });
  await expect(panel.getByText(`${paper}.png`)).toBeVisible();
}

/** The list of broken promises holds these of the two and no others. */
async function expectBroken(page: Page, names: readonly string[]): Promise<void> {
  await goTo(page, '/queue/broken-promises');
  const grid = await queueGrid(page, '承诺逾期');
  for (const name of [keeps, breaks]) {
    await expect(grid.getByRole('row').filter({ hasText: name })).toHaveCount(names.includes(name) ? 1 : 0);
  }
}

test('a supplement, then a promise: kept by one, broken by the other', async ({ browser, folder }) => {
  test.setTimeout(300_000);

  await later(browser, { folder, days: 0, who: clerk }, async (page) => {
    await importByDialog(page, await zipFile(draft));
    for (const name of [keeps, breaks]) {
      await openCase(page, '待受理', name);
      await begin(page, '一次性补正');
      await confirm(page, '一次性补正');
      await expectStatus(page, '待补正');
    }
  });

  await later(browser, { folder, days: 3, who: clerk }, async (page) => {
    for (const name of [keeps, breaks]) {
      await openCase(page, '待补正', name);
      await upload(page, await begin(page, '登记补正材料'), '户口簿');
      await confirm(page, '登记补正材料');
      await expectStatus(page, '已补正');
      const promise = await begin(page, '容缺受理');
      await expect(promise).toContainText('收入证明：受理次日起 15 个工作日内');
      await confirm(page, '容缺受理');
      await expectStatus(page, '街道初审');
      await expect(page.getByText('承诺补交：收入证明')).toBeVisible();
    }
    await expectBroken(page, []);
  });

  await later(browser, { folder, days: 6, who: clerk }, async (page) => {
    await openCase(page, '街道初审', keeps);
    await upload(page, await begin(page, '登记承诺补交材料'), '收入证明');
    await confirm(page, '登记承诺补交材料');
    await expect(page.getByText('承诺补交：收入证明')).toBeHidden();
  });

  await later(browser, { folder, days: 45, who: secondClerk }, async (page) => {
    const link = page.getByRole('navigation', { name: '待办' }).getByRole('link', { name: /^承诺逾期/ });
    await expect(link).toHaveAccessibleName(/，\s?1$/);
    await expectBroken(page, [breaks]);
    expect(await violations(page, 'broken-promises')).toEqual([]);
    await page.getByRole('grid').getByRole('row').filter({ hasText: breaks }).click();
    await expect(page.getByText(/承诺逾期：收入证明，应于 .+ 前补交/)).toBeVisible();
    const review = decisionBar(page).getByRole('button', { name: '提交审核意见', exact: true });
    await expect(review).toHaveAttribute('aria-disabled', 'true');
    await review.hover();
    await expect(page.getByRole('tooltip')).toContainText('承诺补交的材料已逾期：收入证明');
    await expectStatus(page, '街道初审');
    await decisionBar(page).getByRole('button', { name: '登记承诺补交材料', exact: true }).click();
    await upload(page, page.getByRole('dialog', { name: '登记承诺补交材料', exact: true }), '收入证明');
    await confirm(page, '登记承诺补交材料');
    await expectBroken(page, []);
  });
});
