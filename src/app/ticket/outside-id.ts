import { createHash } from 'node:crypto';

/**
 * An id made of what the sender calls it: the same thing has the same ids at every desk, so two that import it while
 * apart have one command.
 */
export function outsideId(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
