/**
 * Leases of five years: some hundreds lived by commands month by month, the rest copies of their rows under other ids,
 * numbers and names. Of a copied ledger's stream the first and the last event are there, which is what charging reads, of
 * a lease's all;
 * the copied events belong to no chain, so such a file is for measuring alone.
 */
import { cpSync, rmSync } from 'node:fs';
import { executeLease } from '../../src/app/lease/execute-lease.ts';
import { runCharges } from '../../src/app/rent/charge-run.ts';
import { executeRent } from '../../src/app/rent/execute-rent.ts';
import type { LeaseCommand } from '../../src/domain/lease/commands.ts';
import { identityNumberFor } from '../../src/domain/identity/identity-number.ts';
import type { CommandId, UnitNo } from '../../src/kernel/ids.ts';
import { invariant } from '../../src/kernel/invariant.ts';
import { type PlainDate, addDays, addMonths, plainDate } from '../../src/kernel/plain-date.ts';
import { type CaseFile, openCaseFile } from '../../src/store/case-file.ts';
import type { Database } from '../../src/store/connection.ts';
import type { TestDesk } from '../support/desk/test-desk.ts';
import { aLease } from '../support/lease/builders.ts';

const FIRST_MONTH = plainDate('2021-12-01');
/** The month that the run charges: the sixtieth and last of every term. */
export const NEXT_MONTH = plainDate('2026-11-30');
const MONTHS = 59;
/** The day of the run, and the one by which its month is paid: the first of November is a Sunday. */
export const CHARGE_DAY = addDays(addMonths(FIRST_MONTH, MONTHS - 1), 3);
export const DUE_DAY = plainDate('2026-11-02');

const clockOf = (day: PlainDate): number => Date.parse(`${day}T02:00:00Z`);

/** Leases with all their months, by commands. Every twentieth pays nothing since a while. */
export async function liveLeases(made: TestDesk, count: number): Promise<readonly string[]> {
  // Nothing here has to outlive a power cut: a file that was cut off is made again.
  made.desk.file.db.pragma('synchronous = OFF');
  made.clock.now = clockOf(FIRST_MONTH);
  const leases = Array.from({ length: count }, (_, n) => signedLease(made, n));
  for (let month = 0; month < MONTHS; month += 1) {
    const day = addMonths(FIRST_MONTH, month);
    made.clock.now = clockOf(day);
    await chargeAll(made, addDays(addMonths(day, 1), -1));
    made.clock.now = clockOf(addDays(day, 3));
    for (const [n, leaseId] of leases.entries()) if (pays(n, month)) payMonth(made, { leaseId, n }, addDays(day, 3));
  }
  return leases;
}

function pays(n: number, month: number): boolean {
  return n % 20 !== 0 || month < MONTHS - 1 - (n % 7);
}

function rentOf(n: number): number {
  return 12_000 + (n % 37) * 500;
}

function signedLease({ desk, as }: TestDesk, n: number): string {
  const leaseId = desk.newId();
  const name = `租户${String(n)}`;
  const content = aLease({
    // Some have a result that nobody published: the comparison of the books finds them.
    origin: n % 10 === 0 ? 'selection' : 'direct',
    home: {
      ...aLease().home,
      unitNo: `LK-${String(n)}` as UnitNo,
      estate: `小区${String(n % 25)}`,
      address: `昆仑巷12号-${String(n)}`,
    },
    tenant: {
      name,
      identityNumber: identityNumberFor('630104', addDays(plainDate('1950-01-01'), n * 13), n % 100),
      phone: `139${String(n).padStart(8, '0')}`,
      occupants: [],
    },
    term: { from: FIRST_MONTH, until: NEXT_MONTH },
    payment: { cycleMonths: 1, inAdvance: true, dueDaysBefore: 0, lateFeePermillePerDay: 2 },
    rent: { monthlyFen: rentOf(n), reductionFen: 0, subsidyFen: 0, source: '价格批复' },
  });
  const steps: readonly LeaseCommand[] = [
    { type: 'draft', content },
    { type: 'explain', explainedOn: FIRST_MONTH, note: '' },
    {
      type: 'sign',
      signedOn: FIRST_MONTH,
      signatures: [
        { party: 'landlord', name: '铁街' },
        { party: 'tenant', name },
      ],
    },
  ];
  for (const [version, command] of steps.entries()) {
    const request = { commandId: desk.newId() as CommandId, leaseId, version, command };
    const done = executeLease(desk, request, as('streetSupervisor').actor);
    invariant(done.ok, `a lease: ${done.ok ? '' : JSON.stringify(done.error)}`);
  }
  return leaseId;
}

interface Paying {
  readonly leaseId: string;
  readonly n: number;
}

function payMonth({ desk, as }: TestDesk, { leaseId, n }: Paying, paidOn: PlainDate): void {
  const command = {
    type: 'pay',
    paymentId: desk.newId(),
    fen: rentOf(n),
    depositFen: 0,
    way: 'bank',
    payer: `租户${String(n)}`,
    reference: `B${paidOn}-${String(n)}`,
    paidOn,
  } as const;
  const request = { commandId: desk.newId() as CommandId, leaseId, version: null, command };
  const paid = executeRent(desk, request, as('hall').actor);
  invariant(paid.ok, `a payment: ${paid.ok ? '' : JSON.stringify(paid.error)}`);
}

