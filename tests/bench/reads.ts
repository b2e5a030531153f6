/** Queue pages, badges, search and opening a case, each beside the same SQL run raw on the same file. */
import { caseView } from '../../src/app/application/case-view.ts';
import { applicationStream, loadApplication } from '../../src/app/application/application-stream.ts';
import { type OpenDesk, todayOf } from '../../src/app/open-desk.ts';
import type { Queue } from '../../src/domain/application/queue.ts';
import { parseSearch } from '../../src/domain/search/search-query.ts';
import type { CaseId, OfficeId } from '../../src/kernel/ids.ts';
import { invariant } from '../../src/kernel/invariant.ts';
import { searchCases } from '../../src/store/queries/find-cases.ts';
import { stepCounts } from '../../src/store/queries/queue-counts.ts';
import {
  type QueueRequest,
  type Reader,
  noFilters,
  queuePage,
  queueParameters,
  queueTotal,
} from '../../src/store/queries/queue.ts';
import { namedStatements } from '../../src/store/statements.ts';
import { type Row, micros, pairRow, round, timed, timedPair } from './measure.ts';
import { cityPerson } from './person.ts';

export const CITY = '6301' as OfficeId;
const PAGE = 100;

export function readRows(desk: OpenDesk): Row[] {
  return [...queueRows(desk), ...badgeRows(desk), ...searchRows(desk), ...openRows(desk)];
}

function sqlOf(name: string): string {
  const sql = namedStatements().get(name);
  invariant(sql, `no statement ${name}`);
  return sql;
}

export function benchReader(desk: OpenDesk): Reader {
  return { staffId: cityPerson().staffId, today: todayOf(desk), now: desk.now() };
}

/** The queue with the most cases, so that a page far down exists. */
export function longestQueue(desk: OpenDesk): { readonly queue: Queue; readonly total: number } {
  const [longest] = [...stepCounts(desk.file.db, CITY)].sort((a, b) => b[1] - a[1]);
  invariant(longest, 'the city has cases');
  return { queue: longest[0], total: longest[1] };
}

function queueRows(desk: OpenDesk): Row[] {
  const { db } = desk.file;
  const { queue, total } = longestQueue(desk);
  const request = (position: QueueRequest['position']): QueueRequest => ({
    scope: CITY,
    source: { from: 'step', step: queue },
    reader: benchReader(desk),
    filters: noFilters,
    sort: 'due',
    descending: false,
    position,
    limit: PAGE,
  });
  const middle = queuePage(db, request({ offset: Math.floor(total / 2) }))[0]?.cursor ?? '';
  const bound = queueParameters(request({ offset: 0 }), { limit: PAGE });
  const first = db.prepare(sqlOf('queue.page.city.due.asc.offset'));
  invariant(first.all(bound).length === Math.min(PAGE, total), 'the raw statement reads the same page');
  const same = db.prepare(sqlOf('queue.page.city.due.asc.same'));
  const beyond = db.prepare(sqlOf('queue.page.city.due.asc.beyond'));
  const [due = '0', key = '0'] = middle.split('~');
  const afterBound = { ...bound, after: Number(due), after_key: Number(key) };
  const count = db.prepare('SELECT queue, count(*) AS n FROM case_row GROUP BY queue');
  const jump = timed(30, () => queuePage(db, request({ offset: Math.floor(total / 2) })));
  return [
    pairRow(
      `queue, first page of ${String(PAGE)}, warm`,
      timedPair(
        2_000,
        () => queuePage(db, request({ offset: 0 })),
        () => first.all(bound),
      ),
      '≤ 1.15',
    ),
    pairRow(
      'queue, keyset page in the middle',
      timedPair(
        2_000,
        () => queuePage(db, request({ after: middle })),
        () => {
          const { length } = same.all(afterBound);
          return length === PAGE ? length : beyond.all({ ...afterBound, limit: PAGE - length }).length;
        },
      ),
      '≤ 1.15',
    ),
    { what: 'queue, jump to the middle', ours: micros(jump.p50), peer: '', ratio: null, target: '' },
    totalRow(desk, () => count.all()),
  ];
}

