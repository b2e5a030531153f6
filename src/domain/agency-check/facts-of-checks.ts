/**
 * What the registries proved, laid over what was declared: the facts on which the conditions are judged. An answer that
 * counts today stands before the declaration, an officer's ruling before both. What is stale or failed proves nothing:
 * then the declaration stands, or, where only a registry can say it, the fact is unknown.
 */
import { type PlainDate, parsePlainDate } from '../../kernel/plain-date.ts';
import type { ApplicationContent } from '../application/content.ts';
import type { HouseholdMember } from '../application/household.ts';
import type {
  Fact,
  HouseholdFacts,
  MaybeFact,
  Origin,
  OwnedHome,
  PersonFacts,
} from '../eligibility/household-facts.ts';
import { type CellDifference, type CheckCell, type MatrixInput, checkMatrix } from './cell.ts';
import type { DifferenceField } from './difference-fields.ts';
import type { ComparedValue } from './events.ts';
import type { CheckRecord } from './record.ts';
import { assetsReportedBefore, declaredAssets } from './reported-assets.ts';
import type { CheckSource } from './source.ts';
import type { CheckEvidence } from './state.ts';

/** `declared` as the content gives it, one person per member in the same order. */
export function factsWithChecks(declared: HouseholdFacts, input: MatrixInput): HouseholdFacts {
  const cells = checkMatrix(input);
  return {
    ...declared,
    members: declared.members.map((person, index) => {
      const member = input.content.members[index];
      if (member === undefined) return person;
      const own = cells.filter((cell) => cell.person === member.identityNumber && countsToday(cell, input));
      return own.reduce((facts, cell) => provers[cell.source](facts, proofOf(cell, input, member)), person);
    }),
  };
}

function countsToday({ evidence, validUntil }: CheckCell, { on }: MatrixInput): boolean {
  return evidence !== null && validUntil !== null && on <= validUntil;
}

/** One answer that counts, and what was ruled on it. */
interface Proof {
  readonly record: CheckRecord | null;
  readonly origin: Origin;
  readonly differences: readonly CellDifference[];
  readonly content: ApplicationContent;
  readonly member: HouseholdMember;
  /** Fen of the reports on others that the assets were compared together with. */
  readonly assetsBefore: number;
}

function proofOf({ evidence, differences }: CheckCell, input: MatrixInput, member: HouseholdMember): Proof {
  const kept = evidence as CheckEvidence;
  const { finding, source, asOf, manual, evidenceId } = kept;
  const origin: Origin = {
    kind: manual === null ? 'agency' : 'manual',
    source,
    asOf,
    reference: manual === null ? evidenceId : manual.documentId,
  };
  const record = finding.outcome === 'found' ? finding.record : null;
  const assetsBefore = assetsReportedBefore(input, kept);
  return { record, origin, differences, content: input.content, member, assetsBefore };
}

type Prove = (facts: PersonFacts, proof: Proof) => PersonFacts;

