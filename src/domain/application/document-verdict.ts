/** Judging a paper: the command, and what its event makes of the papers. */
import type { DocumentId, StaffId } from '../../kernel/ids.ts';
import { type Result, err, ok } from '../../kernel/result.ts';
import type { CaseCommand } from './commands.ts';
import type { ApplicationEvent } from './events.ts';
import type { Decision, Facts } from './facts.ts';
import type { JudgedDocument } from './judged-document.ts';
import type { Refusal } from './refusal.ts';
import type { ApplicationState } from './state.ts';

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

type PaperEvent = Extract<
  ApplicationEvent,
  {
    type: JudgedEvent['type'] | 'application.document-copied.v1' | 'application.promised-documents-received.v1';
  }
>;

/** The papers after an event that judges one or brings some. */
export function withPaperEvent(
  documents: readonly JudgedDocument[],
  event: PaperEvent & { readonly actor: StaffId },
): readonly JudgedDocument[] {
  switch (event.type) {
    case 'application.document-accepted.v1':
    case 'application.document-refused.v1':
      return withVerdict(documents, event, event.actor);
    case 'application.document-copied.v1':
    case 'application.promised-documents-received.v1':
      return [...documents, ...event.payload.documents];
  }
}

/** The papers with the verdict of the event; an acceptance may put right what the paper was handed in as. */
function withVerdict(documents: readonly JudgedDocument[], event: JudgedEvent, by: StaffId): readonly JudgedDocument[] {
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
