/** Where the hub of a seed keeps its log: maps, or a database of an embedded PostgreSQL that begins as a copy. */
import pg from 'pg';
import type { HubLog } from '../../src/hub/log/hub-log.ts';
import { type MemorySnapshot, memoryLog } from '../../src/hub/log/memory-log.ts';
import { openHubLog } from '../../src/hub/open-hub-log.ts';
import { silentLogger } from '../../src/hub/logger.ts';
import { type PostgresServer, postgresServer } from '../support/hub/postgres-server.ts';

/** What a log held at some moment, for whoever made it. */
export type LogCopy = { readonly maps: MemorySnapshot } | { readonly database: string };

/** One log at a time, as it goes on, is copied and is put back. */
export interface HubLogs {
  /** An empty log, or one that holds what a copy does. */
  open(from?: LogCopy): Promise<HubLog>;
  /** A backup of a log that is open; goes on with the log that comes back. */
  copy(log: HubLog): Promise<{ readonly log: HubLog; readonly copy: LogCopy }>;
  /** What this seed made. */
  drop(): Promise<void>;
}

export const hubKinds = ['memory', 'postgres'] as const;
export type HubKind = (typeof hubKinds)[number];

export function hubLogs(kind: HubKind): HubLogs {
  return kind === 'memory' ? memoryLogs() : postgresLogs();
}

function memoryLogs(): HubLogs {
  const copies = new WeakMap<HubLog, () => MemorySnapshot>();
  return {
    open: (from) => {
      const log = memoryLog(from !== undefined && 'maps' in from ? from.maps : undefined);
      copies.set(log, () => log.snapshot());
      return Promise.resolve(log);
    },
    copy: (log) => {
      const maps = copies.get(log)?.();
      if (maps === undefined) throw new Error('a log of another kind');
      return Promise.resolve({ log, copy: { maps } });
    },
    drop: () => Promise.resolve(),
  };
}

/** One server for all seeds of a thread, gone with the program. */
let server: Promise<PostgresServer> | undefined;
let databases = 0;

/** No power is cut here (fault 4 does that): what is flushed is not what is tried. */
const SETTINGS = ['fsync=off', 'full_page_writes=off', 'synchronous_commit=off'];

function postgresLogs(): HubLogs {
  const made: string[] = [];
  const names = new WeakMap<HubLog, string>();
  const create = async (from?: string): Promise<string> => {
    const name = `sim${String((databases += 1))}`;
    await administer(`CREATE DATABASE ${name}${from === undefined ? '' : ` TEMPLATE ${from}`}`);
    made.push(name);
    return name;
  };
  const opened = async (name: string): Promise<HubLog> => {
    const { url } = await started();
    const log = await openHubLog({ database: url.replace(/anju$/, name), folder: '.' }, silentLogger);
    names.set(log, name);
    return log;
  };
  return {
    open: async (from) => opened(await create(from !== undefined && 'database' in from ? from.database : undefined)),
    copy: async (log) => {
      const name = names.get(log);
      if (name === undefined) throw new Error('a log of another kind');
      await log.close();
      const database = await create(name);
      return { log: await opened(name), copy: { database } };
    },
    drop: async () => {
      for (const name of made.splice(0)) await administer(`DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

async function started(): Promise<PostgresServer> {
  server ??= postgresServer({ settings: SETTINGS });
  return server;
}

async function administer(order: string): Promise<void> {
  const { url } = await started();
  const client = new pg.Client({ connectionString: url.replace(/anju$/, 'postgres') });
  await client.connect();
  try {
    await client.query(order);
  } finally {
    await client.end();
  }
}

/** Stops the server, if any seed needed it. */
export async function stopHubs(): Promise<void> {
  const running = await server;
  server = undefined;
  await running?.remove();
}
