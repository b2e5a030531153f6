/**
 * `npm run bench:tickets -- [--tickets N] [--lived N] [--json]`: N tickets on an encrypted file: lists, counts, search and
 * the look for what is alike, beside the same SQL run raw in the same run; and the figures of a month.
 */
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { todayOf } from '../../src/app/open-desk.ts';
import { heardFigures, heardWeek } from '../../src/app/ticket/heard-figures.ts';
import { similarTickets, ticketCounts } from '../../src/app/ticket/ticket-lists.ts';
import { parseSearch } from '../../src/domain/search/search-query.ts';
import { pairsOf, tokenKind } from '../../src/domain/search/tokens-of.ts';
import type { OfficeId } from '../../src/kernel/ids.ts';
import { invariant } from '../../src/kernel/invariant.ts';
import { packId } from '../../src/store/compact-id.ts';
import { dayNumber } from '../../src/store/projections/case-codes.ts';
import { shelfCode, ticketMarks } from '../../src/store/projections/ticket-codes.ts';
import { ticketTally } from '../../src/store/queries/ticket-counts.ts';
import { type TicketChoice, ticketPage } from '../../src/store/queries/ticket-lists.ts';
import { searchTickets, similarTitles, ticketsByMark } from '../../src/store/queries/ticket-search.ts';
import { namedStatements } from '../../src/store/statements.ts';
import { testDesk } from '../support/desk/test-desk.ts';
import { testOffices } from '../support/desk/test-offices.ts';
import { type Row, micros, pairRow, timed, timedPair } from './measure.ts';
import { copyTickets, livedTickets, titleOf } from './ticket-city.ts';

const { values } = parseArgs({
  options: {
    tickets: { type: 'string', default: '200000' },
    lived: { type: 'string', default: '2000' },
    json: { type: 'boolean', default: false },
  },
});
const lived = Number(values.lived);
const times = Math.round(Number(values.tickets) / lived);
if (!Number.isSafeInteger(times) || times < 1) throw new Error('--tickets: at least as many as --lived');

const LAST = Number.MAX_SAFE_INTEGER;
const PAGE = 100;
/** As many pairs of a title as ours asks for. */
const MOST_PAIRS = 16;
const TARGET = '≤ 1.15, < 16 ms';
const made = await testDesk();
const { db } = made.desk.file;
const seconds = (since: number): string => ((performance.now() - since) / 1_000).toFixed(1);

try {
  const started = performance.now();
  await livedTickets(made, lived);
  process.stderr.write(`${String(lived)} tickets lived in ${seconds(started)} s\n`);
  const copying = performance.now();
  copyTickets(db, times);
  process.stderr.write(`copied to ${String(lived * times)} in ${seconds(copying)} s\n`);
  report([...listRows(), ...countRows(), ...alikeRows(), ...figureRows()]);
} finally {
  made.remove();
}

function raw(name: string) {
  const sql = namedStatements().get(name);
  invariant(sql, `no statement ${name}`);
  return db.prepare<[object], Record<string, unknown>>(sql);
}

type Statement = readonly [name: string, more: object, scope?: OfficeId];

function listRows(): readonly Row[] {
  const { staffId: reader, office } = made.as('citySupervisor').actor;
  const today = dayNumber(todayOf(made.desk));
  const whole = { scope: office, reader, kinds: [], topics: [], after: null, limit: PAGE };
  const bound = {
    reader: packId(reader),
    shelf: shelfCode('to-do'),
    until_day: LAST,
    day: -1,
    key: -1,
    kinds: -1,
    topics: -1,
    limit: PAGE,
  };
  const row = (what: string, choice: TicketChoice, [name, more, scope = office]: Statement): Row => {
    const statement = raw(name);
    const parameters = { ...bound, scope, ...more };
    const pair = timedPair(
      300,
      () => ticketPage(db, { ...whole, choice, scope }),
      () => statement.all(parameters),
    );
    return pairRow(`${what}, page of 100`, pair, TARGET);
  };
  const shelf = (from: number, until: number) => ({ by: 'shelf', shelf: 'to-do', from, until }) as const;
  return [
    row('in hand, whole city', shelf(-1, LAST), ['ticket-row.page.city', {}]),
    row('in hand, one street', shelf(-1, LAST), ['ticket-row.page.street', {}, testOffices.street.id]),
    row('late', shelf(-1, today - 1), ['ticket-row.page.city', { until_day: today - 1 }]),
    row('mine', { by: 'holder', shelf: 'to-do', holder: reader }, ['ticket-row.held', { holder: packId(reader) }]),
    row('closed, the newest', { by: 'shelf', shelf: 'closed', from: -1, until: LAST }, [
      'ticket-row.newest.city',
      { shelf: shelfCode('closed'), day: LAST, key: LAST },
    ]),
  ];
}

