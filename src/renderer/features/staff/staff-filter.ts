import type { StaffMember } from '../../../contract/staff.ts';
import { covers } from '../../../domain/office/office.ts';
import type { Role } from '../../../domain/staff/role.ts';
import type { OfficeId } from '../../../kernel/ids.ts';

/** An empty string or null asks for nothing. */
export interface StaffFilter {
  readonly text: string;
  /** The office and all below it. */
  readonly office: string;
  readonly role: Role | '';
  readonly state: 'active' | 'inactive' | '';
}

export const noFilter: StaffFilter = { text: '', office: '', role: '', state: 'active' };

/** People who match every part of the filter, those who work first, then by office and name. */
export function filterStaff(people: readonly StaffMember[], filter: StaffFilter): readonly StaffMember[] {
  const text = filter.text.trim().toLowerCase();
  return people
    .filter(
      (person) =>
        (text === '' || person.name.toLowerCase().includes(text) || person.account.includes(text)) &&
        (filter.office === '' || covers(filter.office as OfficeId, person.office)) &&
        (filter.role === '' || person.roles.includes(filter.role)) &&
        (filter.state === '' || person.active === (filter.state === 'active')),
    )
    .toSorted(
      (a, b) =>
        Number(b.active) - Number(a.active) ||
        compare(a.office, b.office) ||
        a.name.localeCompare(b.name, 'zh-CN') ||
        compare(a.account, b.account),
    );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
