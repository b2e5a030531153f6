/**
 * `npm run bench:rent -- [--leases N] [--lived N] [--screen] [--json]`: N leases with five years of months on an encrypted file:
 * the charge run, balances, the list of arrears, the look for a tenant, beside the same SQL run raw in the same run. With
 * `--screen` the look for a tenant alone, on the built desk in Chromium.
 */
import { loadavg } from 'node:os';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { runComparison } from '../../src/app/comparison/run-comparison.ts';
import { loadLedger, loadLedgerHead } from '../../src/app/lease/lease-stream.ts';
import { balanceOn } from '../../src/domain/rent/balance.ts';
import type { OfficeId } from '../../src/kernel/ids.ts';
import { invariant } from '../../src/kernel/invariant.ts';
import { addDays, plainDate } from '../../src/kernel/plain-date.ts';
import { packId } from '../../src/store/compact-id.ts';
import type { Database } from '../../src/store/connection.ts';
import { dayNumber } from '../../src/store/projections/case-codes.ts';
import { arrearsCounts, arrearsPage } from '../../src/store/queries/arrears.ts';
import { findLeases, leasePage } from '../../src/store/queries/leases.ts';
import { rentRollOf } from '../../src/store/queries/rent-figures.ts';
import { namedStatements } from '../../src/store/statements.ts';
import { testDesk } from '../support/desk/test-desk.ts';
import { type Row, micros, pairRow, round, timed, timedPair } from './measure.ts';
import { bareChargeRun } from './rent-bare.ts';
import { lookupRows } from './rent-screen.ts';
import { NEXT_MONTH, chargeAll, copyLeases, copyOf, liveLeases } from './rent-city.ts';

const { values } = parseArgs({
  options: {
    leases: { type: 'string', default: '100000' },
    lived: { type: 'string', default: '200' },
    screen: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});
const lived = Number(values.lived);
const times = Math.round(Number(values.leases) / lived);
if (!Number.isSafeInteger(times) || times < 1) throw new Error('--leases: at least as many as --lived');

const CITY = '6301' as OfficeId;
const made = await testDesk();
const seconds = (since: number): string => ((performance.now() - since) / 1_000).toFixed(1);

try {
  const started = performance.now();
  const leases = await liveLeases(made, lived);
  process.stderr.write(`${String(lived)} leases lived in ${seconds(started)} s\n`);
  const copying = performance.now();
  copyLeases(made.desk.file.db, { times, named: leases[0] ?? '' });
  process.stderr.write(`copied to ${String(lived * times)} in ${seconds(copying)} s\n`);
  if (values.screen) report(await lookupRows(made));
  else report([...readRows(leases), await comparisonRow(), ...(await chargeRows())]);
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
  const endRaw = db.prepare<[string, unknown], { head: string }>(sqlOf('ledger-row.end'));
  const page = db.prepare(sqlOf('lease-row.page'));
  const arrears = db.prepare<[object], { open: string }>(sqlOf('ledger-row.arrears'));
  const counts = db.prepare(sqlOf('arrears-row.counts'));
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
        (index) => JSON.parse(endRaw.get(`rent:${at(index)}`, packId(at(index)))?.head ?? 'null') as unknown,
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
        () => arrearsPage(db, { scope: CITY, list: 'all', today, after: null, limit: 100 }),
        () => arrears.all(first).map(({ open }) => JSON.parse(open) as unknown),
      ),
      '≤ 1.5, < 16 ms',
    ),
    pairRow(
      'how many are in arrears, left alone, agreed with',
      timedPair(
        100,
        () => arrearsCounts(db, { scope: CITY, today }),
        () => counts.get({ scope: CITY, today: dayNumber(today) }),
      ),
      '< 16 ms',
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

/** The comparison of a night: how long it takes, and how long others wait for the thread at most. */
async function comparisonRow(): Promise<Row> {
  const held = monitorEventLoopDelay({ resolution: 1 });
  let told = '';
  held.enable();
  const took = await clocked(async () => {
    for await (const event of runComparison(made.desk, { scope: CITY, by: 'night', signal: undefined })) {
      if (event.kind !== 'report') continue;
      const { compared, found } = event.outcome;
      told = `${String(compared)} compared, ${String(found)} found`;
    }
  });
  held.disable();
  const longest = `at most ${(held.max / 1e6).toFixed(0)} ms at once`;
  return {
    what: `comparison of the books: ${told}`,
    ours: `${shown(took)}, ${longest}`,
    peer: '',
    ratio: null,
    target: '',
  };
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

/** The run itself, and the same run by bare statements on a copy of the file as it was before. */
async function chargeRows(): Promise<readonly Row[]> {
  const before = copyOf(made);
  try {
    let run = { charged: 0, longest: 0 };
    const ours = await clocked(async () => {
      run = await chargeAll(made, NEXT_MONTH);
    });
    const { actor } = made.as('citySupervisor');
    let bare = 0;
    const peer = await clocked(() => {
      bare = bareChargeRun(before.file, { actor: actor.staffId, office: actor.office });
    });
    const [written, same] = [ledgersOf(made.desk.file.db), ledgersOf(before.file.db)];
    invariant(bare === run.charged && written === same, `not the same: ${written} and ${same}`);
    return [
      {
        what: `charge run of ${String(run.charged)} leases`,
        ours: `${shown(ours)}, at most ${run.longest.toFixed(0)} ms at once`,
        peer: shown(peer),
        ratio: round(ours.cpu / peer.cpu),
        target: '≤ 1.5, < 30 s',
      },
    ];
  } finally {
    before.remove();
  }
}

/** What both runs have to come to. */
function ledgersOf(db: Database): string {
  const sums = db
    .prepare(
      `SELECT count(*) AS ledgers, sum(owed) AS owed, sum(events) AS events, sum(open_rank) AS open,
         sum(overdue_day) AS overdue, sum(next_day) AS next, (SELECT sum(tenant) FROM rent_entry) AS tenant,
         (SELECT count(*) FROM event) AS written, (SELECT count(*) FROM outbox) AS waiting FROM ledger_row`,
    )
    .get();
  return JSON.stringify(sums);
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
