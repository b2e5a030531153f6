/**
 * `npm run bench:waiting -- [--entries N] [--json]`: places and pages of a waiting list of N households on an encrypted
 * file, beside the same SQL run raw by better-sqlite3 in the same run.
 */
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { programmes } from '../../src/domain/application/programme.ts';
import type { OrderBasis } from '../../src/domain/waitlist/order.ts';
import type { CaseId, OfficeId } from '../../src/kernel/ids.ts';
import { invariant } from '../../src/kernel/invariant.ts';
import { addDays, addYears, plainDate } from '../../src/kernel/plain-date.ts';
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
import { commitMany } from '../../src/store/unit-of-work.ts';
import { useOrderBasis } from '../../src/store/waiting-order.ts';
import { testDesk } from '../support/desk/test-desk.ts';
import { type Row, micros, pairRow, round, timed, timedPair } from './measure.ts';

const { values } = parseArgs({
  options: { entries: { type: 'string', default: '100000' }, json: { type: 'boolean', default: false } },
});
const count = Number(values.entries);
if (!Number.isSafeInteger(count) || count < 1_000) throw new Error('--entries: a whole number from 1000');

const CITY = '6301' as OfficeId;
const GROUP = 2_000;
const streets = ['630104003', '630104004', '630103001', '630103002'];
const groups = [[], [], [], ['minimum-living'], ['aged-60']] as const;

const byDay: OrderBasis = {
  policy: 'bench@2026-01-01',
  order: 'registration-date',
  priority: { tiers: [['minimum-living'], ['aged-60']], usedOnce: false },
  scoring: null,
  on: plainDate('2026-11-01'),
};

const byScore: OrderBasis = {
  ...byDay,
  order: 'score',
  scoring: {
    total: 100,
    factors: [
      {
        factor: 'household-size',
        bands: [
          { from: 1, to: 1, points: 20 },
          { from: 2, to: 2, points: 25 },
          { from: 3, to: null, points: 30 },
        ],
      },
      { factor: 'waiting-time', bands: Array.from({ length: 61 }, (_, at) => ({ from: at, to: at, points: at })) },
    ],
    tieBreak: ['residence-day', 'income'],
  },
};

const made = await testDesk();
try {
  const ids = fill();
  const { db } = made.desk.file;
  const rows = [...placeRows(ids), ...listRows()];
  const reckoned = once(() => useOrderBasis(db, byScore));
  rows.push({ what: 'all places reckoned anew, by score', ours: micros(reckoned), peer: '', ratio: null, target: '' });
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

/** As registrations of five years: tiers, streets, classes and days mixed. */
function fill(): readonly CaseId[] {
  const { desk } = made;
  useOrderBasis(desk.file.db, byDay);
  const actor = made.as('citySupervisor').actor.staffId;
  const ids: CaseId[] = [];
  const start = once(() => {
    for (let from = 0; from < count; from += GROUP) {
      const requests = Array.from({ length: Math.min(GROUP, count - from) }, (_, at) => {
        const caseId = desk.newId() as CaseId;
        ids.push(caseId);
        return { ...requestOf(caseId, from + at), commandId: desk.newId(), actor, office: CITY, wallTime: desk.now() };
      });
      commitMany(desk.file, requests);
    }
  });
  process.stderr.write(`${String(count)} registered in ${(start / 1e6).toFixed(1)} s\n`);
  return ids;
}

function requestOf(caseId: CaseId, index: number) {
  const registeredOn = addDays(plainDate('2021-11-01'), (index * 7_919) % 1_826);
  const payload = {
    caseId,
    caseNo: `XN2026-01-${String(index).padStart(7, '0')}`,
    street: streets[index % streets.length],
    programme: programmes[index % programmes.length],
    number: `XN轮2026-01-${String(index).padStart(7, '0')}`,
    registeredOn,
    waitsSince: registeredOn,
    waitsUntil: addYears(registeredOn, 5),
    confirmBy: addDays(registeredOn, 730 + 365 * (index % 5)),
    standing: {
      size: 1 + (index % 5),
      groups: groups[index % groups.length],
      meanBirth: addDays(plainDate('1960-01-01'), (index * 31) % 15_000),
      residentSince: addDays(plainDate('2000-01-01'), (index * 17) % 7_000),
      income: (index * 104_729) % 400_000,
      area: 0,
      asOf: registeredOn,
    },
    basis: { rules: [], policy: byDay.policy, values: {} },
  };
  return {
    commandName: 'waiting.register',
    commandPayload: { caseId },
    appends: [
      { stream: `waiting:${caseId}`, expectedVersion: 0, events: [{ type: 'waiting.registered.v1', payload }] },
    ],
    outcome: null,
  };
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
  const entry = db.prepare<[unknown], { bucket: number; order_key: Buffer; programme: number; district_id: string }>(
    selectEntryPlace.sql,
  );
  const [buckets, inside, tied] = [selectBuckets, selectInside, selectTied].map(({ sql }) => db.prepare(sql));
  const raw = (index: number): void => {
    const {
      bucket,
      order_key,
      programme,
      district_id: district,
    } = entry.get(packId(at(index))) ?? {
      bucket: 0,
      order_key: Buffer.alloc(0),
      programme: 0,
      district_id: '',
    };
    const bound = { bucket, order_key, programme, district, programme_scope: `p${String(programme)}` };
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
  const page = db.prepare(sqlOf('waiting-list.order.city'));
  const bound = { office: CITY, programme: -1, bucket: 0, limit: 100, offset: 0, from: 0, until: 8_388_606 };
  const middle = Math.floor(count / 2);
  const jump = timed(50, () => waitingPage(db, { ...wish, offset: middle, limit: 100 }));
  const rawJump = timed(10, () => page.all({ ...bound, offset: middle }));
  const total = timed(200, () => waitingTotal(db, wish));
  const due = timed(50, () =>
    waitingDayCount(db, { ...wish, list: 'to-remind', from: null, until: plainDate('2026-12-01') }),
  );
  return [
    pairRow(
      'list, first page of 100',
      timedPair(
        300,
        () => waitingPage(db, { ...wish, offset: 0, limit: 100 }),
        () => page.all(bound),
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
