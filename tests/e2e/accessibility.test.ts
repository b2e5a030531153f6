/** axe finds nothing against WCAG 2.2 AA in the wizard, light or dark; the other screens: screens.test.ts. */
import { violations } from './support/axe.ts';
import { expect, test } from './support/desk.ts';

test.use({ base: 'empty' });

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the wizard, ${colorScheme}`, async ({ desk: page }) => {
    await page.emulateMedia({ colorScheme });
    await expect(page.getByRole('heading', { name: '首次设置' })).toBeVisible();
    const found = [...(await violations(page, 'wizard'))];
    // Once more with every problem told.
    await page.getByRole('button', { name: '下一步' }).click();
    await expect(page.getByText('应为 4 位数字。')).toBeVisible();
    found.push(...(await violations(page, 'wizard with problems')));
    // The other way: joining a city that has a hub.
    await page.getByRole('radio', { name: '加入已有城市' }).click();
    await page.getByRole('button', { name: '下一步' }).click();
    await expect(page.getByText('请填写接入码。')).toBeVisible();
    found.push(...(await violations(page, 'joining with problems')));
    expect(found).toEqual([]);
  });
}
