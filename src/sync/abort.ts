import type { AbortSignalLike } from '../protocol/transport.ts';

/** The platform's AbortController, as far as it is needed: this folder runs where there is none. */
export interface Abort {
  readonly signal: AbortSignalLike;
  abort(): void;
}

export function newAbort(): Abort {
  const listeners = new Set<() => void>();
  let aborted = false;
  return {
    signal: {
      get aborted() {
        return aborted;
      },
      addEventListener: (_type, listener) => {
        listeners.add(listener);
      },
    },
    abort: () => {
      if (aborted) return;
      aborted = true;
      for (const listener of listeners) listener();
    },
  };
}
