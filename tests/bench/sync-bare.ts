/** The floors: whole events by COPY on the same server, and the rows of desk A by better-sqlite3 alone. */
import { rmSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import pg from 'pg';
import { copyIn } from '../../src/hub/sql/copy-in.ts';
import { copyLine } from '../../src/hub/sql/copy-lines.ts';
import { unpackId } from '../../src/store/compact-id.ts';
import { TEST_CITY } from '../support/hub/test-hub.ts';
import { type DeskRow, seconds } from './sync-ours.ts';

/** Seconds for all rows: into a table without keys, and into one with those of the true table. */
export interface BareFigures {
  readonly plain: number;
  readonly keyed: number;
}

export async function copyRows(database: string, rows: readonly DeskRow[]): Promise<BareFigures> {
  const client = new pg.Client({ connectionString: database });
  await client.connect();
  try {
    const { rows: settings } = await client.query<{ fsync: string }>('SHOW fsync');
    if (settings[0]?.fsync !== 'on') throw new Error('the server does not flush: nothing here could be compared');
    const lines = rows.map(lineOf).join('');
    await client.query('CREATE TABLE bare_event (LIKE event); CREATE TABLE keyed_event (LIKE event INCLUDING ALL)');
    const plain = await seconds(() => copyIn(client, [{ table: 'bare_event', columns: HUB_COLUMNS, lines }]));
    const keyed = await seconds(() => copyIn(client, [{ table: 'keyed_event', columns: HUB_COLUMNS, lines }]));
    const { rows: counted } = await client.query('SELECT 1 FROM keyed_event');
    if (counted.length !== rows.length) throw new Error('not every row was copied');
    return { plain, keyed };
  } finally {
    await client.end();
  }
}

const HUB_COLUMNS = `city_code, hub_sequence, device, device_sequence, stream, stream_version, type, payload, command_id,
  command_name, actor, office, wall_time, event_id, previous_hash, hash, scope, begins_command`;

/** An event with all that the hub's table can hold of it. */
function lineOf(row: DeskRow, index: number): string {
  const { stream, stream_version, type, payload, device_sequence, wall_time, office, previous_hash, hash } = row;
  const [eventId, commandId, actor, device] = [row.event_id, row.command_id, row.actor, row.device].map(unpackId);
  const place = [TEST_CITY, index + 1, device ?? '', device_sequence, stream, stream_version, type, payload] as const;
  const who = [commandId ?? '', 'bench.claim', actor ?? '', office, wall_time, eventId ?? ''] as const;
  const chain = [{ hex: previous_hash.toString('hex') }, { hex: hash.toString('hex') }] as const;
  return copyLine([...place, ...who, ...chain, TEST_CITY, 't']);
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
