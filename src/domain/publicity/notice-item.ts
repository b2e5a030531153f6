/**
 * What a notice shows of a household: by the policy's list, masked by the one masking function (domain reference §6.2).
 * Never phone, address, illness, disability, income or a child's name: nothing of them can come in, since an item has
 * no place for it.
 */
import type { CaseId, OfficeId } from '../../kernel/ids.ts';
import { type PlainDate, fullYearsBetween } from '../../kernel/plain-date.ts';
import type { HomeNature } from '../application/household.ts';
import type { ApplicationState } from '../application/state.ts';
import { decisionPlace } from '../application/chain.ts';
import { identityFactsOf } from '../identity/identity-document.ts';
import { maskName } from '../identity/masking.ts';
import type { PublicityRule } from '../policy/review-chain.ts';

export interface NoticeItem {
  readonly caseId: CaseId;
  /** Always kept; shown where the policy says so, or where two names look alike. */
  readonly caseNo: string;
  /** Masked. */
  readonly name: string;
  readonly street: OfficeId | null;
  readonly size: number | null;
  readonly education: string | null;
  /** How the household lives, and how many cm² it owns; `none` without any home of its own. */
  readonly housing: { readonly nature: HomeNature | 'none'; readonly owned: number } | null;
  /** Reviewed so far, or approved by the city. */
  readonly result: 'reviewed' | 'approved' | null;
  /** Another item of the notice has the same masked name: the case number tells them apart, never more of the name. */
  readonly clashes: boolean;
}

type Shows = PublicityRule['shows'];

const ADULT_AGE = 18;

/** The items of a notice, in the order of their case numbers. */
export function noticeItems(cases: readonly ApplicationState[], shows: Shows, on: PlainDate): readonly NoticeItem[] {
  const items = cases.map((state) => itemOf(state, shows, on)).sort((a, b) => a.caseNo.localeCompare(b.caseNo));
  const seen = Map.groupBy(items, ({ name }) => name);
  return items.map((item) => ({ ...item, clashes: (seen.get(item.name)?.length ?? 0) > 1 }));
}

/** Whether the item's case number is printed. */
export function showsCaseNo(item: Pick<NoticeItem, 'clashes'>, shows: Shows): boolean {
  return item.clashes || shows.includes('case-no') || !shows.includes('name');
}

function itemOf(state: ApplicationState, shows: Shows, on: PlainDate): NoticeItem {
  const { content, street, caseId, caseNo } = state;
  const shown = (part: Shows[number]): boolean => shows.includes(part);
  return {
    caseId,
    caseNo,
    name: shown('name') ? publicName(state, on) : '',
    street: shown('street') ? street : null,
    size: shown('size') ? content.members.filter((member) => member.flags.counted).length : null,
    education: shown('education') ? (content.education?.level ?? '') : null,
    housing: shown('housing') ? housingOf(content.homes) : null,
    result: shown('result') ? (state.step > decisionPlace(state) ? 'approved' : 'reviewed') : null,
    clashes: false,
  };
}

/** The applicant's name, masked. A minor who applies (an orphan) is a child: of the name nothing is shown. */
export function publicName({ content }: Pick<ApplicationState, 'content'>, on: PlainDate): string {
  const [applicant] = content.members;
  if (applicant === undefined) return '';
  const { birth } = identityFactsOf(applicant.identityNumber, on);
  const isMinor = birth !== null && fullYearsBetween(birth, on) < ADULT_AGE;
  return isMinor ? '**' : maskName(applicant.name);
}

function housingOf(homes: ApplicationState['content']['homes']): NonNullable<NoticeItem['housing']> {
  const owned = homes.filter(({ nature }) => nature === 'private-owned').reduce((sum, { area }) => sum + area, 0);
  return { nature: owned > 0 ? 'private-owned' : (homes[0]?.nature ?? 'none'), owned };
}
