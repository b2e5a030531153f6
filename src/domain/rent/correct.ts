/**
 * What must follow when a standard or the term changes, or money turns out to have moved earlier: charges that no longer
 * fit are taken back and charged anew for the same days, and late fees that are too high are taken back and booked
 * anew. Nothing is edited, so every balance that was told stays as it was.
 */
import type { PlainDate } from '../../kernel/plain-date.ts';
import type { ChargeEntry } from './entry.ts';
import type { RentEvent } from './events.ts';
import { evolveLedger } from './evolve.ts';
import { lateFees } from './late-fee.ts';
import { nextId } from './next-id.ts';
import { type RentLine, ownFen, rentLines } from './rent-lines.ts';
import { type LedgerState, standingCharges, standingLateFees } from './state.ts';

/** Gathers events together with the ledger that they make. */
export class LedgerDraft {
  readonly events: RentEvent[] = [];
  state: LedgerState;

  constructor(state: LedgerState) {
    this.state = state;
  }

  add(event: RentEvent): void {
    this.events.push(event);
    this.state = evolveLedger(this.state, event);
  }
}

export function correctCharges(draft: LedgerDraft, bookedOn: PlainDate, reason: string): void {
  for (const charge of standingCharges(draft.state)) {
    const { term, standards } = draft.state;
    const until = charge.until < term.until ? charge.until : term.until;
    const lines = charge.from > until ? [] : rentLines(standards, charge.from, until);
    if (sameLines(lines, charge.lines)) continue;
    takeBack(draft, charge.entryId, { bookedOn, reason });
    if (lines.length === 0) continue;
    const fen = lines.reduce((sum, line) => sum + ownFen(line), 0);
    draft.add({
      type: 'rent.charged.v1',
      payload: {
        entryId: nextId(draft.state, charge.from),
        from: charge.from,
        until,
        lines,
        dueOn: fen > charge.fen ? laterOf(charge, bookedOn) : charge.dueOn,
        bookedOn,
      },
    });
  }
}

/** More than was asked for is due on the day on which it is asked for. */
function laterOf({ dueOn }: ChargeEntry, bookedOn: PlainDate): PlainDate {
  return dueOn < bookedOn ? bookedOn : dueOn;
}

/** Late fees above what they should be, and those of charges that stand no more. Never books more than there was. */
export function correctLateFees(draft: LedgerDraft, bookedOn: PlainDate, reason: string): void {
  const booked = standingLateFees(draft.state);
  if (booked.length === 0) return;
  const through = booked.reduce((last, { until }) => (until > last ? until : last), booked[0]?.until ?? bookedOn);
  const due = new Map(lateFees(draft.state, through).map((fee) => [fee.charge.entryId, fee]));
  for (const charge of new Set(booked.map((fee) => fee.charge))) {
    const should = due.get(charge);
    if (should !== undefined && should.fen >= should.bookedFen) continue;
    for (const fee of booked.filter((one) => one.charge === charge)) takeBack(draft, fee.entryId, { bookedOn, reason });
    if (should !== undefined) bookLateFee(draft, { ...should, bookedFen: 0 }, { through, bookedOn });
  }
}

/** What is not booked yet of a late fee. */
export function bookLateFee(
  draft: LedgerDraft,
  { charge, from, fen, bookedFen }: ReturnType<typeof lateFees>[number],
  { through, bookedOn }: { readonly through: PlainDate; readonly bookedOn: PlainDate },
): void {
  if (fen <= bookedFen) return;
  const place = `late:${charge.entryId}:${through}`;
  draft.add({
    type: 'rent.late-fee-charged.v1',
    payload: {
      entryId: nextId(draft.state, place),
      charge: charge.entryId,
      from,
      until: through,
      fen: fen - bookedFen,
      bookedOn,
    },
  });
}

function takeBack(
  draft: LedgerDraft,
  of: string,
  { bookedOn, reason }: { readonly bookedOn: PlainDate; readonly reason: string },
): void {
  const entryId = `back:${of}`;
  draft.add({
    type: 'rent.reversed.v1',
    payload: { entryId, of, why: 'recharge', reason, secondBy: null, bookedOn },
  });
}

function sameLines(a: readonly RentLine[], b: readonly RentLine[]): boolean {
  if (a.length !== b.length) return false;
  return a.every((line, index) => {
    const other = b[index];
    return (
      other?.from === line.from &&
      other.until === line.until &&
      other.rentFen === line.rentFen &&
      other.reductionFen === line.reductionFen &&
      other.subsidyFen === line.subsidyFen
    );
  });
}
