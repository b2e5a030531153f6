/** Why two applications may be about the same people, and how much it weighs. */
import type { DuplicateFacts, DuplicatePerson } from './facts.ts';
import { type DuplicateKey, bornKey } from './keys.ts';
import { type SoundOf, nearBirths, nearNames } from './near-names.ts';

export const pairReasonKinds = [
  'identity',
  'name-birth',
  'sound-birth',
  'shape-birth',
  'letter-birth',
  'name-transposed',
  'phone',
  'address',
  'card',
] as const;

/**
 * `identity`: one number in both, in whatever role. `name-birth`: one name, one day of birth, two numbers. `sound-…`,
 * `shape-…`: names that sound or look alike with that day; `letter-…`: a slip in the name where area and sex of the
 * numbers agree too. `name-transposed`: names alike, two digits of the day of birth changed places.
 */
export type PairReasonKind = (typeof pairReasonKinds)[number];

export interface PairReason {
  readonly kind: PairReasonKind;
  /** Places in the two households, of the people whom it is about; null where it is about all. */
  readonly people: readonly [number, number] | null;
  /**
   * What is shared, as a short digest, the same from whichever side it is looked at: a decision stands until there is
   * another. Short on purpose: of a decision that the whole city receives nobody can tell a telephone.
   */
  readonly fact: string;
}

/** Ours (INF): 100 is certain. */
const weights: Readonly<Record<PairReasonKind, number>> = {
  identity: 90,
  'name-birth': 60,
  'sound-birth': 50,
  'shape-birth': 50,
  'letter-birth': 40,
  'name-transposed': 40,
  phone: 40,
  address: 40,
  card: 60,
};

const MOST = 100;

/** Points taken off where one of the two has ended without a home: an earlier try is no second one. */
const ENDED = 50;

export interface Compared {
  readonly soundOf: SoundOf;
  /** A few characters of a hash. */
  readonly digest: (text: string) => string;
  /** Whether so many share this that it says nothing (keys.ts). */
  readonly isCrowded: (key: DuplicateKey) => boolean;
}

/** Empty: nothing suspicious. The first named of the people is in `one`. */
export function pairReasons(one: DuplicateFacts, other: DuplicateFacts, given: Compared): readonly PairReason[] {
  const reasons: PairReason[] = [];
  for (const [at, person] of one.people.entries()) {
    for (const [otherAt, counterpart] of other.people.entries()) {
      const kind = reasonOfPeople(person, counterpart, given.soundOf);
      if (kind === null) continue;
      const numbers = [person.identityNumber, counterpart.identityNumber].sort().join(' ');
      reasons.push({ kind, people: [at, otherAt], fact: `${kind} ${given.digest(numbers)}` });
    }
  }
  const share = (kind: 'phone' | 'address' | 'card', texts: readonly string[], others: readonly string[]): void => {
    const shared = texts.filter((text) => others.includes(text) && !given.isCrowded({ kind, text }));
    if (shared.length > 0)
      reasons.push({ kind, people: null, fact: `${kind} ${given.digest(shared.sort().join(' '))}` });
  };
  share('phone', one.phones, other.phones);
  share('address', one.addresses, other.addresses);
  share('card', cardsOf(one), cardsOf(other));
  return reasons;
}

function cardsOf({ card }: DuplicateFacts): readonly string[] {
  return card === '' ? [] : [card];
}

/** 1 to 100; each kind counts once, however many people it is about. */
export function pairScore(reasons: readonly PairReason[], oneHasEnded: boolean): number {
  const kinds = new Set(reasons.map(({ kind }) => kind));
  const sum = Math.min(
    MOST,
    [...kinds].reduce((total, kind) => total + weights[kind], 0),
  );
  return oneHasEnded ? Math.max(1, sum - ENDED) : sum;
}

function reasonOfPeople(one: DuplicatePerson, other: DuplicatePerson, soundOf: SoundOf): PairReasonKind | null {
  if (one.identityNumber === other.identityNumber) return 'identity';
  if (one.birth === null || other.birth === null) return null;
  const births = nearBirths(one.birth, other.birth);
  if (births === null) return null;
  const names = nearNames(one.name, other.name, soundOf);
  switch (names) {
    case null:
      return null;
    case 'same':
      return births === 'same' ? 'name-birth' : 'name-transposed';
    case 'sound':
    case 'shape':
      return births === 'same' ? `${names}-birth` : 'name-transposed';
    case 'letter': {
      const born = bornKey(one);
      return births === 'same' && born !== null && born === bornKey(other) ? 'letter-birth' : null;
    }
  }
}
