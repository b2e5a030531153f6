import type { TFunction } from 'i18next';

/** Fields that have a name of their own, by their path without row numbers, in the order of the screen. */
const named = [
  'programme',
  'channel',
  'street',
  'phone',
  'address',
  'registrationAddress',
  'bankCard',
  'registeredSince',
  'residentSince',
  'members.name',
  'members.documentKind',
  'members.identityNumber',
  'members.relation',
  'members.maritalStatus',
  'members.phone',
  'members.employer',
  'members.monthlyIncome',
  'homes.address',
  'homes.nature',
  'homes.area',
  'homes.owner',
  'housingChanges.address',
  'housingChanges.kind',
  'housingChanges.on',
  'housingChanges.proceeds',
  'housingChanges.replacement',
  'assets.kind',
  'assets.value',
  'assets.note',
  'employment.employer',
  'employment.creditCode',
  'employment.since',
  'employment.insuredMonths',
  'education.level',
  'education.school',
  'education.graduatedOn',
  'greenChannel.reason',
  'greenChannel.note',
  'consent.signedOn',
  'documents.title',
] as const;

const rows = ['members', 'homes', 'housingChanges', 'assets', 'documents'] as const;

/** `members.1.name` as “家庭成员 2 · 姓名”; a path without words is given back as it is. */
export function fieldWords(path: string, t: TFunction): string {
  const segments = path.split('.').filter((segment) => segment !== 'content');
  const [head, second] = segments;
  const pattern = segments.filter((segment) => !/^\d+$/.test(segment)).join('.');
  const field = named.find((name) => name === pattern);
  const row = rows.find((name) => name === head);
  const index = second !== undefined && /^\d+$/.test(second) ? Number(second) : undefined;
  if (row !== undefined && index !== undefined) {
    const who = rowWords(row, index, t);
    return field === undefined ? (pattern === row ? who : path) : `${who} · ${t(`intake.label.${field}`)}`;
  }
  return field === undefined ? path : t(`intake.label.${field}`);
}

/** Place of a field among those of its row or section; what has no name comes last. */
export function fieldRank(path: string): number {
  const rank = (named as readonly string[]).indexOf(path.replaceAll(/\.\d+/g, ''));
  return rank === -1 ? named.length : rank;
}

/** The first member is the applicant. */
export function rowWords(row: (typeof rows)[number], index: number, t: TFunction): string {
  return row === 'members' && index === 0 ? t('intake.applicant') : t(`intake.rowName.${row}`, { n: index + 1 });
}
