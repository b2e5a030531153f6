/**
 * `npm run bench:rent -- [--leases N] [--lived N] [--json]`: N leases with five years of months on an encrypted file:
 * the charge run, balances, the list of arrears, the look for a tenant, beside the same SQL run raw in the same run.
 */
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { loadLedger, loadLedgerHead } from '../../src/app/lease/lease-stream.ts';
import { balanceOn } from '../../src/domain/rent/balance.ts';
import type { OfficeId } from '../../src/kernel/ids.ts';
import { invariant } from '../../src/kernel/invariant.ts';
import { addDays, plainDate } from '../../src/kernel/plain-date.ts';
import { packId } from '../../src/store/compact-id.ts';
import { dayNumber } from '../../src/store/projections/case-codes.ts';
import { arrearsPage, findLeases, leasePage } from '../../src/store/queries/leases.ts';
import { rentRollOf } from '../../src/store/queries/rent-figures.ts';
import { namedStatements } from '../../src/store/statements.ts';
import { testDesk } from '../support/desk/test-desk.ts';
import { type Row, micros, pairRow, round, timed, timedPair } from './measure.ts';
import { NEXT_MONTH, chargeAll, copyLeases, liveLeases } from './rent-city.ts';

const { values } = parseArgs({
  options: {
    leases: { type: 'string', default: '100000' },
    lived: { type: 'string', default: '200' },
    json: { type: 'boolean', default: false },
  },
});
const lived = Number(values.lived);
const times = Math.round(Number(values.leases) / lived);
if (!Number.isSafeInteger(times) || times < 1) throw new Error('--leases: at least as many as --lived');

const SAME_ROWS = [
  ['event', 'position', `type = 'rent.charged.v1'`],
  ['command', 'first_position', `name = 'rent.charge'`],
  ['outbox', 'sequence', `name = 'rent.charge'`],
] as const;

const CITY = '6301' as OfficeId;
const made = await testDesk();
const seconds = (since: number): string => ((performance.now() - since) / 1_000).toFixed(1);

try {
  const started = performance.now();
  const leases = await liveLeases(made, lived);
  process.stderr.write(`${String(lived)} leases lived in ${seconds(started)} s\n`);
  const copying = performance.now();
  copyLeases(made.desk.file.db, times);
  process.stderr.write(`copied to ${String(lived * times)} in ${seconds(copying)} s\n`);
  const rows = [...readRows(leases), ...(await chargeRows())];
  report(rows);
} finally {
  made.remove();
}

function sqlOf(name: string): string {
  const sql = namedStatements().get(name);
  invariant(sql, `no statement ${name}`);
  return sql;
}

function readRows(leases: readonly string[]): readonly Row[] {
  const { db } = made.desk.file;
  const today = addDays(NEXT_MONTH, -20);
  const at = (index: number): string => leases[(index * 31) % leases.length] ?? '';
  const day = plainDate('2024-06-30');
  const eventsRaw = db.prepare<[string], { payload: string }>(sqlOf('event-log.loaded'));
  const tipRaw = db.prepare<[string]>(sqlOf('ledger-row.tip'));
  const headRaw = db.prepare<[unknown], { head: string }>(sqlOf('ledger-row.head'));
  const page = db.prepare(sqlOf('lease-row.page'));
  const arrears = db.prepare<[object], { open: string }>(sqlOf('ledger-row.arrears'));
  const found = db.prepare(sqlOf('lease-row.find'));
  const listed = { scope: CITY, limit: 100 };
  const first = { ...listed, today: dayNumber(today), day: -1, rank: 0, key: 0 };
  const name = (index: number): string => `${String(1 + (index % (times - 1 || 1)))}租户${String(index % lived)}`;
  const phone = (index: number): string => `139${String(index % lived).padStart(8, '0')}${String(1 + (index % 90))}`;
  const rawFind = (text: string): unknown => found.all({ scope: CITY, text, end: `${text}\u{10FFFF}`, limit: 50 });
  const month = { from: plainDate('2026-10-01'), until: plainDate('2026-10-31') };
  const roll = timed(5, () => rentRollOf(db, { scope: CITY, ...month }));
  return [
    pairRow(
      'what is owed now, and all that a charge starts from',
      timedPair(
        500,
        (index) => loadLedgerHead(made.desk.file, at(index)),
        (index) => {
          tipRaw.get(`rent:${at(index)}`);
          return JSON.parse(headRaw.get(packId(at(index)))?.head ?? 'null') as unknown;
        },
      ),
      '≤ 1.5',
    ),
    pairRow(
      'balance of a past day, from the whole ledger; its events parsed by both',
      timedPair(
        200,
        (index) => {
          const { state } = loadLedger(made.desk.file, at(index));
          return state === undefined ? 0 : balanceOn(state, 'tenant', day);
        },
        (index) => eventsRaw.all(`rent:${at(index)}`).map(({ payload }) => JSON.parse(payload) as unknown),
      ),
      '≤ 1.5, < 16 ms',
    ),
    pairRow(
      'leases, page of 100',
      timedPair(
        200,
        () => leasePage(db, { scope: CITY, status: 'signed', before: null, limit: 100 }),
        () => page.all({ ...listed, state: 1, before: Number.MAX_SAFE_INTEGER }),
      ),
      '≤ 1.5, < 16 ms',
    ),
    pairRow(
      'arrears, the oldest 100, what is open parsed by both',
      timedPair(
        200,
        () => arrearsPage(db, { scope: CITY, today, after: null, limit: 100 }),
        () => arrears.all(first).map(({ open }) => JSON.parse(open) as unknown),
      ),
      '≤ 1.5, < 16 ms',
    ),
    pairRow(
      'a tenant by name',
      timedPair(
        300,
        (index) => findLeases(db, { scope: CITY, text: name(index), limit: 50 }),
        (index) => rawFind(name(index)),
      ),
      '≤ 1.5, < 16 ms',
    ),
    pairRow(
      'a tenant by telephone',
      timedPair(
        300,
        (index) => findLeases(db, { scope: CITY, text: phone(index), limit: 50 }),
        (index) => rawFind(phone(index)),
      ),
      '≤ 1.5, < 16 ms',
    ),
    { what: 'rent roll of a month, all estates', ours: micros(roll.p50), peer: '', ratio: null, target: '' },
  ];
}

