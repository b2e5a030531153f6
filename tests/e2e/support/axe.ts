import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What axe finds against WCAG 2.2 AA: one line for each violation, with the first place it stands at. */
export async function violations(page: Page, screen: string): Promise<readonly string[]> {
  // Without a second page for its frames, which Electron cannot open.
  const found = await new AxeBuilder({ page }).withTags(RULES).setLegacyMode(true).analyze();
  return found.violations.map(
    ({ id, help, nodes }) => `${screen}: ${id} (${help}) at ${nodes.length} places, ${String(nodes[0]?.target)}`,
  );
}
