import type { Browser, Page } from '@playwright/test';
import { pastPassphrase } from './desk.ts';
import { enterHost, startHost } from './host.ts';
import { withPatience } from './painted.ts';
import { type Known, signIn } from './session.ts';

interface Later {
  readonly folder: string;
  readonly days: number;
  readonly who: Known;
  /** What the folder began as. */
  readonly base?: 'office' | 'city';
}

/** Somebody in front of the desk so many days later. */
export async function later(
  browser: Browser,
  { folder, days, who, base = 'office' }: Later,
  act: (page: Page) => Promise<void>,
): Promise<void> {
  const host = await startHost(folder, base === 'city' ? ['--demo', 'small'] : [], days);
  try {
    const { origin, cookie } = await enterHost(host.url);
    const context = await browser.newContext();
    const [key = '', value = ''] = cookie.split('=');
    await context.addCookies([{ name: key, value, url: origin }]);
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    withPatience(page);
    await page.goto(origin);
    await pastPassphrase(page, base);
    await signIn(page, who);
    await act(page);
    await context.close();
  } finally {
    await host.stop();
  }
}
