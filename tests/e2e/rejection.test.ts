/** A rejection: coded reasons, the letter with reasons and rights, and a re-check settled by somebody else. */
import { electronProgram } from '../e2e-electron/electron-desk.ts';
import { begin, confirm, decisionBar, expectStatus, importByDialog, openCase } from './support/cases.ts';
import { expect, test } from './support/desk.ts';
import { applicant, completeDraft, zipFile } from './support/packages.ts';
import { citySupervisor, clerk, districtClerk, secondClerk, secondSupervisor } from './support/people.ts';
import { changeTo, signIn } from './support/session.ts';

test('rejected with reasons, told the rights, re-checked by another person', async ({ desk: page }, testInfo) => {
  test.setTimeout(180_000);
  const draft = completeDraft({ seed: 9, applications: 1, first: 300 });
  const { name } = Object.assign(applicant(draft, 0), { name: '冶玉兰' });
  const review = async (recommendation: string, comment: string): Promise<void> => {
    const panel = await begin(page, '提交审核意见');
    await panel.getByRole('radio', { name: recommendation }).check();
    await panel.getByRole('textbox').fill(comment);
    await confirm(page, '提交审核意见');
  };

  await test.step('it comes to the city with the advice to reject', async () => {
    await signIn(page, clerk);
    await importByDialog(page, await zipFile(draft));
    await openCase(page, '待受理', name);
    await begin(page, '受理');
    await confirm(page, '受理');
    await changeTo(page, clerk, secondClerk);
    await openCase(page, '街道初审', name);
    await review('建议驳回', '名下另有住房一套');
    await changeTo(page, secondClerk, districtClerk);
    await openCase(page, '区级复审', name);
    await review('建议驳回', '与街道意见一致');
  });

  await test.step('the city rejects, and may not do so without a reason', async () => {
    await changeTo(page, districtClerk, citySupervisor);
    await openCase(page, '市级审定', name);
    await expect(page.getByText('街道初审（李占元）建议驳回')).toBeVisible();
    const panel = await begin(page, '驳回');
    await panel.getByRole('button', { name: '确认驳回' }).click();
    await expect(panel.getByText('请至少选择一项驳回理由')).toBeVisible();
    await panel.getByRole('checkbox', { name: '住房面积超过标准' }).check();
    await panel.getByRole('checkbox', { name: '隐瞒或虚报' }).check();
    await panel.getByRole('textbox').fill('不动产登记另有一套 64.2 平方米。');
    await confirm(page, '驳回');
    await expectStatus(page, '已驳回');
  });

  await test.step('the letter names reasons and rights, prints on A4 with its number', async () => {
    await page.getByRole('link', { name: '打印审核决定' }).click();
    const letter = page.getByRole('article', { name: '公共租赁住房申请不予通过决定书' });
    await expect(letter.getByRole('listitem')).toHaveText([
      '家庭人均住房面积超过本市规定的标准。',
      '隐瞒有关情况或者提供虚假材料。',
      /申请复核.*15 个工作日/,
      /60 日内.*行政复议/,
      /6 个月内.*行政诉讼/,
    ]);
    await expect(letter).toContainText('不动产登记另有一套 64.2 平方米。');
    await expect(letter).toContainText(applicant(draft, 0).identityNumber);
    const number = /编号：(\S+)/.exec(await letter.innerText())?.[1] ?? '';
    expect(number).toMatch(/^XN.*\d{4}-01-\d+$/);
    await page.evaluate(() => {
      window.print = () => {
        document.body.dataset.printed = 'yes';
      };
    });
    await page.getByRole('button', { name: '打印', exact: true }).click();
    await expect(page.locator('body')).toHaveAttribute('data-printed', 'yes');

    await page.emulateMedia({ media: 'print' });
    await expect(page.getByRole('toolbar', { name: '打印预览' })).toBeHidden();
    await expect(letter).toContainText(number);
    // Electron makes its PDF by a dialog of its own, which tests/e2e-electron/shell.test.ts answers.
    if (electronProgram() === undefined) {
      const pdf = await page.pdf({ preferCSSPageSize: true });
      await testInfo.attach('letter.pdf', { body: pdf, contentType: 'application/pdf' });
      const text = pdf.toString('latin1');
      expect(pageCount(text)).toBe(1);
      expect(isA4(text)).toBe(true);
    }
    await page.emulateMedia({ media: 'screen' });
    await page.getByRole('button', { name: '返回申请' }).click();
    await expectStatus(page, '已驳回');
  });

  await test.step('a clerk records the objection', async () => {
    await changeTo(page, citySupervisor, clerk);
    await openCase(page, '已驳回', name);
    const panel = await begin(page, '申请复核');
    await panel.getByLabel('申请人的理由').fill('该房屋已于去年出售');
    await confirm(page, '申请复核');
    await expectStatus(page, '复核中');
  });

  await test.step('who decided may not settle the re-check; another person does', async () => {
    await changeTo(page, clerk, citySupervisor);
    await openCase(page, '待复核', name);
    const settle = decisionBar(page).getByRole('button', { name: '维持驳回' });
    await expect(settle).toHaveAttribute('aria-disabled', 'true');
    await settle.hover();
    await expect(page.getByRole('tooltip')).toHaveText('上一步由您本人办理，须换一位同事办理这一步。');
    await changeTo(page, citySupervisor, secondSupervisor);
    await openCase(page, '待复核', name);
    const panel = await begin(page, '维持驳回');
    await panel.getByLabel('意见', { exact: true }).fill('出售登记日期晚于申请日期');
    await confirm(page, '维持驳回');
    await expectStatus(page, '维持驳回');
    await page.getByRole('link', { name: '打印复核结果' }).click();
    const letter = page.getByRole('article', { name: '公共租赁住房申请复核结果通知书' });
    await expect(letter.getByRole('listitem')).toHaveText([/60 日内/, /6 个月内/]);
  });
});

/** The boxes and pages of a PDF stand uncompressed in what Chromium writes. */
function isA4(pdf: string): boolean {
  const box = /\/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)\s*\]/.exec(pdf);
  return Math.abs(Number(box?.[1]) - 595) < 2 && Math.abs(Number(box?.[2]) - 842) < 2;
}

function pageCount(pdf: string): number {
  return [...pdf.matchAll(/\/Type\s*\/Page\b(?!s)/g)].length;
}
