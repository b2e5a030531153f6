/**
 * What a ledger comes to at its end: all that charging and paying ask, without its entries. It is kept beside the
 * stream, so that a ledger of many years is charged and paid without being read. What takes something back, or changes
 * what earlier days cost, asks for the whole ledger, and the head is made anew from it.
 */
import { type PlainDate, addDays } from '../../kernel/plain-date.ts';
import { sumOf } from './account.ts';
import { depositHeld, owedNow } from './balance.ts';
import { entryOf } from './entry.ts';
import type { RentEvent } from './events.ts';
import { type OpenRent, openRent, receivedFen } from './outstanding.ts';
import { ownFen } from './rent-lines.ts';
import { type LedgerState, firstUncharged, standingCharges, standingLateFees } from './state.ts';

export interface LedgerHead extends Omit<LedgerState, 'entries'> {
  readonly entryCount: number;
  /** What the tenant owes, and the deposit held; fen. */
  readonly owedFen: number;
  readonly heldFen: number;
  /** The first day that no charge covers. */
  readonly next: PlainDate;
  /** How often charges from that day or a later one were booked and taken back: their ids are numbered on. */
  readonly chargedBefore: Readonly<Record<string, number>>;
  readonly open: readonly OpenRent[];
  /** Money beyond all rent that was charged, fen. */
  readonly aheadFen: number;
  /** Late fees that stand. */
  readonly lateFees: number;
  /**
   * Charges follow each other without a gap, no part of one is below nought (rounding can do that where nearly all is
   * paid for the tenant), and no more was given back than came. Only then is the head carried on.
   */
  readonly isPlain: boolean;
}

export function headOf(state: LedgerState): LedgerHead {
  const { entries, ...rest } = state;
  const next = firstUncharged(state);
  const charges = standingCharges(state);
  const chargedBefore: Record<string, number> = {};
  for (const entry of entries) {
    if (entry.kind === 'charge' && entry.from >= next) {
      chargedBefore[entry.from] = (chargedBefore[entry.from] ?? 0) + 1;
    }
  }
  const charged = charges.reduce((sum, { fen }) => sum + fen, 0);
  const received = receivedFen(entries);
  const last = charges.at(-1);
  return {
    ...rest,
    entryCount: entries.length,
    owedFen: owedNow(state),
    heldFen: depositHeld(state),
    next,
    chargedBefore,
    open: openRent(state),
    aheadFen: Math.max(0, received - charged),
    lateFees: standingLateFees(state).length,
    isPlain:
      received >= 0 &&
      (last === undefined || addDays(last.until, 1) === next) &&
      charges.every(({ lines }) => lines.every((line) => ownFen(line) >= 0)),
  };
}

/** The head after an event; undefined where it has to be made from the whole ledger. */
export function advanceHead(head: LedgerHead, event: RentEvent): LedgerHead | undefined {
  if (!head.isPlain) return undefined;
  switch (event.type) {
    case 'rent.opened.v1':
    case 'rent.standard-changed.v1':
    case 'rent.term-changed.v1':
    case 'rent.home-changed.v1':
    case 'rent.reversed.v1':
      return undefined;
    case 'rent.receipt-voided.v1':
      return head;
    case 'rent.charged.v1':
      return charged(booked(head, event), event.payload);
    case 'rent.late-fee-charged.v1':
      return { ...booked(head, event), lateFees: head.lateFees + 1 };
    case 'rent.paid.v1':
      return settled(booked(head, event), event.payload.fen - event.payload.depositFen);
    case 'rent.deposit-set-off.v1':
      return settled(booked(head, event), event.payload.fen);
    case 'rent.refunded.v1': {
      const { aheadFen } = event.payload;
      return aheadFen > head.aheadFen ? undefined : { ...booked(head, event), aheadFen: head.aheadFen - aheadFen };
    }
  }
}

function booked(head: LedgerHead, event: Parameters<typeof entryOf>[0]): LedgerHead {
  const { postings, bookedOn } = entryOf(event);
  return {
    ...head,
    bookedOn,
    entryCount: head.entryCount + 1,
    owedFen: head.owedFen + sumOf(postings, 'tenant'),
    heldFen: head.heldFen - sumOf(postings, 'deposit'),
  };
}

type Charged = Extract<RentEvent, { type: 'rent.charged.v1' }>['payload'];

function charged(head: LedgerHead, { from, until, lines, dueOn }: Charged): LedgerHead | undefined {
  if (from !== head.next || lines.some((line) => ownFen(line) < 0)) return undefined;
  let { aheadFen } = head;
  const open = lines.flatMap((line): readonly OpenRent[] => {
    const own = ownFen(line);
    const met = Math.min(own, aheadFen);
    aheadFen -= met;
    return own === met ? [] : [{ dueOn, fen: own - met, month: line.from.slice(0, 7) }];
  });
  const next = addDays(until, 1);
  const before = Object.entries(head.chargedBefore).filter(([day]) => day >= next);
  return { ...head, next, aheadFen, open: [...head.open, ...open], chargedBefore: Object.fromEntries(before) };
}

/** Money meets the oldest rent first; what is beyond it is ahead. */
function settled(head: LedgerHead, fen: number): LedgerHead {
  let left = fen;
  const open = head.open.flatMap((line): readonly OpenRent[] => {
    const met = Math.min(line.fen, left);
    left -= met;
    return line.fen === met ? [] : [{ ...line, fen: line.fen - met }];
  });
  return { ...head, open, aheadFen: head.aheadFen + left };
}
