import type { KeyObject } from 'node:crypto';
import { hash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { ed25519Key, isSigned } from '../agency/ed25519.ts';
import { type ProblemKind, problemKinds } from '../protocol/agency/check-messages.ts';
import { checkHeaders, checkRequestText } from '../protocol/agency/check-signature.ts';
import { REQUEST_WINDOW_MS } from '../protocol/request-signature.ts';

export interface Sent {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  readonly now: number;
}

/** The devices that a registry knows. */
export interface Senders {
  /** What is wrong with the signature of a question; undefined when it is good. */
  objectionTo(sent: Sent): ProblemKind | undefined;
}

/**
 * A true registry is given a device's key on paper. This one takes the first key that a device shows and no other
 * afterwards, so that whatever is wrong with a signature shows here as it would there.
 */
export function senders(): Senders {
  const keys = new Map<string, { readonly text: string; readonly key: KeyObject }>();
  const nonces = recentTexts(2 * REQUEST_WINDOW_MS);
  return {
    objectionTo: ({ path, headers, body, now }) => {
      const device = textOf(headers, checkHeaders.device);
      const shown = textOf(headers, checkHeaders.key);
      const nonce = textOf(headers, checkHeaders.nonce);
      const time = Number(textOf(headers, checkHeaders.time));
      const known = keys.get(device);
      const key = known?.text === shown ? known.key : known === undefined ? ed25519Key(shown) : undefined;
      const bodyHash = hash('sha256', body);
      if (key === undefined || device === '' || nonce === '') return problemKinds.unsigned;
      if (!Number.isSafeInteger(time) || Math.abs(time - now) > REQUEST_WINDOW_MS) return problemKinds.clock;
      const text = checkRequestText({ path, device, time, nonce, bodyHash });
      if (!isSigned(key, text, textOf(headers, checkHeaders.signature))) return problemKinds.unsigned;
      if (!nonces.isNew(`${device} ${nonce}`, now)) return problemKinds.unsigned;
      if (known === undefined) keys.set(device, { text: shown, key });
      return undefined;
    },
  };
}

function textOf(headers: IncomingHttpHeaders, name: string): string {
  const value = headers[name];
  return typeof value === 'string' ? value : '';
}

/** Remembers texts for at least `keepMs`, in two generations. */
function recentTexts(keepMs: number): { isNew(text: string, now: number): boolean } {
  let [young, old] = [new Set<string>(), new Set<string>()];
  let turnedAt = 0;
  return {
    isNew: (text, now) => {
      if (now - turnedAt > keepMs) {
        [young, old] = [new Set(), young];
        turnedAt = now;
      }
      if (young.has(text) || old.has(text)) return false;
      young.add(text);
      return true;
    },
  };
}
