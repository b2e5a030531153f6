/**
 * `npm run bench:waiting -- [--entries N] [--json]`: places and pages of a waiting list of N households on an encrypted
 * file, beside the same SQL run raw by better-sqlite3 in the same run.
 */
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import type { CaseId, OfficeId } from '../../src/kernel/ids.ts';
import { invariant } from '../../src/kernel/invariant.ts';
import { plainDate } from '../../src/kernel/plain-date.ts';
import { packId } from '../../src/store/compact-id.ts';
import { waitingDayCount, waitingPage, waitingTotal } from '../../src/store/queries/waiting-list.ts';
import {
  placesOf,
  selectBuckets,
  selectEntryPlace,
  selectInside,
  selectTied,
} from '../../src/store/queries/waiting-place.ts';
import { namedStatements } from '../../src/store/statements.ts';
import { reckonSome, sideInForce, useOrderBasis } from '../../src/store/waiting-order.ts';
import { testDesk } from '../support/desk/test-desk.ts';
import { byRegistration, byScore, registerEntries } from '../support/waitlist/registered-entries.ts';
import { type Row, micros, pairRow, percentiles, round, timed, timedPair } from './measure.ts';

const { values } = parseArgs({
  options: { entries: { type: 'string', default: '100000' }, json: { type: 'boolean', default: false } },
});
const count = Number(values.entries);
if (!Number.isSafeInteger(count) || count < 1_000) throw new Error('--entries: a whole number from 1000');

const CITY = '6301' as OfficeId;

const made = await testDesk();
try {
  const ids = fill();
  const rows = [...placeRows(ids), ...listRows()];
  rows.push(...reckoningRows());
  rows.push(...placeRows(ids).map((row) => ({ ...row, what: `${row.what}, by score` })));
  report(rows);
} finally {
  made.remove();
}

function once(work: () => void): number {
  const start = process.hrtime.bigint();
  work();
  return Number(process.hrtime.bigint() - start) / 1_000;
}

function fill(): readonly CaseId[] {
  const { desk } = made;
  useOrderBasis(desk.file.db, byRegistration);
  let ids: readonly CaseId[] = [];
  const start = once(() => {
    ids = registerEntries(desk, count, made.as('citySupervisor').actor.staffId);
  });
  process.stderr.write(`${String(count)} registered in ${(start / 1e6).toFixed(1)} s\n`);
  return ids;
}

/** The whole list by another order: all of it, and the longest that the desk does not answer. */
function reckoningRows(): Row[] {
  const { db } = made.desk.file;
  const steps: number[] = [];
  for (;;) {
    const start = process.hrtime.bigint();
    const goesOn = reckonSome(db, byScore);
    steps.push(Number(process.hrtime.bigint() - start) / 1_000);
    if (!goesOn) break;
  }
  const total = steps.reduce((sum, step) => sum + step, 0);
  const { p50, p95 } = percentiles(steps);
  const longest = `${micros(p50)} (p95 ${micros(p95)}, longest ${micros(Math.max(...steps))})`;
  return [
    { what: 'all places reckoned anew, by score', ours: micros(total), peer: '', ratio: null, target: '' },
    { what: `one step of it, of ${String(steps.length)}`, ours: longest, peer: '', ratio: null, target: '< 100 ms' },
  ];
}

function sqlOf(name: string): string {
  const sql = namedStatements().get(name);
  invariant(sql, `no statement ${name}`);
  return sql;
}

/** Where is this household: overall, in its class, in its district. */
function placeRows(ids: readonly CaseId[]): Row[] {
  const { db } = made.desk.file;
  const at = (index: number): CaseId => ids[(index * 7_907) % ids.length] ?? ('' as CaseId);
  const entry = db.prepare<
    [unknown, number],
    { bucket: number; order_key: Buffer; programme: number; district_id: string }
  >(selectEntryPlace.sql);
  const [buckets, inside, tied] = [selectBuckets, selectInside, selectTied].map(({ sql }) => db.prepare(sql));
  const raw = (index: number): void => {
    const {
      bucket,
      order_key,
      programme,
      district_id: district,
    } = entry.get(packId(at(index)), sideInForce(db)) ?? {
      bucket: 0,
      order_key: Buffer.alloc(0),
      programme: 0,
      district_id: '',
    };
    const bound = {
      side: sideInForce(db),
      bucket,
      order_key,
      programme,
      district,
      programme_scope: `p${String(programme)}`,
    };
    buckets?.all(bound);
    inside?.get(bound);
    tied?.get(bound);
  };
  return [
    pairRow(
      'place of a household',
      timedPair(500, (index) => placesOf(db, at(index)), raw),
      '≤ 1.15, < 16 ms',
    ),
  ];
}

function listRows(): Row[] {
  const { db } = made.desk.file;
  const wish = { scope: CITY, programme: null } as const;
  const page = db.prepare<[object], { ordered: string }>(sqlOf('waiting-list.order.city'));
  const bound = {
    side: sideInForce(db),
    office: CITY,
    programme: -1,
    bucket: 0,
    limit: 100,
    offset: 0,
    from: 0,
    until: 8_388_606,
  };
  const middle = Math.floor(count / 2);
  const jump = timed(50, () => waitingPage(db, { ...wish, offset: middle, limit: 100 }));
  const rawJump = timed(10, () => page.all({ ...bound, offset: middle }));
  const total = timed(200, () => waitingTotal(db, wish));
  const due = timed(50, () =>
    waitingDayCount(db, { ...wish, list: 'to-remind', from: null, until: plainDate('2026-12-01') }),
  );
  return [
    pairRow(
      'list, first page of 100, its facts parsed by both',
      timedPair(
        300,
        () => waitingPage(db, { ...wish, offset: 0, limit: 100 }),
        () => page.all(bound).map(({ ordered }) => JSON.parse(ordered) as unknown),
      ),
    ),
    {
      what: 'list, jump to the middle',
      ours: micros(jump.p50),
      peer: `${micros(rawJump.p50)} (offset alone)`,
      ratio: round(jump.p50 / rawJump.p50),
      target: '< 16 ms',
    },
    { what: 'how many wait', ours: micros(total.p50), peer: '', ratio: null, target: '' },
    { what: 'how many are to be reminded', ours: micros(due.p50), peer: '', ratio: null, target: '' },
  ];
}

function report(rows: readonly Row[]): void {
  const load = (loadavg()[0] ?? 0).toFixed(1);
  if (values.json) {
    process.stdout.write(`${JSON.stringify({ entries: count, load, rows })}\n`);
    return;
  }
  process.stdout.write(`${String(count)} entries, load ${load}\n`);
  for (const { what, ours, peer, ratio, target } of rows) {
    process.stdout.write(
      `| ${what} | ${ours}${peer === '' ? '' : ` · raw ${peer}`}${ratio === null ? '' : ` · **${String(ratio)}**`} | ${target} |\n`,
    );
  }
}
