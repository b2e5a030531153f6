import type { AskSignal } from '../domain/agency-check/agency-port.ts';

/** True when the time is over; false as soon as it is cancelled. */
export function waitFor(ms: number, signal?: AskSignal): Promise<boolean> {
  if (signal?.aborted === true) return Promise.resolve(false);
  return new Promise((resolve) => {
    const end = (isOver: boolean) => (): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', cancel);
      resolve(isOver);
    };
    const cancel = end(false);
    const timer = setTimeout(end(true), ms);
    signal?.addEventListener('abort', cancel);
  });
}
