/** Files that a screen has handed to the desk and that are not kept yet. */
import { useSyncExternalStore } from 'react';

let underWay = 0;
const listeners = new Set<() => void>();

function count(change: 1 | -1): void {
  underWay += change;
  for (const listener of listeners) listener();
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Counts the file as under way until the desk has answered. */
export async function onItsWay<T>(kept: Promise<T>): Promise<T> {
  count(1);
  try {
    return await kept;
  } finally {
    count(-1);
  }
}

export function isFileUnderWay(): boolean {
  return underWay > 0;
}

/** Whether a file is on its way: what is confirmed meanwhile would go without it. */
export function useIsSaving(): boolean {
  return useSyncExternalStore(listen, isFileUnderWay);
}
