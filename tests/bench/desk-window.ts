import { type Browser, type Page, chromium } from '@playwright/test';
import { CHROMIUM_ARGS, findChromium } from '../../scripts/chromium.mjs';

/** A browser of this computer with one window as large as an office's screen. */
export async function deskWindow(): Promise<{ readonly browser: Browser; readonly page: Page }> {
  const executablePath = findChromium();
  const browser = await chromium.launch({
    args: CHROMIUM_ARGS,
    ...(executablePath === undefined ? {} : { executablePath }),
  });
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' });
  return { browser, page: await context.newPage() };
}
