import type { CheckRecords } from '../domain/agency-check/record.ts';
import type { CheckSource } from '../domain/agency-check/source.ts';
import { type PlainDate, yearOf } from '../kernel/plain-date.ts';

/** What a record must agree with. */
export interface Told {
  readonly identityNumber: string;
  readonly asOf: PlainDate;
}

/** Gives the field in which a record contradicts itself or the question; undefined when it does not. */
type Check<Source extends CheckSource> = (record: CheckRecords[Source], told: Told) => string | undefined;

const checks: { readonly [Source in CheckSource]: Check<Source> } = {
  'household-registration': ({ name, since, members }, { identityNumber, asOf }) => {
    const own = members.filter((member) => member.identityNumber === identityNumber);
    if (own.length !== 1 || own[0]?.name !== name) return 'record.members';
    if (new Set(members.map((member) => member.identityNumber)).size < members.length) return 'record.members';
    return since > asOf ? 'record.since' : undefined;
  },
  vehicles: ({ vehicles }, { asOf }) => {
    if (vehicles.length === 0) return 'record.vehicles';
    const later = vehicles.findIndex(({ registeredOn }) => registeredOn > asOf);
    return later >= 0 ? `record.vehicles.${String(later)}.registeredOn` : undefined;
  },
  marriage: ({ status, since, spouseName, spouseIdentityNumber }, { identityNumber, asOf }) => {
    const isMarried = status.startsWith('2');
    if (isMarried !== (spouseName !== '')) return 'record.spouseName';
    if (!isMarried && spouseIdentityNumber !== '') return 'record.spouseIdentityNumber';
    if (spouseIdentityNumber === identityNumber) return 'record.spouseIdentityNumber';
    return since !== null && since > asOf ? 'record.since' : undefined;
  },
  welfare: ({ since, until }, { asOf }) => {
    if (since > asOf) return 'record.since';
    return until !== null && until < since ? 'record.until' : undefined;
  },
  'economic-report': () => undefined,
  housing: ({ homes, deals, publicHousing }, { asOf }) => {
    if (homes.length + deals.length === 0 && publicHousing === 'none') return 'record';
    const home = homes.findIndex(({ acquiredOn }) => acquiredOn !== null && acquiredOn > asOf);
    if (home >= 0) return `record.homes.${String(home)}.acquiredOn`;
    const deal = deals.findIndex(({ on }) => on > asOf);
    return deal >= 0 ? `record.deals.${String(deal)}.on` : undefined;
  },
  'social-insurance': ({ employer, creditCode, monthsPaid, isActive }) => {
    if (employer === '' && creditCode !== '') return 'record.creditCode';
    return monthsPaid === 0 && !isActive ? 'record.monthsPaid' : undefined;
  },
  'housing-fund': () => undefined,
  tax: ({ year }, { asOf }) => (year > yearOf(asOf) ? 'record.year' : undefined),
  firms: ({ firms }) => (firms.length === 0 ? 'record.firms' : undefined),
  disability: () => undefined,
  education: ({ graduatedOn }, { asOf }) => (graduatedOn > asOf ? 'record.graduatedOn' : undefined),
  'residence-permit': ({ since, validUntil }, { asOf }) => {
    if (since > asOf) return 'record.since';
    return validUntil < since ? 'record.validUntil' : undefined;
  },
};

/**
 * The first field in which a record is at odds with itself, with the person asked about or with the day that it gives
 * the state of: a day after that day, a list that is found and empty, a married person without a spouse.
 */
export function contradictionIn<Source extends CheckSource>(
  source: Source,
  record: CheckRecords[Source],
  told: Told,
): string | undefined {
  const check: Check<Source> = checks[source];
  return check(record, told);
}
