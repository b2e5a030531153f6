import { hash } from 'node:crypto';
import type { SelectionEvent } from '../../domain/selection/events.ts';
import { reasonsTold } from '../../domain/selection/reasons-told.ts';
import { releaseReasons } from '../../domain/unit/release.ts';
import type { Database } from '../connection.ts';
import type { ProjectedStream, Projection } from '../projection.ts';
import { namedStatement } from '../statements.ts';
import { dayNumber } from './case-codes.ts';
import { typedEvents } from '../typed-events.ts';

/** Why households did not take a home; the session itself has no rows (decisions/0029). */
export const selectionProjection: Projection = {
  name: 'selection',
  version: `1 ${hash('sha256', JSON.stringify(releaseReasons)).slice(0, 16)}`,
  streamKind: 'selection',
  write,
  remove(db, key) {
    deleteReasons.on(db).run(key);
  },
  clear(db) {
    clearReasons.on(db).run();
  },
};

const insertReason = namedStatement<[key: number, version: number, reason: number, unit: string, day: number]>(
  'selection-reason.insert',
  `INSERT INTO selection_reason (selection_key, version, reason, unit_no, day) VALUES (?, ?, ?, ?, ?)`,
);
const deleteReasons = namedStatement<[key: number]>(
  'selection-reason.remove',
  `DELETE FROM selection_reason WHERE selection_key = ?`,
);
const clearReasons = namedStatement<[]>('selection-reason.clear', `DELETE FROM selection_reason`);

type Recorded = SelectionEvent & { readonly streamVersion: number };

function write(db: Database, { key, events }: ProjectedStream): void {
  deleteReasons.on(db).run(key);
  // The catalogue gives known events in their newest version.
  for (const { version, unit, reason, on } of reasonsTold(typedEvents<Recorded>(events, 'selection'))) {
    insertReason.on(db).run(key, version, releaseReasons.indexOf(reason), unit, dayNumber(on));
  }
}
