import type { BlobHash, OfficeId, StaffId } from '../../kernel/ids.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import type {
  About,
  AnswerOutcome,
  CloseReason,
  ContactFinding,
  Rating,
  RefusalGround,
  ReviewLevel,
  Satisfaction,
  SupervisionCause,
  TicketChannel,
  TicketClass,
  TicketKind,
  TicketPause,
  TicketTopic,
  appealGrounds,
} from './kinds.ts';
import type { TicketLimits } from './limits.ts';
import type { KeptTicketLetter } from './kept-letter.ts';

export interface Caller {
  readonly name: string;
  readonly phone: string;
  /** Empty where it was not given. */
  readonly identityNumber: string;
}

/** A file of the desk, by the hash of its bytes. */
export interface Attachment {
  readonly name: string;
  readonly hash: BlobHash;
}

/** A policy document in the version that held on the day of the answer. */
export interface Citation {
  readonly docId: string;
  readonly version: number;
  readonly label: string;
}

/** What is written down when somebody is heard (CMP-11). */
export interface Intake {
  readonly kind: TicketKind;
  readonly subject: TicketClass;
  readonly channel: TicketChannel;
  /** Of the hotline's order; empty for all else. */
  readonly orderNo: string;
  /** Null where nobody gave a name. */
  readonly caller: Caller | null;
  /** Who speaks for a joint petition, the caller among them; empty for one person's. */
  readonly representatives: readonly string[];
  readonly title: string;
  readonly text: string;
  readonly topic: TicketTopic;
  readonly about: readonly About[];
  /** Who handles it. */
  readonly office: OfficeId;
  readonly receivedOn: PlainDate;
  /** CMP-10: the day that an order states itself. */
  readonly orderDueOn: PlainDate | null;
  /** An earlier ticket of the same fact. */
  readonly earlier: string | null;
  readonly rating: Rating | null;
  readonly attachments: readonly Attachment[];
}

