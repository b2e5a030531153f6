/**
 * Every case compared with every other that shares a key, from the keys and facts alone: what the kept pairs must be.
 * For an operator who wants to know, and for measuring; day to day the projection does it case by case.
 */
import { type PairReason, pairReasons, pairScore } from '../../domain/duplicate/evidence.ts';
import type { DuplicateKey } from '../../domain/duplicate/keys.ts';
import type { Database } from '../connection.ts';
import { characterSound } from '../projections/character-sound.ts';
import { namedStatement } from '../statements.ts';
import { guarded } from '../store-fault.ts';
import { type DuplicateCase, type StoredKey, duplicateCase, factDigest, isCrowd, storedKey } from './duplicate-rows.ts';

const selectKeys = namedStatement<[], readonly [kind: number, hash: number, caseKey: number]>(
  'duplicate-key.all',
  `SELECT kind, key_hash, case_key FROM duplicate_key ORDER BY kind, key_hash, case_key`,
);
const countCases = namedStatement<[], { n: number }>(
  'duplicate-case.count',
  `SELECT count(*) AS n FROM duplicate_case`,
);
const selectPairs = namedStatement<[], { low_key: number; high_key: number; score: number; reasons: string }>(
  'duplicate-pair.all',
  `SELECT low_key, high_key, score, reasons FROM duplicate_pair`,
);

export interface DuplicateScan {
  readonly cases: number;
  /** Pairs of cases that shared a key and were compared. */
  readonly compared: number;
  readonly pairs: number;
  /** Pairs that are kept otherwise than they were found, or not at all; 0 where everything is right. */
  readonly different: number;
}

export function scanDuplicates(db: Database): DuplicateScan {
  return guarded(db.name, () => {
    const found = new Map<string, string>();
    const known = new Map<number, DuplicateCase | undefined>();
    const caseOf = (key: number): DuplicateCase | undefined => {
      if (!known.has(key)) known.set(key, duplicateCase(db, key));
      return known.get(key);
    };
    const { candidates, crowds } = candidatePairs(db);
    const isCrowded = (key: DuplicateKey): boolean => crowds.size > 0 && crowds.has(nameOf(storedKey(key)));
    for (const candidate of candidates) {
      const [one, other] = [caseOf(Math.floor(candidate / SPAN)), caseOf(candidate % SPAN)];
      if (one === undefined || other === undefined) continue;
      const [low, high] = one.caseId < other.caseId ? [one, other] : [other, one];
      const reasons = pairReasons(low.facts, high.facts, { soundOf: characterSound, digest: factDigest, isCrowded });
      if (reasons.length === 0) continue;
      const score = pairScore(reasons, low.hasEnded || high.hasEnded);
      found.set(`${String(low.key)} ${String(high.key)}`, told(score, reasons));
    }
    const kept = new Map(
      selectPairs
        .on(db)
        .all()
        .map(({ low_key, high_key, score, reasons }) => [
          `${String(low_key)} ${String(high_key)}`,
          told(score, JSON.parse(reasons) as readonly PairReason[]),
        ]),
    );
    const names = new Set([...found.keys(), ...kept.keys()]);
    const different = [...names].filter((name) => found.get(name) !== kept.get(name)).length;
    return { cases: countCases.on(db).get()?.n ?? 0, compared: candidates.size, pairs: found.size, different };
  });
}

/** The order in which two households were walked through does not matter. */
function told(score: number, reasons: readonly PairReason[]): string {
  const facts = reasons.map(({ fact, people }) => `${fact} ${String(people)}`).sort();
  return `${String(score)} ${facts.join(', ')}`;
}

/** Two keys as one number: positions of a log are far below 2^26 squared. */
const SPAN = 2 ** 26;

/** Whoever stands together under a key that is no crowd's; each pair once. */
function candidatePairs(db: Database): {
  readonly candidates: ReadonlySet<number>;
  readonly crowds: ReadonlySet<string>;
} {
  const candidates = new Set<number>();
  const crowds = new Set<string>();
  let group: number[] = [];
  let [groupKind, groupHash] = [-1, -1];
  const close = (): void => {
    if (group.length < 2) return;
    const key = { kind: groupKind, hash: groupHash };
    if (isCrowd(key, group)) {
      crowds.add(nameOf(key));
      return;
    }
    for (const [at, one] of group.entries()) {
      for (const other of group.slice(at + 1)) candidates.add(one * SPAN + other);
    }
  };
  for (const [kind, hash, caseKey] of selectKeys.on(db).raw(true).iterate()) {
    if (kind !== groupKind || hash !== groupHash) {
      close();
      group = [];
      [groupKind, groupHash] = [kind, hash];
    }
    group.push(caseKey);
  }
  close();
  return { candidates, crowds };
}

function nameOf({ kind, hash }: StoredKey): string {
  return `${String(kind)} ${String(hash)}`;
}
