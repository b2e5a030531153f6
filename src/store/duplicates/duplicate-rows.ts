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
const selectSharing = namedStatement<[kind: number, hash: number, limit: number], { case_key: number }>(
  'duplicate-key.sharing',
  `SELECT case_key FROM duplicate_key WHERE kind = ? AND key_hash = ? LIMIT +?`,
);

const NO_LIMIT = -1;
const crowded = new Set(crowdedKinds.map((kind) => duplicateKeyKinds.indexOf(kind)));

/** 52 bits of a digest: a number that both sides hold exactly. What is found by it is compared afterwards. */
export function storedKey({ kind, text }: DuplicateKey): StoredKey {
  return { kind: duplicateKeyKinds.indexOf(kind), hash: Number.parseInt(hash('sha256', text).slice(0, 13), 16) };
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

/** The cases that share a key, one more than says anything at most where many may share it. */
export function sharing(db: Database, key: StoredKey): readonly number[] {
  const limit = crowded.has(key.kind) ? MOST_SHARING + 1 : NO_LIMIT;
  return selectSharing
    .on(db)
    .all(key.kind, key.hash, limit)
    .map(({ case_key }) => case_key);
}

/** Whether so many share it that it says nothing about any two. */
export function isCrowd(key: StoredKey, cases: readonly number[]): boolean {
  return crowded.has(key.kind) && cases.length > MOST_SHARING;
}

export function mayCrowd(key: StoredKey): boolean {
  return crowded.has(key.kind);
}
