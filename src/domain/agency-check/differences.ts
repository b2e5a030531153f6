/**
 * Where a registry's answer and the declaration do not say the same. Only what can change a decision is compared, and
 * only where the declaration says something about it: a registry that knows more than was asked for is no mismatch.
 * Spaces, width and case of letters are never a difference.
 */
import { type PlainDate, addYears } from '../../kernel/plain-date.ts';
import type { ApplicationContent } from '../application/content.ts';
import type { HouseholdMember } from '../application/household.ts';
import { declaredAssets } from './reported-assets.ts';
import type { Difference, DifferenceField } from './difference-fields.ts';
import type { CheckFinding, ComparedValue } from './events.ts';
import type { CheckRecord } from './record.ts';
import type { CheckSource } from './source.ts';

/** What was declared about whom, and how far a registry's income may lie from it (thousandths of the declared). */
export interface Declared {
  readonly content: ApplicationContent;
  readonly member: HouseholdMember;
  readonly incomeTolerance: number;
  /** Fen: what the reports on other people of the household say that came before this one (reported-assets.ts). */
  readonly assetsBefore: number;
  /** The day of the comparison: giving up a home is looked back on five years. */
  readonly on: PlainDate;
}

type Compare<Source extends CheckSource> = (record: CheckRecord<Source> | null, declared: Declared) => Difference[];

/** All differences of one answer, in the order of the record; `none` is an answer too. */
export function differencesOf(source: CheckSource, finding: CheckFinding, declared: Declared): readonly Difference[] {
  const compare = comparisons[source] as Compare<CheckSource>;
  return compare(finding.outcome === 'found' ? finding.record : null, declared);
}

const comparisons: { readonly [Source in CheckSource]: Compare<Source> } = {
  'household-registration': (record, declared) => [
    ...(record === null ? [] : texts('name', declared.member.name, record.name)),
    ...(isApplicant(declared)
      ? dates('registered-since', declared.content.registeredSince, record?.since ?? null)
      : []),
    ...undeclaredRelatives(record, declared),
  ],
  vehicles: (record, { content }) => {
    const declaredCount = content.assets.filter((asset) => asset.kind === 'vehicle').length;
    const found = record?.vehicles.length ?? 0;
    return found > declaredCount ? [difference('vehicles', declaredCount, found)] : [];
  },
  marriage: (record, { member, content }) => {
    const status = record?.status ?? null;
    if (status === null) {
      return isMarried(member.maritalStatus) ? [difference('marital-status', member.maritalStatus, null)] : [];
    }
    if (status.charAt(0) !== member.maritalStatus.charAt(0)) {
      return [difference('marital-status', member.maritalStatus, status)];
    }
    const spouseNumber = record?.spouseIdentityNumber ?? '';
    const isDeclared = content.members.some((other) => other.identityNumber === spouseNumber);
    const spouse = content.members.find((other) => isSpouseOf(content, member, other))?.name ?? null;
    return spouseNumber === '' || isDeclared ? [] : [difference('spouse', spouse, record?.spouseName ?? '')];
  },
  welfare: () => [],
  'economic-report': (record, declared) => {
    if (record === null) return [];
    const stated = declaredAssets(declared.content);
    // The household declares its assets as one, the registry reports them for each person: the sum is what compares.
    const reported = record.assets + declared.assetsBefore;
    const isAbove = record.assets > 0 && reported > stated;
    return [...incomes(record.monthlyIncome, declared), ...(isAbove ? [difference('assets', stated, reported)] : [])];
  },
  housing: (record, declared) => [
    ...ownedArea(record, declared),
    ...publicHousing(record, declared),
    ...deals(record, declared),
  ],
  'social-insurance': (record, declared) => employment(record?.employer ?? null, record?.monthsPaid ?? 0, declared),
  'housing-fund': (record, declared) => (record === null ? [] : employment(record.employer, null, declared)),
  tax: (record, declared) => {
    if (record === null) return [];
    const monthly = Math.round(record.income / 12);
    // Untaxed income is income too: less than declared is no mismatch.
    return monthly > declared.member.monthlyIncome ? incomes(monthly, declared) : [];
  },
  firms: (record, { content }) => {
    const declaredCount = content.assets.filter((asset) => asset.kind === 'company').length;
    const found = record?.firms.length ?? 0;
    return found > declaredCount ? [difference('firms', declaredCount, found)] : [];
  },
  disability: (record, { content }) => {
    const claims = content.greenChannel?.reason === 'severe-disability';
    const grade = record?.grade ?? null;
    return claims && record !== null && record.grade > 2 ? [difference('disability-grade', null, grade)] : [];
  },
  education: (record, declared) => {
    const { education } = declared.content;
    if (education === null || !isApplicant(declared)) return [];
    return [
      ...texts('school', education.school, record?.school ?? null),
      ...dates('graduated-on', education.graduatedOn, record?.graduatedOn ?? null),
    ];
  },
  'residence-permit': (record, declared) =>
    isApplicant(declared) ? dates('resident-since', declared.content.residentSince, record?.since ?? null) : [],
};

