import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type BlobStore, blobStore } from './blobs.ts';
import { type Database, openDatabase } from './connection.ts';
import { deskProjections } from './desk-projections.ts';
import { type OwnDevice, newOwnDevice, ownDevice } from './device-key.ts';
import { loadEvents, loadEventsAfter, loadSteps } from './event-log.ts';
import type { LoadedEvent, StepEvent } from './event-row.ts';
import { hasKeyring, isKeyringOf } from './keyring.ts';
import { type LastWrite, forgetLastWrite, lossOf, notedPlaces, openLastWrite } from './last-write.ts';
import { type Migration, migrate } from './migrate.ts';
import { allMigrations } from './migrations/all-migrations.ts';
import type { ProjectionSet } from './projection.ts';
import { rebuildOutdated } from './rebuild.ts';
import { StoreFault, guarded } from './store-fault.ts';
import { type Subkeys, subkeysOf } from './subkeys.ts';

/**
 * A desk's data folder, open:
 *   keyring.json   the data key, wrapped (keyring.ts)
 *   desk.db        the encrypted database
 *   last-write     how far the log had come when a command was last saved (last-write.ts)
 *   documents/     encrypted document pages by hash (blobs.ts)
 */
export interface CaseFile {
  readonly db: Database;
  readonly folder: string;
  readonly device: OwnDevice;
  readonly blobs: BlobStore;
  readonly subkeys: Subkeys;
  readonly projections: ProjectionSet;
  /** Told the end of this desk's chain after each transaction that moved it. */
  readonly lastWrite: LastWrite;
  readonly now: () => number;
  readonly newId: () => string;
  /** A stream's known events in their newest version, and the version to expect when appending. */
  readonly load: (stream: string) => LoadedStream;
  /** The same, of what came after a version. */
  readonly loadAfter: (stream: string, after: number) => LoadedStream;
  /** What happened and who did it: all that the state of a case is folded from, at half the cost. */
  readonly loadSteps: (stream: string) => LoadedSteps;
  readonly close: () => void;
}

export interface LoadedSteps {
  readonly version: number;
  readonly events: readonly StepEvent[];
}

export interface LoadedStream {
  readonly version: number;
  readonly events: readonly LoadedEvent[];
}

export interface OpenCaseFile {
  readonly folder: string;
  /** 32 bytes from the keyring. */
  readonly dataKey: Uint8Array;
  readonly now: () => number;
  /** UUIDv7. */
  readonly newId: () => string;
  readonly projections?: ProjectionSet;
  readonly migrations?: readonly Migration[];
  /** Opens `desk.db` otherwise than from the disk: a simulation keeps it in memory. */
  readonly connect?: (path: string) => Database;
  /**
   * With it, a desk whose last writes were lost opens all the same and this is told what was lost. It takes a new
   * identity: whoever knows the lost events would take what is written next under their numbers for a fork.
   */
  readonly onLoss?: (loss: StoreFault) => void;
  /** Told when rows are rebuilt at start, with the log position reached. */
  readonly onRebuild?: (position: number) => void;
}

export function keyringPath(folder: string): string {
  return join(folder, 'keyring.json');
}

export function databasePath(folder: string): string {
  return join(folder, 'desk.db');
}

export function documentsPath(folder: string): string {
  return join(folder, 'documents');
}

/** Opens a desk's folder, or makes one: migrates, brings projections up to date, loads the desk's identity. */
export function openCaseFile(options: OpenCaseFile): CaseFile {
  const { folder, dataKey, now, newId } = options;
  guarded(folder, () => mkdirSync(folder, { recursive: true, mode: 0o700 }));
  const subkeys = subkeysOf(dataKey);
  const db = options.connect?.(databasePath(folder)) ?? openWithKey(folder, dataKey, subkeys);
  try {
    return guarded(db.name, () => {
      const noted = notedPlaces(folder, subkeys.lastWrite);
      migrate(db, { migrations: options.migrations ?? allMigrations });
      const lost = lossOf(db, noted);
      if (lost !== undefined && options.onLoss === undefined) throw lost;
      const projections = options.projections ?? deskProjections;
      rebuildOutdated(db, projections, options.onRebuild === undefined ? {} : { onProgress: options.onRebuild });
      const identity = { key: subkeys.device, now, newId };
      const device = lost === undefined ? ownDevice(db, identity) : newOwnDevice(db, identity);
      if (lost !== undefined) {
        forgetLastWrite(folder);
        options.onLoss?.(lost);
      }
      const lastWrite = openLastWrite(folder, subkeys.lastWrite);
      return {
        db,
        folder,
        device,
        blobs: blobStore(documentsPath(folder), subkeys.documents),
        subkeys,
        projections,
        lastWrite,
        now,
        newId,
        load: (stream) => guarded(db.name, () => loadStream(db, projections, stream)),
        loadAfter: (stream, after) => guarded(db.name, () => loadStreamAfter(db, projections, { stream, after })),
        loadSteps: (stream) => guarded(db.name, () => loadStreamSteps(db, projections, stream)),
        close: () => {
          lastWrite.close();
          db.close();
        },
      };
    });
  } catch (error) {
    db.close();
    throw error;
  }
}

function loadStream(db: Database, projections: ProjectionSet, stream: string): LoadedStream {
  const history = loadEvents(db, stream);
  return { version: history.length, events: known(projections, history) };
}

function loadStreamSteps(db: Database, projections: ProjectionSet, stream: string): LoadedSteps {
  const history = loadSteps(db, stream);
  return { version: history.length, events: known(projections, history) };
}

function loadStreamAfter(
  db: Database,
  projections: ProjectionSet,
  { stream, after }: { readonly stream: string; readonly after: number },
): LoadedStream {
  const history = loadEventsAfter(db, stream, after);
  return { version: after + history.length, events: known(projections, history) };
}

/** In their newest version, without those of a newer program. */
function known<Event extends StepEvent>({ catalogue }: ProjectionSet, history: readonly Event[]): readonly Event[] {
  const events: Event[] = [];
  for (const event of history) {
    const decoded = catalogue.decode(event);
    if (decoded !== undefined) events.push(decoded);
  }
  return events;
}

/** With the right key by its keyring, a file that does not open is damaged, not locked. */
function openWithKey(folder: string, dataKey: Uint8Array, subkeys: Subkeys): Database {
  const keyring = keyringPath(folder);
  const proven = hasKeyring(keyring) && isKeyringOf(keyring, dataKey);
  try {
    return openDatabase(databasePath(folder), subkeys.database);
  } catch (error) {
    if (proven && error instanceof StoreFault && error.code === 'wrong-key') {
      throw new StoreFault('corrupt', 'the first page of the database is damaged', {
        cause: error,
        subject: 'desk.db',
      });
    }
    throw error;
  }
}
