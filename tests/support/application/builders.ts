import type { ApplicationContent } from '../../../src/domain/application/content.ts';
import type { CaseDocument, DocumentType } from '../../../src/domain/application/document.ts';
import type { HouseholdMember } from '../../../src/domain/application/household.ts';
import type { Actor } from '../../../src/domain/application/available-actions.ts';
import { identityNumberFor } from '../../../src/domain/identity/identity-number.ts';
import type { ConditionResult, Evaluation } from '../../../src/domain/eligibility/evaluation.ts';
import type { HouseholdFacts } from '../../../src/domain/eligibility/household-facts.ts';
import type { PolicyVersion } from '../../../src/domain/policy/policy.ts';
import { clockNames } from '../../../src/domain/policy/time-limit.ts';
import { versionOf } from '../policy/packs.ts';
import { programmes } from '../../../src/domain/application/programme.ts';
import type { BlobHash, CaseId, DocumentId, OfficeId, StaffId } from '../../../src/kernel/ids.ts';
import { plainDate } from '../../../src/kernel/plain-date.ts';

/** Builders of valid, invented values; a test names only what it is about. */

export const STREET = '630104003' as OfficeId;
export const DISTRICT = '630104' as OfficeId;
export const CITY = '6301' as OfficeId;
export const CASE = '0190aaaa-0000-7000-8000-000000000001' as CaseId;

export function aMember(changes: Partial<HouseholdMember> = {}): HouseholdMember {
  return {
    name: '马秀莲',
    identityNumber: identityNumberFor('630104', plainDate('1980-03-04'), 12),
    relation: '01',
    maritalStatus: '10',
    phone: '19900000001',
    employer: '',
    monthlyIncome: 151_200,
    flags: { counted: true, income: true, ownership: true, residence: true },
    ...changes,
  };
}

export function aContent(changes: Partial<ApplicationContent> = {}): ApplicationContent {
  return {
    programme: 'low-income',
    members: [aMember()],
    phone: '19900000001',
    address: '城西区胜利路街道昆仑巷12号',
    registrationAddress: '城西区胜利路街道昆仑巷12号',
    registeredSince: plainDate('2001-05-06'),
    residentSince: null,
    homes: [],
    housingChanges: [],
    assets: [],
    employment: null,
    education: null,
    greenChannel: null,
    consent: { verification: true, publicity: true, truthfulness: true, signedOn: plainDate('2026-09-01') },
    ...changes,
  };
}

export function aDocument(type: DocumentType, changes: Partial<CaseDocument> = {}): CaseDocument {
  return {
    id: `0190aaaa-0000-7000-8000-${type.length.toString(16).padStart(12, '0')}` as DocumentId,
    type,
    title: type,
    receivedOn: plainDate('2026-09-01'),
    files: [{ hash: 'a'.repeat(64) as BlobHash, mediaType: 'image/png', bytes: 100, name: `${type}.png` }],
    ...changes,
  };
}

export const requiredTypes: readonly DocumentType[] = ['application-form', 'identity-card'];

export function aPolicy(): PolicyVersion {
  const sourced = { source: 'test', confidence: 'V' as const };
  return {
    ...versionOf('national', '2021-06-01'),
    id: 'xining@2021-06-01',
    city: 'xining',
    effectiveFrom: plainDate('2021-06-01'),
    clocks: Object.fromEntries(
      clockNames.map((name) => [name, { value: { count: 5, unit: 'working' }, ...sourced }]),
    ) as PolicyVersion['clocks'],
    materials: Object.fromEntries(
      programmes.map((programme) => [programme, { value: requiredTypes, ...sourced }]),
    ) as unknown as PolicyVersion['materials'],
  };
}

/** A household of which nothing but who it is is known. */
export function aHousehold(content = aContent()): HouseholdFacts {
  const unknown = null;
  return {
    programme: content.programme,
    members: content.members.map(({ identityNumber: key, name, relation, flags }) => ({
      key,
      name,
      relation,
      flags,
      birth: unknown,
      maritalStatus: unknown,
      monthlyIncome: unknown,
      assets: unknown,
      homes: unknown,
      vehicles: unknown,
      registeredSince: unknown,
      residentSince: unknown,
      employedSince: unknown,
      insuredMonths: unknown,
      graduatedOn: unknown,
      welfare: unknown,
      disabilityGrade: unknown,
      publicHousing: unknown,
    })),
  };
}

export function aCondition(changes: Partial<ConditionResult> = {}): ConditionResult {
  return {
    id: 'income',
    rule: 'PRH-02',
    verdict: 'met',
    overruled: null,
    value: 151_200,
    limit: 427_000,
    unit: 'fen-per-month',
    comparison: '<=',
    terms: [],
    source: 'test',
    confidence: 'V',
    imputed: false,
    ...changes,
  };
}

export function anEvaluation(changes: Partial<Evaluation> = {}): Evaluation {
  return { policy: 'xining@2021-06-01', on: plainDate('2026-09-02'), outcome: 'eligible', conditions: [], ...changes };
}

export function anActor(changes: Partial<Actor> & { readonly id?: string } = {}): Actor {
  const { id = 'clerk-1', ...rest } = changes;
  return { staffId: id as StaffId, roles: ['clerk'], office: STREET, interests: [], ...rest };
}

export const clerk = anActor();
export const secondClerk = anActor({ id: 'clerk-2' });
export const districtSupervisor = anActor({ id: 'district-1', roles: ['supervisor'], office: DISTRICT });
export const citySupervisor = anActor({ id: 'city-1', roles: ['supervisor'], office: CITY });
export const secondCitySupervisor = anActor({ id: 'city-2', roles: ['supervisor'], office: CITY });
