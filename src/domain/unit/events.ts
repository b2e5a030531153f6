import type { CaseId, StaffId, UnitNo } from '../../kernel/ids.ts';
import type { RentStandard, UnitParticulars } from './particulars.ts';
import type { ReleaseCause, ReleaseReason } from './release.ts';
import type { StartState } from './state.ts';

/** Who changed the ledger took a second person along (four eyes). */
interface Edited {
  readonly reason: string;
  readonly secondBy: StaffId;
}

/**
 * A home's life: a stream of its own, known in the whole city. What the ledger says of it changes by two people; who
 * holds it changes by the processes that give homes away. No name of a household stands here.
 */
export type UnitEvent =
  | {
      readonly type: 'unit.registered.v1';
      readonly payload: UnitParticulars & {
        readonly unitNo: UnitNo;
        readonly rent: RentStandard;
        readonly state: StartState;
        /** The file that it came in with (domain/unit/import-event.ts); null when entered by hand. */
        readonly importId: string | null;
        readonly secondBy: StaffId;
      };
    }
  | {
      readonly type: 'unit.corrected.v1';
      readonly payload: Edited & { readonly changes: Partial<UnitParticulars> };
    }
  | { readonly type: 'unit.rent-set.v1'; readonly payload: Edited & { readonly rent: RentStandard } }
  | { readonly type: 'unit.repair-begun.v1'; readonly payload: Edited }
  | { readonly type: 'unit.repair-ended.v1'; readonly payload: Edited }
  | { readonly type: 'unit.sealed.v1'; readonly payload: Edited }
  | { readonly type: 'unit.unsealed.v1'; readonly payload: Edited }
  | { readonly type: 'unit.withdrawn.v1'; readonly payload: Edited }
  | { readonly type: 'unit.reinstated.v1'; readonly payload: Edited }
  /** In an allocation plan: nobody else may give it away. */
  | { readonly type: 'unit.reserved.v1'; readonly payload: { readonly by: string } }
  /** A household chose it, or was given it, and has not signed yet. */
  | {
      readonly type: 'unit.offered.v1';
      readonly payload: { readonly by: string; readonly caseId: CaseId; readonly caseNo: string };
    }
  | {
      readonly type: 'unit.let.v1';
      readonly payload: { readonly leaseId: string; readonly caseId: CaseId; readonly caseNo: string };
    }
  | {
      readonly type: 'unit.released.v1';
      readonly payload: {
        readonly by: string;
        readonly cause: ReleaseCause;
        /** What the household said; null where there is none. */
        readonly reason: ReleaseReason | null;
        readonly comment: string;
      };
    };

export type UnitEventType = UnitEvent['type'];
