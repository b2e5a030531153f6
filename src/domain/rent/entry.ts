import type { PlainDate } from '../../kernel/plain-date.ts';
import { assertNever } from '../../kernel/assert-never.ts';
import { type Posting, postings } from './account.ts';
import type { PaymentWay, RentEvent } from './events.ts';
import { type RentLine, ownFen } from './rent-lines.ts';

interface EntryBase {
  readonly entryId: string;
  readonly bookedOn: PlainDate;
  readonly postings: readonly Posting[];
  /** The entry that took it back; null while it stands. */
  readonly reversedBy: string | null;
}

export interface ChargeEntry extends EntryBase {
  readonly kind: 'charge';
  readonly from: PlainDate;
  readonly until: PlainDate;
  readonly lines: readonly RentLine[];
  readonly dueOn: PlainDate;
  /** What the tenant owes of it, fen. */
  readonly fen: number;
}

export interface LateFeeEntry extends EntryBase {
  readonly kind: 'late-fee';
  readonly charge: string;
  readonly from: PlainDate;
  readonly until: PlainDate;
  readonly fen: number;
}

export interface PaymentEntry extends EntryBase {
  readonly kind: 'payment';
  readonly receiptNo: string;
  readonly fen: number;
  readonly depositFen: number;
  readonly way: PaymentWay;
  readonly payer: string;
  readonly reference: string;
  readonly paidOn: PlainDate;
}

interface SetOffEntry extends EntryBase {
  readonly kind: 'set-off';
  readonly fen: number;
}

interface RefundEntry extends EntryBase {
  readonly kind: 'refund';
  readonly depositFen: number;
  readonly aheadFen: number;
  readonly payee: string;
}

interface ReversalEntry extends EntryBase {
  readonly kind: 'reversal';
  readonly of: string;
  readonly why: 'recharge' | 'mistake' | 'waived';
  readonly reason: string;
}

/** One line of the ledger; what it does to the accounts comes to nought. */
export type Entry = ChargeEntry | LateFeeEntry | PaymentEntry | SetOffEntry | RefundEntry | ReversalEntry;

type Booking = Extract<
  RentEvent,
  {
    type:
      'rent.charged.v1' | 'rent.late-fee-charged.v1' | 'rent.paid.v1' | 'rent.deposit-set-off.v1' | 'rent.refunded.v1';
  }
>;

/** Whether an event puts an entry of its own into the ledger; a reversal takes that of another. */
export function isBooking(event: RentEvent): event is Booking {
  switch (event.type) {
    case 'rent.charged.v1':
    case 'rent.late-fee-charged.v1':
    case 'rent.paid.v1':
    case 'rent.deposit-set-off.v1':
    case 'rent.refunded.v1':
      return true;
    case 'rent.opened.v1':
    case 'rent.standard-changed.v1':
    case 'rent.term-changed.v1':
    case 'rent.home-changed.v1':
    case 'rent.reversed.v1':
    case 'rent.receipt-voided.v1':
      return false;
  }
}

/** What an event that books something puts into the ledger. */
export function entryOf(event: Booking): Entry {
  switch (event.type) {
    case 'rent.charged.v1': {
      const { entryId, from, until, lines, dueOn, bookedOn } = event.payload;
      const fen = lines.reduce((sum, line) => sum + ownFen(line), 0);
      const subsidy = lines.reduce((sum, line) => sum + line.subsidyFen, 0);
      const booked = postings(['tenant', fen], ['subsidy', subsidy], ['rent', -(fen + subsidy)]);
      return { kind: 'charge', entryId, from, until, lines, dueOn, bookedOn, fen, postings: booked, reversedBy: null };
    }
    case 'rent.late-fee-charged.v1': {
      const { entryId, charge, from, until, fen, bookedOn } = event.payload;
      const booked = postings(['tenant', fen], ['late-fee', -fen]);
      return { kind: 'late-fee', entryId, charge, from, until, fen, bookedOn, postings: booked, reversedBy: null };
    }
    case 'rent.paid.v1': {
      const { fen, depositFen } = event.payload;
      const booked = postings(['money', fen], ['tenant', -(fen - depositFen)], ['deposit', -depositFen]);
      return { kind: 'payment', ...event.payload, postings: booked, reversedBy: null };
    }
    case 'rent.deposit-set-off.v1': {
      const { entryId, fen, bookedOn } = event.payload;
      const booked = postings(['deposit', fen], ['tenant', -fen]);
      return { kind: 'set-off', entryId, fen, bookedOn, postings: booked, reversedBy: null };
    }
    case 'rent.refunded.v1': {
      const { entryId, depositFen, aheadFen, payee, bookedOn } = event.payload;
      const booked = postings(['deposit', depositFen], ['tenant', aheadFen], ['money', -(depositFen + aheadFen)]);
      return { kind: 'refund', entryId, depositFen, aheadFen, payee, bookedOn, postings: booked, reversedBy: null };
    }
  }
  return assertNever(event);
}
