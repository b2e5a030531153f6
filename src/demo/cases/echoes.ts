/**
 * Applications that look like another one of the city, as real cities have them: handed in twice, a couple that applies
 * apart, relatives under one roof, a namesake, an earlier try. Few, and most of them at the street where visitors sign
 * in, so that the queue of possible duplicates has work for every outcome.
 */
import type { ApplicationContent } from '../../domain/application/content.ts';
import type { HouseholdMember } from '../../domain/application/household.ts';
import type { Status } from '../../domain/application/state.ts';
import { identityFactsOf } from '../../domain/identity/identity-document.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import { type DemoStreet, visitedStreet } from '../city/offices.ts';
import type { IdentitySlots } from '../people/identity-slots.ts';

const echoKinds = ['again', 'couple', 'one-roof', 'namesake', 'across', 'earlier'] as const;

type EchoKind = (typeof echoKinds)[number];

export interface Echo {
  readonly kind: EchoKind;
  /** The case that it looks like. */
  readonly of: number;
}

export interface EchoWish {
  readonly count: number;
  readonly streetOf: (index: number) => DemoStreet;
  readonly statusOf: (index: number) => Status;
}

/** A number that two cases name can be accepted in one of them only. */
const NOT_ACCEPTED: readonly Status[] = ['submitted', 'awaiting-supplement', 'supplemented'];
const UNDER_WAY: readonly Status[] = [...NOT_ACCEPTED, 'street-review', 'district-review'];
const ENDED: readonly Status[] = ['rejected', 'rejection-confirmed', 'withdrawn'];

const standing: Readonly<Record<EchoKind, { readonly echo: readonly Status[]; readonly of: readonly Status[] }>> = {
  again: { echo: NOT_ACCEPTED, of: UNDER_WAY },
  couple: { echo: NOT_ACCEPTED, of: UNDER_WAY },
  'one-roof': { echo: UNDER_WAY, of: UNDER_WAY },
  namesake: { echo: UNDER_WAY, of: UNDER_WAY },
  across: { echo: UNDER_WAY, of: UNDER_WAY },
  earlier: { echo: NOT_ACCEPTED, of: ENDED },
};

/** Beyond them nobody looks: a city of a million has no more of them than one of thousands. */
const MOST_LOOKED_AT = 4_000;

/** Which case looks like which; each is in at most one pair. The same for the same city. */
export function echoesOf({ count, streetOf, statusOf }: EchoWish): ReadonlyMap<number, Echo> {
  // Looked up once: street and step of a case are drawn anew each time that they are asked for.
  const cases = Array.from({ length: Math.min(count, MOST_LOOKED_AT) }, (_, index) => ({
    index,
    street: streetOf(index),
    status: statusOf(index),
  }));
  const visited = cases.filter(({ street }) => street === visitedStreet);
  const taken = new Set<number>();
  const echoes = new Map<number, Echo>();
  for (const kind of echoKinds) {
    const free = (among: readonly Candidate[], statuses: readonly Status[]): readonly Candidate[] =>
      among.filter(({ index, status }) => !taken.has(index) && statuses.includes(status));
    const others = free(cases, standing[kind].of);
    for (const echo of [visited, cases].flatMap((among) => free(among, standing[kind].echo).toReversed())) {
      const of = others.find((other) => fits(kind, echo, other));
      if (of === undefined) continue;
      taken.add(echo.index).add(of.index);
      echoes.set(echo.index, { kind, of: of.index });
      break;
    }
  }
  return echoes;
}

interface Candidate {
  readonly index: number;
  readonly street: DemoStreet;
  readonly status: Status;
}

function fits(kind: EchoKind, one: Candidate, other: Candidate): boolean {
  if (one.index === other.index) return false;
  const { street } = one;
  return kind === 'across'
    ? street !== other.street && street.district === other.street.district
    : street === other.street;
}

export interface EchoedHouseholds {
  readonly kind: EchoKind;
  /** What this case would be by itself, and what the other one is. */
  readonly own: ApplicationContent;
  readonly other: ApplicationContent;
  readonly index: number;
  readonly on: PlainDate;
  readonly slots: IdentitySlots;
}

export function echoed(wish: EchoedHouseholds): ApplicationContent {
  const { kind, own, other } = wish;
  switch (kind) {
    case 'again':
    case 'earlier':
      return { ...other, address: writtenOtherwise(other.address), consent: own.consent };
    case 'couple':
      return { ...own, programme: other.programme, members: coupleApart(own, other), address: other.address };
    case 'one-roof':
      return { ...own, address: writtenOtherwise(other.address), phone: other.phone };
    case 'across':
      return { ...own, phone: other.phone };
    case 'namesake':
      return { ...own, members: [namesake(wish), ...own.members.slice(1)] };
  }
}

/** Without city, district and street, which the form leaves to whoever writes. */
function writtenOtherwise(address: string): string {
  return address.replace(/^西宁市.+?(?:街道|镇|乡)/u, '').replace(/号楼/u, '栋');
}

/** The other's spouse, or somebody who names the applicant as theirs, applies with own people and names them. */
function coupleApart(own: ApplicationContent, other: ApplicationContent): readonly HouseholdMember[] {
  const [applicant] = own.members;
  const [named] = other.members;
  if (applicant === undefined || named === undefined) return own.members;
  const spouse = other.members.find(({ relation }) => relation === '11' || relation === '12');
  const self: HouseholdMember =
    spouse === undefined ? applicant : { ...spouse, relation: '01', phone: applicant.phone };
  return [
    { ...self, maritalStatus: '21' },
    { ...named, relation: '10', maritalStatus: '21', phone: '' },
    ...own.members.slice(1),
  ];
}

const HOMOPHONES =
  '莲连 华花 兰蓝 英瑛 军君 芳方 梅玫 明鸣 伟玮 红虹 平萍 珍真 玉毓 海亥 文雯 杰洁 琴勤 霞遐 龙隆 山珊 林琳 强蔷 国帼 福富 春椿 成诚 云芸 刚钢 建健 义艺 德得 生声 财才 玲铃 香湘 菊橘 萍平'
    .split(' ')
    .map((pair) => Array.from(pair));

/** Another person of the same day, whose name sounds the same. */
function namesake({ own, other, index, on, slots }: EchoedHouseholds): HouseholdMember {
  const [self] = own.members;
  const [like] = other.members;
  if (self === undefined || like === undefined) throw new Error('a household has an applicant');
  const { birth, sex } = identityFactsOf(like.identityNumber, on);
  if (birth === null || sex === null) return self;
  const swap = HOMOPHONES.find(([usual = '']) => like.name.includes(usual));
  const name = swap === undefined ? like.name : like.name.replace(swap[0] ?? '', swap[1] ?? '');
  return { ...self, name, identityNumber: slots.numberFor(index, { bornAbout: birth, sex }) };
}
