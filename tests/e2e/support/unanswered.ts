/** What a page has asked of its desk and not been told yet. */
import { type Page, type Request, expect } from '@playwright/test';

/** The line that tells of changes stays open as long as the page. */
const LINE = '/rpc/desk/changes';

interface Asked {
  readonly answered: Promise<null>;
  readonly end: () => void;
}

const askedBy = new WeakMap<Page, Map<Request, Asked>>();

/** From now on it is known what the page waits for. */
export function followRequests(page: Page): void {
  const asked = new Map<Request, Asked>();
  askedBy.set(page, asked);
  const ended = (request: Request): void => {
    asked.get(request)?.end();
    asked.delete(request);
  };
  page.on('request', (request) => {
    // What a page asked before it was left comes to nobody.
    if (request.isNavigationRequest() && request.frame() === page.mainFrame()) [...asked.keys()].forEach(ended);
    if (new URL(request.url()).pathname === LINE) return;
    const { promise: answered, resolve } = Promise.withResolvers<null>();
    const end = (): void => {
      resolve(null);
    };
    asked.set(request, { answered, end });
  });
  page.on('requestfinished', ended);
  page.on('requestfailed', ended);
}

/** One promise for each question that is open now. */
export function openQuestions(page: Page): readonly Promise<null>[] {
  return [...(askedBy.get(page)?.values() ?? [])].map(({ answered }) => answered);
}

/** The desk has answered all that the page has asked so far. */
export async function answered(page: Page): Promise<void> {
  const open = () => [...(askedBy.get(page)?.keys() ?? [])].map((request) => request.url());
  await expect.poll(open, { message: 'questions that are not answered', intervals: [20, 50, 100] }).toEqual([]);
}
