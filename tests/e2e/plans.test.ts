/**
 * A plan of the demo city from the list to the freeze: an intent at the counter, a gate that opens when somebody
 * withdraws, the roster signed anew, frozen by two, and nothing that moves afterwards.
 */
import { type Page, expect } from '@playwright/test';
import { violations } from './support/axe.ts';
import { test } from './support/desk.ts';
import { hasFocus } from './support/dialogs.ts';
import { accountsOf, settled } from './support/screens.ts';
import { signIn } from './support/session.ts';

test.use({ base: 'city' });

/** Pictures for people who look at screens: `SHOTS=folder`. */
async function shot(page: Page, name: string): Promise<void> {
  const folder = process.env['SHOTS'];
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png` });
}

const tab = (page: Page, name: string) =>
  page.getByRole('radiogroup', { name: '方案内容' }).getByText(new RegExp(`^${name}`));

test('from an intent at the counter to a roster that two people freeze', async ({ desk: page, folder }) => {
  test.setTimeout(240_000);
  const account = accountsOf(folder);
  const second = account('city-sup2');
  await signIn(page, account('city-sup1'));
  await page.keyboard.press('Alt+a');
  await expect(page.getByRole('heading', { name: '配租方案' })).toBeVisible();
  await settled(page);
  await shot(page, 'list');
  expect(await violations(page, 'plans')).toEqual([]);

  await test.step('a household registers in the window, with its areas in order', async () => {
    await page.getByRole('link', { name: /第三批/ }).click();
    await expect(page.getByRole('article')).toContainText('意向登记中');
    await settled(page);
    await shot(page, 'plan');
    expect(await violations(page, 'plan')).toEqual([]);
    await tab(page, '登记意向').click();
    await settled(page);
    await page.getByRole('row').getByRole('button', { name: '登记意向' }).first().click();
    const form = page.getByRole('dialog', { name: '登记意向' });
    await form.getByLabel('第 1 意向片区').selectOption('海湖新区');
    await form.getByRole('radio', { name: '工作人员亲属' }).check();
    await page.keyboard.press('Control+Enter');
    await expect(form.getByRole('alert')).toContainText('请写明是谁');
    await form.getByLabel('是谁、在哪个单位、什么关系').fill('之弟在区中心工作');
    await page.keyboard.press('Control+Enter');
    await expect(form).toBeHidden();
    await tab(page, '工作人员及亲属').click();
    await settled(page);
    await expect(page.getByRole('table')).toContainText('工作人员亲属');
    await shot(page, 'declared');
  });

  await test.step('the plan that is ready explains its lines', async () => {
    await page.keyboard.press('Escape');
    await page.getByRole('link', { name: /第二批/ }).click();
    await tab(page, '名册与关口').click();
    await settled(page);
    await expect(page.getByText('没有未过的关口，可以冻结。')).toBeVisible();
    // What a household declared, beside what an account of staff says.
    await expect(page.getByRole('table').first()).toContainText('申报的亲属');
    await page.getByRole('button', { name: '理由' }).first().click();
    await expect(page.getByRole('table').last()).toContainText('起轮候');
    await shot(page, 'roster');
    expect(await violations(page, 'plan-roster')).toEqual([]);
  });

  await test.step('a review is taken back; all registries are asked for who waits for it, and it passes again', async () => {
    await tab(page, '通过').first().click();
    await settled(page);
    await page.keyboard.press('j');
    await expect(page.getByRole('button', { name: '重新复核' })).toBeVisible();
    await page.keyboard.press('r');
    const dialog = await hasFocus(page.getByRole('dialog', { name: '重新复核' }));
    await dialog.getByLabel('说明').fill('补看一次');
    await page.keyboard.press('Control+Enter');
    await expect(dialog).toBeHidden();
    await tab(page, '待复核').click();
    await page.keyboard.press('a');
    await expect(page.getByText(/上一次：1 户中处理 1 户/)).toBeVisible();
    await settled(page);
    await shot(page, 'asked');
    expect(await violations(page, 'plan-asked')).toEqual([]);
    await page.keyboard.press('j');
    await page.keyboard.press('y');
    const pass = page.getByRole('dialog', { name: '复核通过' });
    await expect(pass).toBeVisible();
    await page.keyboard.press('Control+Enter');
    await expect(pass).toBeHidden();
  });

  await test.step('somebody withdraws: the numbers are not those that were signed, and there is no freeze', async () => {
    await tab(page, '通过').first().click();
    await settled(page);
    await page.keyboard.press('j');
    const side = page.getByRole('complementary', { name: '家庭' });
    await expect(side).toContainText('复核通过');
    await settled(page);
    await shot(page, 'household');
    expect(await violations(page, 'plan-household')).toEqual([]);
    await page.keyboard.press('w');
    const dialog = await hasFocus(page.getByRole('dialog', { name: '撤回意向' }));
    await dialog.getByLabel('说明').fill('家庭已自行购房');
    await page.keyboard.press('Control+Enter');
    await expect(dialog).toBeHidden();
    await page.getByRole('button', { name: /^冻结，进入摇号/ }).click();
    const freeze = await hasFocus(page.getByRole('dialog', { name: '冻结，进入摇号' }));
    await freeze.getByLabel('账号').fill(second.account);
    await freeze.getByLabel('密码').fill(second.password);
    const confirm = freeze.getByRole('button', { name: /^冻结，进入摇号/ });
    await confirm.focus();
    await page.keyboard.press('Enter');
    await expect(freeze.getByRole('alert')).toContainText('各层次户数与签署时不符');
    // Whoever works with keys stands where they stood.
    await expect(confirm).toBeFocused();
    await shot(page, 'refused');
    await page.keyboard.press('Escape');
  });

  await test.step('two sign the roster again and freeze it; nothing of it moves afterwards', async () => {
    for (const name of ['签署名册', '冻结，进入摇号']) {
      await page.getByRole('button', { name: new RegExp(`^${name}`) }).click();
      const dialog = await hasFocus(page.getByRole('dialog', { name }));
      await dialog.getByLabel('账号').fill(second.account);
      await dialog.getByLabel('密码').fill(second.password);
      await page.keyboard.press('Control+Enter');
      await expect(dialog).toBeHidden({ timeout: 30_000 });
    }
    await expect(page.getByRole('article')).toContainText('已冻结');
    await expect(page.getByRole('button', { name: /^签署名册/ })).toHaveCount(0);
    await tab(page, '通过').first().click();
    await settled(page);
    await page.keyboard.press('j');
    await expect(page.getByRole('complementary').getByRole('button', { name: /^撤回意向/ })).toHaveAttribute(
      'aria-disabled',
      'true',
    );
    await shot(page, 'frozen');
  });

  await test.step('the household takes its slip home: number, reasons, salt and the proof as a code', async () => {
    await page.keyboard.press('s');
    const slip = page.getByRole('article');
    await expect(slip).toContainText(/[0-9a-f]{32}/);
    const code = slip.getByRole('img');
    await expect(code).toBeVisible();
    await settled(page);
    await shot(page, 'slip');
    expect(await violations(page, 'draw-slip')).toEqual([]);
  });
});
