import type { ConflictSettled } from '../conflict/settled.ts';
import type { CaseId, DocumentId, OfficeId, StaffId } from '../../kernel/ids.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import type { KeptLetter } from './kept-letter.ts';
import type { Chain } from './chain-step.ts';
import type { PauseReason } from './pause-reason.ts';
import type { ApplicationContent } from './content.ts';
import type { CaseDocument, DocumentType } from './document.ts';
import type { DocumentRefusalReason } from './judged-document.ts';
import type { HouseholdMember } from './household.ts';
import type { Channel } from './programme.ts';
import type { Promised } from './promised.ts';
import type { Clock, ReviewStep, Status, SupplementItem } from './state.ts';
import type { UndoableStep } from './undoable-step.ts';
import type { HouseholdChangeReason, RejectionReason, ReturnReason, WithdrawalReason } from './reasons.ts';

/** What every decision carries so that it can be explained later: rules, policy version and the values it stands on. */
export interface Basis {
  readonly rules: readonly string[];
  readonly policy: string;
  readonly values: Readonly<Record<string, unknown>>;
}

/** What the written answer to an objection says of it. Who objected is not the case's to know. */
export interface AnsweredObjection {
  readonly noticeNo: string;
  readonly receivedOn: PlainDate;
  readonly result: string;
}

