import type { CaseId, OfficeId, StaffId } from '../../kernel/ids.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import type { Chain } from './chain-step.ts';
import type { ApplicationContent } from './content.ts';
import type { ClockPause } from './pause-reason.ts';
import type { DocumentType } from './document.ts';
import type { DocumentRefusalReason, JudgedDocument } from './judged-document.ts';
import type { Channel } from './programme.ts';
import type { Promised } from './promised.ts';
import type { RejectionReason } from './reasons.ts';
import type { SupplementPoint } from './supplement-point.ts';
import type { UndoableStep } from './undoable-step.ts';

export const statuses = [
  'submitted',
  'awaiting-supplement',
  'supplemented',
  'street-review',
  'district-review',
  'city-decision',
  'approved',
  'rejected',
  'recheck',
  'rejection-confirmed',
  'withdrawn',
  'community-check',
  'civil-affairs-review',
  'final-list',
  'to-publicise',
  'publicised',
  'objection',
  'registered',
] as const;

export type Status = (typeof statuses)[number];

/** A clock of the case: runs from the day after `startedOn` (DAY-05) until `dueOn`, both in China's calendar. */
export interface Clock {
  readonly startedOn: PlainDate;
  readonly limit: number;
  readonly unit: 'working' | 'calendar';
  readonly dueOn: PlainDate;
  /** The deadline reaches a year whose calendar is not loaded (DAY-09). */
  readonly provisional: boolean;
  /** Oldest first; only the last may be open. Left out while the clock has never stood. */
  readonly pauses?: readonly ClockPause[];
}

/** One point of the one-time supplement notice (PRH-05). */
export interface SupplementItem {
  readonly documentType: DocumentType | null;
  readonly text: string;
  /** The paper was there and was refused for this; left out where it was missing. */
  readonly reason?: DocumentRefusalReason | undefined;
  /** What else is open, in words that the desk has; left out where `text` says it. */
  readonly point?: SupplementPoint | undefined;
}

/** The steps of a review that end with an opinion. */
export const reviewSteps = ['street', 'district', 'community', 'civil-affairs', 'final-list'] as const;

export type ReviewStep = (typeof reviewSteps)[number];

export interface ReviewOpinion {
  readonly step: ReviewStep;
  readonly by: StaffId;
  readonly recommendation: 'approve' | 'reject';
  readonly comment: string;
}

/** Where a case stands in a notice of publicity. */
export interface InNotice {
  readonly batchId: string;
  readonly noticeNo: string;
  /** Objections that hold it; empty while it runs along. */
  readonly heldBy: readonly string[];
  /** The notice's own clock: a case that is held and let go again waits for its end. */
  readonly period: Clock;
}

/** An application's whole state, folded from its events. */
export interface ApplicationState {
  readonly caseId: CaseId;
  readonly caseNo: string;
  /** The sender's own id: what makes importing a package twice harmless. Empty for counter entries. */
  readonly externalId: string;
  readonly channel: Channel;
  readonly street: OfficeId;
  readonly status: Status;
  readonly content: ApplicationContent;
  readonly documents: readonly JudgedDocument[];
  readonly receivedOn: PlainDate;
  readonly acceptedOn: PlainDate | null;
  readonly receiptNo: string | null;
  readonly clock: Clock | null;
  /** The steps by the policy at acceptance; null for the three fixed ones of an older case (decisions/0015). */
  readonly chain: Chain | null;
  /** The place in the chain whose turn it is: -1 before acceptance, the chain's length once all are done. */
  readonly step: number;
  /** The places of the publicity steps that were passed, as they stand. */
  readonly publicised: readonly number[];
  /** The notice in which the household stands; null while it stands in none. */
  readonly notice: InNotice | null;
  /** Since when the household waits for a home (PRH-07): kept also while a change is looked at anew. */
  readonly registeredOn: PlainDate | null;
  /** Answers of registries as of an earlier day say nothing of the household as it is now. */
  readonly changedOn: PlainDate | null;
  readonly supplementNotices: number;
  readonly supplementItems: readonly SupplementItem[];
  readonly supplementNoticeNo: string | null;
  /** Who took the last step: that person cannot take the next one. */
  readonly lastStepBy: StaffId | null;
  /** Who took which step as it stands: each is another person, also when a return made a step be taken again. */
  readonly stepsBy: Readonly<Partial<Record<'acceptance' | ReviewStep, StaffId>>>;
  /** Who decided in the city: not the one who settles the re-check. */
  readonly decidedBy: StaffId | null;
  readonly opinions: readonly ReviewOpinion[];
  readonly rejectionReasons: readonly RejectionReason[];
  readonly rejectionComment: string;
  readonly decisionNoticeNo: string | null;
  /** Accepted with papers missing; null for a file that was complete. */
  readonly promise: Promised | null;
  /** The last thing that happened is a step that its taker may still take back. */
  readonly undo: Undo | null;
}

/** The last event of the case was a step that can be taken back. */
export interface Undo {
  readonly step: UndoableStep;
  readonly by: StaffId;
  /** The case before the step, which itself has nothing to take back. */
  readonly before: ApplicationState;
}
