/** What was typed for a change of household, laid over the household as it is. */
import type { CaseCommandInput, CaseView } from '../../../../contract/cases.ts';
import type { Asset, Home, HomeNature, HouseholdMember } from '../../../../domain/application/household.ts';
import type { HouseholdChangeReason } from '../../../../domain/application/reasons.ts';
import type { MaritalStatusCode, RelationCode } from '../../../../domain/identity/relation.ts';
import type { PlainDate } from '../../../../kernel/plain-date.ts';
import { type Result, err, ok } from '../../../../kernel/result.ts';
import { CM2_DECIMALS, FEN_DECIMALS, formatScaled, parseScaled } from '../../intake/scaled-number.ts';
import { parseTypedDate } from '../../intake/typed-date.ts';

export interface NewMember {
  readonly id: string;
  readonly name: string;
  readonly identityNumber: string;
  readonly relation: RelationCode;
  readonly maritalStatus: MaritalStatusCode;
}

/** A home as typed. */
export interface HomeLine {
  readonly id: string;
  readonly address: string;
  readonly owner: string;
  /** m². */
  readonly area: string;
  readonly nature: HomeNature;
}

/** An asset as typed. */
export interface AssetLine {
  readonly id: string;
  readonly kind: Asset['kind'];
  readonly note: string;
  /** Yuan. */
  readonly value: string;
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
  /** Where the household lives now, as typed; null where nobody touched it, as the two below. */
  readonly address: string | null;
  readonly homes: readonly HomeLine[] | null;
  readonly assets: readonly AssetLine[] | null;
}

export const newHouseholdDraft: HouseholdDraft = {
  reason: null,
  on: '',
  left: [],
  incomes: {},
  joined: [],
  died: null,
  address: null,
  homes: null,
  assets: null,
};

type Lacking = 'reason' | 'changedOn' | 'member' | 'income' | 'home' | 'asset' | 'comment';

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
  const incomes = Object.values(draft.incomes).map((typed) => parseScaled(typed, FEN_DECIMALS));
  if (incomes.some(({ ok: reads }) => !reads)) return err('income');
  const homes = homesOf(draft, content);
  if (homes === undefined) return err('home');
  const assets = assetsOf(draft, content);
  if (assets === undefined) return err('asset');
  if (comment === '') return err('comment');
  const stay = content.members
    .filter(({ identityNumber }) => !draft.left.includes(identityNumber))
    .map((member) => ({ ...member, monthlyIncome: incomeOf(draft, member) }));
  const members = [...stay, ...draft.joined.map((member) => newcomer(member))];
  const { reason } = draft;
  const address = draft.address?.trim() ?? content.address;
  const changed = { ...content, members, address, homes, assets };
  return ok({ type: 'change-household', reason, changedOn: on, content: changed, comment });
}

export function deathRecord(draft: HouseholdDraft, comment: string): Result<CaseCommandInput, Lacking> {
  const on: PlainDate | undefined = parseTypedDate(draft.on);
  if (draft.died === null) return err('member');
  if (on === undefined) return err('changedOn');
  return comment === ''
    ? err('comment')
    : ok({ type: 'record-death', identityNumber: draft.died, diedOn: on, comment });
}

/** Fen a month. */
function incomeOf(
  { incomes }: HouseholdDraft,
  member: Pick<HouseholdMember, 'identityNumber' | 'monthlyIncome'>,
): number {
  const typed = parseScaled(incomes[member.identityNumber] ?? '', FEN_DECIMALS);
  return typed.ok ? typed.value : member.monthlyIncome;
}

/** The homes as lines to be typed in. */
export function homeLines({ homes }: Pick<CaseView['content'], 'homes'>): readonly HomeLine[] {
  return homes.map(({ area, ...home }, index) => ({
    ...home,
    id: `home ${String(index)}`,
    area: formatScaled(area, CM2_DECIMALS),
  }));
}

export function assetLines({ assets }: Pick<CaseView['content'], 'assets'>): readonly AssetLine[] {
  return assets.map(({ value, ...asset }, index) => ({
    ...asset,
    id: `asset ${String(index)}`,
    value: formatScaled(value, FEN_DECIMALS),
  }));
}

/** Undefined where a line says no address or no area. */
function homesOf({ homes }: HouseholdDraft, content: CaseView['content']): Home[] | undefined {
  if (homes === null) return [...content.homes];
  const read = homes.flatMap(({ id: _id, area, ...home }) => {
    const typed = parseScaled(area, CM2_DECIMALS);
    return typed.ok && home.address.trim() !== '' ? [{ ...home, area: typed.value }] : [];
  });
  return read.length === homes.length ? read : undefined;
}

/** Undefined where a line says no value. */
function assetsOf({ assets }: HouseholdDraft, content: CaseView['content']): Asset[] | undefined {
  if (assets === null) return [...content.assets];
  const read = assets.flatMap(({ id: _id, value, ...asset }) => {
    const typed = parseScaled(value, FEN_DECIMALS);
    return typed.ok ? [{ ...asset, value: typed.value }] : [];
  });
  return read.length === assets.length ? read : undefined;
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
