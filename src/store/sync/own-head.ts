import type { StoredId } from '../compact-id.ts';
import type { Database } from '../connection.ts';
import { namedStatement } from '../statements.ts';

/**
 * How far the hub has each of this desk's chains. A desk that was restored from a backup has more than one: its old
 * chain is sent to its end, and written on by nobody here.
 */
const selectOwn = namedStatement<[], { device: StoredId }>(
  'device.all-own',
  `SELECT device FROM own_device ORDER BY number`,
);
const selectHead = namedStatement<[device: StoredId], { device_sequence: number }>(
  'own-head.get',
  `SELECT device_sequence FROM own_head WHERE device = ?`,
);
const upsertHead = namedStatement<[device: StoredId, sequence: number]>(
  'own-head.set',
  `INSERT INTO own_head (device, device_sequence) VALUES (?, ?)
   ON CONFLICT (device) DO UPDATE SET device_sequence = excluded.device_sequence`,
);

/** This desk's identities, the one that it writes under last. */
export function ownDeviceIds(db: Database): readonly StoredId[] {
  return selectOwn
    .on(db)
    .all()
    .map(({ device }) => device);
}

/** 0 when the hub has nothing of the chain. */
export function ownHead(db: Database, device: StoredId): number {
  return selectHead.on(db).get(device)?.device_sequence ?? 0;
}

export function setOwnHead(db: Database, device: StoredId, sequence: number): void {
  upsertHead.on(db).run(device, sequence);
}
