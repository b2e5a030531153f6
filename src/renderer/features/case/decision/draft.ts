/**
 * What an officer has typed and ticked for one decision, and the command that it makes. Kept apart from the screen so
 * that a lost connection, a changed case or a closed panel never costs a word of it.
 */
import type { CaseCommandInput, CaseView } from '../../../../contract/cases.ts';
import type { StepCommandType } from '../../../../domain/application/commands.ts';
import type { SupplementItem } from '../../../../domain/application/state.ts';
import type { PauseReason } from '../../../../domain/application/pause-reason.ts';
import type { DocumentFile, DocumentType } from '../../../../domain/application/document.ts';
import type { RejectionReason, ReturnReason, WithdrawalReason } from '../../../../domain/application/reasons.ts';
import { type Result, err, ok } from '../../../../kernel/result.ts';
import { type HouseholdDraft, deathRecord, householdChange, newHouseholdDraft } from './household-draft.ts';

export interface DraftItem {
  readonly id: string;
  readonly documentType: DocumentType | null;
  readonly text: string;
  readonly ticked: boolean;
  readonly reason?: SupplementItem['reason'];
  readonly point?: SupplementItem['point'];
  /** An earlier notice asked for it in words: it may have been answered. */
  readonly perhaps?: boolean;
}

export interface DraftDocument {
  readonly id: string;
  readonly type: DocumentType;
  readonly files: readonly DocumentFile[];
}

export interface Draft {
  /** Comment, note of a supplement, or grounds of a re-check. */
  readonly comment: string;
  readonly recommendation: 'approve' | 'reject' | null;
  readonly rejectionReasons: readonly RejectionReason[];
  readonly returnReason: ReturnReason | null;
  readonly withdrawalReason: WithdrawalReason | null;
  readonly pauseReason: PauseReason | null;
  readonly items: readonly DraftItem[];
  readonly exceptionReason: string;
  readonly documents: readonly DraftDocument[];
  readonly household: HouseholdDraft;
  /** The missing written consent came in (PRH-03). */
  readonly consentGiven: boolean;
  /** Reasons by condition that is overruled with an approval. */
  readonly overrules: Readonly<Record<string, string>>;
  /** Who signs an overruling beside the officer. */
  readonly second: { readonly account: string; readonly password: string };
}

/** What is still missing before the command can be sent; words under `case.incomplete`. */
export type Incomplete =
  | 'recommendation'
  | 'comment'
  | 'reason'
  | 'rejectionReasons'
  | 'supplementItems'
  | 'itemText'
  | 'exceptionReason'
  | 'documentsOrNote'
  | 'income'
  | 'home'
  | 'asset'
  | 'documents'
  | 'changedOn'
  | 'member'
  | 'overruleReason'
  | 'secondPerson';

/** An empty draft; what is open stands in the supplement list, ticked where that is certain. */
export function newDraft(view: Pick<CaseView, 'supplementList'>): Draft {
  return {
    comment: '',
    recommendation: null,
    rejectionReasons: [],
    returnReason: null,
    withdrawalReason: null,
    pauseReason: null,
    items: view.supplementList.map(({ sure, documentType, text, reason, point }) => ({
      id: `open/${JSON.stringify([documentType, text, reason, point])}`,
      documentType,
      text,
      ticked: sure,
      ...(reason === undefined ? {} : { reason }),
      ...(point === undefined ? {} : { point }),
      ...(sure ? {} : { perhaps: true }),
    })),
    exceptionReason: '',
    documents: [],
    household: newHouseholdDraft,
    consentGiven: false,
    overrules: {},
    second: { account: '', password: '' },
  };
}