/** The history of an application. Names are stored; a changed meaning gets a new version and an upcaster. */
export type ApplicationEvent =
  | {
      readonly type: 'application.submitted.v1';
      readonly payload: {
        readonly caseId: CaseId;
        readonly caseNo: string;
        readonly externalId: string;
        readonly channel: Channel;
        readonly street: OfficeId;
        readonly receivedOn: PlainDate;
        readonly content: ApplicationContent;
        readonly documents: readonly CaseDocument[];
        readonly clock: Clock;
        readonly basis: Basis;
      };
    }
  | {
      readonly type: 'application.supplement-requested.v1';
      readonly payload: {
        readonly noticeNo: string;
        readonly items: readonly SupplementItem[];
        readonly requestedOn: PlainDate;
        readonly clock: Clock;
        /** Why a second notice was allowed; empty for the first. */
        readonly exceptionReason: string;
        readonly basis: Basis;
      };
    }
  | {
      readonly type: 'application.supplemented.v1';
      readonly payload: {
        readonly documents: readonly CaseDocument[];
        readonly note: string;
        readonly consentGiven: boolean;
        readonly receivedOn: PlainDate;
        readonly clock: Clock;
        readonly basis: Basis;
      };
    }
  | {
      readonly type: 'application.accepted.v1';
      readonly payload: {
        readonly receiptNo: string;
        readonly acceptedOn: PlainDate;
        /** Accepted with papers missing (容缺受理); left out for a complete file. */
        readonly promise?: Promised;
        /** Of the first step; null where it is publicity, which has no clock until it is published. */
        readonly clock: Clock | null;
        /** The steps of the programme by the policy of that day; a case without it goes by the three fixed ones. */
        readonly chain?: Chain;
        readonly basis: Basis;
      };
    }
  | {
      readonly type: 'application.review-passed.v1';
      readonly payload: {
        readonly step: ReviewStep;
        readonly recommendation: 'approve' | 'reject';
        readonly comment: string;
        readonly passedOn: PlainDate;
        /** Of the step that follows; null where it has none. */
        readonly clock: Clock | null;
        readonly basis: Basis;
      };
    }
  | {
      readonly type: 'application.returned.v1';
      readonly payload: {
        readonly to: ReviewStep;
        readonly reason: ReturnReason;
        readonly comment: string;
        readonly returnedOn: PlainDate;
        readonly clock: Clock | null;
        readonly basis: Basis;
      };
    }
  | {
      readonly type: 'application.approved.v1';
      readonly payload: {
        readonly noticeNo: string;
        readonly comment: string;
        readonly decidedOn: PlainDate;
        /** Of the step that follows the decision, where one does and has a clock. */
        readonly clock?: Clock | null;
        readonly basis: Basis;
      };
    }
  | {
      readonly type: 'application.rejected.v1';
      readonly payload: {
        readonly noticeNo: string;
        readonly reasons: readonly RejectionReason[];
        readonly comment: string;
        readonly decidedOn: PlainDate;
        readonly basis: Basis;
      };
    }
  | {
      readonly type: 'application.recheck-requested.v1';
      readonly payload: {
        readonly grounds: string;
        readonly requestedOn: PlainDate;
        readonly clock: Clock;
        readonly basis: Basis;
      };
    }
  | {
      readonly type: 'application.rejection-confirmed.v1' | 'application.rejection-overturned.v1';
      readonly payload: {
        readonly noticeNo: string;
        readonly comment: string;
        readonly decidedOn: PlainDate;
        readonly clock?: Clock | null;
        readonly basis: Basis;
      };
    }
  | {
      readonly type: 'application.withdrawn.v1';
      readonly payload: {
        readonly reason: WithdrawalReason;
        readonly comment: string;
        readonly withdrawnOn: PlainDate;
        readonly basis: Basis;
      };
    }
  /** The office ended it because another case goes on for the same people (domain/duplicate); two people signed. */
  | {
      readonly type: 'application.closed-for-another.v1';
      readonly payload: {
        readonly outcome: 'duplicate' | 'same-household';
        readonly into: CaseId;
        readonly intoNo: string;
        readonly comment: string;
        readonly closedOn: PlainDate;
        readonly secondBy: StaffId;
        readonly basis: Basis;
      };
    }
  /** Another application of the same household was closed for this one: its other members and papers come over. */
  | {
      readonly type: 'application.household-merged.v1';
      readonly payload: {
        readonly from: CaseId;
        readonly fromNo: string;
        /** Relations as seen from this case's applicant. */
        readonly members: readonly HouseholdMember[];
        readonly documents: readonly CaseDocument[];
        readonly comment: string;
        readonly mergedOn: PlainDate;
        readonly secondBy: StaffId;
        readonly basis: Basis;
      };
    }
  /** The clock stands from `pausedOn` on; `clock` has the last day that it would have if it went on at once. */
  | {
      readonly type: 'application.clock-paused.v1';
      readonly payload: {
        readonly reason: PauseReason;
        readonly comment: string;
        readonly pausedOn: PlainDate;
        readonly clock: Clock;
        readonly basis: Basis;
      };
    }
  | {
      readonly type: 'application.clock-resumed.v1';
      readonly payload: {
        /** What the clock had been waiting for. */
        readonly reason: PauseReason;
        readonly comment: string;
        readonly resumedOn: PlainDate;
        readonly clock: Clock;
        readonly basis: Basis;
      };
    }
  | {
      readonly type: 'application.document-accepted.v1';
      readonly payload: {
        readonly documentId: DocumentId;
        readonly documentType: DocumentType;
        readonly validUntil: PlainDate | null;
        readonly judgedOn: PlainDate;
        readonly basis: Basis;
      };
    }
  | {
      readonly type: 'application.document-refused.v1';
      readonly payload: {
        readonly documentId: DocumentId;
        readonly reason: DocumentRefusalReason;
        readonly comment: string;
        readonly askAgain: boolean;
        readonly judgedOn: PlainDate;
        readonly basis: Basis;
      };
    }
  | {
      readonly type: 'application.document-copied.v1';
      /** One; a list as in every event that brings papers. */
      readonly payload: { readonly documents: readonly CaseDocument[]; readonly basis: Basis };
    }
  | {
      readonly type: 'application.promised-documents-received.v1';
      readonly payload: {
        readonly documents: readonly CaseDocument[];
        readonly note: string;
        readonly receivedOn: PlainDate;
        /** What is promised and has still not come. */
        readonly open: readonly DocumentType[];
        readonly basis: Basis;
      };
    }
  /** The case is as it was before its last step; numbers that the step used stay used. */
  | {
      readonly type: 'application.step-taken-back.v1';
      readonly payload: {
        readonly step: UndoableStep;
        readonly from: Status;
        readonly to: Status;
        readonly comment: string;
        readonly takenBackOn: PlainDate;
        readonly basis: Basis;
      };
    }
  | { readonly type: 'application.letter-kept.v1'; readonly payload: KeptLetter }
  /** The household stands in a notice; `clock` is the notice's period. */
  | {
      readonly type: 'application.publicised.v1';
      readonly payload: {
        readonly batchId: string;
        readonly noticeNo: string;
        readonly publishedOn: PlainDate;
        readonly clock: Clock;
        readonly basis: Basis;
      };
    }
  /** An objection concerns the household; `clock` is that of the investigation. */
  | {
      readonly type: 'application.publicity-held.v1';
      readonly payload: {
        readonly batchId: string;
        readonly objectionId: string;
        readonly heldOn: PlainDate;
        readonly clock: Clock;
        readonly basis: Basis;
      };
    }
  /** The objection was not upheld; the household stands in the notice as before. */
  | {
      readonly type: 'application.publicity-released.v1';
      readonly payload: {
        readonly batchId: string;
        readonly objectionId: string;
        readonly resultNo: string;
        /** For the written answer; absent in older logs. */
        readonly answered?: AnsweredObjection;
        readonly releasedOn: PlainDate;
        readonly basis: Basis;
      };
    }
  /** The objection was upheld: back to the step named, with the reason. */
  | {
      readonly type: 'application.publicity-failed.v1';
      readonly payload: {
        readonly batchId: string;
        readonly objectionId: string;
        readonly resultNo: string;
        readonly answered?: AnsweredObjection;
        readonly reason: string;
        readonly to: ReviewStep | 'decision';
        readonly failedOn: PlainDate;
        readonly clock: Clock | null;
        readonly basis: Basis;
      };
    }
  /**
   * The period ended and somebody of the household may not apply (PRH-35, PRH-37): it is not registered but goes back to
   * the step named, to be refused there, or published anew once the ban is lifted.
   */
  | {
      readonly type: 'application.publicity-barred.v1';
      readonly payload: {
        readonly batchId: string;
        readonly name: string;
        readonly until: PlainDate;
        /** The case for which the ban was imposed. */
        readonly bannedFor: string;
        readonly to: ReviewStep | 'decision';
        readonly barredOn: PlainDate;
        readonly clock: Clock | null;
        readonly basis: Basis;
      };
    }
  /** The period ended and nothing holds the household; `clock` is that of the step that follows. */
  | {
      readonly type: 'application.publicity-passed.v1';
      readonly payload: {
        readonly batchId: string;
        readonly passedOn: PlainDate;
        readonly clock: Clock | null;
        readonly basis: Basis;
      };
    }
  /** PRH-07: all steps done and no valid objection. Waits since `waitsSince`, which a re-evaluation leaves as it was. */
  | {
      readonly type: 'application.registered.v1';
      readonly payload: {
        readonly registeredOn: PlainDate;
        readonly waitsSince: PlainDate;
        readonly basis: Basis;
      };
    }
  /** The household is another than was declared: who died, came or went, and where the case is looked at anew. */
  | {
      readonly type: 'application.household-changed.v1';
      readonly payload: {
        readonly reason: HouseholdChangeReason;
        readonly changedOn: PlainDate;
        readonly recordedOn: PlainDate;
        readonly comment: string;
        readonly content: ApplicationContent;
        /** Identity numbers of those who belong to the household no longer, and of those who are new in it. */
        readonly left: readonly string[];
        readonly joined: readonly string[];
        /** The step that looks at it anew; null: the step that it is in does. */
        readonly to: ReviewStep | 'decision' | null;
        readonly clock: Clock | null;
        readonly basis: Basis;
      };
    }
  /** A person settled what became of commands that could not be carried over; the case itself stays as it is. */
  | { readonly type: 'application.conflict-settled.v1'; readonly payload: ConflictSettled };

export type ApplicationEventType = ApplicationEvent['type'];
