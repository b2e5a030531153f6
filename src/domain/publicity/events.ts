import type { CaseId, OfficeId, StaffId } from '../../kernel/ids.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import type { Basis } from '../application/events.ts';
import type { Clock } from '../application/state.ts';
import type { PublicityRule } from '../policy/review-chain.ts';
import type { TimeLimit } from '../policy/time-limit.ts';
import type { NoticeItem } from './notice-item.ts';

export const objectionChannels = ['letter', 'visit', 'mailbox', 'phone'] as const;

/** How an objection came. */
export type ObjectionChannel = (typeof objectionChannels)[number];

export const objectionPauses = ['arbitration', 'litigation'] as const;

/** What the time of an investigation does not count. */
export type ObjectionPause = (typeof objectionPauses)[number];

/** Who objects; whoever does not say stays unnamed. Seen by the office alone, never published. */
export interface Objector {
  readonly name: string;
  readonly contact: string;
}

/**
 * The history of a notice, a stream of its own. What it does to each household stands in the household's case, written
 * in the same unit of work.
 */
export type PublicityEvent =
  | {
      readonly type: 'publicity.prepared.v1';
      readonly payload: {
        readonly batchId: string;
        readonly office: OfficeId;
        /** Where the policy has it published: by a community, an employer, a street, the city. */
        readonly place: PublicityRule['at'];
        readonly limit: TimeLimit;
        readonly shows: PublicityRule['shows'];
        readonly caseIds: readonly CaseId[];
        readonly preparedOn: PlainDate;
        readonly basis: Basis;
      };
    }
  | {
      readonly type: 'publicity.items-removed.v1';
      readonly payload: { readonly caseIds: readonly CaseId[]; readonly removedOn: PlainDate };
    }
  | {
      readonly type: 'publicity.dropped.v1';
      readonly payload: { readonly reason: string; readonly droppedOn: PlainDate };
    }
  /** PI-07: what publishing does to the people in it, before it is published; kept for three years at least. */
  | {
      readonly type: 'publicity.assessed.v1';
      readonly payload: {
        readonly findings: string;
        readonly measures: string;
        readonly households: number;
        /** Households that did not agree to publicity on the form; the law's duty to publish is the ground then. */
        readonly withoutConsent: number;
        readonly assessedOn: PlainDate;
        readonly keepUntil: PlainDate;
        readonly basis: Basis;
      };
    }
  | {
      readonly type: 'publicity.published.v1';
      readonly payload: {
        readonly noticeNo: string;
        readonly publishedOn: PlainDate;
        /** The period; its last day counts whole. */
        readonly period: Clock;
        readonly items: readonly NoticeItem[];
        readonly secondBy: StaffId | null;
        readonly basis: Basis;
      };
    }
  | {
      readonly type: 'publicity.objection-raised.v1';
      readonly payload: {
        readonly objectionId: string;
        readonly objector: Objector | null;
        readonly channel: ObjectionChannel;
        readonly text: string;
        readonly caseIds: readonly CaseId[];
        readonly receivedOn: PlainDate;
        readonly recordedOn: PlainDate;
        readonly clock: Clock;
        readonly basis: Basis;
      };
    }
  | {
      readonly type: 'publicity.objection-paused.v1';
      readonly payload: {
        readonly objectionId: string;
        readonly reason: ObjectionPause;
        readonly comment: string;
        readonly pausedOn: PlainDate;
        readonly clock: Clock;
      };
    }
  | {
      readonly type: 'publicity.objection-resumed.v1';
      readonly payload: {
        readonly objectionId: string;
        readonly comment: string;
        readonly resumedOn: PlainDate;
        readonly clock: Clock;
      };
    }
  /** The result, in writing: for which households it was upheld, and why or why not. */
  | {
      readonly type: 'publicity.objection-answered.v1';
      readonly payload: {
        readonly objectionId: string;
        readonly resultNo: string;
        readonly upheld: readonly CaseId[];
        readonly result: string;
        readonly answeredOn: PlainDate;
        readonly basis: Basis;
      };
    }
  /** The notice is taken down: who passed, who went back for a ban, and who is held by an objection. */
  | {
      readonly type: 'publicity.closed.v1';
      readonly payload: {
        readonly passed: readonly CaseId[];
        readonly held: readonly CaseId[];
        /** Not registered, since somebody of the household is banned; absent where nobody was, and in older logs. */
        readonly barred?: readonly BarredCase[];
        readonly closedOn: PlainDate;
        readonly secondBy: StaffId | null;
        readonly basis: Basis;
      };
    };

/** A household that was not registered at the end of its notice, and until when somebody of it is banned. */
export interface BarredCase {
  readonly caseId: CaseId;
  readonly until: PlainDate;
}

export type PublicityEventType = PublicityEvent['type'];
