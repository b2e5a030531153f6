/** Whether the page shows what stands in its address, or still the screen before. */
import { type Page, expect } from '@playwright/test';

interface Place {
  readonly href: string;
}

/** What TanStack Router keeps on the window for whoever looks into it. */
interface SeenRouter {
  readonly latestLocation: Place;
  readonly state: { readonly status: 'idle' | 'pending'; readonly resolvedLocation?: Place };
}

/** The screen of the address is there: its code was fetched and it was drawn. Before anybody signed in there is none. */
export async function arrived(page: Page): Promise<void> {
  await expect
    .poll(() => underWay(page), { message: 'the screen of the address', intervals: [20, 50, 100] })
    .toBe(null);
}

/** The address that is not shown yet. */
async function underWay(page: Page): Promise<string | null> {
  return page.evaluate(() => {
    const { __TSR_ROUTER__: router } = window as unknown as { readonly __TSR_ROUTER__?: SeenRouter };
    if (router === undefined) return null;
    const { latestLocation, state } = router;
    if (state.status === 'pending') return latestLocation.href;
    const { resolvedLocation } = state;
    return resolvedLocation === undefined || resolvedLocation.href === latestLocation.href ? null : latestLocation.href;
  });
}
