/** A notice as a table of Chinese words: one source for the page, the sheet and the print. */
import type { HomeNature } from '../../domain/application/household.ts';
import type { OfficeId } from '../../kernel/ids.ts';
import type { PublicityRule } from '../../domain/policy/review-chain.ts';
import { type NoticeItem, showsCaseNo } from '../../domain/publicity/notice-item.ts';

export interface NoticeTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Places of columns that hold whole numbers. */
  readonly figures: readonly number[];
}

type Part = PublicityRule['shows'][number];

const heads: Readonly<Record<Part, string>> = {
  'case-no': '申请编号',
  name: '申请人',
  education: '学历',
  street: '街道（镇）',
  size: '家庭人数',
  housing: '住房情况',
  result: '审核结果',
};

const natures: Readonly<Record<HomeNature | 'none', string>> = {
  'public-direct': '承租直管公房',
  'public-work-unit': '承租单位公房',
  'private-rented': '租住私房',
  'private-owned': '有自有住房',
  borrowed: '借住',
  other: '其他',
  none: '无自有住房',
};

const results = { reviewed: '初审通过', approved: '审定通过' } as const;

/** In the order of the policy; where names look alike and no number was to be shown, these rows get theirs. */
export function noticeTable(
  items: readonly NoticeItem[],
  shows: PublicityRule['shows'],
  streetName: (street: OfficeId) => string,
): NoticeTable {
  const clashing = items.some((item) => item.clashes);
  const needsNo = shows.includes('case-no') || clashing || !shows.includes('name');
  const parts: readonly Part[] = needsNo ? ['case-no', ...shows.filter((part) => part !== 'case-no')] : shows;
  return {
    figures: [0, ...parts.flatMap((part, index) => (part === 'size' ? [index + 1] : []))],
    columns: ['序号', ...parts.map((part) => heads[part])],
    rows: items.map((item, index) => [
      String(index + 1),
      ...parts.map((part) => cell(item, part, { shows, streetName })),
    ]),
  };
}

interface Around {
  readonly shows: PublicityRule['shows'];
  readonly streetName: (street: OfficeId) => string;
}

function cell(item: NoticeItem, part: Part, { shows, streetName }: Around): string {
  switch (part) {
    case 'case-no':
      return showsCaseNo(item, shows) ? item.caseNo : '';
    case 'name':
      return item.name;
    case 'education':
      return item.education ?? '';
    case 'street':
      return item.street === null ? '' : streetName(item.street);
    case 'size':
      return item.size === null ? '' : String(item.size);
    case 'housing':
      return item.housing === null ? '' : natures[item.housing.nature];
    case 'result':
      return item.result === null ? '' : results[item.result];
  }
}
