import type { DocumentType } from './document.ts';
import type { Status } from './state.ts';
import type { Permission } from '../staff/role.ts';
import type { OfficeId } from '../../kernel/ids.ts';

/** Why a command is not carried out. The words live in the screens; the data says what they are about. */
export type Refusal =
  | { readonly code: 'exists-already' }
  | { readonly code: 'received-in-future' }
  | { readonly code: 'not-now'; readonly status: Status }
  | { readonly code: 'missing-permission'; readonly permission: Permission }
  | { readonly code: 'wrong-office'; readonly office: OfficeId }
  /** The person who took the last step cannot take the next one. */
  | { readonly code: 'four-eyes' }
  /** The actor, or a declared relative, belongs to the household. */
  | { readonly code: 'own-case' }
  /** PRH-05: one notice lists everything; a second one needs a supervisor and a reason. */
  | { readonly code: 'supplement-once' }
  | { readonly code: 'supplement-empty' }
  | { readonly code: 'reasons-missing' }
  | { readonly code: 'comment-missing' }
  /** PRH-03: without written consent nothing may be verified. */
  | { readonly code: 'consent-missing' }
  | { readonly code: 'documents-missing'; readonly types: readonly DocumentType[] }
  /** The clock stands: nothing is decided until it goes again. */
  | { readonly code: 'clock-paused' }
  | { readonly code: 'clock-running' }
  /** PRH-05: what the applicant owes before acceptance is asked for by the one-time notice. */
  | { readonly code: 'pause-by-notice' }
  | { readonly code: 'no-applicant' }
  | { readonly code: 'member-twice'; readonly name: string }
  /** Another live application holds the same identity number. */
  | { readonly code: 'identity-claimed'; readonly name: string; readonly caseNo: string };
