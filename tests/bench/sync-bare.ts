/** The floors: the rows that our hub wrote by COPY on the same server, and those of desk A by better-sqlite3 alone. */
import { rmSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import pg from 'pg';
import { copyIn } from '../../src/hub/sql/copy-in.ts';
import { type DeskRow, seconds } from './sync-ours.ts';

/** Seconds for all rows: into a table without keys, and into one with those of the true table. */
export interface BareFigures {
  readonly plain: number;
  readonly keyed: number;
}

export async function copyRows(database: string): Promise<BareFigures> {
  const client = new pg.Client({ connectionString: database });
  await client.connect();
  try {
    const { rows: settings } = await client.query<{ fsync: string }>('SHOW fsync');
    if (settings[0]?.fsync !== 'on') throw new Error('the server does not flush: nothing here could be compared');
    const { rows } = await client.query<{ line: string }>(
      `SELECT concat_ws(E'\\t', city_code, hub_sequence, device, device_sequence, stream, stream_version, type, payload,
         command_id, command_name, actor, office, wall_time, event_id, '\\\\x' || encode(previous_hash, 'hex'),
         '\\\\x' || encode(hash, 'hex'), scope, begins_command) AS line
       FROM event WHERE stream LIKE 'claim:bench-%'`,
    );
    const lines = rows.map(({ line }) => `${line}\n`).join('');
    await client.query('CREATE TABLE bare_event (LIKE event); CREATE TABLE keyed_event (LIKE event INCLUDING ALL)');
    const plain = await seconds(() => copyIn(client, 'COPY bare_event FROM STDIN', lines));
    const keyed = await seconds(() => copyIn(client, 'COPY keyed_event FROM STDIN', lines));
    const { rows: counted } = await client.query('SELECT 1 FROM keyed_event');
    if (counted.length !== rows.length) throw new Error('not every row was copied');
    return { plain, keyed };
  } finally {
    await client.end();
  }
}

const COLUMNS = `event_id, stream, stream_version, type, payload, command_id, actor, device, device_sequence, wall_time,
  office, previous_hash, hash`;
const GROUP = 1_000;

export async function insertRows(rows: readonly DeskRow[]): Promise<BareFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'anju-bench-raw-'));
  const db = new Sqlite(join(folder, 'raw.db'));
  try {
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = FULL');
    db.exec(`CREATE TABLE plain (position INTEGER PRIMARY KEY, ${COLUMNS});
      CREATE TABLE keyed (position INTEGER PRIMARY KEY, ${COLUMNS},
        UNIQUE (stream, stream_version), UNIQUE (device, device_sequence))`);
    const fill = (table: string) => (): void => {
      const places = COLUMNS.split(',').map(() => '?');
      const insert = db.prepare(`INSERT INTO ${table} (${COLUMNS}) VALUES (${places.join(',')})`);
      const group = db.transaction((from: number) => {
        for (const row of rows.slice(from, from + GROUP)) insert.run(...valuesOf(row));
      });
      for (let from = 0; from < rows.length; from += GROUP) group.immediate(from);
    };
    return { plain: await seconds(fill('plain')), keyed: await seconds(fill('keyed')) };
  } finally {
    db.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function valuesOf(row: DeskRow): unknown[] {
  const { event_id, stream, stream_version, type, payload, command_id, actor, device, device_sequence } = row;
  const { wall_time, office, previous_hash, hash } = row;
  const place = [event_id, stream, stream_version, type, payload, command_id, actor, device, device_sequence];
  return [...place, wall_time, office, previous_hash, hash];
}