function countRows(): readonly Row[] {
  const { actor } = made.as('citySupervisor');
  const { staffId: reader, office: scope } = actor;
  const today = dayNumber(todayOf(made.desk));
  const at = { scope, reader, today, soonUntil: today + 3 };
  const bare = (name: string) => db.prepare(namedStatements().get(name) ?? '').raw(true);
  const [shelves, barred, due] = [
    bare('ticket-count.of'),
    bare('ticket-barred.in-scope'),
    bare('ticket-due-count.sum'),
  ];
  const [held, supervised] = [bare('ticket-held-count.of'), bare('ticket-row.supervised-count')];
  const own = packId(reader);
  const todo = shelfCode('to-do');
  const raws = (): void => {
    shelves.all('*');
    due.get(today, today, '*', today + 3);
    for (const holder of [own, '']) held.get(holder, '*');
    supervised.get(todo, today, scope, scope);
    barred.all(own, scope, scope);
  };
  const all = timed(300, () => ticketCounts(made.desk, actor));
  return [
    pairRow(
      'all counts of the lists, whole city',
      timedPair(1_000, () => ticketTally(db, at), raws),
      TARGET,
    ),
    { what: 'the same as the screen asks for them', ours: micros(all.p50), peer: '', ratio: null, target: '< 16 ms' },
  ];
}

function alikeRows(): readonly Row[] {
  const { actor } = made.as('citySupervisor');
  const { staffId: reader, office: scope } = actor;
  const words = raw('search.tickets.city');
  const marks = raw('ticket-mark.tickets');
  const bound = { scope, reader: packId(reader) };
  const title = (index: number): string => titleOf(index * 7);
  const matchOf = (text: string): string =>
    [...new Set(pairsOf(text))]
      .filter((pair) => !/\d/.test(pair))
      .slice(0, MOST_PAIRS)
      .map((pair) => `"${tokenKind.name}${pair}"`)
      .join(' OR ');
  const phone = (index: number): string => `139${String(index % lived).padStart(8, '0')}`;
  const about = [{ kind: 'estate', id: '', label: '海湖馨苑' }] as const;
  const query = parseSearch('电梯停运 朝阳');
  invariant(query, 'words to search for');
  const wish = (index: number) => ({ phone: phone(index), title: title(index), about, except: null });
  const all = timed(100, (index) => similarTickets(made.desk, wish(index), actor));
  return [
    pairRow(
      'alike: the same telephone and the same estate',
      timedPair(
        300,
        (index) => {
          ticketsByMark(db, { scope, reader, mark: 'phone', value: phone(index), limit: 12 });
          ticketsByMark(db, { scope, reader, mark: 'estate', value: '海湖馨苑', limit: 12 });
        },
        (index) => {
          marks.all({ ...bound, kind: ticketMarks.indexOf('phone'), value: phone(index), limit: 12 });
          marks.all({ ...bound, kind: ticketMarks.indexOf('estate'), value: '海湖馨苑', limit: 12 });
        },
      ),
      TARGET,
    ),
    pairRow(
      'alike: titles that share pairs, the newest 120 weighed by ours alone',
      timedPair(
        200,
        (index) => similarTitles(db, { scope, reader, title: title(index), limit: 12 }),
        (index) => words.all({ ...bound, match: matchOf(title(index)), limit: 120 }),
      ),
      TARGET,
    ),
    {
      what: 'alike, all of it as the screen asks',
      ours: `${micros(all.p50)} (p95 ${micros(all.p95)})`,
      peer: '',
      ratio: null,
      target: '< 16 ms',
    },
    pairRow(
      'search for two words, 50 rows, each hit checked by ours',
      timedPair(
        200,
        () => searchTickets(db, { scope, reader, query, limit: 50 }),
        () => words.all({ ...bound, match: query.match, limit: 250 }),
      ),
      TARGET,
    ),
  ];
}

function figureRows(): readonly Row[] {
  const { actor } = made.as('citySupervisor');
  const wish = { month: todayOf(made.desk).slice(0, 7), kinds: [] };
  const month = timed(20, () => heardFigures(made.desk, { actor, office: actor.office }, wish));
  const week = timed(20, () => heardWeek(made.desk, { actor, office: actor.office }, todayOf(made.desk)));
  return [
    { what: 'the weekly report, whole city', ours: micros(week.p50), peer: '', ratio: null, target: '' },
    {
      what: 'figures of a month and twelve before it, whole city',
      ours: micros(month.p50),
      peer: '',
      ratio: null,
      target: '',
    },
  ];
}

function report(rows: readonly Row[]): void {
  const load = (loadavg()[0] ?? 0).toFixed(1);
  const tickets = lived * times;
  if (values.json) {
    process.stdout.write(`${JSON.stringify({ tickets, lived, load, rows })}\n`);
    return;
  }
  process.stdout.write(
    `${String(tickets)} tickets, load ${load}\n\n| | ours | raw SQL | ratio | target |\n|---|---|---|---|---|\n`,
  );
  for (const { what, ours, peer, ratio, target } of rows) {
    process.stdout.write(`| ${what} | ${ours} | ${peer} | ${ratio === null ? '' : String(ratio)} | ${target} |\n`);
  }
}
