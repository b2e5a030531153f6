/** What is being decided on a pair, until it is confirmed. */
import type { PairCommandInput, PairView } from '../../../contract/duplicates.ts';
import type { AvailablePairAction } from '../../../domain/duplicate/available-actions.ts';
import type { PairCommandType } from '../../../domain/duplicate/commands.ts';
import type { DifferenceReason } from '../../../domain/duplicate/reasons.ts';
import { type RelationCode, relationCodes } from '../../../domain/identity/relation.ts';
import type { CaseId } from '../../../kernel/ids.ts';
import { type Result, err, ok } from '../../../kernel/result.ts';
import { type SignInForm, nobodySigned, signInOf } from '../../ui/second-sign-in.tsx';

export interface PairDraft {
  readonly close: CaseId;
  readonly comment: string;
  readonly reason: DifferenceReason | null;
  /** By identity number, where the officer chose otherwise than proposed. */
  readonly relations: Readonly<Record<string, string>>;
  readonly second: SignInForm;
}

export type PairIncomplete = 'commentNeeded' | 'relationNeeded' | 'reasonNeeded' | 'secondNeeded';

/** The later case is closed unless only the earlier one can be. */
export function pairDraft(pair: PairView, command: PairCommandType): PairDraft {
  const close = closable(pair, command)[0]?.close ?? pair.high.caseId;
  return { close, comment: '', reason: null, relations: {}, second: nobodySigned };
}

/** The ways round in which the outcome is possible; the case that came later first. */
export function closable(pair: PairView, command: PairCommandType): readonly AvailablePairAction[] {
  const came = (caseId: CaseId | null): string =>
    [pair.low, pair.high].find((view) => view.caseId === caseId)?.caseNo ?? '';
  return pair.actions
    .filter((action) => action.command === command && action.refusal === null)
    .toSorted((a, b) => (came(a.close) < came(b.close) ? 1 : -1));
}

/** Who joins the case that goes on. */
export function joiningOf(pair: PairView, close: CaseId): PairView['joining']['low'] {
  return close === pair.low.caseId ? pair.joining.low : pair.joining.high;
}

export function relationOf(
  { relations }: Pick<PairDraft, 'relations'>,
  { identityNumber, relation }: PairView['joining']['low'][number],
): string {
  return relations[identityNumber] ?? relation ?? '';
}

export function pairCommandOf(
  command: PairCommandType,
  draft: PairDraft,
  pair: PairView,
): Result<PairCommandInput, PairIncomplete> {
  const { close, reason } = draft;
  const comment = draft.comment.trim();
  if (command === 'different-people') {
    if (reason === null) return err('reasonNeeded');
    if (reason === 'other' && comment === '') return err('commentNeeded');
    return ok({ type: command, reason, comment });
  }
  if (comment === '') return err('commentNeeded');
  const relations: { identityNumber: string; relation: RelationCode }[] = [];
  for (const member of command === 'same-household' ? joiningOf(pair, close) : []) {
    const known = relationCodes.find(({ code }) => code === relationOf(draft, member));
    if (known === undefined) return err('relationNeeded');
    relations.push({ identityNumber: member.identityNumber, relation: known.code });
  }
  const second = signInOf(draft.second);
  if (second === null) return err('secondNeeded');
  if (command === 'duplicate-of') return ok({ type: command, close, comment, second });
  return ok({ type: command, close, comment, second, relations });
}