function totalRow(desk: OpenDesk, count: () => unknown): Row {
  const { queue } = longestQueue(desk);
  const source = { from: 'step', step: queue } as const;
  const reader = benchReader(desk);
  const ours = timed(500, () => queueTotal(desk.file.db, { scope: CITY, source, reader, filters: noFilters }));
  const raw = timed(5, () => count());
  return {
    what: 'how many in a queue, beside COUNT',
    ours: micros(ours.p50),
    peer: micros(raw.p50),
    ratio: round(raw.p50 / ours.p50),
    target: '',
  };
}

function badgeRows(desk: OpenDesk): Row[] {
  const { db } = desk.file;
  const group = db.prepare('SELECT queue, count(*) AS n FROM case_row GROUP BY queue');
  const ours = timed(2_000, () => stepCounts(db, CITY));
  const raw = timed(10, () => group.all());
  return [
    {
      what: 'badges of the whole city, beside GROUP BY',
      ours: micros(ours.p50),
      peer: micros(raw.p50),
      ratio: round(raw.p50 / ours.p50),
      target: 'GROUP BY ÷ ours ≥ 100',
    },
  ];
}

function searchRows(desk: OpenDesk): Row[] {
  const { db } = desk.file;
  const sample = db
    .prepare<[], { names_text: string }>('SELECT names_text FROM case_row WHERE case_key % 97 = 0 LIMIT 200')
    .all()
    .map((row) => row.names_text.split('\n')[0] ?? '')
    .filter((name) => /^\p{Script=Han}{3}$/u.test(name));
  const raw = db.prepare(sqlOf('search.cases.city').concat(' LIMIT 20'));
  const rows: Row[] = [];
  const tell = (what: string, texts: readonly string[], target = ''): void => {
    const queries = texts.flatMap((text) => parseSearch(text) ?? []);
    const at = (index: number) => {
      const query = queries[index % queries.length];
      invariant(query, 'there are words to search for');
      return query;
    };
    const pair = timedPair(
      400,
      (index) => searchCases(db, { scope: CITY, query: at(index), limit: 20 }),
      (index) => raw.all(at(index).match, CITY),
    );
    rows.push(pairRow(what, pair, target));
  };
  tell(
    'search, 2 characters of a given name',
    sample.map((name) => name.slice(1)),
    'SQLite ≤ 200 µs p95',
  );
  tell('search, whole name of 3', sample);
  tell('search, pinyin initials', ['mxl', 'lgq', 'zxy', 'hml', 'whx', 'cyj']);
  tell('search, last four of an identity number', ['0012', '1236', '2045', '3318', '417X', '5521']);
  return rows;
}

function openRows(desk: OpenDesk): Row[] {
  const { db } = desk.file;
  const ids = db
    .prepare<[], { stream: string }>(
      `SELECT stream FROM event WHERE stream_version = 1 AND position % 501 = 0
      AND stream >= 'application:' AND stream < 'application;' LIMIT 500`,
    )
    .all()
    .map(({ stream }) => stream.slice('application:'.length) as CaseId);
  const raw = db.prepare<[string], { payload: string }>(sqlOf('event-log.loaded'));
  const at = (index: number): CaseId => {
    const id = ids[index % ids.length];
    invariant(id, 'there are cases to open');
    return id;
  };
  const parse = (id: CaseId): unknown =>
    raw.all(applicationStream(id)).map((row) => JSON.parse(row.payload) as unknown);
  const person = cityPerson();
  const view = timed(500, (index) => {
    const loaded = loadApplication(desk.file, at(index));
    invariant(loaded, 'the case is there');
    caseView(desk, loaded, person);
  });
  return [
    pairRow(
      'open a case: its events read and folded',
      timedPair(
        2_000,
        (index) => loadApplication(desk.file, at(index)),
        (index) => parse(at(index)),
      ),
      '≤ 1.5',
    ),
    { what: 'open a case: the whole view with actions', ours: micros(view.p50), peer: '', ratio: null, target: '' },
  ];
}
