import type { StoredId } from '../compact-id.ts';
import type { Database } from '../connection.ts';
import { namedStatement } from '../statements.ts';

/** Where an event of a device's chain is kept here. */
export interface EventPlaceHere {
  readonly table: 'event' | 'superseded_event' | 'departed_event';
  /** Lower-case hex. */
  readonly hash: string;
  /** 0 for a superseded one. */
  readonly position: number;
}

const selectPlace = namedStatement<
  [StoredId, number, StoredId, number, StoredId, number],
  { place: EventPlaceHere['table']; hash: Buffer; position: number }
>(
  'event-places.of',
  `SELECT 'event' AS place, hash, position FROM event WHERE device = ? AND device_sequence = ?
   UNION ALL SELECT 'superseded_event', hash, 0 FROM superseded_event WHERE device = ? AND device_sequence = ?
   UNION ALL SELECT 'departed_event', hash, position FROM departed_event WHERE device = ? AND device_sequence = ?
   LIMIT 1`,
);
const selectLast = namedStatement<[device: StoredId], { last: number | null }>(
  'event-places.last',
  `SELECT max(device_sequence) AS last FROM event WHERE device = ?`,
);
const selectLastSuperseded = namedStatement<[device: StoredId], { last: number | null }>(
  'event-places.last-superseded',
  `SELECT max(device_sequence) AS last FROM superseded_event WHERE device = ?`,
);

export interface EventPlaces {
  of(device: StoredId, sequence: number): EventPlaceHere | undefined;
  /** The last sequence of a device of which anything is here, by what was there when this was made. */
  lastOf(device: StoredId): number;
}

export function eventPlaces(db: Database): EventPlaces {
  const last = new Map<string, number>();
  return {
    of: (device, sequence) => {
      const row = selectPlace.on(db).get(device, sequence, device, sequence, device, sequence);
      return row && { table: row.place, hash: row.hash.toString('hex'), position: row.position };
    },
    lastOf: (device) => {
      const key = device.toString('hex');
      let found = last.get(key);
      if (found === undefined) {
        found = Math.max(selectLast.on(db).get(device)?.last ?? 0, selectLastSuperseded.on(db).get(device)?.last ?? 0);
        last.set(key, found);
      }
      return found;
    },
  };
}
