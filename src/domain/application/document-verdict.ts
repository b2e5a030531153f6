/**
 * What an officer found of a single paper. A refused one counts as missing, so that acceptance and the one-time notice
 * (PRH-04, PRH-05) follow from the papers themselves; a copy proves nothing that its original does not.
 */
import type { DocumentId, StaffId } from '../../kernel/ids.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import { type Result, err, ok } from '../../kernel/result.ts';
import type { CaseCommand } from './commands.ts';
import type { CaseDocument, DocumentType } from './document.ts';
import type { ApplicationEvent } from './events.ts';
import type { Decision, Facts } from './facts.ts';
import type { Refusal } from './refusal.ts';
import type { ApplicationState } from './state.ts';

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

/** An accepted paper whose last day has passed: flagged, never refused by itself. */
export function hasExpired({ verdict }: Pick<JudgedDocument, 'verdict'>, today: PlainDate): boolean {
  return verdict?.kind === 'accepted' && verdict.validUntil !== null && verdict.validUntil < today;
}

/** Refused papers that no other paper of their type makes up for, in the order in which they came. */
export function refusedWithoutOther(documents: readonly JudgedDocument[]): readonly JudgedDocument[] {
  const present = countingTypes(documents);
  return documents.filter(
    ({ verdict, copyOf, type }) => copyOf === undefined && verdict?.kind === 'refused' && !present.includes(type),
  );
}

/**
 * Judging is repeated until the case moves on: the last verdict holds. Refused for a paper that the case does not have
 * or that is a copy, for a last day before the paper came, and for `other` without words.
 */
export function judgeDocument(
  command: Extract<CaseCommand, { type: 'accept-document' | 'refuse-document' }>,
  state: ApplicationState,
  facts: Facts,
): Decision {
  const found = originalOf(state, command.documentId);
  if (!found.ok) return found;
  const common = {
    documentId: command.documentId,
    judgedOn: facts.today,
    basis: { rules: ['PRH-04'], policy: facts.policy.id, values: { files: found.value.files.map(({ hash }) => hash) } },
  };
  if (command.type === 'accept-document') {
    const { documentType, validUntil } = command;
    return ok([{ type: 'application.document-accepted.v1', payload: { ...common, documentType, validUntil } }]);
  }
  const { reason, askAgain } = command;
  const comment = command.comment.trim();
  if (reason === 'other' && comment === '') return err({ code: 'comment-missing' });
  return ok([{ type: 'application.document-refused.v1', payload: { ...common, reason, comment, askAgain } }]);
}

/** The paper that is judged or copied. */
export function originalOf(
  state: Pick<ApplicationState, 'documents'>,
  documentId: DocumentId,
): Result<JudgedDocument, Refusal> {
  const document = state.documents.find(({ id }) => id === documentId);
  return document === undefined || document.copyOf !== undefined ? err({ code: 'unknown-document' }) : ok(document);
}

type JudgedEvent = Extract<
  ApplicationEvent,
  { type: 'application.document-accepted.v1' | 'application.document-refused.v1' }
>;

/** The papers with the verdict of the event; an acceptance may put right what the paper was handed in as. */
export function withVerdict(
  documents: readonly JudgedDocument[],
  event: JudgedEvent,
  by: StaffId,
): readonly JudgedDocument[] {
  const { documentId, judgedOn: on } = event.payload;
  return documents.map((document) => {
    if (document.id !== documentId) return document;
    if (event.type === 'application.document-accepted.v1') {
      const { documentType: type, validUntil } = event.payload;
      return { ...document, type, verdict: { kind: 'accepted', by, on, validUntil } };
    }
    const { reason, comment, askAgain } = event.payload;
    return { ...document, verdict: { kind: 'refused', by, on, reason, comment, askAgain } };
  });
}
