import { hash } from 'node:crypto';
import pg from 'pg';
import type { HubLogger } from '../logger.ts';
import { copyIn } from './copy-in.ts';
import type { Sql, SqlQuery } from './sql.ts';

// Only the hub speaks to a server, and no number of its tables comes near 2^53.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

const RECONNECT_MS = 500;
/** Waiting longer for a connection is answered as a fault: the desk comes again. */
const CONNECT_MS = 10_000;

/** A PostgreSQL server, through a pool; notices come over a connection of their own that is renewed when it breaks. */
export function serverSql(url: string, logger: HubLogger): Sql {
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    connectionTimeoutMillis: CONNECT_MS,
    application_name: 'anju-hub',
    keepAlive: true,
  });
  // Without a listener the break of an idle connection would end the process.
  pool.on('error', (error) => {
    logger.warn({ err: error }, 'a database connection broke');
  });
  // Nor may one that breaks while it is in use: the query that it was for fails, and that is told.
  pool.on('connect', (client) => {
    client.on('error', (error) => {
      logger.warn({ err: error }, 'a database connection broke in use');
    });
  });
  const ear: Ear = { url, logger, client: undefined, isClosed: false, isPlanned: false, heard: new Map() };
  const withClient = async <T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> => {
    const client = await pool.connect();
    try {
      const answer = await work(client);
      client.release();
      return answer;
    } catch (error) {
      client.release(!isServersWord(error));
      throw error;
    }
  };
  return {
    query: (text, values) => withClient((client) => queryOver(client).query(text, values)),
    copy: (...rows) => withClient((client) => queryOver(client).copy(...rows)),
    transaction: async (work) => {
      const client = await pool.connect();
      try {
        await client.query('BEGIN');
        const answer = await work(queryOver(client));
        await client.query('COMMIT');
        client.release();
        return answer;
      } catch (error) {
        // A connection that broke, or whose rollback fails, is thrown away.
        const rolledBack = isServersWord(error) && (await isRolledBack(client));
        client.release(!rolledBack);
        throw error;
      }
    },
    listen: async (channel, heard) => {
      ear.heard.set(channel, heard);
      if (ear.client === undefined) await connectEar(ear);
      else await ear.client.query(`LISTEN ${channel}`);
      return async () => {
        ear.heard.delete(channel);
        await ear.client?.query(`UNLISTEN ${channel}`);
      };
    },
    close: async () => {
      ear.isClosed = true;
      await Promise.all([pool.end(), ear.client?.end()]);
    },
  };
}

/** The server said no, so the connection is as good as before; anything else came from a line that broke. */
function isServersWord(error: unknown): boolean {
  return error instanceof pg.DatabaseError;
}

function isRolledBack(client: pg.PoolClient): Promise<boolean> {
  return client.query('ROLLBACK').then(
    () => true,
    () => false,
  );
}

/** Statements are named by their text, so the server parses each once a connection. */
function queryOver(client: pg.PoolClient): SqlQuery {
  return {
    query: async <Row>(text: string, values: readonly unknown[] = []) => {
      const name = `anju_${hash('sha1', text).slice(0, 20)}`;
      const result = await client.query({ name, text, values: [...values] });
      return result.rows as readonly Row[];
    },
    copy: async (...rows) => {
      if (rows.length > 0) await copyIn(client, rows);
    },
  };
}

interface Ear {
  readonly url: string;
  readonly logger: HubLogger;
  client: pg.Client | undefined;
  isClosed: boolean;
  /** A new try is on its way. */
  isPlanned: boolean;
  readonly heard: Map<string, (payload: string | undefined) => void>;
}

async function connectEar(ear: Ear): Promise<void> {
  const client = new pg.Client({
    connectionString: ear.url,
    application_name: 'anju-hub listens',
    keepAlive: true,
    connectionTimeoutMillis: CONNECT_MS,
  });
  client.on('notification', ({ channel, payload }) => {
    ear.heard.get(channel)?.(payload ?? '');
  });
  client.on('error', (error) => {
    ear.logger.warn({ err: error }, 'the connection for notices broke');
  });
  // Only the ear in use is renewed when it breaks: one that never got through is tried again by whoever tried it.
  client.on('end', () => {
    if (ear.client !== client) return;
    ear.client = undefined;
    reconnectSoon(ear);
  });
  await client.connect();
  ear.client = client;
  for (const channel of ear.heard.keys()) await client.query(`LISTEN ${channel}`);
}

/** One try at a time, whoever asks: two that each plan the next would be four, eight, sixteen. */
function reconnectSoon(ear: Ear): void {
  if (ear.isClosed || ear.isPlanned) return;
  ear.isPlanned = true;
  setTimeout(() => void reconnect(ear), RECONNECT_MS).unref();
}

async function reconnect(ear: Ear): Promise<void> {
  ear.isPlanned = false;
  if (ear.isClosed || ear.client !== undefined) return;
  try {
    await connectEar(ear);
    // Whoever waits looks once: what was said meanwhile is lost.
    for (const heard of ear.heard.values()) heard(undefined);
  } catch (error) {
    ear.logger.warn({ err: error }, 'no connection for notices');
    reconnectSoon(ear);
  }
}
