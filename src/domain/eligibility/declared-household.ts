import type { ApplicationContent } from '../application/content.ts';
import type { HouseholdMember } from '../application/household.ts';
import { type IdentityNumber, birthDateOf } from '../identity/identity-number.ts';
import type { Fact, HouseholdFacts, MaybeFact, OwnedHome, Origin, PersonFacts } from './household-facts.ts';

const WHOLE = 1000;

/**
 * A household by what its applicant declared and signed, and nothing else. What the form does not ask (benefits,
 * disability, a public home) stays unknown, as does the registration of the other members. Assets stand against the
 * applicant, who declared them for all; an own home against the member whose name it bears, else the applicant.
 */
export function householdFactsOfContent(content: ApplicationContent): HouseholdFacts {
  return {
    programme: content.programme,
    members: content.members.map((member, index) => personOf(content, member, index === 0)),
  };
}

function personOf(content: ApplicationContent, member: HouseholdMember, isApplicant: boolean): PersonFacts {
  const origin: Origin = { kind: 'declared', source: null, asOf: content.consent.signedOn, reference: '' };
  const declared = <T>(value: T): Fact<T> => ({ value, origin });
  const ofApplicant = <T>(value: T): MaybeFact<T> => (isApplicant ? declared(value) : null);
  const vehicles = isApplicant ? content.assets.filter(({ kind }) => kind === 'vehicle') : [];
  const other = isApplicant ? content.assets.filter(({ kind }) => kind !== 'vehicle') : [];
  return {
    key: member.identityNumber,
    name: member.name,
    relation: member.relation,
    flags: member.flags,
    birth: declared(birthDateOf(member.identityNumber as IdentityNumber)),
    maritalStatus: declared(member.maritalStatus),
    monthlyIncome: declared(member.monthlyIncome),
    assets: declared(other.reduce((total, { value }) => total + value, 0)),
    homes: declared(homesOf(content, member, isApplicant)),
    vehicles: declared(vehicles.map(({ value }) => ({ value }))),
    registeredSince: ofApplicant(content.registeredSince),
    residentSince: ofApplicant(content.residentSince),
    ...(isApplicant ? workOf(content, declared) : { employedSince: null, insuredMonths: null, graduatedOn: null }),
    welfare: null,
    disabilityGrade: null,
    publicHousing: null,
  };
}

/** A form without the part says "none"; a part without the day leaves the day unknown. */
function workOf(
  { employment, education }: ApplicationContent,
  declared: <T>(value: T) => Fact<T>,
): Pick<PersonFacts, 'employedSince' | 'insuredMonths' | 'graduatedOn'> {
  return {
    employedSince: employment !== null && employment.since === null ? null : declared(employment?.since ?? null),
    insuredMonths: declared(employment?.insuredMonths ?? 0),
    graduatedOn: education !== null && education.graduatedOn === null ? null : declared(education?.graduatedOn ?? null),
  };
}

function homesOf(content: ApplicationContent, member: HouseholdMember, isApplicant: boolean): readonly OwnedHome[] {
  const names = content.members.map(({ name }) => name);
  const own = content.homes.filter(({ nature }) => nature === 'private-owned');
  const ofMember = own.filter(({ owner }) => (names.includes(owner) ? owner === member.name : isApplicant));
  return ofMember.map(({ address, area }) => ({ address, area, share: WHOLE }));
}
