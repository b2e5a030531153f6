import { describe, expect, it } from 'vitest';
import { aContent, aMember } from '../../../tests/support/application/builders.ts';
import { identityNumberFor } from '../identity/identity-number.ts';
import { plainDate } from '../../kernel/plain-date.ts';
import type { ApplicationContent } from '../application/content.ts';
import type { HouseholdMember } from '../application/household.ts';
import { differencesOf } from './differences.ts';
import type { CheckRecords } from './record.ts';
import type { CheckSource } from './source.ts';

const applicant = aMember({ maritalStatus: '21' });
const spouse = aMember({
  name: '马海山',
  identityNumber: identityNumberFor('630104', plainDate('1979-02-01'), 11),
  relation: '11',
  maritalStatus: '21',
});

interface About {
  readonly content?: Partial<ApplicationContent>;
  readonly member?: HouseholdMember;
  readonly incomeTolerance?: number;
  readonly assetsBefore?: number;
}

/** What differs between a record (null: none) and a declaration, as `field: declared → registry`. */
function differ<Source extends CheckSource>(
  source: Source,
  record: CheckRecords[Source] | null,
  { content = {}, member = applicant, incomeTolerance = 0, assetsBefore = 0 }: About = {},
): readonly string[] {
  const finding = record === null ? ({ outcome: 'none' } as const) : ({ outcome: 'found', record } as const);
  const household = aContent({ members: [applicant, spouse], ...content });
  const declared = { content: household, member, incomeTolerance, assetsBefore, on: plainDate('2026-10-10') };
  return differencesOf(source, finding, declared).map(
    ({ field, declared: said, registry }) => `${field}: ${String(said)} → ${String(registry)}`,
  );
}

describe('household registration', () => {
  const record: CheckRecords['household-registration'] = {
    name: '马秀莲',
    since: plainDate('2001-05-06'),
    placeCode: '630104',
    address: '',
    members: [{ name: '马秀莲', identityNumber: applicant.identityNumber, relation: '02' }],
  };

  it('agrees whatever the width and blanks of a name', () => {
    expect(differ('household-registration', { ...record, name: ' 马 秀莲' })).toEqual([]);
  });

  it('differs by name and day; by day only where one was declared, and for the applicant', () => {
    const other = { ...record, name: '马秀兰', since: plainDate('2020-01-01') };
    expect(differ('household-registration', other)).toEqual([
      'name: 马秀莲 → 马秀兰',
      'registered-since: 2001-05-06 → 2020-01-01',
    ]);
    expect(differ('household-registration', other, { content: { registeredSince: null } })).toHaveLength(1);
    expect(differ('household-registration', { ...other, name: '马海山' }, { member: spouse })).toEqual([]);
    expect(differ('household-registration', null)).toEqual(['registered-since: 2001-05-06 → null']);
  });

  it('names a child that was not declared, and nobody else of the booklet', () => {
    const others = [
      { name: '马小山', identityNumber: '63010420150708001X', relation: '20' },
      { name: '马老', identityNumber: '630104195007080011', relation: '51' },
    ];
    expect(differ('household-registration', { ...record, members: [...record.members, ...others] })).toEqual([
      'undeclared-relatives: null → 马小山',
    ]);
  });
});

describe('marriage', () => {
  const married = { status: '20', since: null, spouseName: '马海山', spouseIdentityNumber: spouse.identityNumber };

  it('agrees by the kind of status, whatever its finer code', () => {
    expect(differ('marriage', married)).toEqual([]);
    expect(differ('marriage', null, { member: aMember({ maritalStatus: '10' }) })).toEqual([]);
  });

  it('differs by status, by "none" for somebody married, and by a spouse who is not in the household', () => {
    expect(differ('marriage', { ...married, status: '40' })).toEqual(['marital-status: 21 → 40']);
    expect(differ('marriage', null)).toEqual(['marital-status: 21 → null']);
    const stranger = { ...married, spouseName: '韩某', spouseIdentityNumber: '630104197001010011' };
    expect(differ('marriage', stranger)).toEqual(['spouse: 马海山 → 韩某']);
  });
});

