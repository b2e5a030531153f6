import { describe, expect, it } from 'vitest';
import type { StaffMember } from '../../../contract/staff.ts';
import type { OfficeId, StaffId } from '../../../kernel/ids.ts';
import { filterStaff, noFilter } from './staff-filter.ts';

function person(account: string, changes: Partial<StaffMember> = {}): StaffMember {
  return {
    staffId: account as StaffId,
    account,
    name: account,
    roles: ['clerk'],
    office: '630104003' as OfficeId,
    officeName: '胜利路街道',
    identityNumber: '',
    relatives: [],
    active: true,
    lockedUntil: null,
    ...changes,
  };
}

const people = [
  person('zhang', { name: '张晓', office: '630105001' as OfficeId }),
  person('li', { name: '李强', roles: ['supervisor'], office: '630104' as OfficeId }),
  person('gone', { name: '马丽', active: false }),
  person('wang', { name: '王芳', roles: ['clerk', 'hall'] }),
];

const accounts = (filter: Partial<typeof noFilter>) =>
  filterStaff(people, { ...noFilter, ...filter }).map((each) => each.account);

describe('the list of people', () => {
  it('shows those who work, by office and name', () => {
    expect(accounts({})).toEqual(['li', 'wang', 'zhang']);
  });

  it('finds by part of the name or account', () => {
    expect(accounts({ text: ' 晓 ' })).toEqual(['zhang']);
    expect(accounts({ text: 'WA' })).toEqual(['wang']);
  });

  it('takes an office with all below it, and a role', () => {
    expect(accounts({ office: '630104' })).toEqual(['li', 'wang']);
    expect(accounts({ role: 'hall' })).toEqual(['wang']);
    expect(accounts({ office: '630105', role: 'hall' })).toEqual([]);
  });

  it('puts those who left behind the others', () => {
    expect(accounts({ state: '' })).toEqual(['li', 'wang', 'zhang', 'gone']);
    expect(accounts({ state: 'inactive' })).toEqual(['gone']);
  });
});
