import type {
  Fact,
  HouseholdFacts,
  MaybeFact,
  OwnedHome,
  Origin,
  PersonFacts,
} from '../../domain/eligibility/household-facts.ts';
import { imputedIncome } from '../../domain/eligibility/imputed-income.ts';
import { type IdentityNumber, birthDateOf, parseIdentityNumber } from '../../domain/identity/identity-number.ts';
import { kinshipOf, proposedFlags } from '../../domain/policy/membership.ts';
import type { PolicyVersion } from '../../domain/policy/policy.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import { type Result, err, ok } from '../../kernel/result.ts';
import { type FieldProblem, fieldProblem } from '../intake/field-problems.ts';
import { readJson } from '../intake/read-json.ts';
import {
  type FileOrigin,
  type HouseholdFile,
  type HouseholdFileMember,
  householdFileSchema,
} from './household-format.ts';

interface Against {
  /** Its sets propose the flags that the file leaves out; its minimum wage is what is imputed. */
  readonly policy: PolicyVersion;
  readonly on: PlainDate;
}

type Checked<T> = Result<T, readonly FieldProblem[]>;

/** A household file (docs/household-format.md) as facts, or every field that is wrong. */
export function readHousehold(bytes: Uint8Array, against: Against): Checked<HouseholdFacts> {
  const file = readJson(bytes, householdFileSchema);
  if (!file.ok) return file;
  const problems: FieldProblem[] = [];
  const members: PersonFacts[] = [];
  for (const [index, member] of file.value.members.entries()) {
    const person = personOf(member, { at: index, programme: file.value.programme }, against);
    if (person.ok) members.push(person.value);
    else problems.push(...person.error);
  }
  problems.push(...problemsTogether(file.value, members));
  return problems.length > 0 ? err(problems) : ok({ programme: file.value.programme, members });
}

function problemsTogether(file: HouseholdFile, members: readonly PersonFacts[]): readonly FieldProblem[] {
  const problems = file.members.flatMap(({ relation }, index) =>
    (relation === '01') === (index === 0) ? [] : [fieldProblem(`members.${String(index)}.relation`, 'no-applicant')],
  );
  const isWhole = members.length === file.members.length;
  if (new Set(members.map(({ key }) => key)).size < members.length)
    problems.push(fieldProblem('members', 'member-twice'));
  if (isWhole && !members.some(({ flags }) => flags.counted)) problems.push(fieldProblem('members', 'too-few', '1'));
  return problems;
}

function personOf(
  member: HouseholdFileMember,
  place: { readonly at: number; readonly programme: HouseholdFile['programme'] },
  { policy, on }: Against,
): Checked<PersonFacts> {
  const field = `members.${String(place.at)}`;
  const number = identityOf(member, on, field);
  if (!number.ok) return number;
  const birth = birthOf(member, number.value, field);
  if (!birth.ok) return birth;
  const income = incomeOf(member, policy, field);
  if (!income.ok) return income;
  const kinship = kinshipOf(member.relation, birth.value?.value ?? null, on);
  return ok({
    key: number.value ?? `member-${String(place.at + 1)}`,
    name: member.name ?? '',
    relation: member.relation,
    flags: { ...proposedFlags(policy.membership[place.programme].value, kinship), ...given(member.flags ?? {}) },
    birth: birth.value,
    maritalStatus: factOf(member.maritalStatus),
    monthlyIncome: income.value,
    assets: factOf(member.assets),
    homes: mapped(factOf(member.homes), (homes) => homes.map(homeOf)),
    vehicles: mapped(factOf(member.vehicles), (vehicles) => vehicles.map(({ value }) => ({ value: value ?? null }))),
    registeredSince: mapped(factOf(member.registeredSince), noneAsNull),
    residentSince: mapped(factOf(member.residentSince), noneAsNull),
    employedSince: mapped(factOf(member.employedSince), noneAsNull),
    insuredMonths: factOf(member.insuredMonths),
    graduatedOn: mapped(factOf(member.graduatedOn), noneAsNull),
    welfare: mapped(factOf(member.welfare), noneAsNull),
    disabilityGrade: mapped(factOf(member.disabilityGrade), noneAsNull),
    publicHousing: factOf(member.publicHousing),
  });
}

function identityOf(member: HouseholdFileMember, on: PlainDate, field: string): Checked<IdentityNumber | null> {
  if (member.identityNumber === undefined) return ok(null);
  const number = parseIdentityNumber(member.identityNumber, on);
  if (number.ok) return number;
  return err([fieldProblem(`${field}.identityNumber`, 'not-an-identity-number', number.error)]);
}

/** The identity number carries the day of birth; one that is given beside it must agree. */
function birthOf(
  member: HouseholdFileMember,
  number: IdentityNumber | null,
  field: string,
): Checked<MaybeFact<PlainDate>> {
  const birth = factOf(member.birth);
  if (number === null) return ok(birth);
  const day = birthDateOf(number);
  if (birth === null) return ok({ value: day, origin: originOf(undefined) });
  return birth.value === day ? ok(birth) : err([fieldProblem(`${field}.birth`, 'out-of-range', 'identityNumber')]);
}

function incomeOf(member: HouseholdFileMember, policy: PolicyVersion, field: string): Checked<MaybeFact<number>> {
  const fact = factOf(member.monthlyIncome);
  if (fact === null) return ok(null);
  const { value, origin } = fact;
  if (value !== 'imputed') return ok({ value, origin });
  const imputed = imputedIncome(policy);
  return imputed === null ? err([fieldProblem(`${field}.monthlyIncome`, 'not-in-list', 'minimumWage')]) : ok(imputed);
}

type InFile<T> = T | { readonly value: T; readonly origin: FileOrigin } | null | undefined;

function factOf<T extends string | number | readonly unknown[] | { readonly kind: string }>(
  stated: InFile<T>,
): MaybeFact<T> {
  if (stated === null || stated === undefined) return null;
  if (typeof stated === 'object' && 'origin' in stated) {
    return { value: stated.value, origin: originOf(stated.origin) };
  }
  return { value: stated, origin: originOf(undefined) };
}

function originOf(origin: FileOrigin | undefined): Origin {
  return {
    kind: origin?.kind ?? 'declared',
    source: origin?.source ?? null,
    asOf: origin?.asOf ?? null,
    reference: origin?.reference ?? '',
  };
}

function mapped<T, U>(fact: MaybeFact<T>, map: (value: T) => U): MaybeFact<U> {
  return fact === null ? null : ({ value: map(fact.value), origin: fact.origin } satisfies Fact<U>);
}

function noneAsNull<T>(value: T | 'none'): T | null {
  return value === 'none' ? null : value;
}

function homeOf(home: { address?: string | undefined; area: number; share?: number | undefined }): OwnedHome {
  return { address: home.address ?? '', area: home.area, share: home.share ?? 1000 };
}

/** Without the members that are absent. */
function given(flags: NonNullable<HouseholdFileMember['flags']>): Partial<PersonFacts['flags']> {
  return Object.fromEntries(Object.entries(flags).filter(([, flag]) => flag !== undefined));
}
