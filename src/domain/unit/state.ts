import type { CaseId, UnitNo } from '../../kernel/ids.ts';
import type { RentStandard, UnitParticulars } from './particulars.ts';

/** 空置 · 已预留 · 已选定 · 已出租 · 维修中 · 封存 · 已退出 */
export const unitStates = ['vacant', 'reserved', 'offered', 'let', 'in-repair', 'sealed', 'withdrawn'] as const;
export type UnitStateName = (typeof unitStates)[number];

/** The states with which a home can come into the ledger; `let` is one whose tenant this program does not know yet. */
export const startStates = ['vacant', 'let', 'in-repair', 'sealed', 'withdrawn'] as const;
export type StartState = (typeof startStates)[number];

export interface UnitState extends UnitParticulars {
  readonly unitNo: UnitNo;
  /** By the day from which they count, the earliest first; never empty. */
  readonly rents: readonly RentStandard[];
  readonly state: UnitStateName;
  /** The draw or the plan that holds it, also while it is offered from there. */
  readonly reservedFor: string | null;
  /** The household that it is offered or let to; null also for a tenant from before this program. */
  readonly household: { readonly caseId: CaseId; readonly caseNo: string } | null;
  readonly leaseId: string | null;
}
