import { type Page, expect } from '@playwright/test';
import type { Person } from './people.ts';
import { settled } from './screens.ts';

/** Overrules every condition that stands in the way of the approval whose panel is open, signed by a second person. */
export async function overruleAll(page: Page, second: Pick<Person, 'account' | 'password'>): Promise<void> {
  const boxes = page.getByRole('checkbox', { name: /^认定“/ });
  await expect(boxes.first()).toBeVisible();
  await settled(page);
  for (const box of await boxes.all()) await box.check();
  await expect(page.getByLabel('认定理由')).toHaveCount(await boxes.count());
  for (const reason of await page.getByLabel('认定理由').all()) await reason.fill('已向部门电话核实');
  await page.getByRole('group', { name: '共同签署人' }).getByLabel('账号').fill(second.account);
  await page.getByRole('group', { name: '共同签署人' }).getByLabel('密码').fill(second.password);
}
