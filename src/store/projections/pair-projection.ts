import type { PairReason } from '../../domain/duplicate/evidence.ts';
import { type RecordedPairEvent, foldPair } from '../../domain/duplicate/state.ts';
import { type StoredId, packId, unpackId } from '../compact-id.ts';
import type { Database } from '../connection.ts';
import type { ProjectedStream, Projection } from '../projection.ts';
import { namedStatement } from '../statements.ts';
import { isSettledBy } from './duplicate-projection.ts';
import { typedEvents } from '../typed-events.ts';

/**
 * What was decided on which pair. The pair's own row follows, whichever of the two is written first: the other
 * projection looks here when it makes a row, this one changes the row that is there.
 */
export const pairProjection: Projection = {
  name: 'duplicate-decision',
  version: '1',
  streamKind: 'pair',
  write,
  remove(db, key) {
    const row = selectCases.on(db).get(key);
    deleteRow.on(db).run(key);
    if (row !== undefined) markPair(db, row.low_case, row.high_case);
  },
  clear(db) {
    const rows = selectAll.on(db).all();
    deleteRows.on(db).run();
    for (const { low_case, high_case } of rows) markPair(db, low_case, high_case);
  },
};

const upsertRow = namedStatement<[key: number, low: StoredId, high: StoredId, facts: string]>(
  'duplicate-decision.upsert',
  `INSERT INTO duplicate_decision (pair_key, low_case, high_case, facts) VALUES (?, ?, ?, ?)
   ON CONFLICT (pair_key) DO UPDATE SET facts = excluded.facts`,
);
const selectCases = namedStatement<[key: number], { low_case: StoredId; high_case: StoredId }>(
  'duplicate-decision.cases',
  `SELECT low_case, high_case FROM duplicate_decision WHERE pair_key = ?`,
);
const selectAll = namedStatement<[], { low_case: StoredId; high_case: StoredId }>(
  'duplicate-decision.all',
  `SELECT low_case, high_case FROM duplicate_decision`,
);
const deleteRow = namedStatement<[key: number]>(
  'duplicate-decision.remove',
  `DELETE FROM duplicate_decision WHERE pair_key = ?`,
);
const deleteRows = namedStatement<[]>('duplicate-decision.clear', `DELETE FROM duplicate_decision`);
const selectFacts = namedStatement<[low: StoredId, high: StoredId], { facts: string }>(
  'duplicate-decision.facts',
  `SELECT facts FROM duplicate_decision WHERE low_case = ? AND high_case = ?`,
);
/** A case's rows have the position of its first event for their key. */
const selectPair = namedStatement<[low: string, high: string], { low_key: number; high_key: number; reasons: string }>(
  'duplicate-pair.of-cases',
  `SELECT pair.low_key, pair.high_key, pair.reasons FROM event AS low, event AS high, duplicate_pair AS pair
   WHERE low.stream = ? AND low.stream_version = 1 AND high.stream = ? AND high.stream_version = 1
     AND pair.low_key = low.position AND pair.high_key = high.position`,
);
const updateDecided = namedStatement<[{ readonly decided: number; readonly low: number; readonly high: number }]>(
  'duplicate-pair.set-decided',
  `UPDATE duplicate_pair SET decided = @decided, open = (ended = 0 AND @decided = 0)
   WHERE low_key = @low AND high_key = @high`,
);

function write(db: Database, { key, events }: ProjectedStream): void {
  const recorded = typedEvents<RecordedPairEvent>(events, 'pair');
  const { decision } = foldPair(recorded);
  const first = recorded[0];
  if (first === undefined || decision === null) return;
  const [low, high] = [packId(first.payload.low), packId(first.payload.high)];
  upsertRow.on(db).run(key, low, high, JSON.stringify(decision.facts));
  markPair(db, low, high);
}

function markPair(db: Database, low: StoredId, high: StoredId): void {
  const pair = selectPair.on(db).get(`application:${unpackId(low)}`, `application:${unpackId(high)}`);
  if (pair === undefined) return;
  const facts = selectFacts.on(db).get(low, high)?.facts;
  const decided = facts !== undefined && isSettledBy(facts, JSON.parse(pair.reasons) as readonly PairReason[]);
  updateDecided.on(db).run({ decided: decided ? 1 : 0, low: pair.low_key, high: pair.high_key });
}