/** How many were charged, and how long the thread was held at most for one group of them, ms. */
export async function chargeAll(
  made: Pick<TestDesk, 'desk' | 'as'>,
  through: PlainDate,
): Promise<{ readonly charged: number; readonly longest: number }> {
  const person = made.as('citySupervisor');
  let charged = 0;
  let longest = 0;
  let since = performance.now();
  for await (const event of runCharges(made.desk, { through }, { person, signal: undefined })) {
    longest = Math.max(longest, performance.now() - since);
    if (event.kind === 'report') charged = event.charged;
    since = performance.now();
  }
  return { charged, longest };
}

/** A copy of the file as it stands, under the same key, in a folder of its own. */
export function copyOf({ desk, folder, dataKey, clock }: TestDesk): { readonly file: CaseFile; remove(): void } {
  desk.file.db.pragma('wal_checkpoint(TRUNCATE)');
  const copy = `${folder}-copy`;
  cpSync(folder, copy, { recursive: true });
  const file = openCaseFile({ folder: copy, dataKey, now: () => clock.now, newId: desk.newId });
  return {
    file,
    remove() {
      file.close();
      rmSync(copy, { recursive: true, force: true });
    },
  };
}

/**
 * In the place of four digits of an id's time: leases of a city are drafted one after the other, so that their ids stand
 * in the order of their rows, and so do those of the copies.
 */
const COPIED = `unhex(substr(hex(lease_id), 1, 4) || printf('%04X', @digits) || substr(hex(lease_id), 9))`;
const TEXT = `lower(substr(h, 1, 4) || printf('%04X', @digits) || '-' || substr(h, 9, 4) || '-' || substr(h, 13, 4) || '-'
  || substr(h, 17, 4) || '-' || substr(h, 21))`;

const OTHERWISE: Readonly<Record<string, string>> = {
  position: 'position + @shift',
  lease_key: 'lease_key + @shift',
  ledger_key: 'ledger_key + @shift',
  device_sequence: 'device_sequence + @shift',
  lease_id: COPIED,
  stream: `substr(stream, 1, instr(stream, ':') + 4) || printf('%04x', @digits) || substr(stream, instr(stream, ':') + 9)`,
  lease_no: `lease_no || '-' || @copy`,
  unit_no: `unit_no || '-' || @copy`,
  address: `address || '-' || @copy`,
  tenant_name: `@copy || tenant_name`,
  identity_number: `identity_number || @copy`,
  phone: `phone || @copy`,
  reference: `reference || '-' || @copy`,
  receipt_no: `receipt_no || '-' || @copy`,
  payment_id: `payment_id || @copy`,
  head: `json_set(head, '$.leaseId', (SELECT ${TEXT} FROM (SELECT hex(lease_id) AS h)))`,
};

const ENDS = `stream BETWEEN 'lease:' AND 'lease;' OR stream BETWEEN 'rent:' AND 'rent;' AND (stream_version = 1 OR position IN (
  SELECT max(position) FROM event WHERE stream BETWEEN 'rent:' AND 'rent;' GROUP BY stream))`;

const TABLES: readonly (readonly [table: string, where: string, own: string])[] = [
  ['event', ENDS, 'position'],
  ['lease_row', 'true', 'lease_key'],
  ['ledger_row', 'true', 'ledger_key'],
  ['rent_entry', 'true', 'ledger_key'],
  ['rent_payment', 'true', 'ledger_key'],
];

/** Copies the leases that the file holds, of which one is named, until it holds so many times as many. */
export function copyLeases(db: Database, { times, named }: { readonly times: number; readonly named: string }): void {
  // Far from the digits that the ids have, so that no copy meets its own original.
  const before = Number.parseInt(named.slice(4, 8), 16) < 0x80_00 ? 0x80_00 : 0;
  const { last } = db.prepare<[], { last: number }>('SELECT max(position) AS last FROM event').get() ?? { last: 0 };
  for (const [table, where, own] of TABLES) {
    db.exec(`CREATE TEMP TABLE first_${table} AS SELECT * FROM ${table} WHERE ${where} ORDER BY ${own}`);
  }
  const copies = TABLES.map(([table]) => {
    const columns = db.prepare<[], { name: string }>(`SELECT name FROM pragma_table_info('${table}')`).all();
    const names = columns.map(({ name }) => name);
    return db.prepare<[object]>(
      `INSERT INTO ${table} (${names.join(', ')})
       SELECT ${names.map((name) => OTHERWISE[name] ?? name).join(', ')} FROM temp.first_${table} WHERE @shift > @copy AND @digits >= 0`,
    );
  });
  db.pragma('cache_size = -1048576');
  for (let copy = 1; copy < times; copy += 1) {
    // Whole numbers: a number of JavaScript is bound as one with a point, which then stands in names and numbers.
    const bound = { copy: BigInt(copy), digits: BigInt(before + copy), shift: BigInt(copy * (last + 1)) };
    db.transaction(() => {
      for (const statement of copies) statement.run(bound);
    }).immediate();
    if (copy % 50 === 0) process.stderr.write(`  copy ${String(copy)} of ${String(times - 1)}\n`);
  }
  db.pragma('cache_size = -65536');
  db.pragma('synchronous = FULL');
}
