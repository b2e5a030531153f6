import type { ArrearsEvent } from '../../domain/arrears/events.ts';
import { foldArrears } from '../../domain/arrears/state.ts';
import { type StoredId, packId } from '../compact-id.ts';
import type { Database } from '../connection.ts';
import type { ProjectedStream, Projection } from '../projection.ts';
import { namedStatement } from '../statements.ts';
import { typedEvents } from '../typed-events.ts';
import { dayNumber } from './case-codes.ts';

/** What is done about arrears, in the lists: until when nothing is asked, since when instalments are agreed. */
export const arrearsProjection: Projection = {
  name: 'arrears',
  version: '1',
  streamKind: 'arrears',
  write,
  remove(db, key) {
    deleteRow.on(db).run(key);
  },
  clear(db) {
    deleteRows.on(db).run();
  },
};

const upsertRow = namedStatement<(number | string | StoredId)[]>(
  'arrears-row.upsert',
  `INSERT INTO arrears_row (arrears_key, lease_id, office_id, paused_day, agreed_day) VALUES (?, ?, ?, ?, ?)
   ON CONFLICT (arrears_key) DO UPDATE SET paused_day = excluded.paused_day, agreed_day = excluded.agreed_day`,
);
const deleteRow = namedStatement<[key: number]>('arrears-row.remove', `DELETE FROM arrears_row WHERE arrears_key = ?`);
const deleteRows = namedStatement<[]>('arrears-row.clear', `DELETE FROM arrears_row`);

function write(db: Database, { key, events }: ProjectedStream): void {
  const typed = typedEvents<ArrearsEvent>(events, 'arrears');
  const first = typed[0];
  if (first === undefined) return;
  const { leaseId, office } = first.payload;
  const { paused, agreement } = foldArrears(typed);
  const days = [dayNumber(paused?.until ?? null), dayNumber(agreement?.on ?? null)];
  upsertRow.on(db).run(key, packId(leaseId), office, ...days);
}
