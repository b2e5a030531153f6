import type { LeaseView } from '../../contract/leases.ts';
import type { LedgerView } from '../../contract/rent.ts';
import type { ArrearsEvent } from '../../domain/arrears/events.ts';
import type { Actor } from '../../domain/application/available-actions.ts';
import { availableLease, householdOf } from '../../domain/lease/available-actions.ts';
import type { LeaseState } from '../../domain/lease/state.ts';
import { availableRent } from '../../domain/rent/available-actions.ts';
import { depositHeld, owedNow } from '../../domain/rent/balance.ts';
import { lateFees } from '../../domain/rent/late-fee.ts';
import { arrearsOn } from '../../domain/rent/outstanding.ts';
import { type LedgerState, firstUncharged } from '../../domain/rent/state.ts';
import type { StaffId } from '../../kernel/ids.ts';
import { arrearsStream, loadArrears } from '../arrears/arrears-stream.ts';
import { proposedStep } from '../arrears/proposed-step.ts';
import { loadApplication } from '../application/application-stream.ts';
import { type OpenDesk, todayOf } from '../open-desk.ts';
import { officeName } from '../staff/offices.ts';
import { staffName } from '../staff/staff-stream.ts';
import { leaseStream, loadLedger, rentStream } from './lease-stream.ts';
import { typedEvents } from '../../store/typed-events.ts';
import type { LoadedEvent } from '../../store/event-row.ts';

/** A lease with its money as of today, and what may be done with both. */
export function leaseView(
  desk: OpenDesk,
  { version, state }: { readonly version: number; readonly state: LeaseState },
  actor: Actor,
): LeaseView {
  const { leaseId, content } = state;
  const ledger = loadLedger(desk.file, leaseId);
  const acting = { actor, household: householdOf(content) };
  return {
    version,
    lease: state,
    officeName: officeName(desk, content.office),
    caseNo: content.caseId === null ? null : (loadApplication(desk.file, content.caseId)?.state.caseNo ?? null),
    ledger: ledger.state === undefined ? null : ledgerView(desk, { version: ledger.version, state: ledger.state }),
    arrears: ledger.state === undefined ? null : arrearsView(desk, leaseId, ledger.state),
    history: historyOf(desk, leaseId),
    actions: [...availableLease(state, actor)],
    rentActions: ledger.state === undefined ? [] : [...availableRent(ledger.state, acting)],
  };
}

function ledgerView(
  desk: OpenDesk,
  { version, state }: { readonly version: number; readonly state: LedgerState },
): LedgerView {
  const today = todayOf(desk);
  const next = firstUncharged(state);
  return {
    version,
    owedFen: owedNow(state),
    depositFen: depositHeld(state),
    agreedDepositFen: state.depositFen,
    chargedUntil: next > state.term.until ? null : next,
    arrears: arrearsOn(state, today),
    lateFeeFen: lateFees(state, today).reduce((sum, { fen, bookedFen }) => sum + Math.max(0, fen - bookedFen), 0),
    standards: [...state.standards],
    entries: [...state.entries],
  };
}

function arrearsView(desk: OpenDesk, leaseId: string, ledger: LedgerState): LeaseView['arrears'] {
  const { version, state } = loadArrears(desk.file, leaseId);
  const { events } = desk.file.load(arrearsStream(leaseId));
  return {
    version,
    state,
    next: proposedStep(desk, leaseId, { state, arrears: arrearsOn(ledger, todayOf(desk)) }),
    log: typedEvents<ArrearsEvent & Pick<LoadedEvent, 'actor' | 'wallTime'>>(events, 'arrears')
      .map(({ wallTime: at, actor, ...event }) => ({
        at,
        byName: staffName(desk, actor as StaffId),
        event,
      }))
      .toReversed(),
  };
}

const TOLD_OF_MONEY = new Set(['rent.standard-changed.v1', 'rent.term-changed.v1', 'rent.receipt-voided.v1']);

/** Of the lease; the ledger is its own history. */
function historyOf(desk: OpenDesk, leaseId: string): LeaseView['history'] {
  const own = desk.file.load(leaseStream(leaseId)).events;
  const terms = desk.file.load(rentStream(leaseId)).events.filter(({ type }) => TOLD_OF_MONEY.has(type));
  return [...own, ...terms]
    .toReversed()
    .map(({ type, wallTime: at, actor, payload }) => ({ type, at, byName: staffName(desk, actor as StaffId), payload }))
    .sort((a, b) => b.at - a.at);
}
