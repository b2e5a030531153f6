import type { OfficeId, StaffId } from '../../kernel/ids.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import type { Intake } from './events.ts';
import type {
  AnswerOutcome,
  CloseReason,
  ContactFinding,
  ReviewLevel,
  Satisfaction,
  SupervisionCause,
  TicketPause,
} from './kinds.ts';
import type { TicketLimits } from './limits.ts';
import type { KeptTicketLetter } from './kept-letter.ts';

/** What a citizen is told of it. */
export type TicketStatus = 'open' | 'waiting' | 'answered' | 'closed';

/** Where it stands for the office. */
export const ticketStages = [
  'received',
  'handling',
  'waiting',
  'answered',
  'under-review',
  'returned',
  'closed',
] as const;

export type TicketStage = (typeof ticketStages)[number];

export const statusOfStage: Readonly<Record<TicketStage, TicketStatus>> = {
  received: 'open',
  handling: 'open',
  waiting: 'waiting',
  answered: 'answered',
  // The level above has the petition; the citizen has an answer and waits for another.
  'under-review': 'answered',
  returned: 'open',
  closed: 'closed',
};

export interface TicketStop {
  readonly reason: TicketPause;
  readonly from: PlainDate;
  readonly to?: PlainDate;
}

export interface CitizenPromise {
  readonly what: string;
  readonly by: PlainDate;
  /** Only that there would be news by then: the answer is it. */
  readonly news: boolean;
  readonly keptOn: PlainDate | null;
}

export interface TicketAnswer {
  readonly text: string;
  readonly outcome: AnswerOutcome;
  readonly on: PlainDate;
  readonly by: StaffId;
  readonly number: string | null;
  readonly late: boolean;
}

export interface Extension {
  readonly askedBy: StaffId;
  readonly reason: string;
  /** Null while nobody settled it. */
  readonly granted: boolean | null;
  readonly settledOn: PlainDate | null;
}

export interface PetitionReview {
  readonly level: ReviewLevel;
  readonly askedOn: PlainDate;
  readonly done: {
    readonly on: PlainDate;
    readonly upheld: boolean;
    readonly body: string;
    readonly number: string;
  } | null;
}

export interface TicketState extends Intake {
  readonly ticketId: string;
  readonly ticketNo: string;
  readonly limits: TicketLimits;
  readonly from: string | null;
  /** Who received it first and answers for it to the end (CMP-10). */
  readonly first: StaffId | null;
  readonly holder: StaffId | null;
  /** Who may neither see nor take it: named in it, or with an interest (CMP-09). */
  readonly barred: readonly StaffId[];
  readonly stage: TicketStage;
  /** Where a pause goes back to. */
  readonly acceptedOn: PlainDate | null;
  readonly acceptanceNo: string | null;
  readonly stops: readonly TicketStop[];
  readonly extension: Extension | null;
  readonly progressOn: PlainDate | null;
  readonly promises: readonly CitizenPromise[];
  readonly units: readonly string[];
  /** Offices of the house that help, each with its own ticket. */
  readonly helps: readonly { readonly office: OfficeId; readonly ticketId: string }[];
  /** The ticket that this one helps with; null for all others. */
  readonly assists: string | null;
  readonly answers: readonly TicketAnswer[];
  readonly calls: readonly {
    readonly reached: boolean;
    readonly satisfaction: Satisfaction;
    readonly solved: boolean;
  }[];
  /** When it was sent back to be done again, by the call or by the citizen who opened it again. */
  readonly redoneFrom: PlainDate | null;
  readonly redos: number;
  readonly reopened: number;
  readonly supervision: readonly SupervisionCause[];
  readonly linkedTo: string | null;
  readonly contactedOn: PlainDate | null;
  /** What the last contact about a rating found; null before. */
  readonly finding: ContactFinding | null;
  readonly appeal: { readonly by: StaffId; readonly on: PlainDate; readonly struck: boolean | null } | null;
  readonly reviews: readonly PetitionReview[];
  readonly letters: readonly KeptTicketLetter[];
  readonly closed: { readonly reason: CloseReason; readonly on: PlainDate; readonly by: StaffId } | null;
}

export function openPromises(state: Pick<TicketState, 'promises'>): readonly CitizenPromise[] {
  return state.promises.filter(({ keptOn }) => keptOn === null);
}

/** PET-06: decided to the end; the same facts are not taken again. */
export function hasEnded(state: TicketState): boolean {
  const reason = state.closed?.reason;
  return state.kind === 'petition' && (reason === 'final' || reason === 'not-asked-in-time');
}
