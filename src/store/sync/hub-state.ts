import type { OfficeId } from '../../kernel/ids.ts';
import { type StoredId, packId } from '../compact-id.ts';
import type { Database } from '../connection.ts';
import { namedStatement } from '../statements.ts';
import { guarded } from '../store-fault.ts';
import { ownDeviceIds, ownHead, setOwnHead } from './own-head.ts';

/** The desk's side of its link to the hub of its city. */
export interface HubState {
  readonly url: string;
  /** Four digits. */
  readonly city: OfficeId;
  /** The office that this device belongs to. */
  readonly office: OfficeId;
  /** Names the hub's log. */
  readonly epoch: string;
  /** The hub's sequence up to which everything that may be seen here is here. */
  readonly cursor: number;
  /** The sequence of this device up to which the hub has its chain. */
  readonly headSequence: number;
  readonly lastSyncedAt: number | null;
  /** Whether the hub's head was reached once. */
  readonly firstDone: boolean;
  /** Fingerprint of the certificate that was agreed on. */
  readonly certificate: string | null;
  /** Why it waits for a person. */
  readonly stopped: string | null;
}

/** A move to another office, half done: the new office is read again from the beginning. */
export interface Moving {
  readonly to: OfficeId;
  /** Read up to here. */
  readonly after: number;
}

interface HubRow {
  readonly url: string;
  readonly city: string;
  readonly office: string;
  readonly epoch: string;
  readonly cursor: number;
  readonly last_synced_at: number | null;
  readonly first_done: number;
  readonly certificate: string | null;
  readonly stopped: string | null;
  readonly moving_to: string | null;
  readonly moving_after: number | null;
}

const select = namedStatement<[], HubRow>(
  'hub.get',
  `SELECT url, city, office, epoch, cursor, last_synced_at, first_done, certificate, stopped, moving_to, moving_after
   FROM hub WHERE number = 1`,
);
const upsert = namedStatement<
  [
    url: string,
    city: string,
    office: string,
    epoch: string,
    cursor: number,
    lastSyncedAt: number | null,
    firstDone: number,
    certificate: string | null,
    stopped: string | null,
  ]
>(
  'hub.set',
  `INSERT INTO hub (number, url, city, office, epoch, cursor, last_synced_at, first_done, certificate, stopped)
   VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?, ?)
   ON CONFLICT (number) DO UPDATE SET url = excluded.url, city = excluded.city, office = excluded.office,
     epoch = excluded.epoch, cursor = excluded.cursor, last_synced_at = excluded.last_synced_at,
     first_done = excluded.first_done, certificate = excluded.certificate, stopped = excluded.stopped`,
);
const updateCursor = namedStatement<[cursor: number, at: number]>(
  'hub.set-cursor',
  `UPDATE hub SET cursor = ?, last_synced_at = ? WHERE number = 1`,
);
const updateMoving = namedStatement<[to: string | null, after: number | null]>(
  'hub.set-moving',
  `UPDATE hub SET moving_to = ?, moving_after = ? WHERE number = 1`,
);

/** Undefined while the desk stands alone. Read while a desk opens, outside of any other guard. */
export function hubState(db: Database): HubState | undefined {
  return guarded(db.name, () => readHubState(db));
}

function readHubState(db: Database): HubState | undefined {
  const row = select.on(db).get();
  if (row === undefined) return undefined;
  return {
    url: row.url,
    city: row.city as OfficeId,
    office: row.office as OfficeId,
    epoch: row.epoch,
    cursor: row.cursor,
    headSequence: ownHead(db, currentDevice(db)),
    lastSyncedAt: row.last_synced_at,
    firstDone: row.first_done === 1,
    certificate: row.certificate,
    stopped: row.stopped,
  };
}

export function saveHub(db: Database, state: HubState): void {
  const firstDone = state.firstDone ? 1 : 0;
  const { url, city, office, epoch, cursor, lastSyncedAt, certificate, stopped, headSequence } = state;
  upsert.on(db).run(url, city, office, epoch, cursor, lastSyncedAt, firstDone, certificate, stopped);
  setOwnHead(db, currentDevice(db), headSequence);
}

/** Undefined when no move is under way. */
export function movingState(db: Database): Moving | undefined {
  const row = select.on(db).get();
  if (row === undefined || row.moving_to === null || row.moving_after === null) return undefined;
  return { to: row.moving_to as OfficeId, after: row.moving_after };
}

export function saveMoving(db: Database, moving: Moving | undefined): void {
  updateMoving.on(db).run(moving?.to ?? null, moving?.after ?? null);
}

/** Part of the transaction that applied what came up to there. */
export function moveCursor(db: Database, cursor: number, at: number): void {
  updateCursor.on(db).run(cursor, at);
}

function currentDevice(db: Database): StoredId {
  return ownDeviceIds(db).at(-1) ?? packId('');
}
