import type { BlobShelf } from './documents/blob-shelf.ts';
import type { HubLog } from './log/hub-log.ts';
import type { HubLimits } from './limits.ts';
import type { HubLogger } from './logger.ts';
import type { Metrics } from './metrics.ts';
import type { PushTurns } from './push/push-turns.ts';
import type { Waiters } from './pull/waiters.ts';

/** What every route works with. */
export interface HubContext {
  readonly log: HubLog;
  readonly blobs: BlobShelf;
  readonly now: () => number;
  readonly newId: () => string;
  readonly randomBytes: (count: number) => Uint8Array;
  readonly logger: HubLogger;
  readonly limits: HubLimits;
  readonly metrics: Metrics;
  readonly waiters: Waiters;
  readonly turns: PushTurns;
}
