import type { EstateEvent } from '../../domain/estate/events.ts';
import { foldEstate } from '../../domain/estate/state.ts';
import type { Database } from '../connection.ts';
import type { ProjectedStream, Projection } from '../projection.ts';
import { namedStatement } from '../statements.ts';
import { typedEvents } from '../typed-events.ts';

/** The rows of estates. */
export const estateProjection: Projection = {
  name: 'estate',
  version: '1',
  streamKind: 'estate',
  write,
  remove(db, key) {
    deleteRow.on(db).run(key);
  },
  clear(db) {
    clearRows.on(db).run();
  },
};

const upsertRow = namedStatement<(number | string | null)[]>(
  'estate-row.upsert',
  `INSERT INTO estate_row (estate_key, estate_id, name, area, office_id, address, longitude, latitude, company,
     telephone)
   VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
   ON CONFLICT (estate_key) DO UPDATE SET
     name = excluded.name, area = excluded.area, office_id = excluded.office_id, address = excluded.address,
     longitude = excluded.longitude, latitude = excluded.latitude, company = excluded.company,
     telephone = excluded.telephone`,
);
const deleteRow = namedStatement<[key: number]>('estate-row.remove', `DELETE FROM estate_row WHERE estate_key = ?`);
const clearRows = namedStatement<[]>('estate-row.clear', `DELETE FROM estate_row`);

function write(db: Database, { key, events }: ProjectedStream): void {
  if (events[0]?.type !== 'estate.registered.v1') return;
  const estate = foldEstate(typedEvents<EstateEvent>(events, 'estate'));
  if (estate === undefined) return;
  const { estateId, name, area, office, address, location, manager } = estate;
  const { longitude, latitude } = location ?? { longitude: null, latitude: null };
  const { company, telephone } = manager;
  upsertRow.on(db).run(key, estateId, name, area, office, address, longitude, latitude, company, telephone);
}
