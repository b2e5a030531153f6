import type { CaseId, DocumentId, OfficeId } from '../../kernel/ids.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import type { CaseDocument } from '../application/document.ts';
import type { Verdict } from '../eligibility/evaluation.ts';
import type { AgencyFailure } from './agency-port.ts';
import type { ManualReason, RulingReason } from './reasons.ts';
import type { CheckRecord } from './record.ts';
import type { CheckSource } from './source.ts';

/** What a registry said, however it came: over the line, or on a paper that an officer read. */
export type CheckFinding =
  | { readonly outcome: 'found'; readonly record: CheckRecord }
  /** The registry keeps nothing of this person. */
  | { readonly outcome: 'none' };

/** A condition whose verdict the new evidence changed: somebody must look before the case goes on. */
export interface ChangedCondition {
  readonly condition: string;
  readonly from: Verdict;
  readonly to: Verdict;
}

/** A value as declared or as a registry has it, small enough to lay side by side. */
export type ComparedValue = number | string | null;

/** One field of a mismatch that an officer decided on. */
export interface FieldRuling {
  readonly field: string;
  readonly choice: 'registry' | 'declared' | 'other';
  /** The value that counts from now on. */
  readonly value: ComparedValue;
  /** What stood against each other when it was ruled: a new answer that says the same needs no new ruling. */
  readonly declared: ComparedValue;
  readonly registry: ComparedValue;
}

/** `self`, or the guardian of a minor (PI-03, PRH-46): who signed for whom. */
export type ConsentSigner = 'self' | 'guardian';

/**
 * The history of a case's checks, a stream beside the case's own: an answer that arrives must not make a decision on
 * the case look "changed meanwhile". Both kinds of event that may stand first carry case and street, from which the
 * stream has its scope. `needed` is how many questions the programme asks about the household that day; `differences`
 * are the fields in which the answer and the declaration differ and nobody ruled yet: both let the rows of a list be
 * made from the stream alone.
 */
export type CheckEvent =
  | {
      readonly type: 'check.consent-recorded.v1';
      readonly payload: {
        readonly caseId: CaseId;
        readonly street: OfficeId;
        readonly consentId: string;
        /** Identity number of the person whose data it opens. */
        readonly person: string;
        readonly signer: ConsentSigner;
        /** Identity number of the guardian; empty when the person signed. */
        readonly guardian: string;
        readonly sources: readonly CheckSource[];
        readonly signedOn: PlainDate;
        /** The last day on which it may be used. */
        readonly until: PlainDate;
        /** The signed paper among the case's documents. */
        readonly documentId: DocumentId;
        /** The paper itself, where it came in with the consent; else it was among the case's documents before. */
        readonly paper?: CaseDocument;
        readonly needed: number;
        readonly rules: readonly string[];
      };
    }
  | {
      readonly type: 'check.consent-withdrawn.v1';
      readonly payload: { readonly consentId: string; readonly withdrawnOn: PlainDate; readonly comment: string };
    }
  | {
      readonly type: 'check.requested.v1';
      readonly payload: {
        readonly requestId: string;
        readonly consentId: string;
        readonly person: string;
        readonly name: string;
        readonly source: CheckSource;
        readonly requestedOn: PlainDate;
        readonly needed: number;
      };
    }
  | {
      readonly type: 'check.answered.v1';
      readonly payload: {
        readonly requestId: string;
        readonly finding: CheckFinding;
        /** UTC milliseconds by the registry's clock. */
        readonly answeredAt: number;
        readonly asOf: PlainDate;
        readonly validUntil: PlainDate | null;
        readonly replyHash: string;
        /** The last day on which it counts, by the policy of that day; older programs did not say. */
        readonly countsUntil?: PlainDate;
        readonly differences: readonly string[];
        readonly changed: readonly ChangedCondition[];
      };
    }
  | {
      readonly type: 'check.failed.v1';
      readonly payload: {
        readonly requestId: string;
        readonly failure: AgencyFailure;
        readonly detail: string;
        readonly failedOn: PlainDate;
      };
    }
  | {
      readonly type: 'check.cancelled.v1';
      readonly payload: { readonly requestId: string; readonly cancelledOn: PlainDate };
    }
  | {
      readonly type: 'check.recorded-manually.v1';
      readonly payload: {
        readonly caseId: CaseId;
        readonly street: OfficeId;
        readonly evidenceId: string;
        readonly person: string;
        readonly source: CheckSource;
        readonly finding: CheckFinding;
        readonly asOf: PlainDate;
        readonly validUntil: PlainDate | null;
        readonly documentId: DocumentId;
        readonly reason: ManualReason;
        readonly comment: string;
        readonly recordedOn: PlainDate;
        /** As of an answer. */
        readonly countsUntil?: PlainDate;
        readonly needed: number;
        readonly differences: readonly string[];
        readonly changed: readonly ChangedCondition[];
      };
    }
  | {
      readonly type: 'check.ruled.v1';
      readonly payload: {
        readonly person: string;
        readonly source: CheckSource;
        /** Request or manual entry whose answer was ruled on. */
        readonly evidenceId: string;
        readonly fields: readonly FieldRuling[];
        readonly reason: RulingReason;
        readonly comment: string;
        readonly ruledOn: PlainDate;
        readonly changed: readonly ChangedCondition[];
      };
    }
  /** Somebody looked at what new evidence changed: the flag on the case goes down. */
  | {
      readonly type: 'check.change-seen.v1';
      readonly payload: { readonly seenOn: PlainDate; readonly conditions: readonly string[] };
    };

export type CheckEventType = CheckEvent['type'];
