import type { StaffId } from '../../kernel/ids.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import type { DocumentFile } from '../application/document.ts';
import type { Term } from '../rent/events.ts';
import type { RentStandard } from '../rent/standard.ts';
import type { LeavingEvent } from './events.ts';
import type { LeavingGround } from './grounds.ts';
import type { Fine, Suit } from './penalty.ts';
import type { ImposedBan, RentFigures, Settlement } from './record.ts';

export const leavingStatuses = ['none', 'opened', 'notified', 'returned', 'settled', 'finished', 'withdrawn'] as const;

/** `settled`: money is to be given back; `finished`: nothing is left to do. */
export type LeavingStatus = (typeof leavingStatuses)[number];

/** A leaving, folded from its stream; after it was withdrawn another may be opened. */
export interface LeavingState {
  readonly status: LeavingStatus;
  readonly opened: {
    readonly on: PlainDate;
    readonly ground: LeavingGround;
    readonly since: PlainDate | null;
    readonly evidence: string;
    readonly files: readonly DocumentFile[];
    readonly figures: RentFigures | null;
    readonly by: StaffId;
  } | null;
  readonly heard: { readonly on: PlainDate; readonly statement: string } | null;
  readonly notified: { readonly on: PlainDate; readonly leaveBy: PlainDate } | null;
  readonly rentSet: {
    readonly on: PlainDate;
    readonly marketFen: number;
    readonly source: string;
    readonly standards: readonly RentStandard[];
    /** As they were before the first of them was set. */
    readonly before: readonly RentStandard[];
  } | null;
  readonly transition: { readonly signedOn: PlainDate; readonly term: Term; readonly monthlyFen: number } | null;
  readonly returned: {
    readonly on: PlainDate;
    readonly returnedOn: PlainDate;
    readonly ban: ImposedBan | null;
  } | null;
  readonly settled: {
    readonly on: PlainDate;
    readonly settlement: Settlement;
    readonly refundBy: PlainDate | null;
  } | null;
  readonly refunded: { readonly on: PlainDate; readonly depositFen: number; readonly aheadFen: number } | null;
  /** In the order in which they were recorded. */
  readonly fines: readonly Fine[];
  readonly suits: readonly Suit[];
  readonly lifted: { readonly on: PlainDate; readonly reason: string } | null;
  readonly withdrawn: { readonly on: PlainDate; readonly reason: string } | null;
}

/** As it stands in the log: the event with who wrote it. */
export type RecordedLeavingEvent = LeavingEvent & { readonly actor: StaffId };

const NOTHING: LeavingState = {
  status: 'none',
  opened: null,
  heard: null,
  notified: null,
  rentSet: null,
  transition: null,
  returned: null,
  settled: null,
  refunded: null,
  fines: [],
  suits: [],
  lifted: null,
  withdrawn: null,
};

function evolve(state: LeavingState, event: RecordedLeavingEvent): LeavingState {
  switch (event.type) {
    case 'leaving.opened.v1': {
      const { on, ground, since, evidence, files, figures } = event.payload;
      const opened = { on, ground, since, evidence, files, figures, by: event.actor };
      return { ...NOTHING, status: 'opened', opened };
    }
    case 'leaving.heard.v1':
      return { ...state, heard: event.payload };
    case 'leaving.notified.v1': {
      const { on, leaveBy } = event.payload;
      return { ...state, status: 'notified', notified: { on, leaveBy } };
    }
    case 'leaving.rent-set.v1': {
      const { on, marketFen, source, standards } = event.payload;
      const before = state.rentSet?.before ?? event.payload.before;
      return { ...state, rentSet: { on, marketFen, source, standards, before } };
    }
    case 'leaving.transition-signed.v1': {
      const { signedOn, term, monthlyFen } = event.payload;
      return { ...state, transition: { signedOn, term, monthlyFen } };
    }
    case 'leaving.withdrawn.v1':
      return { ...state, status: 'withdrawn', withdrawn: event.payload };
    case 'leaving.returned.v1': {
      const { on, returnedOn, ban } = event.payload;
      return { ...state, status: 'returned', returned: { on, returnedOn, ban } };
    }
    case 'leaving.settled.v1': {
      const { on, settlement, refundBy } = event.payload;
      const isLeft = settlement.depositFen + settlement.aheadFen > 0;
      return { ...state, status: isLeft ? 'settled' : 'finished', settled: { on, settlement, refundBy } };
    }
    case 'leaving.refunded.v1': {
      const { on, depositFen, aheadFen } = event.payload;
      return { ...state, status: 'finished', refunded: { on, depositFen, aheadFen } };
    }
    case 'leaving.fined.v1':
    case 'leaving.fine-paid.v1':
    case 'leaving.suit-filed.v1':
    case 'leaving.suit-judged.v1':
    case 'leaving.suit-enforced.v1':
      return penalised(state, event);
    case 'leaving.ban-lifted.v1':
      return { ...state, lifted: event.payload };
  }
}

type Penalty = Extract<
  LeavingEvent,
  { readonly type: `leaving.fine${'d' | '-paid'}.v1` | `leaving.suit-${'filed' | 'judged' | 'enforced'}.v1` }
>;

function penalised(state: LeavingState, event: Penalty): LeavingState {
  switch (event.type) {
    case 'leaving.fined.v1': {
      const { on: _on, basis: _basis, ...fine } = event.payload;
      return { ...state, fines: [...state.fines, { ...fine, paid: null }] };
    }
    case 'leaving.fine-paid.v1': {
      const { fineId, paidOn, voucherNo } = event.payload;
      const paid = { paidOn, voucherNo };
      return { ...state, fines: state.fines.map((fine) => (fine.fineId === fineId ? { ...fine, paid } : fine)) };
    }
    case 'leaving.suit-filed.v1': {
      const { on: _on, basis: _basis, ...suit } = event.payload;
      return { ...state, suits: [...state.suits, { ...suit, judged: null, enforced: null }] };
    }
    case 'leaving.suit-judged.v1': {
      const { suitId, caseNo, judgedOn: on, outcome, note } = event.payload;
      const judged = { on, outcome, note };
      return withSuit(state, suitId, (suit) => ({ ...suit, judged, caseNo: caseNo === '' ? suit.caseNo : caseNo }));
    }
    case 'leaving.suit-enforced.v1': {
      const { suitId, enforcedOn: on, note } = event.payload;
      return withSuit(state, suitId, (suit) => ({ ...suit, enforced: { on, note } }));
    }
  }
}

function withSuit(state: LeavingState, suitId: string, change: (suit: Suit) => Suit): LeavingState {
  return { ...state, suits: state.suits.map((suit) => (suit.suitId === suitId ? change(suit) : suit)) };
}

export function foldLeaving(events: readonly RecordedLeavingEvent[]): LeavingState {
  return events.reduce(evolve, NOTHING);
}
