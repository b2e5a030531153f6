import type { BlobHash, StaffId } from '../../kernel/ids.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import type { ObjectionChannel, Objector } from '../publicity/events.ts';
import type { ContributionSource, RosterCounts, SignerRole } from './events.ts';

/** What was prepared for the freeze: the plan, and where its files lie as encrypted documents. */
export interface PreparedDraw {
  readonly planHash: string;
  readonly planDocument: BlobHash;
  readonly rosterDocument: BlobHash;
  readonly unitsDocument: BlobHash;
  /** The full roster with identity numbers and salts; null for a rehearsal. */
  readonly sealedDocument: BlobHash | null;
  readonly counts: RosterCounts;
  /** The draw that is rehearsed; left out for one that counts. */
  readonly rehearsalOf?: string;
}

/** Everything that can be asked of a draw. `secondBy`: who signed in beside the officer; the app has checked them. */
export type DrawCommand =
  | { readonly type: 'freeze'; readonly prepared: PreparedDraw; readonly secondBy: StaffId | null }
  | {
      readonly type: 'enter-contribution';
      readonly contributionId: string;
      readonly value: string;
      readonly source: ContributionSource;
    }
  | {
      readonly type: 'confirm-contribution';
      readonly contributionId: string;
      readonly value: string;
      /** Null where the officer who is signed in is the second person. */
      readonly secondBy: StaffId | null;
    }
  | { readonly type: 'start'; readonly secondBy: StaffId | null }
  /** Given by the desk itself when the computation is done; the result comes from the facts. */
  | { readonly type: 'record-result' }
  | {
      readonly type: 'sign';
      readonly signatureId: string;
      readonly role: SignerRole;
      readonly name: string;
      readonly organisation: string;
      readonly strokes: string;
    }
  | { readonly type: 'close-signing' }
  | { readonly type: 'publish'; readonly secondBy: StaffId | null }
  | {
      readonly type: 'raise-objection';
      readonly objectionId: string;
      readonly objector: Objector | null;
      readonly channel: ObjectionChannel;
      readonly text: string;
      readonly numbers: readonly string[];
      readonly receivedOn: PlainDate;
    }
  | {
      readonly type: 'answer-objection';
      readonly objectionId: string;
      readonly upheld: readonly string[];
      readonly result: string;
    }
  | { readonly type: 'settle' }
  | { readonly type: 'void'; readonly reason: string; readonly secondBy: StaffId | null };
