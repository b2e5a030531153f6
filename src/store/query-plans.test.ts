import { afterAll, describe, expect, it } from 'vitest';
import { temporaryDesk } from '../../tests/support/store/temporary-desk.ts';
import './backup.ts';
import './duplicates/scan.ts';
import './queries/duplicate-lists.ts';
import './queries/find-cases.ts';
import './queries/library.ts';
import './queries/find-units.ts';
import './queries/holds.ts';
import './queries/time-figures.ts';
import './queries/queue.ts';
import './queries/queue-counts.ts';
import './queries/beside-lists.ts';
import './queries/draws.ts';
import './queries/notices.ts';
import './queries/plans.ts';
import './queries/plan-units.ts';
import './queries/intents.ts';
import './queries/roster-lines.ts';
import './queries/self-check-facts.ts';
import './queries/ticket-counts.ts';
import './queries/ticket-figures.ts';
import './queries/ticket-lists.ts';
import './queries/ticket-months.ts';
import './queries/ticket-ratings.ts';
import './queries/ticket-returning.ts';
import './queries/ticket-search.ts';
import './queries/result-rows.ts';
import './queries/estate-list.ts';
import './queries/unit-list.ts';
import './queries/arrears.ts';
import './queries/leases.ts';
import './queries/leavings.ts';
import './queries/ledger-heads.ts';
import './queries/payments.ts';
import './queries/receipts.ts';
import './queries/rent-figures.ts';
import './queries/renewals.ts';
import './queries/reviews.ts';
import './queries/waiting-list.ts';
import './queries/waiting-place.ts';
import './queries/waiting-register.ts';
import './referenced-blobs.ts';
import './sync/conflicts.ts';
import './sync/documents.ts';
import './sync/ordered-for.ts';
import './sync/store-port.ts';
import './heal/rescue.ts';
import './access-log.ts';
import './credentials.ts';
import './drafts.ts';
import { deskProjections } from './desk-projections.ts';
import { namedStatements } from './statements.ts';

/** Whole tables may be read only here, each with its reason. */
const allowedScans: Readonly<Record<string, string>> = {
  'access-log.page': 'the lists of people and kinds that come with the question',
  'lease-row.without-review': 'the run that calls reviews looks at every lease in force, by a covering index',
  'arrears-row.counts': 'one row of three counts, each from a covering index',
  'announced-year.all': 'a row for each year that the city announced',
  'announced-year.tips': 'a row for each year that the city announced',
  'backup.tables': 'the list of tables is a page long',
  'backup.last-hash': 'one step from the end of the table',
  'blob.drafts': 'clearing up looks at every draft',
  'blob.superseded-payloads': 'clearing up looks at every superseded event',
  'blob.payloads': 'clearing up looks at every event',
  'device.known': 'a city has some hundred devices',
  'audit.next-device': 'one step in each of three tables',
  'depart.counted-scopes': 'a count per device and scope, at a move',
  'depart.forget-foreign': 'what a move leaves is the own events of one office',
  'event-log.insert-side-by-side': 'the rows that are written',
  'new-log.forget-counts': 'a count per device and scope, when a hub was restored',
  'outbox.counts': 'two rows',
  'pending.unread': 'after a hub was restored, where what came meets what stood: every event is looked at',
  'device.all-own': 'a desk has a handful of identities',
  'device.records': 'a city has some hundred devices',
  'device.own': 'one step from the end of the table',
  'case-search.remove': 'one row of a virtual table by its id',
  'event-log.device-head': 'the ends of three tables, one row each',
  'seal.all': 'an audit looks at every seal',
  'unknown-event-type.all': 'a handful of rows',
  'command.returned': 'after a hub was restored, for a command that another desk brought back, or whose place is taken',
  'case-row.clear': 'a rebuild removes all rows',
  'case-check.clear': 'a rebuild removes all rows',
  'review-row.clear': 'a rebuild removes all rows',
  'renewal-row.clear': 'a rebuild removes all rows',
  'leaving-row.clear': 'a rebuild removes all rows',
  'case-hold.clear': 'a rebuild removes all rows',
  'search.library': 'the full-text index drives',
  'library-row.all': 'a city has some hundred policy documents',
  'library-search.remove': 'one row of a virtual table by its id',
  'search.tickets.city': 'the full-text index drives',
  'search.tickets.district': 'the full-text index drives',
  'search.tickets.street': 'the full-text index drives',
  'ticket-search.remove': 'one row of a virtual table by its id',
  'ticket-row.clear': 'a rebuild removes all rows',
  'ticket-thing.clear': 'a rebuild removes all rows',
  'ticket-row.supervised-count': 'the partial index holds those under supervision alone',
  'waiting-place.clear': 'a rebuild removes all rows',
  'ledger-row.estates': 'the rent roll counts every ledger, by a covering index',
  'unit-row.clear': 'a rebuild removes all rows',
  'estate-row.all': 'a city has some hundred estates',
  'unit-count.total': 'a row for each estate and state',
  'unit-count.all': 'a row for each estate and state',
  'unit-count.by-estate': 'a row for each estate and state',
  'unit-import.latest': 'the end of the table',
  'receipt.series': 'the check of all numbers: a person asks for it, and it reads an index of numbers alone',
  'payment-file.newest': 'some files a day; the newest are read first',
  'duplicate-key.all': 'a scan looks at every key',
  'duplicate-case.count': 'a scan looks at every case',
  'duplicate-case.several': 'the list of cases that comes with the question',
  'duplicate-pair.all': 'a scan looks at every pair',
  'duplicate-pair.clear': 'a rebuild removes all rows',
  'duplicate-decision.all': 'a rebuild looks at every decision',
  'plan-units.vacancies': 'a city has some hundreds of estates',
  'plan-row.page': 'a city has some dozens of plans',
  'intent-row.clear': 'a rebuild removes all rows',
  'objection-row.open': 'the index holds only what nobody answered',
  'case-check.waiting': 'the index holds only the cases that wait',
};

