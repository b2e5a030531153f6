/** Reading what is compared between cases, and who shares what; the same for the projection and for a look at intake. */
import { hash } from 'node:crypto';
import type { DuplicateFacts } from '../../domain/duplicate/facts.ts';
import { type DuplicateKey, MOST_SHARING, crowdedKinds, duplicateKeyKinds } from '../../domain/duplicate/keys.ts';
import type { OfficeId } from '../../kernel/ids.ts';
import { type StoredId, unpackId } from '../compact-id.ts';
import type { Database } from '../connection.ts';
import { namedStatement } from '../statements.ts';

export interface DuplicateCase {
  readonly key: number;
  readonly caseId: string;
  readonly street: OfficeId;
  readonly hasEnded: boolean;
  readonly facts: DuplicateFacts;
}

export interface StoredKey {
  readonly kind: number;
  readonly hash: number;
}

const selectCase = namedStatement<
  [key: number],
  { case_id: StoredId; street_id: string; ended: number; facts: string }
>('duplicate-case.get', `SELECT case_id, street_id, ended, facts FROM duplicate_case WHERE case_key = ?`);
/** Rows as lists: a look reads a dozen, and naming four values of each costs as much as finding it. */
const selectCases = namedStatement<
  [keys: string],
  readonly [key: number, id: StoredId, street: string, ended: number, facts: string]
>(
  'duplicate-case.several',
  `SELECT case_key, case_id, street_id, ended, facts FROM json_each(?)
   CROSS JOIN duplicate_case ON case_key = json_each.value`,
  'arrays',
);
const selectSharing = namedStatement<[kind: number, hash: number, limit: number], number>(
  'duplicate-key.sharing',
  `SELECT case_key FROM duplicate_key WHERE kind = ? AND key_hash = ? LIMIT +?`,
  'first column',
);

/** Eight keys in one question: asked one by one, the asking took longer than the finding. */
const AT_ONCE = 8;
const selectSharingAny = namedStatement<number[], number>(
  'duplicate-key.sharing-any',
  Array.from({ length: AT_ONCE }, () => `SELECT case_key FROM duplicate_key WHERE kind = ? AND key_hash = ?`).join(
    ' UNION ALL ',
  ),
  'first column',
);
/** Of no kind. */
const NO_KEY = [-1, 0] as const;

const NO_LIMIT = -1;
const crowded = new Set(crowdedKinds.map((kind) => duplicateKeyKinds.indexOf(kind)));

export function storedKey({ kind, text }: DuplicateKey): StoredKey {
  return { kind: duplicateKeyKinds.indexOf(kind), hash: keyHash(text) };
}

const [PRIME, OTHER_PRIME] = [0x01000193, 0x85ebca6b];
const LOW_BITS = 2 ** 20;

/**
 * 52 bits, a number that both sides hold exactly. No cryptographic hash: ten of those took as long as the whole look,
 * and what is found by a key is compared afterwards, so that two texts of one number only cost a comparison.
 */
function keyHash(text: string): number {
  let [one, other] = [0x811c9dc5, 0x9747b28c];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    one = Math.imul(one ^ code, PRIME);
    other = Math.imul(other ^ code, OTHER_PRIME);
    other ^= other >>> 13;
  }
  one = Math.imul(one ^ (other >>> 16), OTHER_PRIME);
  other = Math.imul(other ^ (one >>> 15), PRIME);
  return (one >>> 0) * LOW_BITS + ((other >>> 0) % LOW_BITS);
}

/** 24 bits: two facts of a pair are told apart by it, but nobody finds what they were. */
export function factDigest(text: string): string {
  return hash('sha256', text).slice(0, 6);
}

export function duplicateCase(db: Database, key: number): DuplicateCase | undefined {
  const row = selectCase.on(db).get(key);
  if (row === undefined) return undefined;
  return {
    key,
    caseId: unpackId(row.case_id),
    street: row.street_id as OfficeId,
    hasEnded: row.ended === 1,
    facts: JSON.parse(row.facts) as DuplicateFacts,
  };
}

/** Putting a list into a question costs as much as so many questions. */
const FEW = 6;

/** Those of the keys that are stored, in no order. */
export function duplicateCases(db: Database, keys: ReadonlySet<number>): readonly DuplicateCase[] {
  if (keys.size <= FEW) return [...keys].flatMap((key) => duplicateCase(db, key) ?? []);
  return selectCases
    .on(db)
    .all(JSON.stringify([...keys]))
    .map(([key, id, street, ended, facts]) => ({
      key,
      caseId: unpackId(id),
      street: street as OfficeId,
      hasEnded: ended === 1,
      facts: JSON.parse(facts) as DuplicateFacts,
    }));
}

/** The cases that share a key, one more than says anything at most where many may share it. */
export function sharing(db: Database, key: StoredKey): readonly number[] {
  return sharingAtMost(db, key, crowded.has(key.kind) ? MOST_SHARING + 1 : NO_LIMIT);
}

/** The cases that share one of the keys, each as often as it does. For kinds that cannot be a crowd. */
export function sharingAny(db: Database, keys: readonly StoredKey[]): readonly number[] {
  const cases: number[] = [];
  for (let from = 0; from < keys.length; from += AT_ONCE) {
    const asked: number[] = [];
    for (const { kind, hash: text } of keys.slice(from, from + AT_ONCE)) asked.push(kind, text);
    while (asked.length < 2 * AT_ONCE) asked.push(...NO_KEY);
    cases.push(...selectSharingAny.on(db).all(...asked));
  }
  return cases;
}

/** All the cases that share a key where they are just so many; undefined where they are more or fewer. */
export function sharingJust(db: Database, key: StoredKey, count: number): readonly number[] | undefined {
  const cases = sharingAtMost(db, key, count + 1);
  return cases.length === count ? cases : undefined;
}

function sharingAtMost(db: Database, { kind, hash: text }: StoredKey, limit: number): readonly number[] {
  return selectSharing.on(db).all(kind, text, limit);
}

/** Whether so many share it that it says nothing about any two. */
export function isCrowd(key: StoredKey, cases: readonly number[]): boolean {
  return crowded.has(key.kind) && cases.length > MOST_SHARING;
}

export function mayCrowd(key: StoredKey): boolean {
  return crowded.has(key.kind);
}
