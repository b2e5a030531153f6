/** Wrong passwords lock the account; a locked screen keeps what was typed. */
import type { Locator } from '@playwright/test';
import { expect, goTo, test } from './support/desk.ts';
import { clerk, secondClerk } from './support/people.ts';
import { signIn } from './support/session.ts';

/** defaultSettings.lockoutAttempts. */
const ATTEMPTS = 5;

test('wrong passwords: told what is left, locked until a time, the right one refused until then', async ({
  desk: page,
}) => {
  const attempt = async (password: string): Promise<void> => {
    await page.getByLabel('密码', { exact: true }).fill(password);
    await page.getByRole('button', { name: '登录', exact: true }).click();
  };
  await page.getByLabel('账号', { exact: true }).fill(clerk.account);
  for (let left = ATTEMPTS - 1; left > 0; left -= 1) {
    await attempt(`wrong-${left}`);
    await expect(page.getByRole('alert')).toHaveText(`账号或密码不对，还可以再试 ${left} 次。`);
  }
  await attempt('wrong-0');
  const alert = page.getByRole('alert');
  await expect(alert).toHaveText(/账号已锁定到 \d{4}-\d{2}-\d{2} \d{2}:\d{2}。/);
  const told = await alert.innerText();

  await attempt(clerk.password);
  await expect(alert).toHaveText(told);
  await expect(page.getByRole('heading', { name: '登录' })).toBeVisible();

  // Another person is not kept out.
  await signIn(page, secondClerk);
});

test('the lock screen keeps a half-filled form', async ({ desk: page }) => {
  await signIn(page, clerk);
  await goTo(page, '/new');
  const address = page.getByRole('textbox', { name: '现居住地址' });
  await address.fill('虎台路 18 号 3 单元');
  const member = page.getByRole('group', { name: /申请人/ }).or(page.getByRole('region', { name: '家庭成员' }));
  await member.getByLabel('姓名').first().fill('星海霞');
  await member.getByLabel('身份证号').first().fill('6301041990');

  await page.keyboard.press('Alt+l');
  const lock = page.getByRole('dialog', { name: '屏幕已锁定' });
  await expect(lock).toBeVisible();
  await expect.poll(() => liesOver(lock, address)).toBe(true);
  for (let steps = 0; steps < 8; steps += 1) {
    await page.keyboard.press('Tab');
    await expect(address).not.toBeFocused();
  }
  await lock.getByLabel(`${clerk.name} 的密码`).fill('wrong');
  await lock.getByRole('button', { name: '解锁' }).click();
  await expect(lock.getByRole('alert')).toHaveText(`账号或密码不对，还可以再试 ${ATTEMPTS - 1} 次。`);
  await lock.getByLabel(`${clerk.name} 的密码`).fill(clerk.password);
  await lock.getByRole('button', { name: '解锁' }).click();
  await expect(lock).toBeHidden();

  await expect(address).toHaveValue('虎台路 18 号 3 单元');
  await expect(member.getByLabel('姓名').first()).toHaveValue('星海霞');
  await expect(member.getByLabel('身份证号').first()).toHaveValue('6301041990');
});

/** The page stays mounted under the lock; nobody can see it or touch it. */
async function liesOver(lock: Locator, field: Locator): Promise<boolean> {
  const box = await field.boundingBox();
  if (box === null) return true;
  return lock.evaluate(
    (dialog, { x, y }) => {
      const opaque = !/rgba\(.*, 0?(\.\d+)?\)$/.test(getComputedStyle(dialog).backgroundColor);
      return dialog.matches(':modal') && opaque && dialog.contains(document.elementFromPoint(x, y));
    },
    { x: box.x + box.width / 2, y: box.y + box.height / 2 },
  );
}
