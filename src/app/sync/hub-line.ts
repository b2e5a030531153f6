/**
 * The desk's line to its hub while the desk is open: one engine that keeps both together, one client that it and the
 * screens speak through, and what the connection indicator shows. It lives in the desk's worker thread.
 */
import type { Topic } from '../../contract/desk.ts';
import type { SyncStatus } from '../../contract/sync.ts';
import type { Result } from '../../kernel/result.ts';
import { type SyncEngine, createEngine } from '../../sync/engine.ts';
import type { SyncReport } from '../../sync/ports.ts';
import { type HubState, hubState } from '../../store/sync/hub-state.ts';
import { openConflictCount } from '../../store/sync/conflicts.ts';
import { outboxCounts } from '../../store/outbox.ts';
import { recordFault } from '../fault-log.ts';
import type { OpenDesk } from '../open-desk.ts';
import { changedByOthers } from './changed-by-others.ts';
import { type CarriedReport, carryAll } from './carry/carrier.ts';
import type { Dial } from './dial.ts';
import { type DocumentCourier, documentCourier } from './document-courier.ts';
import { type HubClient, hubClient } from './hub-client.ts';
import { enginePorts } from './engine-ports.ts';
import type { HubFailure } from './hub-failure.ts';
import { type PageReader, readerHere } from './page-reader.ts';
import { syncStopOf } from './sync-stop-of.ts';

export interface HubLine {
  status(): SyncStatus;
  /** Undefined while the desk stands alone. */
  client(): HubClient | undefined;
  documents(): DocumentCourier | undefined;
  /** Keeps desk and hub together until `stop`; does nothing while the desk stands alone. */
  start(): void;
  /** After the link was made or changed: speaks to the hub that is configured now. */
  redial(): void;
  /** A person says: try again now. */
  retry(): void;
  /** Takes what came on sticks to the hub; undefined while the desk stands alone. One at a time. */
  carry(): Promise<Result<CarriedReport, HubFailure>> | undefined;
  stop(): void;
  /** For tests and the simulation, which turn the engine by hand: one that nobody has started. */
  engine(): SyncEngine | undefined;
}

/** What is open to one hub. */
interface Connection {
  readonly url: string;
  readonly client: HubClient;
  readonly documents: DocumentCourier;
  readonly engine: SyncEngine;
  readonly close: () => void;
}

export interface HubLineParts {
  readonly desk: OpenDesk;
  readonly dial: Dial;
  /** Reads the hub's pages; without it this thread does. */
  readonly reader?: PageReader;
  /** In [0, 1); spreads the tries of a city's desks. */
  readonly random?: () => number;
}

interface Line extends Required<HubLineParts> {
  connection: Connection | undefined;
  /** The last round of carrying: the next waits for it. */
  carrying: Promise<void>;
  running: AbortController | undefined;
  report: SyncReport | undefined;
  /** As the screens know it. */
  office: string;
  /** When everything was last sent and fetched. */
  togetherAt: number | null;
  isTelling: boolean;
  /** Whether the desk wants to be together with a hub as soon as one is configured. */
  isStarted: boolean;
}

export function hubLine({ desk, dial, reader = readerHere, random = Math.random }: HubLineParts): HubLine {
  const line: Line = {
    desk,
    dial,
    reader,
    random,
    connection: undefined,
    carrying: Promise.resolve(),
    running: undefined,
    report: undefined,
    office: desk.profile.office,
    togetherAt: null,
    isTelling: false,
    isStarted: false,
  };
  // What is saved here does not wait for the next look at the hub.
  const forget = desk.changes.listen(() => {
    if (!line.isTelling) line.connection?.engine.poke();
  });
  return {
    status: () => statusOf(line),
    client: () => connected(line)?.client,
    documents: () => connected(line)?.documents,
    engine: () => connected(line)?.engine,
    start: () => {
      line.isStarted = true;
      start(line);
    },
    redial: () => {
      hangUp(line);
      if (line.isStarted) start(line);
      tell(line, ['sync', 'outbox']);
    },
    retry: () => {
      connected(line)?.engine.retry();
    },
    carry: () => carry(line),
    stop: () => {
      line.isStarted = false;
      forget();
      hangUp(line);
    },
  };
}

function connected(line: Line): Connection | undefined {
  const { desk, dial, reader, random } = line;
  const state = hubState(desk.file.db);
  if (state === undefined) return undefined;
  if (line.connection !== undefined) return line.connection;
  const dialled = dial(state.url, state.certificate);
  const client = hubClient({ device: desk.file.device, transport: dialled.transport, now: desk.now, reader });
  const documents = documentCourier(desk, client);
  const engine = createEngine(
    enginePorts(desk, {
      client,
      documents,
      random,
      report: (report) => {
        noteReport(line, report);
      },
    }),
  );
  line.connection = { url: state.url, client, documents, engine, close: dialled.close };
  return line.connection;
}

