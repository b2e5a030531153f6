import type { CheckRecord } from '../../domain/agency-check/record.ts';
import type { CheckSource } from '../../domain/agency-check/source.ts';
import type { ApplicationContent } from '../../domain/application/content.ts';
import type { HouseholdMember } from '../../domain/application/household.ts';
import { plainDate } from '../../kernel/plain-date.ts';

/** What a registry keeps that agrees with the declaration; null where it keeps nothing. */
export function agreeingRecord(
  content: ApplicationContent,
  member: HouseholdMember,
  source: CheckSource,
): CheckRecord | null {
  const isApplicant = content.members[0] === member;
  switch (source) {
    case 'household-registration': {
      const since = content.registeredSince;
      if (!isApplicant || since === null) return null;
      return { name: member.name, since, placeCode: '630104', address: content.registrationAddress, members: [] };
    }
    case 'marriage':
      if (!member.maritalStatus.startsWith('2')) return null;
      return { status: member.maritalStatus, since: null, spouseName: '', spouseIdentityNumber: '' };
    case 'economic-report':
      return { reportNo: `核对${member.identityNumber.slice(-6)}`, monthlyIncome: member.monthlyIncome, assets: 0 };
    case 'housing': {
      const homes = content.homes
        .filter((home) => home.nature === 'private-owned' && home.owner === member.name)
        .map(({ address, area, nature }) => ({ address, area, nature, share: 1000, acquiredOn: null }));
      return homes.length === 0 ? null : { homes, deals: [], publicHousing: 'none' };
    }
    case 'social-insurance': {
      const work = content.employment;
      if (!isApplicant || work === null) return null;
      const { employer, creditCode, insuredMonths: monthsPaid } = work;
      return { employer, creditCode, monthsPaid, base: member.monthlyIncome, isActive: true };
    }
    case 'education': {
      const education = content.education;
      if (!isApplicant || education === null || education.graduatedOn === null) return null;
      const { level, school, graduatedOn } = education;
      return { level, school, graduatedOn };
    }
    case 'residence-permit': {
      const since = content.residentSince;
      return isApplicant && since !== null ? { since, validUntil: LONG, address: content.address } : null;
    }
    case 'vehicles':
    case 'welfare':
    case 'housing-fund':
    case 'tax':
    case 'firms':
    case 'disability':
      return null;
  }
}

const LONG = plainDate('2099-12-31');
