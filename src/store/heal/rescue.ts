/**
 * Reads what is left in a desk's file that is damaged: what the hub has not got, and what never leaves a desk. Each
 * piece is read by itself, row by row, up to the first page that cannot be read; the file is only read.
 */
import { invariant } from '../../kernel/invariant.ts';
import type { Batch } from '../../protocol/batch.ts';
import { databasePath } from '../case-file.ts';
import { type StoredId, packId, unpackId } from '../compact-id.ts';
import { type Database, openDatabase } from '../connection.ts';
import { existingDevice, isEnrolled } from '../device-key.ts';
import { deviceHead, eventHashAt } from '../event-log.ts';
import { envelopeOfRow } from '../event-row.ts';
import { notedPlaces } from '../last-write.ts';
import { readMeta } from '../meta.ts';
import { outboxCounts } from '../outbox.ts';
import { namedStatement } from '../statements.ts';
import { subkeysOf } from '../subkeys.ts';
import { type ChainEvent, chainPage } from '../sync/chain-page.ts';
import { liveRun, supersededRun } from '../sync/chain-run.ts';
import { type HubState, hubState } from '../sync/hub-state.ts';
import { type ChainOwner, type ChainPlace, sealedRuns, wholeCommands } from '../sync/next-batch.ts';
import { ownDeviceIds, ownHead } from '../sync/own-head.ts';
import type { PendingCommand } from '../sync/pending-command.ts';
import { scopeCounts } from '../sync/scope-counts.ts';
import { GENESIS_HASH } from '../../protocol/envelope.ts';

/** A command that waited, or an attempt at one that was superseded before it was sent. */
export interface UnsentCommand {
  readonly command: PendingCommand;
  readonly isSuperseded: boolean;
  readonly firstSequence: number;
  readonly lastSequence: number;
  /** `asSuperseded`: it travels for the evidence and counts for nothing. */
  seal(place: ChainPlace, how: { readonly now: number; readonly asSuperseded: boolean }): Batch;
}

export interface UnsentChain {
  readonly device: string;
  /** How far the hub had it. */
  readonly place: ChainPlace;
  /** In their order, without a hole. */
  readonly commands: readonly UnsentCommand[];
}

export interface Rescued {
  readonly hub: HubState | undefined;
  meta(key: string): string | undefined;
  readonly chains: readonly UnsentChain[];
  /** How many commands waited, by the desk's own count; undefined when that cannot be read. */
  readonly waiting: number | undefined;
  /** Events that the desk had said are saved and that its log no longer reaches (last-write.ts). */
  readonly lostEvents: number;
  /** What could not be read, in words. */
  readonly unreadable: readonly string[];
  /** The file, for what is copied row by row; undefined when it does not open at all. */
  readonly db: Database | undefined;
  close(): void;
}

const selectPayload = namedStatement<[commandId: StoredId], { payload: string | null }>(
  'rescue.command',
  `SELECT outbox.payload FROM command
   LEFT JOIN outbox ON outbox.sequence = command.outbox_sequence AND outbox.command_id = command.command_id
   WHERE command.command_id = ?`,
);

type Attempt = <T>(what: string, read: () => T) => T | undefined;

/** `folder` is a copy: SQLite brings its write-ahead log to an end in it. */
export function rescue(folder: string, dataKey: Uint8Array): Rescued {
  const unreadable: string[] = [];
  const attempt: Attempt = (what, read) => {
    try {
      return read();
    } catch (error) {
      unreadable.push(`${what}: ${error instanceof Error ? error.message : String(error)}`);
      return undefined;
    }
  };
  const subkeys = subkeysOf(dataKey);
  const path = databasePath(folder);
  const open = (): Database => openDatabase(path, subkeys.database, { mustExist: true, evenDamaged: true });
  const db = attempt('database', open);
  if (db === undefined) {
    const nothing = { hub: undefined, chains: [], waiting: undefined, lostEvents: 0, db };
    return { ...nothing, unreadable, meta: () => undefined, close: () => undefined };
  }
  const hub = attempt('link to the hub', () => hubState(db));
  const device = attempt('key of this desk', () => existingDevice(db, subkeys.device));
  const owner = hub === undefined || device === undefined ? undefined : { db, device, subkeys, hub, attempt };
  return {
    hub,
    db,
    chains: owner === undefined ? [] : unsentChains(owner),
    waiting: attempt('outbox', () => outboxCounts(db).waiting),
    lostEvents: attempt('last write', () => lostEvents(folder, db, subkeys.lastWrite)) ?? 0,
    unreadable,
    meta: (key) => attempt('settings of this desk', () => readMeta(db, key)),
    close: () => {
      db.close();
    },
  };
}

