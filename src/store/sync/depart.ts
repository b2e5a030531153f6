import type { OfficeId } from '../../kernel/ids.ts';
import { isCityWide, receives } from '../../protocol/scope.ts';
import type { CaseFile } from '../case-file.ts';
import type { StoredId } from '../compact-id.ts';
import type { Database } from '../connection.ts';
import { readMeta, writeMeta } from '../meta.ts';
import { unproject } from '../projection.ts';
import { namedStatement } from '../statements.ts';
import { guarded } from '../store-fault.ts';
import { hubState, movingState, saveMoving } from './hub-state.ts';
import { ownDeviceIds, ownHead } from './own-head.ts';
import { streamScopes } from './stream-scope.ts';

/**
 * A device that was moved to another office drops the streams which that office may not see. Of its own events the
 * hashes stay, so that its chain can still be walked; of others nothing does. A scope on which something still waits
 * to be sent stays whole until that is settled.
 */
const selectFirsts = namedStatement<[after: string, limit: number], { stream: string; position: number }>(
  'depart.streams',
  `SELECT stream, position FROM event WHERE stream > ? AND stream_version = 1 ORDER BY stream LIMIT +?`,
);
const selectPendingStreams = namedStatement<[device: StoredId, head: number], { stream: string }>(
  'depart.pending-streams',
  `SELECT DISTINCT stream FROM event WHERE device = ? AND device_sequence > ?`,
);
const keepHashes = namedStatement<[stream: string]>(
  'depart.keep-hashes',
  `INSERT INTO departed_event (device, device_sequence, hash, position, command_id)
   SELECT device, device_sequence, hash, position, command_id FROM event WHERE stream = ?`,
);
const removeStream = namedStatement<[stream: string]>('depart.remove', `DELETE FROM event WHERE stream = ?`);
const forgetForeign = namedStatement<[]>(
  'depart.forget-foreign',
  `DELETE FROM departed_event WHERE device NOT IN (SELECT device FROM own_device)`,
);
const selectCounted = namedStatement<[], { device: StoredId; scope: string }>(
  'depart.counted-scopes',
  `SELECT device, scope FROM scope_count WHERE device NOT IN (SELECT device FROM own_device)`,
);
const forgetCount = namedStatement<[device: StoredId, scope: string]>(
  'depart.forget-count',
  `DELETE FROM scope_count WHERE device = ? AND scope = ?`,
);

const PAGE = 5_000;
/** Set while a move had to leave something. */
const REST = 'sync:depart-rest';

/** Drops what `office` may not see; the number of streams that left. */
export function departScopes(file: CaseFile, office: OfficeId): number {
  const work = file.db.transaction(() => depart(file, office));
  return guarded(file.db.name, () => work.immediate());
}

/** The new office is read from its beginning: what it may not see leaves, and the move is over. */
export function finishMove(file: CaseFile): number {
  const { db } = file;
  const work = db.transaction(() => {
    const moving = movingState(db);
    if (moving === undefined) return 0;
    saveMoving(db, undefined);
    return depart(file, moving.to);
  });
  return guarded(db.name, () => work.immediate());
}

/** The log of the hub changed while a move was under way: all of the new log is read, and then the old office leaves. */
export function leaveLater(db: Database): void {
  writeMeta(db, REST, 'yes');
}

/** What was written just now for an office that this desk is not of any more leaves once it was sent. Part of a transaction. */
export function leaveOnceSent(db: Database, streams: readonly string[]): void {
  const hub = hubState(db);
  if (hub === undefined) return;
  const scopes = streamScopes(db, hub.city);
  leaveWhatIsForeign(
    db,
    streams.map((stream) => scopes.ofStream(stream) ?? hub.city),
  );
}

/**
 * The same for scopes of a run that the hub took: people of another office worked here, and the hub had moved the device
 * already, or moves it back. Whatever it says next, what this desk may not see then leaves.
 */
export function leaveWhatIsForeign(db: Database, scopes: readonly string[]): void {
  const hub = hubState(db);
  if (hub === undefined || movingState(db) !== undefined) return;
  if (scopes.some((scope) => !receives(hub.office, scope as OfficeId))) writeMeta(db, REST, 'yes');
}

/** What a move had to leave because something of it waited. */
export function departRest(file: CaseFile): void {
  if (readMeta(file.db, REST) !== 'yes') return;
  const office = hubState(file.db)?.office;
  if (office !== undefined) departScopes(file, office);
}

function depart(file: CaseFile, office: OfficeId): number {
  const { db } = file;
  const hub = hubState(db);
  if (hub === undefined) return 0;
  const scopes = streamScopes(db, hub.city);
  const kept = new Set(pendingStreams(db).map((stream) => scopes.ofStream(stream)));
  const leaves = (scope: OfficeId | undefined): scope is OfficeId =>
    scope !== undefined && !receives(office, scope) && !kept.has(scope);
  let left = 0;
  let rest = false;
  for (const page of firstPages(db)) {
    for (const { stream, position } of page) {
      const scope = scopes.ofStream(stream);
      rest ||= scope !== undefined && !receives(office, scope) && kept.has(scope);
      if (!leaves(scope)) continue;
      unproject(db, file.projections, { stream, key: position });
      keepHashes.on(db).run(stream);
      removeStream.on(db).run(stream);
      left += 1;
    }
  }
  forgetForeign.on(db).run();
  // Whoever comes back to an office reads it from its beginning.
  for (const { device, scope } of selectCounted.on(db).all()) {
    if (leaves(scope as OfficeId)) forgetCount.on(db).run(device, scope);
  }
  writeMeta(db, REST, rest ? 'yes' : 'no');
  return left;
}

function pendingStreams(db: Database): readonly string[] {
  return ownDeviceIds(db).flatMap((device) =>
    selectPendingStreams
      .on(db)
      .all(device, ownHead(db, device))
      .map(({ stream }) => stream),
  );
}

function* firstPages(db: Database): Generator<readonly { readonly stream: string; readonly position: number }[]> {
  let after = '';
  for (;;) {
    const page = selectFirsts.on(db).all(after, PAGE);
    yield page.filter(({ stream }) => !isCityWide(stream));
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) return;
    after = last.stream;
  }
}
