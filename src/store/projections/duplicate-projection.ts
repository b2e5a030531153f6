/**
 * Who may be whom: each case's keys, and the pairs that share some and look alike.
 *
 * What must stay true: the pairs are a function of the cases as they are, not of the order in which they came. So a
 * case whose facts change has all its pairs made anew; and where a telephone or an address begins or ceases to be
 * shared by too many, all who share it.
 */
import { type RecordedEvent, foldApplication } from '../../domain/application/evolve.ts';
import { hasEnded } from '../../domain/duplicate/available-actions.ts';
import type { PairReason } from '../../domain/duplicate/evidence.ts';
import { duplicateFactsOf } from '../../domain/duplicate/facts.ts';
import { MOST_SHARING } from '../../domain/duplicate/keys.ts';
import { isSettled } from '../../domain/duplicate/state.ts';
import { districtOf } from '../../domain/office/office.ts';
import { type StoredId, packId } from '../compact-id.ts';
import type { Database } from '../connection.ts';
import {
  type DuplicateCase,
  type StoredKey,
  duplicateCase,
  mayCrowd,
  sharingJust,
} from '../duplicates/duplicate-rows.ts';
import { type Suspect, storedKeysOf, suspectsOf } from '../duplicates/suspects.ts';
import type { ProjectedStream, Projection } from '../projection.ts';
import { namedStatement } from '../statements.ts';
import { typedEvents } from '../typed-events.ts';

export const duplicateProjection: Projection = {
  name: 'duplicate',
  version: '1',
  streamKind: 'application',
  write,
  remove(db, key) {
    const before = duplicateCase(db, key);
    if (before === undefined) return;
    forgetPairs(db, key);
    deleteCase.on(db).run(key);
    dropKeys(db, key, storedKeysOf(before.facts));
  },
  clear(db) {
    for (const each of [deletePairs, deleteCounts, deleteKeys, deleteCases]) each.on(db).run();
  },
};

const upsertCase = namedStatement<[key: number, id: StoredId, street: string, ended: number, facts: string]>(
  'duplicate-case.upsert',
  `INSERT INTO duplicate_case (case_key, case_id, street_id, ended, facts) VALUES (?, ?, ?, ?, ?)
   ON CONFLICT (case_key) DO UPDATE SET ended = excluded.ended, facts = excluded.facts`,
);
const insertKey = namedStatement<[kind: number, hash: number, key: number]>(
  'duplicate-key.insert',
  `INSERT INTO duplicate_key (kind, key_hash, case_key) VALUES (?, ?, ?)`,
);
const deleteKey = namedStatement<[kind: number, hash: number, key: number]>(
  'duplicate-key.remove',
  `DELETE FROM duplicate_key WHERE kind = ? AND key_hash = ? AND case_key = ?`,
);
const deleteCase = namedStatement<[key: number]>(
  'duplicate-case.remove',
  `DELETE FROM duplicate_case WHERE case_key = ?`,
);
const upsertPair = namedStatement<(number | string)[]>(
  'duplicate-pair.upsert',
  `INSERT INTO duplicate_pair (low_key, high_key, district_id, street_id, score, reasons, ended, decided, open)
   VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
   ON CONFLICT (low_key, high_key) DO UPDATE SET score = excluded.score, reasons = excluded.reasons,
     ended = excluded.ended, decided = excluded.decided, open = excluded.open`,
);
const deleteLow = namedStatement<[key: number]>(
  'duplicate-pair.remove-low',
  `DELETE FROM duplicate_pair WHERE low_key = ?`,
);
const deleteHigh = namedStatement<[key: number]>(
  'duplicate-pair.remove-high',
  `DELETE FROM duplicate_pair WHERE high_key = ?`,
);
const selectDecision = namedStatement<[low: StoredId, high: StoredId], { facts: string }>(
  'duplicate-decision.get',
  `SELECT facts FROM duplicate_decision WHERE low_case = ? AND high_case = ?`,
);
const deletePairs = namedStatement<[]>('duplicate-pair.clear', `DELETE FROM duplicate_pair`);
const deleteCounts = namedStatement<[]>('duplicate-count.clear', `DELETE FROM duplicate_count`);
const deleteKeys = namedStatement<[]>('duplicate-key.clear', `DELETE FROM duplicate_key`);
const deleteCases = namedStatement<[]>('duplicate-case.clear', `DELETE FROM duplicate_case`);

