import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Those of the rules that look at colours. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];

/** What axe finds against WCAG 2.2 AA: one line for each violation, with the first place it stands at. */
export async function violations(
  page: Page,
  screen: string,
  { looksAt = 'all' }: { readonly looksAt?: 'all' | 'colours' } = {},
): Promise<readonly string[]> {
  // Without a second page for its frames, which Electron cannot open.
  const axe = new AxeBuilder({ page }).setLegacyMode(true);
  const found = await (looksAt === 'all' ? axe.withTags(RULES) : axe.withRules(COLOUR_RULES)).analyze();
  return found.violations.map(
    ({ id, help, nodes }) => `${screen}: ${id} (${help}) at ${nodes.length} places, ${String(nodes[0]?.target)}`,
  );
}
