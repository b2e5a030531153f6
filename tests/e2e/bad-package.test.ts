/** What goes wrong with a package is said in words, and never costs an application that was right. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { importByDialog, importFigures, openQueue, pickButton } from './support/cases.ts';
import { expect, goTo, test } from './support/desk.ts';
import { applicant, completeDraft, zipFile } from './support/packages.ts';
import { clerk } from './support/people.ts';
import { signIn } from './support/session.ts';

test('bad records are named by file, field and reason; the others come in, once', async ({ desk: page }) => {
  const draft = completeDraft({ seed: 21, applications: 6, first: 500 });
  applicant(draft, 1).identityNumber = '630104199001011234';
  applicant(draft, 3).name = '';
  const [, , , , fifth] = draft.applications;
  if (fifth !== undefined) fifth.json.street = '630105001';
  const file = await zipFile(draft, '带错.zip');

  await signIn(page, clerk);
  await importByDialog(page, file);
  await expect(page.getByText('有 3 件没有导入，原因见下表。')).toBeVisible();
  await expect.poll(() => importFigures(page)).toEqual({ 共: '6', 已导入: '3', 以前已导入: '0', 未导入: '3' });
  const problems = page.getByRole('region', { name: '问题（3）' });
  const rows = problems.getByRole('row');
  await expect(rows.nth(1)).toContainText('applications/A-000501.json');
  await expect(rows.nth(1)).toContainText('申请人 · 身份证号');
  await expect(rows.nth(2)).toContainText('applications/A-000503.json');
  await expect(rows.nth(2)).toContainText('申请人 · 姓名');
  await expect(rows.nth(3)).toContainText('applications/A-000504.json');
  await expect(rows.nth(3)).toContainText('受理街道');
  for (const row of [1, 2, 3]) {
    // A code is for programs; people read words.
    await expect(rows.nth(row).getByRole('cell').last()).toHaveText(/\p{Script=Han}/u);
  }
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: '保存为表格' }).click();
  expect((await download).suggestedFilename()).toMatch(/^导入报告-.*\.csv$/);

  await page.getByRole('button', { name: '去待受理' }).click();
  await expect(page.getByRole('status').filter({ hasText: '3 件' })).toBeVisible();
  for (const index of [0, 2, 5]) {
    await expect(
      page
        .getByRole('grid')
        .getByRole('row')
        .filter({ hasText: applicant(draft, index).name }),
    ).toBeVisible();
  }

  await goTo(page, '/import');
  await page.getByRole('button', { name: '再导入一个包' }).click();
  await importByDialog(page, file);
  await expect.poll(() => importFigures(page)).toEqual({ 共: '6', 已导入: '0', 以前已导入: '3', 未导入: '3' });
  await openQueue(page, '待受理');
  await expect(page.getByRole('status').filter({ hasText: '3 件' })).toBeVisible();
});

test('a broken ZIP is refused in words and changes nothing', async ({ desk: page, folder }) => {
  const file = await zipFile(completeDraft({ seed: 22, applications: 3, first: 600 }), '断了.zip');
  await signIn(page, clerk);
  await goTo(page, '/import');
  const path = join(folder, '断了.zip');
  writeFileSync(path, file.buffer.subarray(0, Math.floor(file.buffer.length / 2)));
  const choose = async (what: string): Promise<void> => {
    const chooser = page.waitForEvent('filechooser');
    await pickButton(page).click();
    await (await chooser).setFiles(what);
  };
  await choose(path);
  const alert = page.getByRole('alert').filter({ hasText: '整个申请包没有导入' });
  await expect(alert).toContainText('断了.zip');
  await expect(alert).toContainText('本机内容没有任何变化。');
  await expect(alert).not.toContainText('not-a-zip');

  const text = join(folder, '说明.txt');
  writeFileSync(text, '不是申请包');
  await choose(text);
  await expect(page.getByRole('alert').filter({ hasText: '“说明.txt”不是 ZIP 申请包' })).toBeVisible();

  await openQueue(page, '待受理');
  await expect(page.getByText('“待受理”没有待办件')).toBeVisible();
});
