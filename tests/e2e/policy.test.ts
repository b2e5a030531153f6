/**
 * A city issues a new version of its policy: one administrator proposes it and cannot issue it alone, somebody else of
 * the city does. What was decided before stays explained by the version of its day.
 */
import { type Page } from '@playwright/test';
import { addDays } from '../../src/kernel/plain-date.ts';
import { chinaDateOf, instant } from '../../src/kernel/instant.ts';
import { violations } from './support/axe.ts';
import { begin, confirm, importByDialog, openCase } from './support/cases.ts';
import { expect, goTo, test } from './support/desk.ts';
import { applicant, completeDraft, zipFile } from './support/packages.ts';
import { administrator, citySupervisor, clerk, secondClerk } from './support/people.ts';
import { settled } from './support/screens.ts';
import { changeTo, signIn } from './support/session.ts';

/** In force at once: a city's paper may reach back some days, and no test waits for tomorrow. */
const today = chinaDateOf(instant(Date.now()));
const yesterday = addDays(today, -1);
const shipped = '2021-06-01';

test('a version is proposed, issued by a second person, and old decisions keep theirs', async ({ desk: page }) => {
  test.setTimeout(480_000);
  const draft = completeDraft({ seed: 11, applications: 1, first: 900 });
  const { name } = applicant(draft, 0);
  const found: unknown[] = [];

  await test.step('a case is accepted under the version that came with the program', async () => {
    await signIn(page, clerk);
    await importByDialog(page, await zipFile(draft));
    await openCase(page, '待受理', name);
    await begin(page, '受理');
    await confirm(page, '受理');
    await expect(policyOf(page)).toHaveText(`按 ${shipped} 起的版本（受理日 ${today}）`);
  });

  await test.step('the administrator drafts a version; each change says what it rests on', async () => {
    await changeTo(page, clerk, administrator);
    await page.getByRole('link', { name: '管理', exact: true }).click();
    await page.getByRole('link', { name: '政策', exact: true }).click();
    await expect(page.getByRole('table', { name: '内容' })).toContainText('街道初审');
    await page.keyboard.press('e');
    await page.getByLabel('生效日').fill(yesterday);
    await page.getByLabel('生效依据（文号）').fill('宁住建〔2026〕12号');
    await choose(page, '依据可信度', '官方文件');
    await page.getByRole('button', { name: '修改：街道初审' }).click();
    await page.getByLabel('数值').fill('0');
    await page.getByRole('button', { name: '核对改动' }).click();
    await expect(page.getByRole('status').filter({ hasText: '还有 1 处没有填完整' })).toBeVisible();
    await page.getByLabel('出处（文号、条款）').fill('宁住建〔2026〕12号第三条');
    await choose(page, '可信度', '官方文件');
    await page.getByRole('button', { name: '核对改动' }).click();
  });

  await test.step('a value that cannot be is named by its field', async () => {
    const problems = page.getByRole('alert').filter({ hasText: '有 1 处不符合要求' });
    await expect(problems).toContainText('clocks.street-review.value.count');
    await expect(problems).toContainText('不能小于 1');
    await expect(page.getByRole('button', { name: '提出' })).toHaveAttribute('aria-disabled', 'true');
    await page.getByRole('button', { name: '返回修改' }).click();
    await page.getByRole('button', { name: '修改：街道初审' }).click();
    await page.getByLabel('数值').fill('4');
    await page.getByRole('button', { name: '核对改动' }).click();
  });

  await test.step('it is proposed, and its proposer cannot issue it', async () => {
    const change = page.getByRole('row', { name: /^办理时限 · 街道初审/ });
    await expect(change).toContainText('10 个工作日');
    await expect(change).toContainText('4 个工作日');
    await page.getByLabel('拟定理由').fill('压缩初审时限');
    await settled(page);
    found.push(...(await violations(page, 'policy preview')));
    await page.getByRole('button', { name: '提出', exact: true }).click();
    const waiting = page.getByRole('region', { name: '待签发' });
    await expect(waiting).toContainText(`自 ${yesterday} 起的新版本，改动 1 项`);
    const issue = waiting.getByRole('button', { name: '签发', exact: true });
    await expect(issue).toHaveAttribute('aria-disabled', 'true');
    await issue.hover();
    await expect(page.getByRole('tooltip')).toHaveText('您是提出人，须由另一位市级管理员或主管签发。');
    await settled(page);
    found.push(...(await violations(page, 'policy proposal')));
  });

  await test.step('a supervisor of the city issues it', async () => {
    await changeTo(page, administrator, citySupervisor);
    await goTo(page, '/policy');
    await page.getByRole('button', { name: '查看改动' }).click();
    await expect(page.getByRole('row', { name: /^办理时限 · 街道初审/ })).toContainText('4 个工作日');
    await page.keyboard.press('i');
    const dialog = page.getByRole('dialog', { name: '签发新版本' });
    await dialog.getByRole('button', { name: '签发', exact: true }).click();
    await expect(page.getByRole('status').filter({ hasText: `已签发自 ${yesterday} 起的版本。` })).toBeVisible();
    await page.keyboard.press('h');
    const history = page.getByRole('region', { name: '版本历史' });
    await expect(history.getByRole('listitem')).toHaveCount(2);
    await expect(history.getByRole('listitem').first()).toContainText(citySupervisor.name);
    await expect(history.getByRole('listitem').last()).toContainText('压缩初审时限');
  });

  await test.step('the accepted case names its old version, the next step the new one', async () => {
    await changeTo(page, citySupervisor, secondClerk);
    await openCase(page, '街道初审', name);
    await expect(policyOf(page)).toHaveText(
      `按 ${shipped} 起的版本（受理日 ${today}）；今后各环节按 ${yesterday} 起的版本`,
    );
    const panel = await begin(page, '提交审核意见');
    await panel.getByRole('radio', { name: '建议通过' }).check();
    await confirm(page, '提交审核意见');
    await policyOf(page).click();
    const steps = page.getByRole('dialog').getByRole('table');
    await expect(steps.getByRole('row', { name: /^受理/ })).toContainText(`自 ${shipped} 起`);
    await expect(steps.getByRole('row', { name: /^提交审核意见/ })).toContainText(`自 ${yesterday} 起`);
    found.push(...(await violations(page, 'policy of a case')));
    await page.keyboard.press('Escape');
    await page.keyboard.press('h');
    const history = page.getByRole('region', { name: '办理历史' });
    const accepted = history
      .getByRole('listitem')
      .filter({ has: page.getByRole('heading', { name: '受理', exact: true }) });
    await accepted.getByText('依据').click();
    await accepted.getByRole('link', { name: `政策版本 xining@${shipped}` }).click();
    await expect(page.getByRole('combobox', { name: '版本' })).toHaveValue(new RegExp(`^自 ${shipped} 起`));
    await expect(page.getByRole('row', { name: /^街道初审/ })).toContainText('10 个工作日');
    await page.keyboard.press('d');
    await expect(page.getByRole('row', { name: /^办理时限 · 街道初审/ })).toContainText('4 个工作日');
    await settled(page);
    found.push(...(await violations(page, 'policy difference')));
  });
  expect(found).toEqual([]);
});

/** The line of the case page that says which version applies and why. */
function policyOf(page: Page) {
  return page.getByRole('button', { name: /^按 .* 起的版本/ });
}

async function choose(page: Page, label: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: label, exact: true }).click();
  await page.getByRole('option', { name: new RegExp(`^${option}`) }).click();
}
