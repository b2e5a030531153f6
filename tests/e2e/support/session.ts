import { type Page, expect } from '@playwright/test';
import type { Person } from './people.ts';

/** Whoever signs in. */
export type Known = Pick<Person, 'account' | 'password' | 'name'>;

export async function signIn(page: Page, { account, password, name }: Known): Promise<void> {
  await page.getByLabel('账号', { exact: true }).fill(account);
  await page.getByLabel('密码', { exact: true }).fill(password);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await expect(userMenu(page, name)).toBeVisible();
}

export async function signOut(page: Page, { name }: Pick<Person, 'name'>): Promise<void> {
  await userMenu(page, name).click();
  await page.getByRole('menuitem', { name: '退出登录' }).click();
  await expect(page.getByRole('heading', { name: '登录' })).toBeVisible();
}

/** The next person sits down at the same desk. */
export async function changeTo(page: Page, from: Pick<Person, 'name'>, to: Known): Promise<void> {
  await signOut(page, from);
  await signIn(page, to);
}

export function userMenu(page: Page, name: string) {
  return page.getByRole('banner').getByRole('button', { name });
}