function carry(line: Line): Promise<Result<CarriedReport, HubFailure>> | undefined {
  const connection = connected(line);
  if (connection === undefined) return undefined;
  const signal = line.running?.signal ?? new AbortController().signal;
  const { client, documents } = connection;
  const run = line.carrying.then(() => carryAll(line.desk, { client, documents, signal }));
  line.carrying = run.then(
    () => undefined,
    () => undefined,
  );
  return run;
}

function start(line: Line): void {
  const connection = connected(line);
  if (connection === undefined || line.running !== undefined) return;
  const running = new AbortController();
  line.running = running;
  const { folder } = line.desk.file;
  const run = async (): Promise<void> => {
    await Promise.all([
      connection.engine.run(running.signal),
      connection.documents.fetchInBackground(running.signal, () => line.report?.phase === 'idle'),
    ]);
  };
  run().catch((error: unknown) => {
    // A bug in the loop must not end the desk: the fault is on record, and the next start tries again.
    recordFault(folder, 'sync', error);
    line.running = undefined;
  });
}

function hangUp(line: Line): void {
  line.running?.abort();
  line.running = undefined;
  line.connection?.close();
  line.connection = undefined;
  line.report = undefined;
}

function noteReport(line: Line, report: SyncReport): void {
  const before = line.report;
  line.report = report;
  const { db } = line.desk.file;
  if (report.phase === 'idle' && outboxCounts(db).waiting === 0) line.togetherAt = line.desk.now();
  const topics: Topic[] = ['sync'];
  // The names of city and office arrive with the first fetch; a move gives the desk another office.
  const { office } = line.desk.profile;
  if ((before?.phase === 'first' && report.phase !== 'first') || office !== line.office) topics.push('desk');
  line.office = office;
  if (before?.phase !== report.phase || before.attempts !== report.attempts) topics.push('outbox');
  if (report.applied !== null && report.applied.events > 0) topics.push(...changedByOthers);
  if (report.applied !== null && report.applied.rebased.length > 0) topics.push('outbox', 'cases');
  if (report.applied !== null && report.applied.conflicts.length > 0) topics.push('conflicts', 'outbox', 'cases');
  tell(line, topics);
  // What came on sticks waited for a line. A failure is the engine's to show; the next time it is together is the next try.
  if (report.phase === 'idle' && before?.phase !== 'idle') {
    carry(line)?.catch((error: unknown) => recordFault(line.desk.file.folder, 'carry', error));
  }
}

/** What the line itself tells is nothing that it would have to send. */
function tell(line: Line, topics: readonly Topic[]): void {
  line.isTelling = true;
  try {
    for (const topic of new Set(topics)) line.desk.changes.publish(topic);
  } finally {
    line.isTelling = false;
  }
}

function statusOf(line: Line): SyncStatus {
  const { desk, report, togetherAt } = line;
  const { db, device } = desk.file;
  const state = hubState(db);
  const common = {
    office: desk.profile.office,
    device: device.id,
    waiting: outboxCounts(db).waiting,
    conflicts: openConflictCount(db),
  };
  if (state === undefined) return { ...common, ...ALONE };
  return {
    ...common,
    hub: state.url,
    city: state.city,
    phase: phaseOf(state, report),
    lastSyncedAt: togetherAt ?? state.lastSyncedAt,
    fetched: report?.fetched ?? null,
    cause: syncStopOf(state)?.cause ?? report?.cause ?? null,
    attempts: report?.attempts ?? 0,
    nextTryAt: report?.nextTryAt ?? null,
    clockOffBy: report?.clockOffBy ?? null,
    documents: connected(line)?.documents.counts() ?? ALONE.documents,
  };
}

const ALONE = {
  phase: 'alone',
  hub: null,
  city: null,
  lastSyncedAt: null,
  fetched: null,
  cause: null,
  attempts: 0,
  nextTryAt: null,
  clockOffBy: null,
  documents: { toSend: 0, toFetch: 0 },
} as const;

function phaseOf({ stopped, firstDone }: HubState, report: SyncReport | undefined): SyncStatus['phase'] {
  if (stopped !== null) return 'stopped';
  if (report?.phase === 'trouble') return 'trouble';
  if (!firstDone) return 'first';
  return report?.phase ?? 'syncing';
}
