import { describe, expect, it } from 'vitest';
import type { CheckRecord } from '../domain/agency-check/record.ts';
import type { CheckSource } from '../domain/agency-check/source.ts';
import { plainDate } from '../kernel/plain-date.ts';
import { recordSchemas } from '../protocol/agency/record-schemas.ts';
import { contradictionIn } from './contradictions.ts';

const own = '11010519491231002X';
const other = '440524188001010014';
const told = { identityNumber: own, asOf: plainDate('2026-03-01') };
const registration = {
  name: '张某',
  since: '2020-01-01',
  placeCode: '630102',
  address: '',
  members: [{ name: '张某', identityNumber: own, relation: '02' }],
};
const marriage = { status: '21', since: '2015-05-01', spouseName: '李某', spouseIdentityNumber: other };
const housing = { homes: [], deals: [], publicHousing: 'tenant' };

const CASES: readonly (readonly [CheckSource, object, string | undefined])[] = [
  ['household-registration', registration, undefined],
  ['household-registration', { ...registration, members: [{ name: '李某', identityNumber: other, relation: '10' }] }, 'record.members'],
  ['household-registration', { ...registration, name: '李某' }, 'record.members'],
  ['household-registration', { ...registration, since: '2026-03-02' }, 'record.since'],
  ['marriage', marriage, undefined],
  ['marriage', { ...marriage, spouseName: '' }, 'record.spouseName'],
  ['marriage', { ...marriage, status: '40' }, 'record.spouseName'],
  ['marriage', { ...marriage, spouseIdentityNumber: own }, 'record.spouseIdentityNumber'],
  ['vehicles', { vehicles: [] }, 'record.vehicles'],
  ['vehicles', { vehicles: [{ kind: 'car', registeredOn: '2026-04-01', value: null }] }, 'record.vehicles.0.registeredOn'],
  ['housing', housing, undefined],
  ['housing', { ...housing, publicHousing: 'none' }, 'record'],
  ['housing', { ...housing, deals: [{ kind: 'sold', on: '2026-03-05', address: '', area: 1 }] }, 'record.deals.0.on'],
  ['welfare', { kind: 'near-poor', since: '2025-01-01', until: '2024-12-31', monthlyBenefit: 0 }, 'record.until'],
  ['tax', { year: 2027, income: 0, employer: '' }, 'record.year'],
  ['firms', { firms: [] }, 'record.firms'],
  ['residence-permit', { since: '2025-01-01', validUntil: '2024-01-01', address: '' }, 'record.validUntil'],
  ['education', { level: '本科', school: '', graduatedOn: '2026-07-01' }, 'record.graduatedOn'],
]; // prettier-ignore

describe('a record at odds with itself', () => {
  it.each(CASES)('%s %j: %s', (source, record, field) => {
    const read: CheckRecord = recordSchemas[source].parse(record);
    expect(contradictionIn(source, read as never, told)).toBe(field);
  });
});
