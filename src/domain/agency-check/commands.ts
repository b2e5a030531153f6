import type { DocumentId } from '../../kernel/ids.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import type { CaseDocument } from '../application/document.ts';
import type { AgencyAnswer } from './agency-port.ts';
import type { CheckFinding, ComparedValue, ConsentSigner, FieldRuling } from './events.ts';
import type { ManualReason, RulingReason } from './reasons.ts';
import type { CheckSource } from './source.ts';

/** One question of a round: the ids are chosen by whoever asks, so that a repeat is the same question. */
export interface NewRequest {
  readonly requestId: string;
  readonly person: string;
  readonly source: CheckSource;
}

/** Everything that can be asked of a case's checks. */
export type CheckCommand =
  | {
      readonly type: 'record-consent';
      readonly consentId: string;
      readonly person: string;
      readonly signer: ConsentSigner;
      readonly guardian: string;
      readonly sources: readonly CheckSource[];
      readonly signedOn: PlainDate;
      readonly until: PlainDate;
      /** Among the case's documents, or of the paper that comes with the command. */
      readonly documentId: DocumentId;
      readonly paper?: CaseDocument;
    }
  | { readonly type: 'withdraw-consent'; readonly consentId: string; readonly comment: string }
  | { readonly type: 'request'; readonly requests: readonly NewRequest[] }
  /** What the line gave for a request: an answer, or why there is none. */
  | { readonly type: 'take-answer'; readonly requestId: string; readonly answer: AgencyAnswer }
  | { readonly type: 'cancel'; readonly requestIds: readonly string[] }
  | {
      readonly type: 'record-manually';
      readonly evidenceId: string;
      readonly person: string;
      readonly source: CheckSource;
      readonly finding: CheckFinding;
      readonly asOf: PlainDate;
      readonly validUntil: PlainDate | null;
      readonly documentId: DocumentId;
      readonly reason: ManualReason;
      readonly comment: string;
    }
  | {
      readonly type: 'rule';
      readonly person: string;
      readonly source: CheckSource;
      readonly evidenceId: string;
      readonly fields: readonly {
        readonly field: string;
        readonly choice: FieldRuling['choice'];
        /** Only for `other`. */
        readonly value: ComparedValue;
      }[];
      readonly reason: RulingReason;
      readonly comment: string;
    }
  | { readonly type: 'see-change' };

export type CheckCommandType = CheckCommand['type'];
