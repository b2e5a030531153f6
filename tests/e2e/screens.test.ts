/**
 * Visits every screen in both languages: nothing on the console, nothing wider than the window, no word missing, no
 * header cut off; in 中文 also axe, which finds nothing against WCAG 2.2 AA, light or dark. With ANJU_SCREENSHOTS=DIR it
 * also keeps a picture of each, in two sizes, light and dark.
 */
import type { Page } from '@playwright/test';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { zh } from '../../src/renderer/messages/zh.ts';
import { violationsNow } from './support/axe.ts';
import { expect, goTo, test } from './support/desk.ts';
import { accountsOf, rounds, settled } from './support/screens.ts';
import { signIn, userMenu } from './support/session.ts';

const folderOfPictures = process.env.ANJU_SCREENSHOTS ?? '';
const keeps = folderOfPictures !== '';

const SIZES = keeps ? [[1366, 768] as const, [1920, 1080] as const] : [[1366, 768] as const];
const SCHEMES = keeps ? (['light', 'dark'] as const) : (['light'] as const);

test.use({ base: 'city' });
// Each person's screens are a test of their own, so that both cores have something to look at until the end.
test.describe.configure({ mode: 'parallel' });

for (const language of ['中文', 'English'] as const) {
  for (const round of rounds) {
    test(`every screen of ${round.account} in ${language}`, async ({ desk: page, folder }) => {
      test.setTimeout(keeps ? 1_200_000 : 480_000);
      const person = accountsOf(folder)(round.account);
      const found: string[] = [];
      await page.emulateMedia({ reducedMotion: 'reduce' });
      if (language === '中文' && round === rounds[0]) found.push(...(await unreadable(page, 'sign-in')));
      await signIn(page, person);
      await choose(page, person.name, language);
      for (const screen of round.screens) {
        await screen.show(page);
        found.push(...(await look(page, `${language} ${screen.name}`)));
        if (language === '中文') found.push(...(await unreadable(page, screen.name)));
        await screen.leave?.(page);
      }
      await goTo(page, '/');
      await choose(page, person.name, '中文');
      await userMenu(page, person.name).click();
      await page.getByRole('menuitem', { name: '退出登录' }).click();
      await expect(page.getByRole('heading', { name: '登录' })).toBeVisible();
      expect(found).toEqual([]);
    });
  }
}

/** The language of the screens, by the person's menu. */
async function choose(page: Page, name: string, language: string): Promise<void> {
  await userMenu(page, name).click();
  await page.getByRole('menuitemradio', { name: language, exact: true }).click();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('menu')).toBeHidden();
}

async function look(page: Page, screen: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (const [width, height] of SIZES) {
    await page.setViewportSize({ width, height });
    for (const colorScheme of SCHEMES) {
      await page.emulateMedia({ colorScheme });
      await settled(page);
      found.push(...(await defects(page)).map((defect) => `${screen} at ${width}: ${defect}`));
      if (keeps) await keepPicture(page, `${screen} ${width} ${colorScheme}`);
    }
  }
  return found;
}

/** What axe finds in each scheme. The other scheme changes colours alone: by every other rule the page is the same. */
async function unreadable(page: Page, screen: string): Promise<readonly string[]> {
  await inScheme(page, 'light');
  const light = await violationsNow(page, `${screen} light`);
  await inScheme(page, 'dark');
  return [...light, ...(await violationsNow(page, `${screen} dark`, { looksAt: 'colours' }))];
}

/** Once the page has changed its colours, whatever draws with them has drawn again, and no colour is on its way. */
async function inScheme(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  const html = page.locator('html');
  if ((await html.getAttribute('data-mantine-color-scheme')) !== colorScheme) {
    await page.emulateMedia({ colorScheme });
    await expect(html).toHaveAttribute('data-mantine-color-scheme', colorScheme);
    await settled(page);
  }
  await page.evaluate(async () => {
    const underWay = document.getAnimations().filter((one) => one.effect?.getComputedTiming().endTime !== Infinity);
    await Promise.allSettled(underWay.map((one) => one.finished));
  });
}

async function keepPicture(page: Page, name: string): Promise<void> {
  mkdirSync(folderOfPictures, { recursive: true });
  // Away from where the last click left it, so that no hint hangs over the picture.
  await page.mouse.move(0, 0);
  // A button that is off and has the focus says why: that hint belongs to the picture.
  const told = await page.locator('[aria-disabled="true"]:focus, [data-disabled="true"]:focus').count();
  await expect(page.getByRole('tooltip')).toHaveCount(told);
  await page.screenshot({ path: join(folderOfPictures, `${name.replaceAll(' ', '-')}.png`), animations: 'disabled' });
}

const roots = Object.keys(zh).join('|');

/** What a careful reader of the screen would mark. */
async function defects(page: Page): Promise<readonly string[]> {
  return page.evaluate((keyPattern) => {
    const marked: string[] = [];
    const text = document.body.innerText;
    const key = new RegExp(keyPattern).exec(text)?.[0];
    if (key !== undefined) marked.push(`a key in place of words: ${key}`);
    if (text.includes('{{')) marked.push('a word that was not filled in');
    for (const element of [
      document.documentElement,
      document.querySelector('main'),
      document.querySelector('header'),
    ]) {
      if (element !== null && element.scrollWidth > element.clientWidth + 1) {
        marked.push(`${element.tagName} is ${element.scrollWidth} wide in ${element.clientWidth}`);
      }
    }
    for (const part of document.querySelectorAll<HTMLElement>(
      'nav a, nav a > *, nav button, nav button > *, fieldset',
    )) {
      // What is a point wide or high is for ears only.
      const isSeen = part.clientWidth > 2 && part.clientHeight > 2;
      if (part.scrollWidth > part.clientWidth + 1 && isSeen) marked.push(`${part.innerText} is cut off`);
    }
    for (const table of document.querySelectorAll<HTMLElement>('main table')) {
      const frame = table.parentElement;
      if (frame !== null && table.scrollWidth > frame.clientWidth + 1) {
        marked.push(`the table ${table.innerText.slice(0, 40)} is wider than its frame`);
      }
    }
    for (const header of document.querySelectorAll<HTMLElement>('th, [role=columnheader]')) {
      for (const part of [header, ...header.querySelectorAll<HTMLElement>('*')]) {
        if (part.scrollWidth > part.clientWidth + 1 && part.clientWidth > 0) {
          marked.push(`the header ${header.innerText} is cut off`);
          break;
        }
      }
    }
    return marked;
  }, `(?<![\\w./@-])(${roots})\\.[a-z][A-Za-z-]*(\\.[A-Za-z0-9-]+)*`);
}
