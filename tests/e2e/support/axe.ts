import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { settled } from './screens.ts';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Those of the rules that look at colours. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];

type Found = Awaited<ReturnType<AxeBuilder['analyze']>>;
type RunOptions = Parameters<AxeBuilder['options']>[0];

/** What axe finds against WCAG 2.2 AA once the screen is all there: a line for each violation, with its first place. */
export async function violations(page: Page, screen: string): Promise<readonly string[]> {
  await settled(page);
  return violationsNow(page, screen);
}

/** The same of what the screen shows now, for whoever has waited. */
export async function violationsNow(
  page: Page,
  screen: string,
  { looksAt = 'all' }: { readonly looksAt?: 'all' | 'colours' } = {},
): Promise<readonly string[]> {
  const found = await look(page, {
    // Every rule is asked of every element; of what passed, nobody reads the places, which took half of the time.
    resultTypes: ['violations'],
    // WCAG 2.5.3, which axe does not look for by itself: whoever speaks to the screen says what stands on it.
    ...(looksAt === 'all' ? { rules: { 'label-content-name-mismatch': { enabled: true } } } : {}),
    runOnly: looksAt === 'all' ? { type: 'tag', values: RULES } : { type: 'rule', values: COLOUR_RULES },
  });
  return found.map(
    ({ id, help, nodes }) => `${screen}: ${id} (${help}) at ${nodes.length} places, ${String(nodes[0]?.target)}`,
  );
}

/** Half a megabyte of axe is put into a page once, where it stays until the page is left: screens change within it. */
async function look(page: Page, options: RunOptions): Promise<Found['violations']> {
  const isThere = page.frames().length === 1 && (await page.evaluate(() => 'axe' in window));
  // Without a second page for its frames, which Electron cannot open.
  if (!isThere) return (await new AxeBuilder({ page }).setLegacyMode(true).options(options).analyze()).violations;
  return page.evaluate(async (asked) => {
    const { axe } = window as unknown as { readonly axe: { run(root: Document, how: object): Promise<Found> } };
    return (await axe.run(document, asked)).violations;
  }, options);
}
