/** Invented households: whatever they declare is made of a seed and belongs to nobody. */
import type { z } from 'zod';
import type { applicationContentSchema } from '../../../src/contract/schemas/application.ts';
import { identityNumberFor } from '../../../src/domain/identity/identity-number.ts';
import { addDays, plainDate } from '../../../src/kernel/plain-date.ts';
import type { SeededRandom } from '../../../src/kernel/random.ts';

/** What a package holds, as its sender writes it; tests change it freely. */
export type SampleContent = Mutable<z.input<typeof applicationContentSchema>>;

export type Mutable<T> = T extends object ? { -readonly [Key in keyof T]: Mutable<T[Key]> } : T;

type SampleMember = SampleContent['members'][number];

const SURNAMES = ['马', '李', '王', '韩', '祁', '冶', '张', '刘', '陈', '杨', '铁', '星', '拉', '童', '海'];
const GIVEN = ['建国', '秀英', '文', '海霞', '玉兰', '小龙', '德吉', '成林', '青', '雪梅', '占元', '生贵'];
const ROADS = ['虎台路', '西关大街', '五四西路', '胜利路', '昆仑中路', '南山路'];
const NO_DOCUMENT_OF_EMPLOYMENT = { employment: null, education: null } as const;

/** Person `n` of a role has a number of their own for every `n` below a million. */
function identityNumber(role: 'adult' | 'child', n: number): string {
  const [first, days] = role === 'adult' ? (['1960-01-01', 15_000] as const) : (['2008-01-01', 6_000] as const);
  return identityNumberFor('630104', addDays(plainDate(first), (n * 7_919) % days), Math.floor(n / days));
}

export function sampleContent(n: number, random: SeededRandom): SampleContent {
  const surname = random.pick(SURNAMES);
  const road = random.pick(ROADS);
  const address = `${road}${String(random.integer(1, 199))}号${String(random.integer(1, 30))}室`;
  const members = [member({ relation: '01', identityNumber: identityNumber('adult', n * 2) }, surname, random)];
  if (random.chance(0.6)) {
    const spouse = { relation: '10' as const, identityNumber: identityNumber('adult', n * 2 + 1) };
    members.push(member(spouse, random.pick(SURNAMES), random));
  }
  if (random.chance(0.5)) {
    const child = member({ relation: '20', identityNumber: identityNumber('child', n) }, surname, random);
    members.push({ ...child, maritalStatus: '10', monthlyIncome: 0, phone: '', employer: '' });
  }
  return {
    programme: 'low-income',
    members,
    phone: `1390971${String(n % 10_000).padStart(4, '0')}`,
    address,
    registrationAddress: address,
    registeredSince: '2009-05-01',
    residentSince: null,
    homes: [{ address, owner: '', area: random.integer(20, 70) * 10_000, nature: 'private-rented' }],
    housingChanges: [],
    assets: random.chance(0.3) ? [{ kind: 'deposit', note: '活期', value: random.integer(1, 900) * 10_000 }] : [],
    ...NO_DOCUMENT_OF_EMPLOYMENT,
    greenChannel: random.chance(0.1) ? { reason: 'aged-60', note: '' } : null,
    consent: { verification: true, publicity: true, truthfulness: true, signedOn: '2026-09-28' },
  };
}

function member(
  known: Pick<SampleMember, 'relation' | 'identityNumber'>,
  surname: string,
  random: SeededRandom,
): SampleMember {
  return {
    ...known,
    name: surname + random.pick(GIVEN),
    maritalStatus: '20',
    phone: '',
    employer: random.chance(0.5) ? '城西环卫服务站' : '',
    monthlyIncome: random.integer(0, 40) * 10_000,
    flags: { counted: true, income: true, ownership: true, residence: true },
  };
}