/** Full-text search names its virtual table a scan; INDEX M means that the match drives it. */
const FTS_MATCH = /^SCAN case_search VIRTUAL TABLE INDEX \d+:[>]?M/;

const BARE_LIMIT = /\blimit\s+[?@:$]/i;

const desk = temporaryDesk({ projections: deskProjections });
afterAll(() => {
  desk.remove();
});

function planOf(statement: string): readonly string[] {
  const explain = desk.file.db.prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${statement}`);
  const names = [...statement.matchAll(/@([a-z_]+)/g)].map((match) => [match[1], 1]);
  if (names.length > 0) return explain.all(Object.fromEntries(names)).map((row) => row.detail);
  const marks = statement.split('?').length - 1;
  for (let count = 0; count <= marks; count += 1) {
    try {
      return explain.all(...Array<number>(count).fill(1)).map((row) => row.detail);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
    }
  }
  throw new Error(`cannot bind ${statement}`);
}

const plans = [...namedStatements()]
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map(([name, text]) => ({ name, text, plan: planOf(text) }));

/** What a statement must not bind bare: to see whether such an index serves it, SQLite looks at the number that is bound. */
function indexConditions(): readonly { readonly table: RegExp; readonly condition: RegExp }[] {
  const indexes = desk.file.db
    .prepare<[], { tbl_name: string; sql: string }>(
      `SELECT tbl_name, sql FROM sqlite_schema WHERE type = 'index' AND sql LIKE '%WHERE%'`,
    )
    .all();
  return indexes.flatMap(({ tbl_name: table, sql }) =>
    [...sql.slice(sql.indexOf('WHERE')).matchAll(/(\w+) (<>|<=|>=|<|>|=) (?:'[^']*'|\d+)/g)].map(
      ([, column, comparison]) => ({
        table: new RegExp(`\\b${table}\\b`),
        condition: new RegExp(`\\b${String(column)}"? ${String(comparison)} [?@]`),
      }),
    ),
  );
}

function scansOf(plan: readonly string[]): readonly string[] {
  return plan.filter((step) => step.startsWith('SCAN') && step !== 'SCAN page' && !FTS_MATCH.test(step));
}

describe('every named statement', () => {
  it('has the text and the plan that are kept in git', async () => {
    const snapshot = plans.map(
      ({ name, text, plan }) => `${name}\n${indent(text)}\n${plan.map((step) => `    → ${step}\n`).join('')}`,
    );
    await expect(snapshot.join('\n')).toMatchFileSnapshot('query-plans.snapshot.txt');
  });

  it.each(plans)('$name scans no table, unless it says why', ({ name, plan }) => {
    if (name in allowedScans) return;
    expect(scansOf(plan)).toEqual([]);
  });

  it('needs every exception that it has', () => {
    const scanning = plans.filter(({ plan }) => scansOf(plan).length > 0).map(({ name }) => name);
    expect(Object.keys(allowedScans).sort()).toEqual(scanning);
  });

  it('sorts no whole queue: only the page in hand', () => {
    const queuePlans = plans.filter(({ name }) => name.startsWith('queue.'));
    for (const { name, plan } of queuePlans) {
      const sort = plan.findIndex((step) => step.includes('TEMP B-TREE'));
      if (sort !== -1) expect([name, plan.slice(0, sort)]).toEqual([name, expect.arrayContaining(['SCAN page'])]);
    }
  });

  it('is prepared once: a bare mark behind LIMIT would have it prepared again at every call', () => {
    expect(plans.filter(({ text }) => BARE_LIMIT.test(text)).map(({ name }) => name)).toEqual([]);
    expect(BARE_LIMIT.test('SELECT 1 LIMIT ?')).toBe(true);
  });

  it('is prepared once: nor does it compare a bare mark where a partial index compares a number', () => {
    const bare = indexConditions();
    expect(bare.length).toBeGreaterThan(10);
    const again = (text: string): boolean =>
      bare.some(({ table, condition }) => table.test(text) && condition.test(text));
    expect(plans.filter(({ text }) => again(text)).map(({ name }) => name)).toEqual([]);
    expect(again('SELECT 1 FROM case_check WHERE "case_check"."stale_day" < @day')).toBe(true);
  });

  it('would be seen scanning', () => {
    expect(scansOf(planOf('SELECT * FROM case_row WHERE household_size = ?'))).toEqual(['SCAN case_row']);
  });
});

function indent(text: string): string {
  return text.replaceAll(/\s+/g, ' ').replace(/^/, '  ');
}