interface Owner extends ChainOwner {
  readonly hub: HubState;
  readonly attempt: Attempt;
}

function unsentChains(owner: Owner): readonly UnsentChain[] {
  const { db, device, attempt } = owner;
  const ids = attempt('identities of this desk', () => ownDeviceIds(db)) ?? [];
  return ids.flatMap((id) => {
    const chain = attempt('commands that wait', () => {
      // What an identity wrote that the hub never knew, nobody can send.
      return unpackId(id) === device.id || isEnrolled(db, id) ? unsentChain(owner, id) : undefined;
    });
    return chain === undefined || chain.commands.length === 0 ? [] : [chain];
  });
}

function unsentChain(owner: Owner, id: StoredId): UnsentChain | undefined {
  const { db } = owner;
  const device = unpackId(id);
  const sequence = ownHead(db, id);
  const hash = sequence === 0 ? GENESIS_HASH : eventHashAt(db, device, sequence)?.toString('hex');
  if (hash === undefined) return undefined;
  const place = { device: id, sequence, hash, counts: scopeCounts(db, id) };
  const rows = readableRows(owner, id, sequence);
  return { device, place, commands: wholeCommands(rows, rows.length).map((run) => unsentCommand(owner, id, run)) };
}

/** One at a time: a page that cannot be read ends the list, and takes nothing before it along. */
function readableRows({ db, attempt }: Owner, device: StoredId, after: number): readonly ChainEvent[] {
  const rows: ChainEvent[] = [];
  for (let next = after + 1; ; next += 1) {
    const row = attempt('an event that waits', () => chainPage(db, device, { after: next - 1, limit: 1 }))?.[0];
    if (row?.deviceSequence !== next) return rows;
    rows.push(row);
  }
}

function unsentCommand(owner: Owner, device: StoredId, run: readonly ChainEvent[]): UnsentCommand {
  const { db, hub, attempt } = owner;
  const [first] = run;
  const last = run.at(-1);
  invariant(first && last, 'a command has events');
  const { commandId, commandName: name, actor, office, wallTime, superseded: isSuperseded } = first;
  const [firstSequence, lastSequence] = [first.deviceSequence, last.deviceSequence];
  const place = { device, first: firstSequence, last: lastSequence };
  const kept = attempt('a command that waits', () => selectPayload.on(db).get(packId(commandId)));
  const events = attempt('events of a command that waits', () =>
    isSuperseded ? supersededRun(db, place) : liveRun(db, place).map(envelopeOfRow),
  );
  return {
    command: {
      commandId,
      name,
      payload: kept === undefined || kept.payload === null ? null : (JSON.parse(kept.payload) as unknown),
      actor,
      office,
      wallTime,
      events: events ?? [],
    },
    isSuperseded,
    firstSequence,
    lastSequence,
    seal: (from, { now, asSuperseded }) => {
      const rows = asSuperseded ? run.map((row) => ({ ...row, superseded: true })) : run;
      return sealedRuns(owner, { hub, place: from, runs: [rows], now });
    },
  };
}

/** By the note beside the database: how much further its own chain had come. */
function lostEvents(folder: string, db: Database, key: Uint8Array): number {
  const missing = notedPlaces(folder, key).map(
    ({ device, deviceSequence }) => deviceSequence - (deviceHead(db, device)?.deviceSequence ?? 0),
  );
  return Math.max(0, ...missing);
}
