import type { Role } from '../../../src/domain/staff/role.ts';

/** An invented member of staff of the tests' small office. */
export interface Person {
  readonly account: string;
  readonly name: string;
  readonly password: string;
  readonly roles: readonly Role[];
  readonly office: string;
}

export const offices = {
  city: { id: '6301', name: '西宁市住房保障中心' },
  district: { id: '630104', name: '城西区' },
  street: { id: '630104003', name: '虎台街道' },
} as const;

export const passphrase = '湟水 河边 四棵 白杨';

const person = (account: string, name: string, post: { roles: readonly Role[]; office: string }): Person => ({
  account,
  name,
  password: `${account}-kunlun-2741`,
  ...post,
});

export const administrator = person('admin', '雪莲', { roles: ['admin'], office: offices.city.id });
export const clerk = person('hutai1', '马海霞', { roles: ['clerk'], office: offices.street.id });
export const secondClerk = person('hutai2', '李占元', { roles: ['clerk'], office: offices.street.id });
export const districtClerk = person('chengxi1', '祁玉兰', { roles: ['clerk'], office: offices.district.id });
export const citySupervisor = person('city-sup1', '韩成林', { roles: ['supervisor'], office: offices.city.id });
export const secondSupervisor = person('city-sup2', '杨雪梅', { roles: ['supervisor'], office: offices.city.id });

export const staff: readonly Person[] = [clerk, secondClerk, districtClerk, citySupervisor, secondSupervisor];
