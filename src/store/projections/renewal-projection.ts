import { openPapers } from '../../domain/annual-review/paper.ts';
import { type RecordedRenewalEvent, foldRenewal, renewalStatuses } from '../../domain/renewal/state.ts';
import { type StoredId, packId } from '../compact-id.ts';
import type { Database } from '../connection.ts';
import type { ProjectedStream, Projection } from '../projection.ts';
import { namedStatement } from '../statements.ts';
import { typedEvents } from '../typed-events.ts';
import { dayNumber } from './case-codes.ts';

/** Renewals in the lists: by where they stand and when the old term ends. */
export const renewalProjection: Projection = {
  name: 'renewal',
  version: '1',
  streamKind: 'renewal',
  write,
  remove(db, key) {
    deleteRow.on(db).run(key);
  },
  clear(db) {
    deleteRows.on(db).run();
  },
};

const upsertRow = namedStatement<(number | string | StoredId)[]>(
  'renewal-row.upsert',
  `INSERT INTO renewal_row (renewal_key, lease_id, until_day, office_id, state, promise_day, told_day)
   VALUES (?, ?, ?, ?, ?, ?, ?)
   ON CONFLICT (renewal_key) DO UPDATE SET
     state = excluded.state, promise_day = excluded.promise_day, told_day = excluded.told_day`,
);
const deleteRow = namedStatement<[key: number]>('renewal-row.remove', `DELETE FROM renewal_row WHERE renewal_key = ?`);
const deleteRows = namedStatement<[]>('renewal-row.clear', `DELETE FROM renewal_row`);

function write(db: Database, { key, events }: ProjectedStream): void {
  const typed = typedEvents<RecordedRenewalEvent>(events, 'renewal');
  const first = typed[0];
  if (first === undefined) return;
  const { leaseId, until, office } = first.payload;
  const state = foldRenewal(typed);
  const promised = openPapers(state.papers).flatMap(({ promisedUntil }) => promisedUntil ?? []);
  upsertRow
    .on(db)
    .run(
      key,
      packId(leaseId),
      dayNumber(until),
      office,
      renewalStatuses.indexOf(state.status),
      dayNumber(promised.toSorted()[0] ?? null),
      dayNumber(typed.at(-1)?.payload.on ?? null),
    );
}