describe('income and assets', () => {
  const report = { reportNo: 'HD-1', monthlyIncome: 151_200, assets: 0 };

  it('differ by a fen, or by more than the tolerance where a policy names one', () => {
    expect(differ('economic-report', report)).toEqual([]);
    expect(differ('economic-report', { ...report, monthlyIncome: 151_201 })).toEqual([
      'monthly-income: 151200 → 151201',
    ]);
    const tolerant = { incomeTolerance: 50 };
    expect(differ('economic-report', { ...report, monthlyIncome: 158_760 }, tolerant)).toEqual([]);
    expect(differ('economic-report', { ...report, monthlyIncome: 158_761 }, tolerant)).toHaveLength(1);
  });

  it('of taxes differ only when more was earned than declared', () => {
    expect(differ('tax', { year: 2025, income: 100, employer: '' })).toEqual([]);
    expect(differ('tax', { year: 2025, income: 2_400_000, employer: '' })).toEqual(['monthly-income: 151200 → 200000']);
    expect(differ('tax', null)).toEqual([]);
  });

  it('assets differ only above what was declared, cars and fund apart', () => {
    const assets = [
      { kind: 'deposit', note: '', value: 500 },
      { kind: 'vehicle', note: '', value: 9_000 },
    ] as const;
    expect(differ('economic-report', { ...report, assets: 500 }, { content: { assets } })).toEqual([]);
    expect(differ('economic-report', { ...report, assets: 501 }, { content: { assets } })).toEqual([
      'assets: 500 → 501',
    ]);
  });

  it('assets of several people are compared together, and a report of nothing is no difference', () => {
    const about = { content: { assets: [{ kind: 'deposit', note: '', value: 500 }] as const }, member: spouse };
    const own = { ...report, monthlyIncome: spouse.monthlyIncome, assets: 201 };
    expect(differ('economic-report', own, { ...about, assetsBefore: 299 })).toEqual([]);
    expect(differ('economic-report', own, { ...about, assetsBefore: 300 })).toEqual(['assets: 500 → 501']);
    expect(differ('economic-report', { ...own, assets: 0 }, { ...about, assetsBefore: 900 })).toEqual([]);
  });
});

describe('homes, cars and firms', () => {
  const home = { address: '某路1号', area: 600_000, nature: 'private-owned', share: 500, acquiredOn: null } as const;
  const registry = { homes: [home], deals: [], publicHousing: 'none' } as const;

  it('a share of a home that nobody declared, and a declared one that is not registered', () => {
    expect(differ('housing', registry)).toEqual(['owned-area: 0 → 300000']);
    const homes = [{ address: '某路1号', owner: '马秀莲', area: 600_000, nature: 'private-owned' }] as const;
    expect(differ('housing', registry, { content: { homes } })).toEqual([]);
    expect(differ('housing', null, { content: { homes } })).toEqual(['owned-area: 600000 → 0']);
  });

  it('public housing that was not declared, and sales of the last five years only', () => {
    expect(differ('housing', { ...registry, homes: [], publicHousing: 'tenant' })).toEqual([
      'public-housing: none → tenant',
    ]);
    const sold = (on: string) => ({ kind: 'sold' as const, on: plainDate(on), address: '', area: 1 });
    expect(differ('housing', { ...registry, homes: [], deals: [sold('2021-10-10')] })).toEqual([
      'undeclared-deals: 0 → 1',
    ]);
    expect(differ('housing', { ...registry, homes: [], deals: [sold('2021-10-09')] })).toEqual([]);
  });

  it('more cars or firms than declared, never fewer', () => {
    const car = { kind: 'car', registeredOn: plainDate('2020-01-01'), value: null } as const;
    const assets = [{ kind: 'vehicle', note: '', value: 1 }] as const;
    expect(differ('vehicles', { vehicles: [car] })).toEqual(['vehicles: 0 → 1']);
    expect(differ('vehicles', { vehicles: [car] }, { content: { assets } })).toEqual([]);
    expect(differ('vehicles', null, { content: { assets } })).toEqual([]);
    const firm = { name: '某店', creditCode: '', role: 'sole-trader', share: 1000, capital: 0 } as const;
    expect(differ('firms', { firms: [firm] })).toEqual(['firms: 0 → 1']);
  });
});

describe('work, school and residence', () => {
  const employment = { employer: '高原商贸有限公司', creditCode: '', since: null, insuredMonths: 24 };
  const insured = { employer: '高原商贸有限公司', creditCode: '', monthsPaid: 24, base: 0, isActive: true };

  it('another employer, and fewer months than declared', () => {
    const content = { employment };
    expect(differ('social-insurance', insured, { content })).toEqual([]);
    expect(differ('social-insurance', { ...insured, employer: '别家', monthsPaid: 23 }, { content })).toEqual([
      'employer: 高原商贸有限公司 → 别家',
      'insured-months: 24 → 23',
    ]);
    expect(differ('social-insurance', { ...insured, monthsPaid: 30 }, { content })).toEqual([]);
    expect(differ('social-insurance', null, { content })).toEqual(['insured-months: 24 → 0']);
  });

  it('a diploma and a residence permit, where they were declared', () => {
    const education = { level: '本科', school: '青海大学', graduatedOn: plainDate('2024-06-30') };
    const content = { education, residentSince: plainDate('2023-01-01') };
    expect(differ('education', null, { content })).toEqual([
      'school: 青海大学 → null',
      'graduated-on: 2024-06-30 → null',
    ]);
    expect(differ('education', null)).toEqual([]);
    expect(differ('residence-permit', null, { content })).toEqual(['resident-since: 2023-01-01 → null']);
    expect(differ('residence-permit', null, { content, member: spouse })).toEqual([]);
  });

  it('a disability that is not the severe one by which the household came first', () => {
    const content = { greenChannel: { reason: 'severe-disability', note: '' } } as const;
    const grade = (of: 1 | 2 | 3 | 4) => ({ grade: of, kind: '61', validUntil: null });
    expect(differ('disability', grade(2), { content })).toEqual([]);
    expect(differ('disability', grade(3), { content })).toEqual(['disability-grade: null → 3']);
  });
});