interface Clocked {
  readonly wall: number;
  readonly cpu: number;
}

/** Milliseconds by the clock and of this process's own time, which a busy machine does not lengthen as much. */
async function clocked(work: () => void | Promise<void>): Promise<Clocked> {
  const [started, used] = [performance.now(), process.cpuUsage()];
  await work();
  const { user, system } = process.cpuUsage(used);
  return { wall: performance.now() - started, cpu: (user + system) / 1_000 };
}

function shown({ wall, cpu }: Clocked): string {
  return `${(wall / 1_000).toFixed(1)} s, ${(cpu / 1_000).toFixed(1)} s of the processor`;
}

/** The run itself, and as many rows written by bare statements in groups of the same size. */
async function chargeRows(): Promise<readonly Row[]> {
  let charged = 0;
  const ours = await clocked(async () => {
    charged = await chargeAll(made, NEXT_MONTH);
  });
  const raw = await rawRun(charged);
  return [
    {
      what: `charge run of ${String(charged)} leases`,
      ours: shown(ours),
      peer: `${shown(raw)} (its rows alone)`,
      ratio: round(ours.cpu / raw.cpu),
      target: '< 30 s',
    },
  ];
}

/** The rows that the run wrote, written once more into tables of the same shape; ledgers are updated in place. */
function rawRun(count: number): Promise<Clocked> {
  const { db } = made.desk.file;
  const rows = SAME_ROWS.map(([table, key, where]) => {
    const { sql } = db
      .prepare<[string], { sql: string }>(`SELECT sql FROM sqlite_schema WHERE name = ?`)
      .get(table) ?? {
      sql: '',
    };
    db.exec(sql.replace(`CREATE TABLE ${table}`, `CREATE TABLE raw_${table}`));
    const written = db
      .prepare<[number], Record<string, unknown>>(`SELECT * FROM ${table} WHERE ${where} ORDER BY ${key} DESC LIMIT +?`)
      .all(count)
      .reverse();
    const names = Object.keys(written[0] ?? {});
    const insert = db.prepare<[Record<string, unknown>]>(
      `INSERT INTO raw_${table} (${names.join(', ')}) VALUES (${names.map((name) => `@${name}`).join(', ')})`,
    );
    return { written, insert };
  });
  const keys = db
    .prepare<[], { ledger_key: number; head: string; open: string }>(
      `SELECT ledger_key, head, open FROM ledger_row ORDER BY ledger_key`,
    )
    .all();
  const update = db.prepare<[string, string, number]>(
    `UPDATE ledger_row SET owed = owed + 1, open_rank = open_rank - 1, head = ?, open = ? WHERE ledger_key = ?`,
  );
  const entry = db.prepare<[number]>(`INSERT INTO rent_entry VALUES (?, 9999, 20000, 0, 1, -1, 0, 0, 0, 0)`);
  return clocked(() => {
    for (let from = 0; from < count; from += 300) {
      db.transaction(() => {
        for (let at = from; at < Math.min(count, from + 300); at += 1) {
          for (const { written, insert } of rows) {
            const row = written[at];
            if (row !== undefined) insert.run(row);
          }
          const ledger = keys[at];
          if (ledger === undefined) continue;
          update.run(ledger.head, ledger.open, ledger.ledger_key);
          entry.run(ledger.ledger_key);
        }
      }).immediate();
    }
  });
}

function report(rows: readonly Row[]): void {
  const load = (loadavg()[0] ?? 0).toFixed(1);
  const leases = lived * times;
  if (values.json) {
    process.stdout.write(`${JSON.stringify({ leases, lived, load, rows })}\n`);
    return;
  }
  process.stdout.write(`${String(leases)} leases (${String(lived)} of them lived), load ${load}\n`);
  for (const { what, ours, peer, ratio, target } of rows) {
    const beside = `${peer === '' ? '' : ` · ${peer}`}${ratio === null ? '' : ` · **${String(ratio)}**`}`;
    process.stdout.write(`| ${what} | ${ours}${beside} | ${target} |\n`);
  }
}
