/** Two cases as rows to read side by side: what each has, in the order of the paper form. */
import type { TFunction } from 'i18next';
import type { CaseView } from '../../../contract/cases.ts';
import type { PairView } from '../../../contract/duplicates.ts';
import type { HouseholdMember } from '../../../domain/application/household.ts';
import { maritalWord, relationWord } from '../../ui/code-words.ts';
import { formatSquareMetres, formatYuan } from '../../ui/format.ts';

export const comparisonGroups = ['case', 'contact', 'household', 'property'] as const;
type ComparisonGroup = (typeof comparisonGroups)[number];

export interface ComparisonRow {
  readonly group: ComparisonGroup;
  readonly label: string;
  /** Lines of the lower case and of the higher; compared line by line. Empty: nothing there. */
  readonly low: readonly string[];
  readonly high: readonly string[];
  /** A code in words is another or the same; single characters of it say nothing. */
  readonly isWhole?: boolean;
}

type Teller = (view: CaseView) => readonly string[];

export function comparisonRows(pair: PairView, t: TFunction): readonly ComparisonRow[] {
  const row = (group: ComparisonGroup, label: string, tell: Teller): ComparisonRow => ({
    group,
    label,
    low: tell(pair.low),
    high: tell(pair.high),
  });
  const whole = (label: string, tell: Teller): ComparisonRow => ({ ...row('case', label, tell), isWhole: true });
  const field = (name: Parameters<typeof fieldKey>[0]): string => t(fieldKey(name));
  const rows = [
    whole(field('status'), ({ status }) => [t(`status.${status}`)]),
    row('case', field('received'), ({ receivedOn }) => [receivedOn]),
    whole(field('channel'), ({ channel }) => [t(`channel.${channel}`)]),
    whole(field('street'), ({ streetName }) => [streetName]),
    whole(field('programme'), ({ content }) => [t(`programme.${content.programme}`)]),
    row('contact', field('phone'), ({ content }) => filled(content.phone)),
    row('contact', field('address'), ({ content }) => filled(content.address)),
    row('contact', field('registrationAddress'), ({ content }) => filled(content.registrationAddress)),
    row('contact', field('bankCard'), ({ content }) => filled(content.bankCard ?? '')),
    row('contact', field('employer'), ({ content }) => filled(content.employment?.employer ?? '')),
    ...memberRows(pair, t),
    row('property', field('homes'), ({ content }) =>
      content.homes.map(
        ({ address, area, nature }) => `${address} ${formatSquareMetres(area)} ㎡ ${t(`homeNature.${nature}`)}`,
      ),
    ),
    row('property', field('assets'), ({ content }) =>
      content.assets.map(({ kind, value }) => `${t(`asset.${kind}`)} ${formatYuan(value)}`),
    ),
  ];
  return rows.filter(({ low, high }) => low.length > 0 || high.length > 0);
}

function fieldKey<Name extends string>(name: Name & FieldName): `duplicates.compare.field.${FieldName}` {
  return `duplicates.compare.field.${name}`;
}

type FieldName =
  | 'status'
  | 'received'
  | 'channel'
  | 'street'
  | 'programme'
  | 'phone'
  | 'address'
  | 'registrationAddress'
  | 'bankCard'
  | 'homes'
  | 'assets'
  | 'employer';

function filled(text: string): readonly string[] {
  return text === '' ? [] : [text];
}

/** Whoever is suspected to be one person stands in one row; the others follow in the order of their households. */
function memberRows({ low, high, reasons }: PairView, t: TFunction): readonly ComparisonRow[] {
  const pairs: (readonly [number | null, number | null])[] = [];
  const [usedLow, usedHigh] = [new Set<number>(), new Set<number>()];
  for (const { people } of reasons) {
    if (people === null || usedLow.has(people[0]) || usedHigh.has(people[1])) continue;
    usedLow.add(people[0]);
    usedHigh.add(people[1]);
    pairs.push(people);
  }
  const rest = (view: CaseView, used: ReadonlySet<number>): readonly number[] =>
    [...view.content.members.keys()].filter((place) => !used.has(place));
  const [lowRest, highRest] = [rest(low, usedLow), rest(high, usedHigh)];
  // The applicants are read beside each other although nothing joins them: they are whom the cases are named after.
  for (let place = 0; place < Math.max(lowRest.length, highRest.length); place += 1) {
    const [one, other] = [lowRest[place] ?? null, highRest[place] ?? null];
    if (one === 0 && other === 0) pairs.push([0, 0]);
    else pairs.push(...[one].flatMap((each) => (each === null ? [] : [[each, null] as const])));
    if (!(one === 0 && other === 0) && other !== null) pairs.push([null, other]);
  }
  return pairs.map(([one, other], index) => ({
    group: 'household' as const,
    label: t('duplicates.compare.member', { n: index + 1 }),
    low: linesOf(one === null ? undefined : low.content.members[one], t),
    high: linesOf(other === null ? undefined : high.content.members[other], t),
  }));
}

function linesOf(member: HouseholdMember | undefined, t: TFunction): readonly string[] {
  if (member === undefined) return [];
  const { name, identityNumber, relation, maritalStatus, phone, monthlyIncome } = member;
  return [
    t('duplicates.compare.person', { name, relation: relationWord(relation, t) }),
    identityNumber,
    `${maritalWord(maritalStatus, t)} · ${formatYuan(monthlyIncome)}`,
    ...filled(phone),
  ];
}
