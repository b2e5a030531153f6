import type { Role } from '../../../src/domain/staff/role.ts';
import type { OfficeId } from '../../../src/kernel/ids.ts';

const office = (id: string): OfficeId => id as OfficeId;

/** A small city: two districts, two streets each. */
export const testOffices = {
  city: { id: office('6301'), name: '西宁市' },
  district: { id: office('630104'), name: '城西区' },
  otherDistrict: { id: office('630103'), name: '城中区' },
  street: { id: office('630104003'), name: '虎台街道' },
  secondStreet: { id: office('630104004'), name: '胜利路街道' },
  otherStreet: { id: office('630103001'), name: '人民街街道' },
  lastStreet: { id: office('630103002'), name: '南滩街道' },
} as const;

export type TestOffice = keyof typeof testOffices;

interface TestPerson {
  readonly account: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly office: TestOffice;
}

/** Staff for every role and step; two where four eyes need two. The administrator is made by the wizard. */
export const testStaff = {
  admin: { account: 'admin', name: '管理员', roles: ['admin'], office: 'city' },
  auditor: { account: 'auditor', name: '审计员', roles: ['auditor'], office: 'city' },
  citySupervisor: { account: 'city-1', name: '段城', roles: ['supervisor'], office: 'city' },
  secondCitySupervisor: { account: 'city-2', name: '海市', roles: ['supervisor'], office: 'city' },
  cityClerk: { account: 'city-3', name: '祁办', roles: ['clerk'], office: 'city' },
  districtClerk: { account: 'district-1', name: '冶区', roles: ['clerk'], office: 'district' },
  districtSupervisor: { account: 'district-2', name: '拉区', roles: ['supervisor'], office: 'district' },
  otherDistrictClerk: { account: 'district-3', name: '阿区', roles: ['clerk'], office: 'otherDistrict' },
  streetClerk: { account: 'street-1', name: '马街', roles: ['clerk'], office: 'street' },
  secondStreetClerk: { account: 'street-2', name: '韩街', roles: ['clerk'], office: 'street' },
  streetSupervisor: { account: 'street-3', name: '铁街', roles: ['supervisor'], office: 'street' },
  hall: { account: 'hall-1', name: '童窗', roles: ['hall'], office: 'street' },
  otherStreetClerk: { account: 'street-4', name: '星街', roles: ['clerk'], office: 'otherStreet' },
} as const satisfies Record<string, TestPerson>;

export type TestStaffName = keyof typeof testStaff;

/** Everyone's password on a test desk. */
export const TEST_PASSWORD = 'a test desk only 1';
