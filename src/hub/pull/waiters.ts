import type { OfficeId } from '../../kernel/ids.ts';
import type { AbortSignalLike } from '../../protocol/transport.ts';
import type { HubLog } from '../log/hub-log.ts';

/** Requests that wait for news. Bounded: one too many is not put off but answered at once. */
export interface Waiters {
  /** Undefined when there is no room. Start before looking for news, or some may slip between. */
  start(city: OfficeId, isOfInterest: (scope: OfficeId) => boolean): Wait | undefined;
  count(): number;
  /** Wakes everybody; who waits from now on is woken at once. */
  close(): void;
}

export interface Wait {
  /** Resolves at news since it was last asked, after `ms`, or when the caller has gone. */
  news(ms: number, signal?: AbortSignalLike): Promise<'news' | 'none'>;
  end(): void;
}

interface Waiter {
  readonly city: OfficeId;
  readonly isOfInterest: (scope: OfficeId) => boolean;
  hasNews: boolean;
  wake: () => void;
}

export function newWaiters(log: HubLog, max: number): Waiters {
  const waiting = new Set<Waiter>();
  let isClosed = false;
  const stop = log.onOrdered((city, scopes) => {
    for (const waiter of waiting) {
      if (waiter.city !== city || (scopes !== undefined && !scopes.some(waiter.isOfInterest))) continue;
      waiter.hasNews = true;
      waiter.wake();
    }
  });
  return {
    start: (city, isOfInterest) => {
      if (isClosed || waiting.size >= max) return undefined;
      const waiter: Waiter = { city, isOfInterest, hasNews: false, wake: () => undefined };
      waiting.add(waiter);
      return {
        news: (ms, signal) => (isClosed ? Promise.resolve('none') : newsFor(waiter, ms, signal)),
        end: () => waiting.delete(waiter),
      };
    },
    count: () => waiting.size,
    close: () => {
      isClosed = true;
      stop();
      for (const waiter of waiting) waiter.wake();
    },
  };
}

function newsFor(waiter: Waiter, ms: number, signal?: AbortSignalLike): Promise<'news' | 'none'> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      waiter.wake = () => undefined;
      resolve(waiter.hasNews ? 'news' : 'none');
      waiter.hasNews = false;
    };
    const timer = setTimeout(done, ms);
    waiter.wake = done;
    signal?.addEventListener('abort', done);
    if (waiter.hasNews || signal?.aborted === true) done();
  });
}
