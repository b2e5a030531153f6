import { CONTENT_SECURITY_POLICY } from '../app/content-security-policy.ts';

/** On every answer of `app://desk/`, refusals included. */
export const RESPONSE_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  // A new version of the program must not meet scripts of the old one.
  'cache-control': 'no-cache',
};
