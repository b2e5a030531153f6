import type { PlainDate } from '../../kernel/plain-date.ts';
import type { DocumentFile } from '../application/document.ts';
import type { LeavingGround } from './grounds.ts';

/** What can be asked about a household that leaves. */
export type LeavingCommand =
  | {
      readonly type: 'open';
      readonly ground: LeavingGround;
      readonly since: PlainDate | null;
      readonly evidence: string;
      readonly files: readonly DocumentFile[];
    }
  | { readonly type: 'hear'; readonly statement: string }
  | { readonly type: 'notify' }
  /** Fen a month that the home would cost on the market, and who says so. */
  | { readonly type: 'set-rent'; readonly marketFen: number; readonly source: string }
  | { readonly type: 'withdraw'; readonly reason: string }
  | { readonly type: 'close' };

export type LeavingCommandType = LeavingCommand['type'];
