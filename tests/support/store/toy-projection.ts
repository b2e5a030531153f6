import type { Database } from '../../../src/store/connection.ts';
import { eventCatalogue } from '../../../src/store/event-catalogue.ts';
import { type Projection, projectionSet } from '../../../src/store/projection.ts';

/** A jar holds a sum of what was put in: the smallest projection that can be wrong. */
export const toyProjection: Projection = {
  name: 'toy-jar',
  version: '1',
  streamKind: 'jar',
  write(db, { stream, key, events }) {
    createTable(db);
    const total = events.reduce((sum, event) => sum + Number(event.payload['amount'] ?? 0), 0);
    db.prepare(
      'INSERT INTO toy_jar VALUES (?, ?, ?, ?) ON CONFLICT (key) DO UPDATE SET total = excluded.total, moves = excluded.moves',
    ).run(key, stream, total, events.length);
  },
  remove(db, key) {
    createTable(db);
    db.prepare('DELETE FROM toy_jar WHERE key = ?').run(key);
  },
  clear(db) {
    createTable(db);
    db.exec('DELETE FROM toy_jar');
  },
};

export const toyProjections = projectionSet(
  eventCatalogue(
    ['jar.filled.v2', 'jar.emptied.v1'],
    [{ from: 'jar.filled.v1', to: 'jar.filled.v2', upcast: (old) => ({ amount: Number(old['fen']) / 100 }) }],
  ),
  [toyProjection],
);

export interface ToyRow {
  readonly key: number;
  readonly stream: string;
  readonly total: number;
  readonly moves: number;
}

export function toyRows(db: Database): readonly ToyRow[] {
  return db.prepare<[], ToyRow>('SELECT * FROM toy_jar ORDER BY key').all();
}

function createTable(db: Database): void {
  db.exec(
    'CREATE TABLE IF NOT EXISTS toy_jar (key INTEGER PRIMARY KEY, stream TEXT, total INTEGER, moves INTEGER) STRICT',
  );
}
