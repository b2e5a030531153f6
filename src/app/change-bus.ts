import type { Topic } from '../contract/desk.ts';

/** Tells open screens which feature's data changed, so that they read again. */
export interface ChangeBus {
  publish(topic: Topic): void;
  /** Called at each topic; gives what ends it. */
  listen(listener: (topic: Topic) => void): () => void;
  /** Topics from now on, each once however often it changed since last asked; ends with the signal. */
  subscribe(signal: AbortSignal): AsyncGenerator<Topic>;
}

export function changeBus(): ChangeBus {
  const listeners = new Set<(topic: Topic) => void>();
  return {
    publish: (topic) => {
      for (const listener of listeners) listener(topic);
    },
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async *subscribe(signal) {
      const waiting = new Set<Topic>();
      let wake: () => void = () => undefined;
      const listener = (topic: Topic): void => {
        waiting.add(topic);
        wake();
      };
      listeners.add(listener);
      const stop = (): void => {
        wake();
      };
      signal.addEventListener('abort', stop);
      try {
        while (!signal.aborted) {
          for (const topic of waiting) {
            waiting.delete(topic);
            yield topic;
          }
          if (waiting.size === 0) await new Promise<void>((resolve) => (wake = resolve));
        }
      } finally {
        listeners.delete(listener);
        signal.removeEventListener('abort', stop);
      }
    },
  };
}