/** The command as the desk takes it, or the first thing that is missing. The desk's own rules decide again. */
export function commandOf(
  type: StepCommandType,
  draft: Draft,
  view: Pick<CaseView, 'supplementNotices' | 'content'>,
): Result<CaseCommandInput, Incomplete> {
  const comment = draft.comment.trim();
  switch (type) {
    case 'accept':
      return ok({ type });
    case 'approve':
      return approval(type, comment, draft);
    case 'overturn-rejection':
      return comment === '' ? err('comment') : approval(type, comment, draft);
    case 'confirm-rejection':
      return comment === '' ? err('comment') : ok({ type, comment });
    case 'request-recheck':
      return comment === '' ? err('comment') : ok({ type, grounds: comment });
    case 'pass-review':
      if (draft.recommendation === null) return err('recommendation');
      if (draft.recommendation === 'reject' && comment === '') return err('comment');
      return ok({ type, recommendation: draft.recommendation, comment });
    case 'return-one-step':
      if (draft.returnReason === null) return err('reason');
      return comment === '' ? err('comment') : ok({ type, reason: draft.returnReason, comment });
    case 'pause-clock':
      if (draft.pauseReason === null) return err('reason');
      return comment === '' ? err('comment') : ok({ type, reason: draft.pauseReason, comment });
    case 'resume-clock':
      return ok({ type, comment });
    case 'take-back-step':
      return comment === '' ? err('comment') : ok({ type, comment });
    case 'accept-on-promise':
      return ok({ type, comment });
    case 'record-promised':
      return draft.documents.length === 0
        ? err('documents')
        : ok({ type, documents: documentsOf(draft), note: comment });
    case 'withdraw':
      if (draft.withdrawalReason === null) return err('reason');
      return ok({ type, reason: draft.withdrawalReason, comment });
    case 'reject':
      return rejection(draft, comment);
    case 'change-household':
      return householdChange(draft.household, comment, view.content);
    case 'record-death':
      return deathRecord(draft.household, comment);
    case 'request-supplement':
      return supplementRequest(draft, view);
    case 'record-supplement':
      return supplementRecord(draft, comment);
  }
}

/** With what is overruled, each with its reason, and the second person's sign-in. */
function approval(
  type: 'approve' | 'overturn-rejection',
  comment: string,
  { overrules, second }: Draft,
): Result<CaseCommandInput, Incomplete> {
  const overruled = Object.entries(overrules).map(([condition, reason]) => ({
    condition,
    verdict: 'met' as const,
    reason: reason.trim(),
  }));
  if (overruled.length === 0) return ok({ type, comment });
  if (overruled.some(({ reason }) => reason === '')) return err('overruleReason');
  const account = second.account.trim();
  if (account === '' || second.password === '') return err('secondPerson');
  return ok({ type, comment, overrules: overruled, second: { account, password: second.password } });
}

function rejection(draft: Draft, comment: string): Result<CaseCommandInput, Incomplete> {
  if (draft.rejectionReasons.length === 0) return err('rejectionReasons');
  if (draft.rejectionReasons.includes('other') && comment === '') return err('comment');
  return ok({ type: 'reject', reasons: [...draft.rejectionReasons], comment });
}

function supplementRequest(
  draft: Draft,
  view: Pick<CaseView, 'supplementNotices'>,
): Result<CaseCommandInput, Incomplete> {
  const ticked = draft.items.filter((item) => item.ticked);
  if (ticked.length === 0) return err('supplementItems');
  if (ticked.some((item) => isFree(item) && item.text.trim() === '')) return err('itemText');
  const exceptionReason = draft.exceptionReason.trim();
  if (view.supplementNotices > 0 && exceptionReason === '') return err('exceptionReason');
  const items = ticked.map(({ documentType, text, reason, point }) => ({
    documentType,
    text: text.trim(),
    ...(reason === undefined ? {} : { reason }),
    ...(point === undefined ? {} : { point }),
  }));
  return ok({ type: 'request-supplement', items, exceptionReason });
}

/** A point in the officer's own words, which has to have some. */
export function isFree({ documentType, point }: Pick<DraftItem, 'documentType' | 'point'>): boolean {
  return documentType === null && point === undefined;
}

function supplementRecord(draft: Draft, note: string): Result<CaseCommandInput, Incomplete> {
  if (draft.documents.length === 0 && note === '' && !draft.consentGiven) return err('documentsOrNote');
  const { consentGiven } = draft;
  return ok({ type: 'record-supplement', documents: documentsOf(draft), note, consentGiven });
}

function documentsOf({ documents }: Draft) {
  return documents.map(({ type, files }) => ({ type, title: '', files: [...files] }));
}
