/** axe finds nothing against WCAG 2.2 AA on any screen, light or dark. */
import { violations } from './support/axe.ts';
import { expect, test } from './support/desk.ts';
import { accountsOf, rounds } from './support/screens.ts';
import { signIn, signOut } from './support/session.ts';

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.describe('in the demo city', () => {
      test.use({ base: 'city' });
      test('every screen', async ({ desk: page, folder }) => {
        test.setTimeout(240_000);
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        const account = accountsOf(folder);
        const found = [...(await violations(page, 'sign-in'))];
        for (const round of rounds) {
          const person = account(round.account);
          await signIn(page, person);
          for (const screen of round.screens) {
            await screen.show(page);
            found.push(...(await violations(page, screen.name)));
            await screen.leave?.(page);
          }
          await page.evaluate(() => {
            window.location.hash = '/';
          });
          await signOut(page, person);
        }
        expect(found).toEqual([]);
      });
    });

    test.describe('before anything is there', () => {
      test.use({ base: 'empty' });
      test('the wizard', async ({ desk: page }) => {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
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
    });
  });
}
