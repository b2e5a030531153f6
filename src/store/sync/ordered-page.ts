import type { OfficeId } from '../../kernel/ids.ts';
import type { DeviceRecord } from '../../protocol/messages.ts';
import type { ReadBatch } from '../../protocol/read-run.ts';

/** What came from a hub, or from a stick with the same content. */
export interface OrderedPage {
  readonly epoch: string;
  /** Where the reader stood when it asked. */
  readonly after: number;
  /** With this page the reader has everything up to here that it may see. */
  readonly upTo: number;
  readonly batches: readonly ReadBatch[];
  readonly devices: readonly DeviceRecord[];
  /** Only scopes below this office, read again from the beginning after a move. */
  readonly only?: OfficeId;
}
