import type { PlainDate } from '../../kernel/plain-date.ts';
import type { CheckRecord } from './record.ts';
import type { CheckSource } from './source.ts';

/** One question: what does this registry keep of this person. No consent, no request (PRH-03, PRH-41). */
export interface AgencyRequest {
  /** Names the question for good: asked again under the same id, the registry answers the same and counts it once. */
  readonly requestId: string;
  readonly consentId: string;
  readonly caseNo: string;
  readonly source: CheckSource;
  readonly subject: { readonly identityNumber: string; readonly name: string };
}

/**
 * Why there is no answer. `unreachable`, `timeout`, `server-error` and `circuit-open` may pass by themselves; the
 * others need a person.
 */
export const agencyFailures = [
  'not-configured',
  'unreachable',
  'timeout',
  'server-error',
  'circuit-open',
  'cancelled',
  'refused',
  'malformed',
  'wrong-subject',
  'out-of-date',
  'contradiction',
  'bad-signature',
] as const;

export type AgencyFailure = (typeof agencyFailures)[number];

/** "Found", "no record" and "failed" are three different things; "not asked" is the absence of all of them. */
export type AgencyAnswer =
  | ({ readonly outcome: 'found'; readonly record: CheckRecord } & Answered)
  | ({ readonly outcome: 'none' } & Answered)
  | { readonly outcome: 'failed'; readonly failure: AgencyFailure; readonly detail: string };

interface Answered {
  /** UTC milliseconds, by the registry's clock. */
  readonly answeredAt: number;
  /** The day whose state the answer gives. */
  readonly asOf: PlainDate;
  /** The registry's own limit of validity, where it names one; the policy may be stricter. */
  readonly validUntil: PlainDate | null;
  /** SHA-256 of the reply's bytes, hex: what was kept can be compared with what was said. */
  readonly replyHash: string;
}

/** The way to the registries; `src/agency` speaks it over HTTP. Never throws for what a registry or a line does. */
export interface AgencyPort {
  ask(request: AgencyRequest, signal?: AbortSignal): Promise<AgencyAnswer>;
}
