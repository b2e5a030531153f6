import type { Outcome, Verdict } from '../eligibility/evaluation.ts';
import type { DocumentType } from './document.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import type { ChainProblem } from './chain.ts';
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
  /** Somebody else holds the case until then (UTC milliseconds); a supervisor can give it to another first. */
  | { readonly code: 'held-by'; readonly name: string; readonly until: number }
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
  /** Approving needs every condition met, or overruled by two people; these are not. */
  | {
      readonly code: 'not-entitled';
      readonly outcome: Exclude<Outcome, 'eligible'>;
      readonly conditions: readonly { readonly id: string; readonly verdict: Exclude<Verdict, 'met'> }[];
    }
  /** Overruling takes a second person beside the officer: another one, with the right to decide, without interest. */
  | {
      readonly code: 'second-person';
      readonly why: 'missing' | 'same' | 'permission' | 'office' | 'own-case' | 'unknown';
    }
  | { readonly code: 'unknown-condition'; readonly condition: string }
  /** The clock stands: nothing is decided until it goes again. */
  | { readonly code: 'clock-paused' }
  | { readonly code: 'clock-running' }
  /** PRH-05: what the applicant owes before acceptance is asked for by the one-time notice. */
  | { readonly code: 'pause-by-notice' }
  /** The last step is not the actor's, or the case has gone on since. */
  | { readonly code: 'nothing-to-take-back' }
  | { readonly code: 'unknown-document' }
  | { readonly code: 'no-such-letter' }
  /** 容缺受理: the file lacks nothing that could be promised. */
  | { readonly code: 'nothing-missing' }
  /** The policy lets these papers not follow later. */
  | { readonly code: 'not-promisable'; readonly types: readonly DocumentType[] }
  | { readonly code: 'nothing-promised' }
  /** None of the papers is one of those that are promised. */
  | { readonly code: 'not-promised'; readonly types: readonly DocumentType[] }
  /** Papers that were promised have not come yet. */
  | { readonly code: 'promise-open'; readonly types: readonly DocumentType[] }
  /** They have not come in time: they come now, or a person records the withdrawal. */
  | { readonly code: 'promise-broken'; readonly types: readonly DocumentType[] }
  | { readonly code: 'no-applicant' }
  /** The policy's steps for the programme cannot be gone by. */
  | { readonly code: 'chain-unusable'; readonly problem: ChainProblem }
  /** Who died is none of the household. */
  | { readonly code: 'unknown-member' }
  | { readonly code: 'changed-in-future' }
  /** A change of household that changes nothing. */
  | { readonly code: 'household-same' }
  /** The case does not stand in this notice, or another step is on. */
  | { readonly code: 'not-in-notice'; readonly status: Status }
  /** PRH-07: nobody gets past publicity before its end. */
  | { readonly code: 'publicity-running'; readonly until: PlainDate }
  /** An objection is being looked into. */
  | { readonly code: 'publicity-held' }
  | { readonly code: 'member-twice'; readonly name: string }
  /** Another live application holds the same identity number. The roles are GB/T 4761 codes, here and there. */
  | {
      readonly code: 'identity-claimed';
      readonly name: string;
      readonly role: string;
      readonly caseNo: string;
      /** Empty where an older program took the number. */
      readonly otherRole: string;
    };
