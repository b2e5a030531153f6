/**
 * Possible duplicates: the look while a form is filled in, beside the same statements run raw with the keys ready; and
 * the whole city against itself, beside the self-join that finds what shares a key.
 */
import type { OpenDesk } from '../../src/app/open-desk.ts';
import type { DuplicateFacts } from '../../src/domain/duplicate/facts.ts';
import { MOST_SHARING, duplicateKeys } from '../../src/domain/duplicate/keys.ts';
import { invariant } from '../../src/kernel/invariant.ts';
import { mayCrowd, storedKey } from '../../src/store/duplicates/duplicate-rows.ts';
import { scanDuplicates } from '../../src/store/duplicates/scan.ts';
import { suspectsOf } from '../../src/store/duplicates/suspects.ts';
import { characterSound } from '../../src/store/projections/character-sound.ts';
import { namedStatements } from '../../src/store/statements.ts';
import { plain } from './city.ts';
import { type Row, pairRow, round, timedPair } from './measure.ts';

const SAMPLES = 600;

/** A city of copies has no pairs between them to find again. */
export function duplicateRows(desk: OpenDesk, { scans }: { readonly scans: boolean }): Row[] {
  return scans ? [lookRow(desk), ...scanRows(desk)] : [lookRow(desk)];
}

function sqlOf(name: string): string {
  const sql = namedStatements().get(name);
  invariant(sql, `no statement ${name}`);
  return sql;
}

function lookRow(desk: OpenDesk): Row {
  const { db } = desk.file;
  const stored = db
    .prepare<[], { case_key: number; facts: string }>(
      'SELECT case_key, facts FROM duplicate_case WHERE case_key % 97 = 0 LIMIT 600',
    )
    .all()
    .map(({ case_key, facts }) => ({ self: case_key, facts: JSON.parse(facts) as DuplicateFacts }));
  const keys = stored.map(({ facts }) => duplicateKeys(facts, characterSound).map(storedKey));
  const shared = db.prepare<[number, number, number], { case_key: number }>(sqlOf('duplicate-key.sharing'));
  const compared = db.prepare<[number], { facts: string }>(sqlOf('duplicate-case.get'));
  // Each once before: whoever of the two asks first for pages that nobody read yet would pay for both.
  for (const one of stored) suspectsOf(db, { ...one, hasEnded: false });
  const pair = timedPair(
    SAMPLES,
    (index) => suspectsOf(db, { ...at(stored, index), hasEnded: false }),
    (index) => {
      const found = new Set<number>();
      for (const { kind, hash } of at(keys, index)) {
        // A telephone of a hall that ten thousand name is cut off in both.
        const cases = shared.all(kind, hash, mayCrowd({ kind, hash }) ? MOST_SHARING + 1 : -1);
        if (cases.length <= MOST_SHARING || !mayCrowd({ kind, hash }))
          for (const { case_key } of cases) found.add(case_key);
      }
      // A form is not stored yet: it does not find itself.
      found.delete(at(stored, index).self);
      for (const key of found) JSON.parse(compared.get(key)?.facts ?? '{}');
    },
  );
  return pairRow('duplicate lookup on intake', pair, '≤ 1.15, < 16 ms');
}

function at<T>(list: readonly T[], index: number): T {
  const found = list[index % list.length];
  invariant(found !== undefined, 'the city has cases');
  return found;
}

function scanRows(desk: OpenDesk): readonly Row[] {
  const { db } = desk.file;
  const raw = db.prepare<[], { n: number }>(
    `SELECT count(*) AS n FROM duplicate_key AS one JOIN duplicate_key AS other
       ON other.kind = one.kind AND other.key_hash = one.key_hash AND other.case_key > one.case_key`,
  );
  const rawStart = performance.now();
  const shared = raw.get()?.n ?? 0;
  const rawMs = performance.now() - rawStart;
  const start = performance.now();
  const { cases, compared, pairs, different } = scanDuplicates(db);
  const ours = performance.now() - start;
  invariant(different === 0, 'the pairs that are kept are those that are found');
  const counts = `${String(cases)} cases, ${String(compared)} compared, ${String(pairs)} pairs`;
  return [
    {
      what: `all cases against each other (${counts})`,
      ours: `${String(Math.round(ours))} ms`,
      peer: `${String(Math.round(rawMs))} ms (self-join, ${String(shared)} shared keys)`,
      ratio: round(ours / rawMs),
      target: '100,000 cases < 10 s',
    },
    plain('  of them kept otherwise than found', String(different), '0'),
  ];
}
