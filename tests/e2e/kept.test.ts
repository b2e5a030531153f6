/** What a clerk has begun is there again: a decision on a case that was left, a form of an earlier sitting. */
import { samplePng } from '../support/intake/sample-files.ts';
import { begin, decisionBar, openCase, openQueue } from './support/cases.ts';
import { expect, goTo, test } from './support/desk.ts';
import { accountsOf } from './support/screens.ts';
import { changeTo, signIn } from './support/session.ts';

test.use({ base: 'city' });

test('a decision that was begun waits while its officer is elsewhere, and for nobody else', async ({
  desk: page,
  folder,
}) => {
  const account = accountsOf(folder);
  const [supervisor, other] = [account('city-sup1'), account('city-sup2')];
  await signIn(page, supervisor);
  const grid = await openQueue(page, '市级审定');
  await expect(grid.getByRole('columnheader', { name: '上一步' })).toBeVisible();
  await expect(page.getByRole('link', { name: /^市级审定\s?，\s?逾期 \d+\s?，\s?\d+$/ })).toBeVisible();
  const row = grid.getByRole('row', { selected: true });
  const name = (await row.getByRole('gridcell').nth(1).innerText()).split('\n')[0] ?? '';
  await row.click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  const panel = await begin(page, '驳回');
  await panel.getByLabel('意见（可不填）').fill('收入证明与流水不符');
  await panel.getByRole('checkbox', { name: '收入超过标准' }).check();
  await goTo(page, '/outbox');
  await openCase(page, '市级审定', name);
  const button = decisionBar(page).getByRole('button', { name: '驳回' });
  await expect(button).toContainText('已填');
  await button.click();
  const again = page.getByRole('dialog', { name: '驳回' });
  await expect(again.getByLabel('意见（可不填）')).toHaveValue('收入证明与流水不符');
  await expect(again.getByRole('checkbox', { name: '收入超过标准' })).toBeChecked();

  await changeTo(page, supervisor, other);
  await openCase(page, '市级审定', name);
  await expect(decisionBar(page).getByRole('button', { name: '驳回', exact: true })).toBeVisible();
  await expect(decisionBar(page)).not.toContainText('已填');
});

test('a form says which papers its programme needs, and shows a file of an earlier sitting', async ({
  desk: page,
  folder,
}) => {
  const clerk = accountsOf(folder)('hutai1');
  await signIn(page, clerk);
  await goTo(page, '/new');
  await page.getByLabel('申请类别').selectOption({ label: '低收入' });
  const papers = page.getByRole('region', { name: '申请材料' });
  await expect(papers.getByRole('status')).toHaveText(/^按申请类别需要 (\d+) 种材料，还缺 \1 种$/);
  const card = papers.getByRole('group', { name: '身份证', exact: true });
  await expect(card).toContainText('需要');
  const chooser = page.waitForEvent('filechooser');
  await card.getByRole('button', { name: '为“身份证”添加文件' }).and(page.locator('button')).click();
  const picture = { name: '身份证.png', mimeType: 'image/png', buffer: Buffer.from(samplePng(0x336699)) };
  await (await chooser).setFiles(picture);
  await expect(card).not.toContainText('需要');
  await expect(page.getByText(/^草稿已保存/)).toBeVisible();

  await goTo(page, '/outbox');
  await expect(page.getByRole('heading', { name: '待发', exact: true })).toBeVisible();
  await goTo(page, '/new');
  await page.getByRole('button', { name: '草稿 1' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '继续' }).click();
  await page.getByRole('button', { name: '查看 身份证.png' }).click();
  const preview = page.getByRole('dialog', { name: '身份证.png' });
  await expect(preview.getByRole('img', { name: '身份证.png' })).toBeVisible();
});