function write(db: Database, { key, events }: ProjectedStream): void {
  const state = foldApplication(typedEvents<RecordedEvent>(events, 'application'));
  if (state === undefined) return;
  const facts = duplicateFactsOf(state.content, state.receivedOn);
  const now: DuplicateCase = {
    key,
    caseId: state.caseId,
    street: state.street,
    hasEnded: hasEnded(state.status),
    facts,
  };
  const before = duplicateCase(db, key);
  const text = JSON.stringify(facts);
  const isSame = before !== undefined && JSON.stringify(before.facts) === text;
  if (isSame && before.hasEnded === now.hasEnded) return;
  upsertCase.on(db).run(key, packId(state.caseId), state.street, now.hasEnded ? 1 : 0, text);
  if (!isSame)
    changeKeys(db, key, { before: before === undefined ? [] : storedKeysOf(before.facts), now: storedKeysOf(facts) });
  // A case that was not known is in no pair yet.
  if (before !== undefined) forgetPairs(db, key);
  pairWithOthers(db, now);
}

function changeKeys(
  db: Database,
  key: number,
  { before, now }: { readonly before: readonly StoredKey[]; readonly now: readonly StoredKey[] },
): void {
  const isIn = (keys: readonly StoredKey[], { kind, hash }: StoredKey): boolean =>
    keys.some((other) => other.kind === kind && other.hash === hash);
  dropKeys(
    db,
    key,
    before.filter((old) => !isIn(now, old)),
  );
  for (const added of now.filter((each) => !isIn(before, each))) {
    insertKey.on(db).run(added.kind, added.hash, key);
    if (mayCrowd(added)) pairCrowdAnew(db, added, { after: MOST_SHARING + 1, except: key });
  }
}

function dropKeys(db: Database, key: number, keys: readonly StoredKey[]): void {
  for (const dropped of keys) {
    deleteKey.on(db).run(dropped.kind, dropped.hash, key);
    if (mayCrowd(dropped)) pairCrowdAnew(db, dropped, { after: MOST_SHARING, except: key });
  }
}

/** Where just so many share a key now, it has begun or ceased to say something about all of them. */
function pairCrowdAnew(
  db: Database,
  key: StoredKey,
  { after, except }: { readonly after: number; readonly except: number },
): void {
  for (const each of sharingJust(db, key, after) ?? []) {
    const case_ = each === except ? undefined : duplicateCase(db, each);
    if (case_ !== undefined) pairAnew(db, case_);
  }
}

function forgetPairs(db: Database, key: number): void {
  deleteLow.on(db).run(key);
  deleteHigh.on(db).run(key);
}

function pairAnew(db: Database, one: DuplicateCase): void {
  forgetPairs(db, one.key);
  pairWithOthers(db, one);
}

function pairWithOthers(db: Database, one: DuplicateCase): void {
  const { facts, hasEnded: ended, key: self } = one;
  for (const suspect of suspectsOf(db, { facts, hasEnded: ended, self })) writePair(db, one, suspect);
}

function writePair(db: Database, one: DuplicateCase, { other, reasons, score }: Suspect): void {
  const isLow = one.caseId < other.caseId;
  const [low, high] = isLow ? [one, other] : [other, one];
  const seen = isLow ? reasons : reasons.map(turned);
  const decision = selectDecision.on(db).get(packId(low.caseId), packId(high.caseId));
  const decided = decision !== undefined && isSettledBy(decision.facts, reasons) ? 1 : 0;
  const ended = low.hasEnded || high.hasEnded ? 1 : 0;
  const district = districtOf(low.street) === districtOf(high.street) ? districtOf(low.street) : '';
  const street = low.street === high.street ? low.street : '';
  const open = decided === 0 && ended === 0 ? 1 : 0;
  upsertPair.on(db).run(low.key, high.key, district, street, score, JSON.stringify(seen), ended, decided, open);
}

/** Seen from the other household. */
function turned({ kind, people, fact }: PairReason): PairReason {
  return { kind, people: people === null ? null : [people[1], people[0]], fact };
}

export function isSettledBy(facts: string, reasons: readonly PairReason[]): boolean {
  const decision = { facts: JSON.parse(facts) as readonly string[] };
  return isSettled({ decision }, reasons);
}