export type TicketEvent =
  | {
      readonly type: 'ticket.received.v1';
      readonly payload: Intake & {
        readonly ticketId: string;
        readonly ticketNo: string;
        readonly limits: TicketLimits;
        /** The ticket that was handed on to this one. */
        readonly from?: string;
        /** Who was responsible there: stays so. */
        readonly first?: StaffId | null;
        /** Who had stepped aside there. */
        readonly recused?: readonly StaffId[];
        /** The ticket whose lead this office helps (CMP-06). */
        readonly assists?: string;
      };
    }
  /** With the number of the written notice for a petition (PET-02, PET-03). */
  | { readonly type: 'ticket.accepted.v1'; readonly payload: { readonly noticeNo: string | null } }
  | {
      readonly type: 'ticket.not-accepted.v1';
      readonly payload: { readonly ground: RefusalGround; readonly path: string };
    }
  | {
      readonly type: 'ticket.returned.v1';
      readonly payload: { readonly to: 'dispatcher' | 'hotline'; readonly reason: string };
    }
  | {
      readonly type: 'ticket.reclassified.v1';
      readonly payload: {
        readonly kind: TicketKind;
        readonly subject: TicketClass;
        readonly reason: string;
        readonly limits: TicketLimits;
      };
    }
  | { readonly type: 'ticket.assigned.v1'; readonly payload: { readonly to: StaffId; readonly reason: string } }
  | {
      readonly type: 'ticket.help-asked.v1';
      readonly payload: {
        readonly units: readonly string[];
        readonly question: string;
        /** An office of the house, and the ticket that it gets. */
        readonly office?: OfficeId;
        readonly newTicketId?: string;
      };
    }
  | { readonly type: 'ticket.helped.v1'; readonly payload: { readonly unit: string; readonly text: string } }
  | {
      readonly type: 'ticket.handed-on.v1';
      readonly payload: { readonly office: OfficeId; readonly newTicketId: string; readonly reason: string };
    }
  | { readonly type: 'ticket.paused.v1'; readonly payload: { readonly reason: TicketPause; readonly comment: string } }
  | { readonly type: 'ticket.resumed.v1'; readonly payload: { readonly comment: string } }
  | { readonly type: 'ticket.extension-asked.v1'; readonly payload: { readonly reason: string } }
  | {
      readonly type: 'ticket.extension-settled.v1';
      readonly payload: { readonly granted: boolean; readonly comment: string };
    }
  | { readonly type: 'ticket.progress-told.v1'; readonly payload: { readonly text: string; readonly until: PlainDate } }
  | { readonly type: 'ticket.promised.v1'; readonly payload: { readonly what: string; readonly by: PlainDate } }
  | {
      readonly type: 'ticket.promise-kept.v1';
      readonly payload: { readonly promise: number; readonly comment: string };
    }
  | { readonly type: 'ticket.noted.v1'; readonly payload: { readonly text: string } }
  | {
      readonly type: 'ticket.papers-added.v1';
      readonly payload: { readonly attachments: readonly Attachment[]; readonly text: string };
    }
  | {
      readonly type: 'ticket.answered.v1';
      readonly payload: {
        readonly text: string;
        readonly outcome: AnswerOutcome;
        /** Of the decision on a petition. */
        readonly number: string | null;
        /** After its last day, as the calendar was then. */
        readonly late: boolean;
        readonly attachments: readonly Attachment[];
        /** Policy documents that it rests on, as they were named. */
        readonly cites?: readonly Citation[];
      };
    }
  | {
      readonly type: 'ticket.called-back.v1';
      readonly payload: {
        readonly reached: boolean;
        readonly solved: boolean;
        readonly satisfaction: Satisfaction;
        readonly comment: string;
      };
    }
  /** CMP-07: once. */
  | { readonly type: 'ticket.sent-back.v1'; readonly payload: { readonly comment: string } }
  | { readonly type: 'ticket.closed.v1'; readonly payload: { readonly reason: CloseReason; readonly comment: string } }
  | { readonly type: 'ticket.linked.v1'; readonly payload: { readonly to: string; readonly explanation: string } }
  | {
      readonly type: 'ticket.supervised.v1';
      readonly payload: { readonly cause: SupervisionCause; readonly instruction: string };
    }
  | {
      readonly type: 'ticket.reopened.v1';
      readonly payload: { readonly text: string; readonly channel: TicketChannel };
    }
  | { readonly type: 'ticket.recused.v1'; readonly payload: { readonly staffId: StaffId; readonly reason: string } }
  | {
      readonly type: 'ticket.contacted.v1';
      readonly payload: { readonly reached: boolean; readonly finding: ContactFinding; readonly comment: string };
    }
  | {
      readonly type: 'ticket.appealed.v1';
      readonly payload: { readonly grounds: (typeof appealGrounds)[number]; readonly reason: string };
    }
  | { readonly type: 'ticket.rechecked.v1'; readonly payload: { readonly strike: boolean; readonly comment: string } }
  | {
      readonly type: 'ticket.review-asked.v1';
      readonly payload: { readonly level: ReviewLevel; readonly askedOn: PlainDate; readonly text: string };
    }
  | {
      readonly type: 'ticket.reviewed.v1';
      readonly payload: {
        readonly level: ReviewLevel;
        readonly upheld: boolean;
        readonly body: string;
        readonly text: string;
        readonly number: string;
      };
    }
  | {
      readonly type: 'ticket.caller-corrected.v1';
      readonly payload: { readonly caller: Caller; readonly reason: string };
    }
  | { readonly type: 'ticket.letter-kept.v1'; readonly payload: KeptTicketLetter };

export type TicketEventType = TicketEvent['type'];

/** With what the envelope says of it. */
export type RecordedTicketEvent = TicketEvent & {
  readonly actor: StaffId;
  readonly wallTime: number;
};
