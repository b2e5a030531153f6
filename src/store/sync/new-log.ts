import { hash } from 'node:crypto';
import { invariant } from '../../kernel/invariant.ts';
import type { Batch, WireCommand } from '../../protocol/batch.ts';
import { scopeRoot } from '../../protocol/batch-seal.ts';
import type { CaseFile } from '../case-file.ts';
import { type StoredId, packId, unpackId } from '../compact-id.ts';
import type { Database } from '../connection.ts';
import type { EventRow } from '../event-row.ts';
import { namedStatement } from '../statements.ts';
import { guarded } from '../store-fault.ts';
import { forgetHead } from './acknowledge.ts';
import { type BatchRow, type CommandNames, orderedOutside, saveBatchRow } from './batch-rows.ts';
import { liveRun } from './chain-run.ts';
import { forgetAllAtHub } from './documents.ts';
import { leaveLater } from './depart.ts';
import { noteUnsettled } from './give-way.ts';
import { type HubState, hubState, movingState, saveHub, saveMoving } from './hub-state.ts';
import { ownDeviceIds } from './own-head.ts';
import { standsOnOrdered } from './pending.ts';
import { noteRestored, wasRestored } from './restored.ts';
import { streamScopes } from './stream-scope.ts';

/**
 * The hub was restored from a backup: its log has another name and may lack what this desk had from it. The desk reads
 * it from the beginning, knowing again what it has; what is not in it stands until another event takes its place, and
 * is offered: this desk's own chain as ever (next-batch.ts), and runs of others that it has whole.
 */
const forgetCounts = namedStatement<[]>(
  'new-log.forget-counts',
  `DELETE FROM scope_count WHERE device NOT IN (SELECT device FROM own_device)`,
);

export function beginLog(file: CaseFile, epoch: string): void {
  const { db } = file;
  const work = db.transaction(() => {
    const hub = hubState(db);
    invariant(hub, 'who reads a log has a hub');
    saveHub(db, { ...hub, epoch, cursor: 0 });
    if (movingState(db) !== undefined) leaveLater(db);
    saveMoving(db, undefined);
    forgetCounts.on(db).run();
    forgetHead(db);
    noteRestored(db);
    noteUnsettled(db);
    // A document that came after the backup is sent again.
    forgetAllAtHub(db);
  });
  guarded(db.name, () => work.immediate());
}

/** A run of another device for a hub that lost it. */
export interface OfferedRun {
  readonly place: OfferedPlace;
  readonly batch: Batch;
}

export interface OfferedPlace {
  readonly epoch: string;
  readonly hubSequence: number;
}

const PAGE = 50;

/** The next run after a place, in the old order, of which all that counts is here and that the present log did not bring. */
export function nextOffer(file: CaseFile, after: OfferedPlace | null): OfferedRun | undefined {
  const { db } = file;
  return guarded(db.name, () => {
    const hub = hubState(db);
    if (hub === undefined || !wasRestored(db)) return undefined;
    const own = new Set(ownDeviceIds(db).map(unpackId));
    const isSound = standsOnOrdered(db, hub);
    let place = after ?? { epoch: '', hubSequence: 0 };
    for (;;) {
      const page = orderedOutside(db, { log: hub.epoch, after: place }, PAGE);
      for (const row of page) {
        place = { epoch: row.epoch, hubSequence: row.hubSequence };
        const batch = own.has(row.seal.device) ? undefined : provenBatch(db, hub, row);
        if (batch !== undefined && standsAlone(batch, isSound)) return { place, batch };
      }
      if (page.length < PAGE) return undefined;
    }
  });
}

/** The hub took an offered run. */
export function offered(file: CaseFile, { place, batch }: OfferedRun, hubSequence: number): void {
  const { db } = file;
  const hub = hubState(db);
  invariant(hub, 'who offers has a hub');
  const row = orderedOutside(db, { log: hub.epoch, after: { ...place, hubSequence: place.hubSequence - 1 } }, 1)[0];
  if (row?.seal.signature !== batch.seal.signature) return;
  guarded(db.name, () => saveBatchRow(db, { ...row, epoch: hub.epoch, hubSequence }));
}

/**
 * Undefined when something of the run that counts is not here: given way since, or of a scope that this office does not
 * see. What its author had superseded before it was sent nobody else has; the seal proves that the rest is all.
 */
function provenBatch(db: Database, { city }: HubState, { seal, names }: BatchRow): Batch | undefined {
  const rows = liveRun(db, { device: packId(seal.device), first: seal.firstSequence, last: seal.lastSequence });
  if (rows.length === 0) return undefined;
  const scopes = streamScopes(db, city);
  const hashes = new Map<string, string[]>(seal.scopes.map(({ scope }) => [scope, []]));
  for (const row of rows) hashes.get(scopes.ofStream(row.stream) ?? '')?.push(row.hash.toString('hex'));
  const isAll = seal.scopes.every(
    ({ scope, root }) => scopeRoot(hashes.get(scope) ?? [], (text) => hash('sha256', text)) === root,
  );
  return isAll ? { seal, commands: commandsOf(rows, names) } : undefined;
}

/** Each stream is continued from where the hub's present log has it. */
function standsAlone({ commands }: Batch, isSound: (stream: string, version: number) => boolean): boolean {
  const seen = new Set<string>();
  return commands.every(({ events }) =>
    events.every(({ stream, streamVersion }) => {
      if (seen.has(stream)) return true;
      seen.add(stream);
      return isSound(stream, streamVersion);
    }),
  );
}

/** Rows of one device as commands; where rows lie apart, the hash before is told. */
export function commandsOf(rows: readonly EventRow[], names: CommandNames): WireCommand[] {
  const nameAt = new Map(Object.entries(names).flatMap(([name, places]) => places.map((place) => [place, name])));
  const commands: WireCommand[] = [];
  let before: { readonly id: StoredId; readonly sequence: number } | undefined;
  for (const row of rows) {
    const commandId = unpackId(row.command_id);
    const last = commands.at(-1);
    const follows = before?.sequence === row.device_sequence - 1;
    const event = {
      id: unpackId(row.event_id),
      deviceSequence: row.device_sequence,
      ...(follows ? {} : { previousHash: row.previous_hash.toString('hex') }),
      stream: row.stream,
      streamVersion: row.stream_version,
      type: row.type,
      payload: row.payload,
    };
    before = { id: row.command_id, sequence: row.device_sequence };
    if (last?.commandId === commandId) {
      last.events.push(event);
      continue;
    }
    const { office, wall_time: wallTime } = row;
    const name = nameAt.get(row.device_sequence) ?? '';
    commands.push({
      commandId,
      name,
      actor: unpackId(row.actor),
      office,
      wallTime,
      superseded: false,
      events: [event],
    });
  }
  return commands;
}
