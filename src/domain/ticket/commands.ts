import type { OfficeId, StaffId } from '../../kernel/ids.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import type { Attachment, Caller, Intake } from './events.ts';
import type { KeptTicketLetter } from './kept-letter.ts';
import type {
  AnswerOutcome,
  CloseReason,
  ContactFinding,
  RefusalGround,
  Satisfaction,
  SupervisionCause,
  TicketChannel,
  TicketClass,
  TicketKind,
  TicketPause,
  appealGrounds,
} from './kinds.ts';

/** What can be asked of a ticket. */
export type TicketCommand =
  | { readonly type: 'receive'; readonly intake: Intake }
  /** Whoever accepts has it, and stays responsible to the end (CMP-10). */
  | { readonly type: 'accept' }
  /** CMP-15: with the reason and the right path. */
  | { readonly type: 'refuse'; readonly ground: RefusalGround; readonly path: string }
  /** CMP-03: not ours, back to where it came from. */
  | { readonly type: 'return'; readonly to: 'dispatcher' | 'hotline'; readonly reason: string }
  /** Another kind or class, with the reason on record. */
  | {
      readonly type: 'reclassify';
      readonly kind: Exclude<TicketKind, 'rating'>;
      readonly subject: TicketClass;
      readonly reason: string;
    }
  | { readonly type: 'take' }
  | { readonly type: 'assign'; readonly to: StaffId; readonly reason: string }
  /** CMP-06: which units help; the lead keeps it. */
  | {
      readonly type: 'ask-help';
      readonly units: readonly string[];
      readonly question: string;
      /** An office of the house below one's own: its desk gets a ticket of its own. */
      readonly office?: OfficeId | undefined;
      readonly newTicketId?: string | undefined;
    }
  | { readonly type: 'note-help'; readonly unit: string; readonly text: string }
  /** To another office below one's own, as a ticket of its own with the same clock. */
  | { readonly type: 'hand-on'; readonly office: OfficeId; readonly newTicketId: string; readonly reason: string }
  | { readonly type: 'pause'; readonly reason: TicketPause; readonly comment: string }
  | { readonly type: 'resume'; readonly comment: string }
  | { readonly type: 'ask-extension'; readonly reason: string }
  | { readonly type: 'settle-extension'; readonly granted: boolean; readonly comment: string }
  /** CMP-04: what was done, what will be, and until when. */
  | { readonly type: 'tell-progress'; readonly text: string; readonly until: PlainDate }
  | { readonly type: 'promise'; readonly what: string; readonly by: PlainDate }
  | { readonly type: 'keep-promise'; readonly promise: number; readonly comment: string }
  /** Between colleagues: the citizen never reads it. */
  | { readonly type: 'note'; readonly text: string }
  /** Pictures and PDFs that come later, with what they show. */
  | { readonly type: 'add-papers'; readonly attachments: readonly Attachment[]; readonly text: string }
  | {
      readonly type: 'answer';
      readonly text: string;
      readonly outcome: AnswerOutcome;
      readonly attachments: readonly Attachment[];
      /** Ids of policy documents; each must hold today. */
      readonly cites?: readonly string[] | undefined;
    }
  | {
      readonly type: 'call-back';
      readonly reached: boolean;
      readonly solved: boolean;
      readonly satisfaction: Satisfaction;
      readonly comment: string;
    }
  | {
      readonly type: 'close';
      readonly reason: Extract<CloseReason, 'not-reached' | 'no-contact-wanted' | 'withdrawn' | 'not-asked-in-time'>;
      readonly comment: string;
    }
  /** CMP-05: the same fact as another ticket that is being or was handled. */
  | { readonly type: 'link'; readonly to: string; readonly explanation: string }
  | { readonly type: 'supervise'; readonly cause: SupervisionCause; readonly instruction: string }
  | { readonly type: 'reopen'; readonly text: string; readonly channel: TicketChannel }
  /** Who has an interest steps aside, by themselves or by a supervisor (CMP-09). */
  | { readonly type: 'recuse'; readonly staffId: StaffId; readonly reason: string }
  /** EVA-03: contact with whoever rated badly under their name. */
  | {
      readonly type: 'contact';
      readonly reached: boolean;
      readonly finding: ContactFinding;
      readonly comment: string;
    }
  | { readonly type: 'appeal'; readonly grounds: (typeof appealGrounds)[number]; readonly reason: string }
  /** By somebody else than who appealed. */
  | { readonly type: 'recheck'; readonly strike: boolean; readonly comment: string }
  /** PET-05, PET-06: the citizen asks the level above. */
  | { readonly type: 'ask-review'; readonly askedOn: PlainDate; readonly text: string }
  | { readonly type: 'review'; readonly upheld: boolean; readonly body: string; readonly text: string }
  | { readonly type: 'correct-caller'; readonly caller: Caller; readonly reason: string }
  /** A letter that was filled stays with the ticket; the same step from the same template once. */
  | { readonly type: 'keep-letter'; readonly letter: KeptTicketLetter };

export type TicketCommandType = TicketCommand['type'];
