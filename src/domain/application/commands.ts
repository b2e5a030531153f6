import type { BlobHash, CaseId, DocumentId, OfficeId, StaffId } from '../../kernel/ids.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import type { Verdict } from '../eligibility/evaluation.ts';
import type { KeptLetter } from './kept-letter.ts';
import type { PauseReason } from './pause-reason.ts';
import type { ApplicationContent } from './content.ts';
import type { CaseDocument, CopyKind, DocumentFile, DocumentType } from './document.ts';
import type { DocumentRefusalReason } from './judged-document.ts';
import type { Channel } from './programme.ts';
import type { HouseholdChangeReason, RejectionReason, ReturnReason, WithdrawalReason } from './reasons.ts';
import type { SupplementItem } from './state.ts';

/** Everything that can be asked of an application. Numbers of notices and receipts come in as facts. */
export type ApplicationCommand =
  | {
      readonly type: 'submit';
      readonly caseId: CaseId;
      readonly externalId: string;
      readonly channel: Channel;
      readonly street: OfficeId;
      /** The day on which the applicant handed it in, where that was before today (a package of the app). */
      readonly receivedOn?: PlainDate;
      readonly content: ApplicationContent;
      readonly documents: readonly CaseDocument[];
    }
  | { readonly type: 'request-supplement'; readonly items: readonly SupplementItem[]; readonly exceptionReason: string }
  | {
      readonly type: 'record-supplement';
      readonly documents: readonly CaseDocument[];
      readonly note: string;
      /** The written consent and promise that were missing came with it (PRH-03). */
      readonly consentGiven: boolean;
    }
  | { readonly type: 'accept' }
  | { readonly type: 'pass-review'; readonly recommendation: 'approve' | 'reject'; readonly comment: string }
  | { readonly type: 'return-one-step'; readonly reason: ReturnReason; readonly comment: string }
  | ({ readonly type: 'approve'; readonly comment: string } & Overruling)
  | { readonly type: 'reject'; readonly reasons: readonly RejectionReason[]; readonly comment: string }
  | { readonly type: 'request-recheck'; readonly grounds: string }
  | { readonly type: 'confirm-rejection'; readonly comment: string }
  | ({ readonly type: 'overturn-rejection'; readonly comment: string } & Overruling)
  | { readonly type: 'pause-clock'; readonly reason: PauseReason; readonly comment: string }
  | { readonly type: 'resume-clock'; readonly comment: string }
  /** The last step was taken in error (take-back.ts). */
  | { readonly type: 'take-back-step'; readonly comment: string }
  /** 容缺受理: all that is missing is promised in writing (promise.ts). */
  | { readonly type: 'accept-on-promise'; readonly comment: string }
  | { readonly type: 'record-promised'; readonly documents: readonly CaseDocument[]; readonly note: string }
  | {
      readonly type: 'accept-document';
      readonly documentId: DocumentId;
      /** What it is; another than it was handed in as puts that right. */
      readonly documentType: DocumentType;
      readonly validUntil: PlainDate | null;
    }
  | {
      readonly type: 'refuse-document';
      readonly documentId: DocumentId;
      readonly reason: DocumentRefusalReason;
      readonly comment: string;
      readonly askAgain: boolean;
    }
  /** A page put straight or blacked out, kept beside its original (document-copy.ts). */
  | {
      readonly type: 'copy-document';
      readonly id: DocumentId;
      readonly of: DocumentId;
      readonly page: BlobHash;
      readonly made: CopyKind;
      readonly file: DocumentFile;
    }
  | { readonly type: 'keep-letter'; readonly letter: KeptLetter }
  /** The household is another than declared; the content as it is now, consents as they were. */
  | {
      readonly type: 'change-household';
      readonly reason: Exclude<HouseholdChangeReason, 'death'>;
      readonly changedOn: PlainDate;
      readonly content: ApplicationContent;
      readonly comment: string;
    }
  /** Somebody of the household died; of the applicant's death the successor follows by rule. */
  | {
      readonly type: 'record-death';
      readonly identityNumber: string;
      readonly diedOn: PlainDate;
      readonly comment: string;
    }
  | { readonly type: 'withdraw'; readonly reason: WithdrawalReason; readonly comment: string };

/** One condition that the officer judges otherwise than the facts alone do. */
export interface OverruledCondition {
  readonly condition: string;
  readonly verdict: Exclude<Verdict, 'unknown'>;
  readonly reason: string;
}

/** An approval may overrule single conditions, each with its reason, when a second person signs with it. */
export interface Overruling {
  readonly overrules?: readonly OverruledCondition[];
  /** Who signed in beside the officer; the app has checked that it was them. */
  readonly secondBy?: StaffId;
}

/** A command on a case that exists already. */
export type CaseCommand = Exclude<ApplicationCommand, { type: 'submit' }>;
export type CaseCommandType = CaseCommand['type'];

/** Given where a paper or letter lies, on it alone; every other command is a button of the case. */
export type PaperCommandType = 'accept-document' | 'refuse-document' | 'copy-document' | 'keep-letter';
export type StepCommandType = Exclude<CaseCommandType, PaperCommandType>;
