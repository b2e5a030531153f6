import type { CaseId, OfficeId, StaffId } from '../../kernel/ids.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import type { Basis } from '../application/events.ts';
import type { Programme } from '../application/programme.ts';
import type { Standing } from '../waitlist/standing.ts';
import type { ReviewedHousehold } from './entry.ts';

export const declarationKinds = ['none', 'staff', 'relative'] as const;

/** Whether somebody of the household works for the housing authority, or is related to somebody who does. */
export interface Declaration {
  readonly kind: (typeof declarationKinds)[number];
  /** Who, and where; empty for none. */
  readonly detail: string;
}

/** 意向登记 (PRH-13): one household's wish to take part in a plan, where its case is seen. */
export type IntentEvent =
  | {
      readonly type: 'intent.registered.v1';
      readonly payload: {
        readonly planId: string;
        readonly caseId: CaseId;
        readonly caseNo: string;
        readonly street: OfficeId;
        readonly programme: Programme;
        readonly waitingNo: string;
        /** In order of preference. */
        readonly areas: readonly string[];
        readonly declaration: Declaration;
        readonly registeredOn: PlainDate;
        readonly basis: Basis;
      };
    }
  | {
      readonly type: 'intent.changed.v1';
      readonly payload: {
        readonly areas: readonly string[];
        readonly declaration: Declaration;
        readonly changedOn: PlainDate;
      };
    }
  | {
      readonly type: 'intent.withdrawn.v1';
      readonly payload: { readonly comment: string; readonly withdrawnOn: PlainDate };
    }
  | {
      readonly type: 'intent.review-passed.v1';
      readonly payload: {
        readonly reviewedOn: PlainDate;
        readonly reviewed: ReviewedHousehold;
        /** As the waiting list had it. */
        readonly standing: Standing;
        /** The last day on which all answers count that the review stands on. */
        readonly countsUntil: PlainDate;
        readonly comment: string;
        readonly basis: Basis;
      };
    }
  /** PRH-13: in writing, with reasons. */
  | {
      readonly type: 'intent.review-failed.v1';
      readonly payload: {
        readonly reviewedOn: PlainDate;
        readonly noticeNo: string;
        /** Conditions of the policy that are not met. */
        readonly unmet: readonly string[];
        readonly reasons: string;
        readonly secondBy: StaffId;
        readonly basis: Basis;
      };
    }
  /** The review is done anew. */
  | {
      readonly type: 'intent.review-reopened.v1';
      readonly payload: { readonly comment: string; readonly reopenedOn: PlainDate };
    };

export type IntentEventType = IntentEvent['type'];
