import type { Actor } from '../application/available-actions.ts';
import type { CityCalendar } from '../calendar/city-calendar.ts';
import type { OfficeId, StaffId } from '../../kernel/ids.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import type { Citation } from './events.ts';
import type { TicketPolicy } from './limits.ts';
import type { TicketState } from './state.ts';

/** What the rules look at beside the ticket itself. */
export interface TicketFacts {
  readonly today: PlainDate;
  readonly actor: Actor;
  readonly policy: TicketPolicy;
  readonly calendar: CityCalendar;
  /** The id and number of a ticket that begins. */
  readonly ticketId: string;
  readonly ticketNo: string;
  /** Somebody active as they are now. */
  readonly colleague: (staffId: StaffId) => Actor | undefined;
  /** Another ticket that this person may know of. */
  readonly ticketOf: (ticketId: string) => TicketState | undefined;
  /** A petition of the same person on the same thing that was decided to the end (PET-06). */
  readonly endedPetition: boolean;
  /** A policy document as it holds today. */
  readonly citation: (docId: string) => Citation | undefined;
  readonly isOffice: (office: OfficeId) => boolean;
  readonly officeName: (office: OfficeId) => string;
}