/** What each registry says of a person's facts. Order of the sources is order of weight: a later one goes before. */
const provers: Readonly<Record<CheckSource, Prove>> = {
  'household-registration': (facts, proof) => {
    const record = proof.record as CheckRecord<'household-registration'> | null;
    const registeredSince = ruled(proof, 'registered-since', {
      registry: record?.since ?? null,
      declared: facts.registeredSince,
      other: asDate,
    });
    return { ...facts, registeredSince };
  },
  vehicles: (facts, proof) => {
    const record = proof.record as CheckRecord<'vehicles'> | null;
    const registry = (record?.vehicles ?? []).map(({ value }) => ({ value }));
    const other = (value: ComparedValue) => Array.from({ length: Number(value) }, () => ({ value: null }));
    return { ...facts, vehicles: ruled(proof, 'vehicles', { registry, declared: facts.vehicles, other }) };
  },
  marriage: (facts, proof) => {
    const record = proof.record as CheckRecord<'marriage'> | null;
    // Nobody is entered before the first marriage: "no record" is "single".
    const registry = record?.status ?? '10';
    return {
      ...facts,
      maritalStatus: ruled(proof, 'marital-status', { registry, declared: facts.maritalStatus, other: String }),
    };
  },
  welfare: (facts, proof) => {
    const record = proof.record as CheckRecord<'welfare'> | null;
    const value = record === null ? null : { kind: record.kind, since: record.since };
    return { ...facts, welfare: { value, origin: proof.origin } };
  },
  'economic-report': (facts, proof) => {
    const record = proof.record as CheckRecord<'economic-report'> | null;
    if (record === null) return facts;
    const income = { registry: record.monthlyIncome, declared: facts.monthlyIncome, other: Number };
    return {
      ...facts,
      monthlyIncome: ruled(proof, 'monthly-income', income),
      assets: provedAssets(facts, proof, record),
    };
  },
  housing: (facts, proof) => {
    const record = proof.record as CheckRecord<'housing'> | null;
    const registry: readonly OwnedHome[] = (record?.homes ?? []).map(({ address, area, share }) => ({
      address,
      area,
      share,
    }));
    const other = (value: ComparedValue) => [{ address: '', area: Number(value), share: 1000 }];
    const publicHousing = {
      registry: record?.publicHousing ?? ('none' as const),
      declared: facts.publicHousing,
      other: (value: ComparedValue) => (value === 'tenant' || value === 'subsidy' ? value : ('none' as const)),
    };
    return {
      ...facts,
      homes: ruled(proof, 'owned-area', { registry, declared: facts.homes, other }),
      publicHousing: ruled<'none' | 'tenant' | 'subsidy'>(proof, 'public-housing', publicHousing),
    };
  },
  'social-insurance': (facts, proof) => {
    const record = proof.record as CheckRecord<'social-insurance'> | null;
    const months = { registry: record?.monthsPaid ?? 0, declared: facts.insuredMonths, other: Number };
    return { ...facts, insuredMonths: ruled(proof, 'insured-months', months) };
  },
  'housing-fund': (facts, proof) => {
    const record = proof.record as CheckRecord<'housing-fund'> | null;
    // Months of insurance or fund: the fund only adds to what the insurance says.
    if (record === null || record.monthsPaid <= (facts.insuredMonths?.value ?? -1)) return facts;
    return { ...facts, insuredMonths: { value: record.monthsPaid, origin: proof.origin } };
  },
  tax: (facts, proof) => {
    const record = proof.record as CheckRecord<'tax'> | null;
    const monthly = Math.round((record?.income ?? 0) / 12);
    const known = facts.monthlyIncome;
    // The report of the civil affairs counts everything; taxed income only proves what was declared too low.
    if (known !== null && (known.origin.kind !== 'declared' || monthly <= known.value)) return facts;
    if (record === null) return facts;
    return {
      ...facts,
      monthlyIncome: ruled(proof, 'monthly-income', { registry: monthly, declared: known, other: Number }),
    };
  },
  firms: (facts) => facts,
  disability: (facts, proof) => {
    const record = proof.record as CheckRecord<'disability'> | null;
    return { ...facts, disabilityGrade: { value: record?.grade ?? null, origin: proof.origin } };
  },
  education: (facts, proof) => {
    const record = proof.record as CheckRecord<'education'> | null;
    const day = { registry: record?.graduatedOn ?? null, declared: facts.graduatedOn, other: asDate };
    return { ...facts, graduatedOn: ruled(proof, 'graduated-on', day) };
  },
  'residence-permit': (facts, proof) => {
    const record = proof.record as CheckRecord<'residence-permit'> | null;
    const since = { registry: record?.since ?? null, declared: facts.residentSince, other: asDate };
    return { ...facts, residentSince: ruled(proof, 'resident-since', since) };
  },
};

interface Sides<T> {
  readonly registry: T;
  readonly declared: MaybeFact<T>;
  /** Reads the value that an officer put in place of both. */
  readonly other: (value: ComparedValue) => T;
}

/** The registry's value, unless an officer ruled otherwise on this very difference. */
function ruled<T>(
  { origin, differences }: Proof,
  field: DifferenceField,
  { registry, declared, other }: Sides<T>,
): Fact<T> {
  const ruling = differences.find((difference) => difference.field === field)?.ruling ?? null;
  const byRuling: Origin = { ...origin, kind: 'ruling' };
  if (ruling?.choice === 'declared' && declared !== null) return { value: declared.value, origin: byRuling };
  if (ruling?.choice === 'other') return { value: other(ruling.value), origin: byRuling };
  return { value: registry, origin };
}

/**
 * A ruling is on what the household has together: where reports on others were counted in, this person is left with
 * what they do not account for, so that the sum is what was ruled.
 */
function provedAssets(
  facts: PersonFacts,
  proof: Proof,
  { assets }: CheckRecord<'economic-report'>,
): PersonFacts['assets'] {
  const { assetsBefore, content, origin } = proof;
  const registry = assets + unreported(proof);
  if (assetsBefore === 0) return ruled(proof, 'assets', { registry, declared: facts.assets, other: Number });
  const rest = (total: number): number => Math.max(0, total - assetsBefore);
  // What the report does not count is kept with the applicant, whoever's report this is.
  const counted = declaredAssets(content) - assetsOfKind(content, ['other']);
  const declared = { value: rest(counted) + unreported(proof), origin };
  return ruled(proof, 'assets', { registry, declared, other: (value) => rest(Number(value)) });
}

/** Declared things that the economic report does not count: the household's are kept with the applicant. */
function unreported({ content, member }: Proof): number {
  const isApplicant = content.members[0]?.identityNumber === member.identityNumber;
  return isApplicant ? assetsOfKind(content, ['housing-fund', 'other']) : 0;
}

function assetsOfKind({ assets }: ApplicationContent, kinds: readonly string[]): number {
  return assets.filter(({ kind }) => kinds.includes(kind)).reduce((sum, { value }) => sum + value, 0);
}

function asDate(value: ComparedValue): PlainDate | null {
  return typeof value === 'string' ? (parsePlainDate(value) ?? null) : null;
}
