import { MAX_BATCH_BYTES, MAX_BATCH_EVENTS } from '../protocol/batch.ts';

export interface HubLimits {
  /** Of a body as it comes and as it is after it was unpacked. */
  readonly bodyBytes: number;
  readonly documentBytes: number;
  /** About; one batch is never cut. */
  readonly pullEvents: number;
  readonly pullBytes: number;
  /** A run whose body came packed to so many bytes is kept like that too, and handed on without being read again. */
  readonly keepPackedFrom: number;
  readonly maxWaitMs: number;
  /** How long a run that came before the one it follows waits for it. */
  readonly earlyWaitMs: number;
  /** Requests that wait for news at once; one more is answered at once. */
  readonly maxWaiters: number;
  readonly codeLivesMs: number;
  readonly codeAttempts: number;
  /** Rows of the audit that refused requests may write in a minute; more are counted only. */
  readonly auditPerMinute: number;
}

export const defaultLimits: HubLimits = {
  bodyBytes: MAX_BATCH_BYTES,
  documentBytes: 50 * 1024 * 1024,
  pullEvents: MAX_BATCH_EVENTS,
  pullBytes: 4 * 1024 * 1024,
  // Some two hundred events: below it a page packs better as a whole.
  keepPackedFrom: 16 * 1024,
  maxWaitMs: 55_000,
  earlyWaitMs: 500,
  maxWaiters: 1_000,
  codeLivesMs: 48 * 3_600_000,
  codeAttempts: 5,
  auditPerMinute: 1_200,
};
