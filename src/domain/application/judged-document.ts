/**
 * What an officer found of a single paper. A refused one counts as missing, so that acceptance and the one-time notice
 * (PRH-04, PRH-05) follow from the papers themselves; a copy proves nothing that its original does not.
 */
import type { StaffId } from '../../kernel/ids.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import type { CaseDocument, DocumentType } from './document.ts';

/** Why a paper is not accepted; `other` takes words. The order is that of the keys. */
export const documentRefusalReasons = [
  'illegible',
  'incomplete',
  'expired',
  'other-person',
  'wrong-document',
  'unsigned',
  'other',
] as const;

export type DocumentRefusalReason = (typeof documentRefusalReasons)[number];

export type DocumentVerdict =
  | {
      readonly kind: 'accepted';
      readonly by: StaffId;
      readonly on: PlainDate;
      /** Its last day; null for what does not run out. */
      readonly validUntil: PlainDate | null;
    }
  | {
      readonly kind: 'refused';
      readonly by: StaffId;
      readonly on: PlainDate;
      readonly reason: DocumentRefusalReason;
      readonly comment: string;
      /** The applicant is to bring another one: it stands on the one-time notice. */
      readonly askAgain: boolean;
    };

/** A paper of the case with what was found of it; without a verdict nobody has judged it. */
export interface JudgedDocument extends CaseDocument {
  readonly verdict?: DocumentVerdict;
}

/** Whether the paper proves what its type says: it was not refused and is no copy of another. */
export function counts(document: Pick<JudgedDocument, 'verdict' | 'copyOf'>): boolean {
  return document.copyOf === undefined && document.verdict?.kind !== 'refused';
}

/** The types that the case has a paper for which counts. */
export function countingTypes(documents: readonly JudgedDocument[]): readonly DocumentType[] {
  return documents.filter(counts).map(({ type }) => type);
}

type LastDay = { readonly kind: 'accepted'; readonly validUntil: PlainDate | null } | { readonly kind: 'refused' };

/** An accepted paper whose last day has passed: flagged, never refused by itself. */
export function hasExpired(verdict: LastDay | undefined, today: PlainDate): boolean {
  return verdict?.kind === 'accepted' && verdict.validUntil !== null && verdict.validUntil < today;
}

/** Refused papers that no other paper of their type makes up for, in the order in which they came. */
export function refusedWithoutOther(documents: readonly JudgedDocument[]): readonly JudgedDocument[] {
  const present = countingTypes(documents);
  return documents.filter(
    ({ verdict, copyOf, type }) => copyOf === undefined && verdict?.kind === 'refused' && !present.includes(type),
  );
}
