import type { Refusal } from '../application/refusal.ts';
import type { CheckSource } from './source.ts';

/** Why a check command is not carried out. */
export type CheckRefusal =
  | Refusal
  /** PRH-03, PRH-41: no written consent that opens this registry today. */
  | { readonly code: 'no-check-consent'; readonly name: string; readonly source: CheckSource }
  /** The person does not belong to the household. */
  | { readonly code: 'unknown-person' }
  | { readonly code: 'unknown-consent' }
  | { readonly code: 'consent-withdrawn-already' }
  /** A minor's consent is signed by a grown-up of the household (PI-03). */
  | { readonly code: 'guardian-needed'; readonly name: string }
  | { readonly code: 'guardian-not-needed'; readonly name: string }
  /** Signed in the future, over before it begins, or opening nothing. */
  | { readonly code: 'consent-term' }
  /** The paper is not among the documents of the case. */
  | { readonly code: 'unknown-document' }
  /** PI-01: the programme asks nothing of this registry about this person. */
  | { readonly code: 'check-not-needed'; readonly name: string; readonly source: CheckSource }
  | { readonly code: 'asked-already'; readonly name: string; readonly source: CheckSource }
  | { readonly code: 'unknown-request' }
  /** The question was answered, failed or was cancelled before. */
  | { readonly code: 'request-ended' }
  | { readonly code: 'evidence-in-future' }
  /** The answer that was ruled on is not the one that counts. */
  | { readonly code: 'evidence-replaced' }
  /** Registry and declaration do not differ in this field. */
  | { readonly code: 'no-difference'; readonly field: string }
  | { readonly code: 'nothing-to-do' };
