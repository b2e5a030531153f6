import { type RecordedLeaseEvent, foldLease } from '../../domain/lease/evolve.ts';
import type { LeaseState } from '../../domain/lease/state.ts';
import type { RentEvent } from '../../domain/rent/events.ts';
import { foldLedger } from '../../domain/rent/evolve.ts';
import type { LedgerState } from '../../domain/rent/state.ts';
import type { CaseFile } from '../../store/case-file.ts';
import { type LedgerEnd, ledgerEnd } from '../../store/queries/ledger-heads.ts';
import { typedEvents } from '../../store/typed-events.ts';

export function leaseStream(leaseId: string): string {
  return `lease:${leaseId}`;
}

/** The money of a lease is a stream beside it. */
export function rentStream(leaseId: string): string {
  return `rent:${leaseId}`;
}

type Loading = Pick<CaseFile, 'load'>;

interface Loaded<State> {
  /** 0 before there is one. */
  readonly version: number;
  readonly state: State | undefined;
}

export function loadLease(file: Loading, leaseId: string): Loaded<LeaseState> {
  const { version, events } = file.load(leaseStream(leaseId));
  return { version, state: foldLease(typedEvents<RecordedLeaseEvent>(events, 'lease')) };
}

export function loadLedger(file: Loading, leaseId: string): Loaded<LedgerState> {
  const { version, events } = file.load(rentStream(leaseId));
  return { version, state: foldLedger(typedEvents<RentEvent>(events, 'rent')) };
}

/** Where a ledger ends, without its entries; undefined where all of it has to be read. */
export function loadLedgerHead({ db }: Pick<CaseFile, 'db'>, leaseId: string): LedgerEnd | undefined {
  return ledgerEnd(db, leaseId, rentStream(leaseId));
}
