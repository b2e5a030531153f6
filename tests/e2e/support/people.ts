import { identityNumberFor } from '../../../src/domain/identity/identity-number.ts';
import { plainDate } from '../../../src/kernel/plain-date.ts';
import type { Role } from '../../../src/domain/staff/role.ts';

/** An invented member of staff of the tests' small office. */
export interface Person {
  readonly account: string;
  readonly name: string;
  readonly password: string;
  readonly roles: readonly Role[];
  readonly office: string;
  /** Whoever works on cases declares it, so as to be kept from their own; a household of a package never has it. */
  readonly identityNumber: string;
}

export const offices = {
  city: { id: '6301', name: '西宁市住房保障中心' },
  district: { id: '630104', name: '城西区' },
  street: { id: '630104003', name: '虎台街道' },
} as const;

export const passphrase = '湟水 河边 四棵 白杨';

let people = 0;

function person(account: string, name: string, post: Pick<Person, 'roles' | 'office'>): Person {
  people += 1;
  const identityNumber = identityNumberFor('630102', plainDate('1988-08-08'), people);
  return { account, name, password: `${account}-kunlun-2741`, identityNumber, ...post };
}

export const administrator = person('admin', '雪莲', { roles: ['admin'], office: offices.city.id });
export const clerk = person('hutai1', '马海霞', { roles: ['clerk'], office: offices.street.id });
export const secondClerk = person('hutai2', '李占元', { roles: ['clerk'], office: offices.street.id });
export const districtClerk = person('chengxi1', '祁玉兰', { roles: ['clerk'], office: offices.district.id });
export const citySupervisor = person('city-sup1', '韩成林', { roles: ['supervisor'], office: offices.city.id });
export const secondSupervisor = person('city-sup2', '杨雪梅', { roles: ['supervisor'], office: offices.city.id });

export const staff: readonly Person[] = [clerk, secondClerk, districtClerk, citySupervisor, secondSupervisor];
