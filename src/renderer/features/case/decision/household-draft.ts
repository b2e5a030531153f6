/** What was typed for a change of household, laid over the household as it is. */
import type { CaseCommandInput, CaseView } from '../../../../contract/cases.ts';
import type { HouseholdMember } from '../../../../domain/application/household.ts';
import type { HouseholdChangeReason } from '../../../../domain/application/reasons.ts';
import type { MaritalStatusCode, RelationCode } from '../../../../domain/identity/relation.ts';
import type { PlainDate } from '../../../../kernel/plain-date.ts';
import { type Result, err, ok } from '../../../../kernel/result.ts';
import { parseTypedDate } from '../../intake/typed-date.ts';

export interface NewMember {
  readonly id: string;
  readonly name: string;
  readonly identityNumber: string;
  readonly relation: RelationCode;
  readonly maritalStatus: MaritalStatusCode;
}

export interface HouseholdDraft {
  readonly reason: Exclude<HouseholdChangeReason, 'death'> | null;
  /** As typed, `2026-10-09`. */
  readonly on: string;
  /** Identity numbers of those who are members no longer. */
  readonly left: readonly string[];
  /** Yuan a month by identity number, as typed, where it is another. */
  readonly incomes: Readonly<Record<string, string>>;
  readonly joined: readonly NewMember[];
  readonly died: string | null;
}

export const newHouseholdDraft: HouseholdDraft = {
  reason: null,
  on: '',
  left: [],
  incomes: {},
  joined: [],
  died: null,
};

type Lacking = 'reason' | 'changedOn' | 'member' | 'comment';

/** The command, or the first thing that is missing. */
export function householdChange(
  draft: HouseholdDraft,
  comment: string,
  content: CaseView['content'],
): Result<CaseCommandInput, Lacking> {
  const on = parseTypedDate(draft.on);
  if (draft.reason === null) return err('reason');
  if (on === undefined) return err('changedOn');
  if (draft.joined.some(({ name, identityNumber }) => name.trim() === '' || identityNumber.trim() === '')) {
    return err('member');
  }
  if (comment === '') return err('comment');
  const stay = content.members
    .filter(({ identityNumber }) => !draft.left.includes(identityNumber))
    .map((member) => ({ ...member, monthlyIncome: incomeOf(draft, member) }));
  const members = [...stay, ...draft.joined.map((member) => newcomer(member))];
  const { reason } = draft;
  return ok({ type: 'change-household', reason, changedOn: on, content: { ...content, members }, comment });
}

export function deathRecord(draft: HouseholdDraft, comment: string): Result<CaseCommandInput, Lacking> {
  const on: PlainDate | undefined = parseTypedDate(draft.on);
  if (draft.died === null) return err('member');
  if (on === undefined) return err('changedOn');
  return comment === ''
    ? err('comment')
    : ok({ type: 'record-death', identityNumber: draft.died, diedOn: on, comment });
}

/** Fen a month; what is no amount leaves the income as it was. */
function incomeOf(
  { incomes }: HouseholdDraft,
  member: Pick<HouseholdMember, 'identityNumber' | 'monthlyIncome'>,
): number {
  const typed = incomes[member.identityNumber]?.trim();
  if (typed === undefined || !/^\d{1,7}(\.\d{1,2})?$/.test(typed)) return member.monthlyIncome;
  const [yuan = '0', fen = ''] = typed.split('.');
  return Number(yuan) * 100 + Number(fen.padEnd(2, '0'));
}

/** Somebody new counts for everything until an office says otherwise. */
function newcomer({ name, identityNumber, relation, maritalStatus }: NewMember) {
  return {
    name: name.trim(),
    identityNumber: identityNumber.trim().toUpperCase(),
    relation,
    maritalStatus,
    phone: '',
    employer: '',
    monthlyIncome: 0,
    flags: { counted: true, income: true, ownership: true, residence: true },
  };
}