function undeclaredRelatives(
  record: CheckRecord<'household-registration'> | null,
  { content, member }: Declared,
): Difference[] {
  if (record === null) return [];
  const known = new Set([member.identityNumber, ...content.members.map((other) => other.identityNumber)]);
  // Spouse and children belong to the household by rule; whoever else shares the booklet need not apply with it.
  const missing = record.members.filter((other) => /^[123]/.test(other.relation) && !known.has(other.identityNumber));
  return missing.length === 0
    ? []
    : [difference('undeclared-relatives', null, missing.map(({ name }) => name).join('、'))];
}

function ownedArea(record: CheckRecord<'housing'> | null, { content, member }: Declared): Difference[] {
  const owned = content.homes
    .filter((home) => home.nature === 'private-owned' && sameText(home.owner, member.name))
    .reduce((sum, home) => sum + home.area, 0);
  const registered = (record?.homes ?? []).reduce((sum, home) => sum + Math.round((home.area * home.share) / 1000), 0);
  // A home may be declared whole by each of its owners: less on one person's share is no mismatch.
  const differs = registered > owned || (owned > 0 && registered === 0);
  return differs ? [difference('owned-area', owned, registered)] : [];
}

function publicHousing(record: CheckRecord<'housing'> | null, { content }: Declared): Difference[] {
  const found = record?.publicHousing ?? 'none';
  const declares = content.homes.some((home) => home.nature === 'public-direct' || home.nature === 'public-work-unit');
  return found !== 'none' && !declares ? [difference('public-housing', 'none', found)] : [];
}

/** Sales and gifts of the last five years that the household did not declare. */
function deals(record: CheckRecord<'housing'> | null, { content, on }: Declared): Difference[] {
  const since = addYears(on, -5);
  const given = (record?.deals ?? []).filter(
    (deal) => (deal.kind === 'sold' || deal.kind === 'given') && deal.on >= since,
  );
  const declared = content.housingChanges.length;
  return given.length > declared ? [difference('undeclared-deals', declared, given.length)] : [];
}

function employment(employer: string | null, months: number | null, declared: Declared): Difference[] {
  const { content, member } = declared;
  const stated = isApplicant(declared) ? (content.employment?.employer ?? member.employer) : member.employer;
  const insured = isApplicant(declared) ? (content.employment?.insuredMonths ?? 0) : 0;
  return [
    ...(employer === null || stated === '' ? [] : texts('employer', stated, employer)),
    // More months than declared only help the household.
    ...(months !== null && months < insured ? [difference('insured-months', insured, months)] : []),
  ];
}

function incomes(registry: number, declared: Declared): Difference[] {
  const stated = declared.member.monthlyIncome;
  const distance = Math.abs(registry - stated);
  return distance > tolerated(stated, declared) ? [difference('monthly-income', stated, registry)] : [];
}

function tolerated(amount: number, { incomeTolerance }: Declared): number {
  return Math.floor((amount * incomeTolerance) / 1000);
}

function texts(field: DifferenceField, declared: string, registry: string | null): Difference[] {
  return registry !== null && sameText(declared, registry) ? [] : [difference(field, declared, registry)];
}

/** A day that was declared and is not the registry's; an undeclared one is nothing to compare. */
function dates(field: DifferenceField, declared: PlainDate | null, registry: PlainDate | null): Difference[] {
  return declared === null || declared === registry ? [] : [difference(field, declared, registry)];
}

function difference(field: DifferenceField, declared: ComparedValue, registry: ComparedValue): Difference {
  return { field, declared, registry };
}

function isApplicant({ content, member }: Declared): boolean {
  return content.members[0]?.identityNumber === member.identityNumber;
}

/** Spouses are known only as seen from the applicant. */
function isSpouseOf(content: ApplicationContent, member: HouseholdMember, other: HouseholdMember): boolean {
  const [applicant] = content.members;
  if (applicant === undefined || member === other) return false;
  return (
    (member === applicant && other.relation.startsWith('1')) || (member.relation.startsWith('1') && other === applicant)
  );
}

/** GB/T 2261.2: the first digit says it; first marriage, remarriage and restored are all married. */
function isMarried(status: string): boolean {
  return status.startsWith('2');
}

function sameText(a: string, b: string): boolean {
  return comparable(a) === comparable(b);
}

function comparable(text: string): string {
  return text.normalize('NFKC').replaceAll(/\s+/g, '').toLowerCase();
}
