import type { CaseId, StaffId } from '../../kernel/ids.ts';
import type { Changes } from './changes.ts';
import type { RentStandard, UnitParticulars } from './particulars.ts';
import type { ReleaseCause, ReleaseReason } from './release.ts';
import type { StartState } from './state.ts';

/** Who signed in beside the first person; the app has checked that it was them. */
interface Signed {
  readonly secondBy?: StaffId;
}

interface Reasoned extends Signed {
  readonly reason: string;
}

/** Changes of what the ledger says: always by two people. */
export type LedgerCommand =
  | ({
      readonly type: 'register';
      readonly unit: UnitParticulars;
      readonly rent: RentStandard;
      readonly state: StartState;
      readonly importId: string | null;
    } & Signed)
  | ({ readonly type: 'correct'; readonly changes: Changes<UnitParticulars> } & Reasoned)
  | ({ readonly type: 'set-rent'; readonly rent: RentStandard } & Reasoned)
  | ({ readonly type: 'begin-repair' } & Reasoned)
  | ({ readonly type: 'end-repair' } & Reasoned)
  | ({ readonly type: 'seal' } & Reasoned)
  | ({ readonly type: 'unseal' } & Reasoned)
  | ({ readonly type: 'withdraw' } & Reasoned)
  | ({ readonly type: 'reinstate' } & Reasoned);

/**
 * What the processes that give homes away do with one: part of their own unit of work, under their own rules of who may.
 * `by` is the draw, plan or other undertaking; a release names who holds it, so that nobody frees another's home.
 */
export type UnitStep =
  | { readonly type: 'reserve'; readonly by: string }
  | { readonly type: 'offer'; readonly by: string; readonly caseId: CaseId; readonly caseNo: string }
  | { readonly type: 'let'; readonly leaseId: string; readonly caseId: CaseId; readonly caseNo: string }
  | {
      readonly type: 'release';
      /** The draw for a reserved home, the case for one that is offered or let. */
      readonly by: string;
      readonly cause: ReleaseCause;
      readonly reason: ReleaseReason | null;
      readonly comment: string;
    };

export type UnitCommand = LedgerCommand | UnitStep;
export type LedgerCommandType = LedgerCommand['type'];
