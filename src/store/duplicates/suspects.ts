import { type PairReason, pairReasons, pairScore } from '../../domain/duplicate/evidence.ts';
import type { DuplicateFacts } from '../../domain/duplicate/facts.ts';
import { type DuplicateKey, duplicateKeys } from '../../domain/duplicate/keys.ts';
import type { Database } from '../connection.ts';
import { characterSound } from '../projections/character-sound.ts';
import {
  type DuplicateCase,
  type StoredKey,
  duplicateCases,
  factDigest,
  isCrowd,
  mayCrowd,
  sharing,
  sharingAny,
  storedKey,
} from './duplicate-rows.ts';

/** A case that may be about the same people. */
export interface Suspect {
  readonly other: DuplicateCase;
  /** Seen from the facts that were asked about. */
  readonly reasons: readonly PairReason[];
  readonly score: number;
}

interface Asked {
  readonly facts: DuplicateFacts;
  readonly hasEnded: boolean;
  /** The case itself, where it is stored; its own keys are not others'. */
  readonly self?: number | undefined;
}

/** The likeliest first; of equal weight the later case. */
export function suspectsOf(db: Database, { facts, hasEnded, self }: Asked): readonly Suspect[] {
  const crowds = new Set<string>();
  const people: StoredKey[] = [];
  const candidates = new Set<number>();
  for (const key of duplicateKeys(facts, characterSound)) {
    const stored = storedKey(key);
    if (!mayCrowd(stored)) {
      people.push(stored);
      continue;
    }
    const cases = sharing(db, stored);
    if (isCrowd(stored, cases)) crowds.add(nameOf(key));
    else for (const each of cases) candidates.add(each);
  }
  for (const each of sharingAny(db, people)) candidates.add(each);
  if (self !== undefined) candidates.delete(self);
  const digests = new Map<string, string>();
  // What is shared with one case is often shared with others: a digest costs as much as comparing two households.
  const digestOnce = (text: string): string => {
    const known = digests.get(text);
    if (known !== undefined) return known;
    const digest = factDigest(text);
    digests.set(text, digest);
    return digest;
  };
  const suspects: Suspect[] = [];
  for (const other of duplicateCases(db, candidates)) {
    const reasons = pairReasons(facts, other.facts, {
      soundOf: characterSound,
      digest: digestOnce,
      isCrowded: (key) => crowds.size > 0 && crowds.has(nameOf(key)),
    });
    if (reasons.length > 0) suspects.push({ other, reasons, score: pairScore(reasons, hasEnded || other.hasEnded) });
  }
  return suspects.sort((a, b) => b.score - a.score || b.other.key - a.other.key);
}

export function storedKeysOf(facts: DuplicateFacts): readonly StoredKey[] {
  return duplicateKeys(facts, characterSound).map(storedKey);
}

function nameOf({ kind, text }: DuplicateKey): string {
  return `${kind} ${text}`;
}
