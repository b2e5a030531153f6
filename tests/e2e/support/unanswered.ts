/** What a page has asked of its desk and not been told yet. */
import { type Page, type Request, expect } from '@playwright/test';

/** The line that tells of changes stays open as long as the page. */
const LINE = '/rpc/desk/changes';
/** Only answers of the desk are waited for: that the script of a worker came is not told once the worker was let go. */
const QUESTION = '/rpc/';
/** Code and pictures are waited for only while they are likely to be on their way. */
const RECENT_MS = 1_500;

interface Asked {
  readonly at: number;
  readonly isQuestion: boolean;
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
    const { pathname } = new URL(request.url());
    if (pathname === LINE) return;
    const { promise: answered, resolve } = Promise.withResolvers<null>();
    const end = (): void => {
      resolve(null);
    };
    asked.set(request, { at: Date.now(), isQuestion: pathname.startsWith(QUESTION), answered, end });
  });
  page.on('requestfinished', ended);
  page.on('requestfailed', ended);
}

/** What is on its way to the page: a promise for each answer, and for each file that was asked for just now. */
export function underWay(page: Page): readonly Promise<null>[] {
  const since = Date.now() - RECENT_MS;
  return asks(page)
    .filter(([, { isQuestion, at }]) => isQuestion || at > since)
    .map(([, { answered }]) => answered);
}

/** The addresses of the questions that the desk has not answered. */
export function openQuestions(page: Page): readonly string[] {
  return asks(page)
    .filter(([, { isQuestion }]) => isQuestion)
    .map(([request]) => request.url());
}

/** The desk has answered all that the page has asked so far. */
export async function answered(page: Page): Promise<void> {
  const open = () => openQuestions(page);
  await expect.poll(open, { message: 'questions that are not answered', intervals: [20, 50, 100] }).toEqual([]);
}

function asks(page: Page): readonly (readonly [Request, Asked])[] {
  return [...(askedBy.get(page) ?? [])];
}
