import { DESK_ORIGIN, isDeskUrl } from './desk-origin.ts';

interface Frame {
  readonly url: string;
  readonly origin: string;
  readonly parent: unknown;
  readonly detached: boolean;
  isDestroyed(): boolean;
}

/** The part of Electron's IPC events that says who is asking. */
export interface SenderEvent<Contents extends { readonly mainFrame: unknown }> {
  readonly sender: Contents;
  readonly senderFrame: Frame | null;
}

/**
 * Only the main frame of our own window, showing our own page, may ask the main process for anything. A frame that has
 * navigated away or gone by the time the message is read is nobody.
 */
export function isTrustedSender<Contents extends { readonly mainFrame: unknown }>(
  event: SenderEvent<Contents>,
  own: Contents | undefined,
): boolean {
  if (own === undefined || event.sender !== own) return false;
  const frame = event.senderFrame;
  if (frame === null || frame.isDestroyed() || frame.detached) return false;
  if (frame !== own.mainFrame || frame.parent !== null) return false;
  return frame.origin === DESK_ORIGIN && isDeskUrl(frame.url);
}
