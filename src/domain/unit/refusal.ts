import type { EstateId, UnitNo } from '../../kernel/ids.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import type { Refusal } from '../application/refusal.ts';
import type { UnitStateName } from './state.ts';

/** Why the ledger of homes stays as it is. */
export type UnitRefusal =
  | Refusal
  | { readonly code: 'unknown-unit'; readonly unitNo: string }
  | { readonly code: 'unknown-estate'; readonly estateId: string }
  | { readonly code: 'unit-exists'; readonly unitNo: UnitNo }
  | { readonly code: 'estate-exists'; readonly estateId: EstateId }
  /** The same room of the same house stands in the ledger under another code. */
  | { readonly code: 'room-exists'; readonly unitNo: UnitNo }
  /** What is asked does not fit the state that the home is in. */
  | { readonly code: 'unit-state'; readonly unitNo: UnitNo; readonly state: UnitStateName }
  /** Another plan, draw or household has it: a home is never given twice. */
  | { readonly code: 'home-taken'; readonly unitNo: UnitNo; readonly holder: string }
  | { readonly code: 'particulars-invalid'; readonly field: string }
  /** A standard that begins later is in the ledger: the next one begins after it, or replaces it on its own day. */
  | { readonly code: 'rent-scheduled'; readonly from: PlainDate }
  | { readonly code: 'ledger-unchanged' };
