/** A lease, its money, what is done about arrears, and a payment that waits, as a conflict compares them. */
import type { ArrearsEvent } from '../../../domain/arrears/events.ts';
import { foldArrears } from '../../../domain/arrears/state.ts';
import { type RecordedLeaseEvent, foldLease } from '../../../domain/lease/evolve.ts';
import type { LeaseState } from '../../../domain/lease/state.ts';
import { type RecordedPaymentEvent, foldPayment } from '../../../domain/payment/state.ts';
import { depositHeld, owedNow } from '../../../domain/rent/balance.ts';
import type { Entry } from '../../../domain/rent/entry.ts';
import type { RentEvent } from '../../../domain/rent/events.ts';
import { foldLedger } from '../../../domain/rent/evolve.ts';
import { firstUncharged } from '../../../domain/rent/state.ts';
import type { LoadedEvent } from '../../../store/event-row.ts';
import { typedEvents } from '../../../store/typed-events.ts';

export function shownLease(events: readonly LoadedEvent[]): unknown {
  const state = foldLease(typedEvents<RecordedLeaseEvent>(events, 'lease'));
  if (state === undefined) return undefined;
  const { leaseNo, status, content } = state;
  const { landlord, employer, home, tenant, term, payment, rent, depositFen, clauses } = content;
  return {
    lease: {
      leaseNo,
      status,
      landlord,
      employer,
      unitNo: home.unitNo,
      address: home.address,
      area: home.area,
      tenant: tenant.name,
      phone: tenant.phone,
      occupants: tenant.occupants.map(({ name }) => name),
      from: term.from,
      until: term.until,
      cycleMonths: payment.cycleMonths,
      monthlyFen: rent.monthlyFen,
      reductionFen: rent.reductionFen,
      subsidyFen: rent.subsidyFen,
      source: rent.source,
      depositFen,
      clauses,
      ...steps(state),
    },
  };
}

function steps({ explained, signed, fileBy, filed, movedIn, movedOut, supplements, ended }: LeaseState): object {
  return {
    explainedOn: explained?.on ?? null,
    signedOn: signed?.on ?? null,
    fileBy,
    filedOn: filed?.on ?? null,
    filingNo: filed?.filingNo ?? null,
    movedInOn: movedIn?.on ?? null,
    movedOutOn: movedOut?.on ?? null,
    keys: movedOut?.keys ?? movedIn?.keys ?? null,
    defects: movedOut?.defects ?? movedIn?.defects ?? null,
    supplements: supplements.map(({ text }) => text),
    endedOn: ended?.on ?? null,
    endReason: ended?.reason ?? null,
  };
}

export function shownLedger(events: readonly LoadedEvent[]): unknown {
  const state = foldLedger(typedEvents<RentEvent>(events, 'rent'));
  if (state === undefined) return undefined;
  const standard = state.standards.at(-1);
  return {
    rent: {
      owedFen: owedNow(state),
      depositHeldFen: depositHeld(state),
      until: state.term.until,
      unchargedFrom: firstUncharged(state),
      standardFrom: standard?.from ?? null,
      monthlyFen: standard?.monthlyFen ?? null,
      reductionFen: standard?.reductionFen ?? null,
      subsidyFen: standard?.subsidyFen ?? null,
      entries: state.entries.map(shownEntry),
    },
  };
}

/** What a person reads of an entry; `reversed` only where it is. */
function shownEntry(entry: Entry): object {
  const { entryId, kind, bookedOn, reversedBy } = entry;
  const amount = 'fen' in entry ? entry.fen : 'aheadFen' in entry ? entry.depositFen + entry.aheadFen : null;
  const receiptNo = 'receiptNo' in entry ? entry.receiptNo : '';
  return { entryId, kind, bookedOn, fen: amount, receiptNo, reversed: reversedBy !== null };
}

export function shownArrears(events: readonly LoadedEvent[]): unknown {
  const typed = typedEvents<ArrearsEvent>(events, 'arrears');
  const { lastContact, lastStep, lastLetter, paused, agreement } = foldArrears(typed);
  return {
    arrears: {
      contactOn: lastContact?.on ?? null,
      contactWay: lastContact?.way ?? null,
      reached: lastContact?.reached ?? null,
      stepOn: lastStep?.on ?? null,
      step: lastStep?.step ?? null,
      letter: lastLetter?.letter ?? null,
      pausedUntil: paused?.until ?? null,
      pauseReason: paused?.reason ?? null,
      instalments: (agreement?.instalments ?? []).map(({ dueOn, fen }) => ({ instalmentOn: dueOn, fen })),
    },
  };
}

export function shownPayment(events: readonly LoadedEvent[]): unknown {
  const state = foldPayment(typedEvents<RecordedPaymentEvent>(events, 'payment'));
  if (state === undefined) return undefined;
  const { status, payment, assigned, notes } = state;
  return {
    payment: {
      status,
      fen: payment.fen,
      payer: payment.payer,
      paidOn: payment.paidOn,
      leaseNo: assigned?.leaseNo ?? null,
      receiptNo: assigned?.receiptNo ?? null,
      notes: [...notes],
    },
  };
}
