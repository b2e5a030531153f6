/**
 * What two applications must share to be compared at all. A pair is looked for by these keys alone, so their one law is
 * that evidence (evidence.ts) is never between two cases that share no key; a key more costs a comparison.
 */
import type { DuplicateFacts, DuplicatePerson } from './facts.ts';
import { type SoundOf, sortedDigits } from './near-names.ts';
import { hasLookAlike, shapeOf } from './similar-shapes.ts';

export const duplicateKeyKinds = ['identity', 'born', 'sound', 'shape', 'phone', 'address', 'card'] as const;

/**
 * `born`: area, day of birth and sex of the identity number. `sound`, `shape`: the name by reading or by look with the
 * digits of the day of birth, in whatever order.
 */
export type DuplicateKeyKind = (typeof duplicateKeyKinds)[number];

export interface DuplicateKey {
  readonly kind: DuplicateKeyKind;
  readonly text: string;
}

/** Each key once. */
export function duplicateKeys(facts: DuplicateFacts, soundOf: SoundOf): readonly DuplicateKey[] {
  const keys = [
    ...facts.people.flatMap((person) => keysOfPerson(person, soundOf)),
    ...facts.phones.map((text) => ({ kind: 'phone' as const, text })),
    ...facts.addresses.map((text) => ({ kind: 'address' as const, text })),
    ...(facts.card === '' ? [] : [{ kind: 'card' as const, text: facts.card }]),
  ];
  return keys.filter((key, place) => isFirst(keys, key, place));
}

function isFirst(keys: readonly DuplicateKey[], { kind, text }: DuplicateKey, place: number): boolean {
  for (let at = 0; at < place; at += 1) if (keys[at]?.text === text && keys[at]?.kind === kind) return false;
  return true;
}

function keysOfPerson(person: DuplicatePerson, soundOf: SoundOf): readonly DuplicateKey[] {
  const { name, identityNumber, birth } = person;
  const keys: DuplicateKey[] = [{ kind: 'identity', text: identityNumber }];
  if (birth === null || name === '') return keys;
  const characters = Array.from(name);
  const digits = sortedDigits(birth);
  keys.push({ kind: 'sound', text: `${characters.map(soundOf).join(' ')} ${digits}` });
  // Two names that differ by look alone both have a character of the table.
  if (characters.some(hasLookAlike))
    keys.push({ kind: 'shape', text: `${characters.map(shapeOf).join('')} ${digits}` });
  const born = bornKey(person);
  if (born !== null) keys.push({ kind: 'born', text: born });
  return keys;
}

/** Area of first issue, day of birth and sex; null where the number does not say all of them. */
export function bornKey({ identityNumber, birth, sex }: DuplicatePerson): string | null {
  return birth === null || sex === null ? null : `${identityNumber.slice(0, 6)} ${birth} ${sex}`;
}

/** Kinds that many may share who have nothing to do with one another: a hall's telephone, a hostel. */
export const crowdedKinds: readonly DuplicateKeyKind[] = ['phone', 'address', 'card'];

/** What more cases than these share says nothing about any two of them. */
export const MOST_SHARING = 12;
