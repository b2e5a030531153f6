import type { PlainDate } from '../../kernel/plain-date.ts';
import type { CheckRecord } from './record.ts';
import type { CheckSource } from './source.ts';

/** What an answer may be used for: a registry answers for one purpose, and the log of both sides names it (PI-02). */
export const checkPurposes = ['application', 'allocation', 'renewal', 'yearly-review'] as const;

export type CheckPurpose = (typeof checkPurposes)[number];

/** One question: what does this registry keep of this person. No consent, no request (PRH-03, PRH-41). */
export interface AgencyRequest {
  /**
   * Names the question for good: asked again under the same id, the registry answers the same and counts it once. 1 to
   * 100 letters, digits, `.`, `_`, `:` or `-`.
   */
  readonly requestId: string;
  /** The same characters. */
  readonly consentId: string;
  readonly caseNo: string;
  readonly source: CheckSource;
  readonly subject: { readonly identityNumber: string; readonly name: string };
  readonly purpose: CheckPurpose;
  /**
   * UTC milliseconds at which the question was put for the first time; the same again when it is repeated under its id.
   * An answer from before is one to another question.
   */
  readonly askedAt: number;
}

/**
 * Why there is no answer. `unreachable`, `timeout`, `server-error` and `circuit-open` may pass by themselves; the
 * others need a person. `bad-signature`: whoever answered does not prove to be the registry, by its key or certificate.
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
  | AgencyFailed;

export interface AgencyFailed {
  readonly outcome: 'failed';
  readonly failure: AgencyFailure;
  /** What it was about: the field of a reply, a status, an error's code. Never personal data. */
  readonly detail: string;
}

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

/** What is needed of the platform's AbortSignal. */
export interface AskSignal {
  readonly aborted: boolean;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

/** How the line to one registry stands. */
export interface AgencyLine {
  readonly configured: boolean;
  /** `open`: it failed too often lately and is not asked; `half-open`: one question is let through to see. */
  readonly circuit: 'closed' | 'open' | 'half-open';
  /** Questions that wait for their turn, and those on the way now. */
  readonly waiting: number;
  readonly asking: number;
}

/** The way to the registries; `src/agency` speaks it over HTTP. Never throws for what a registry or a line does. */
export interface AgencyPort {
  /** A signal that is aborted ends it with `cancelled`, whether it waits or is on its way. */
  readonly ask: (request: AgencyRequest, signal?: AskSignal) => Promise<AgencyAnswer>;
  readonly lineOf: (source: CheckSource) => AgencyLine;
}

/** Of a desk to which nobody has told where the registries are. */
export const noAgencies: AgencyPort = {
  ask: () => Promise.resolve({ outcome: 'failed', failure: 'not-configured', detail: '' }),
  lineOf: () => ({ configured: false, circuit: 'closed', waiting: 0, asking: 0 }),
};
