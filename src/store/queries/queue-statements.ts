import { type SelectQueryBuilder, sql } from 'kysely';
import type { OfficeLevel } from '../../domain/office/office.ts';
import { type CaseMark, caseMarks, markBit } from '../../domain/queue/case-mark.ts';
import type { QueueSort } from '../../domain/queue/definition.ts';
import { openQueues } from '../../domain/queue/turn.ts';
import type { StoredId } from '../compact-id.ts';
import { NO_DAY } from '../projections/case-codes.ts';
import type { NamedStatement } from '../statements.ts';
import { type Schema, builder, namedQuery, parameter } from './query-builder.ts';

/** The statements behind the lists, one for each kind of rows, order, direction and way to find the place. */

/** What a page is made of: cases of one step, of several, with a mark, with a stale answer, or of a person's last acts. */
export type PageRows =
  | { readonly from: 'step' | 'steps'; readonly level: OfficeLevel; readonly sort: QueueSort }
  | { readonly from: 'mark'; readonly mark: CaseMark }
  | { readonly from: 'stale' | 'promise' | 'recent' };

export interface PageVariant {
  readonly rows: PageRows;
  readonly descending: boolean;
  /**
   * `offset` counts from the start. Going on from a row takes two: the rest of those that rank the `same`, then those
   * `beyond`. As one row-value comparison SQLite would use the index for the rank alone and walk all of equal rank.
   */
  readonly by: 'offset' | 'same' | 'beyond';
}

/** Bound by name; a statement takes what it names and ignores the rest. */
export interface QueueParameters {
  readonly office: string;
  /** 0 city, 1 district, 2 street. */
  readonly level: number;
  readonly reader: StoredId;
  /** UTC milliseconds: what the reader did before is no longer recent. */
  readonly since: number;
  readonly queue: number;
  readonly programmes: number;
  readonly channels: number;
  readonly green: number;
  readonly due_from: number;
  readonly due_by: number;
  readonly free_by: number;
  /** 1: of the reader's own, only those that left them and came back. */
  readonly returned: number;
  /** The day that asks what is stale; NO_DAY lets everything pass without a look at the checks. */
  readonly stale_on: number;
  /** The day that asks which promises are broken. */
  readonly today: number;
  readonly limit: number;
  readonly offset: number;
  readonly after: number | string;
  readonly after_key: number;
}

export const listColumns = [
  'case_row.case_key',
  'case_row.case_id',
  'case_row.case_no',
  'case_row.applicant_name',
  'case_row.programme',
  'case_row.household_size',
  'case_row.status',
  'case_row.received_day',
  'case_row.due_day',
  'case_row.due_provisional',
  'case_row.clock_started_day',
  'case_row.clock_limit',
  'case_row.clock_unit',
  'case_row.clock_pauses',
  'case_row.document_bits',
  'case_row.green_channel',
  'case_row.channel',
  'case_row.held_until',
] as const;

/** One row, its values in the order of `listColumns`; what a list of its own order is sorted by comes last. */
export type QueueListRow = readonly [
  caseKey: number,
  caseId: StoredId,
  caseNo: string,
  applicantName: string,
  programme: number,
  householdSize: number,
  status: number,
  receivedDay: number,
  dueDay: number,
  dueProvisional: number,
  clockStartedDay: number,
  clockLimit: number,
  clockUnit: number,
  clockPauses: string,
  documentBits: number,
  greenChannel: number,
  channel: number,
  heldUntil: number,
  changedAt?: number,
];

export type PageStatement = NamedStatement<[QueueParameters & StepParameters], QueueListRow>;
export type TotalStatement = NamedStatement<[QueueParameters], { n: number }>;

/** One place for each step of a list of several: `queue_a`, `queue_b` …; a place that is not used holds no step. */
export type StepParameters = Readonly<Record<StepPlace, number>>;
export type StepPlace = `queue_${string}`;

export const stepPlaces: readonly StepPlace[] = openQueues.map(
  (_, place): StepPlace => `queue_${String.fromCharCode(97 + place)}`,
);

const sortColumns = { due: 'due_day', received: 'received_day', 'case-no': 'case_no' } as const;
const levels: readonly OfficeLevel[] = ['city', 'district', 'street'];

/** With the bound of the index written out: a parameter alone would not tell SQLite that it may be used. */
const STALE_CASES = sql`SELECT event.position FROM case_check
  JOIN event ON event.stream = case_check.application AND event.stream_version = 1
  WHERE case_check.stale_day < +${parameter('stale_on')} AND case_check.stale_day < ${sql.raw(String(NO_DAY))}
    AND case_check.closed = 0`;

const pages = new Map<string, PageStatement>();
for (const rows of allRows()) {
  for (const descending of [false, true]) {
    for (const by of ['offset', 'same', 'beyond'] as const) {
      const variant: PageVariant = { rows, descending, by };
      pages.set(nameOf(variant), namedQuery(nameOf(variant), pageQuery(variant)));
    }
  }
}

function* allRows(): Generator<PageRows> {
  for (const level of levels) {
    for (const sort of ['due', 'received', 'case-no'] as const) yield { from: 'step', level, sort };
    for (const sort of ['due', 'received'] as const) yield { from: 'steps', level, sort };
  }
  for (const mark of caseMarks) yield { from: 'mark', mark };
  yield { from: 'stale' };
  yield { from: 'promise' };
  yield { from: 'recent' };
}

export function pageStatement(variant: PageVariant): PageStatement {
  const statement = pages.get(nameOf(variant));
  if (statement === undefined) throw new RangeError(nameOf(variant));
  return statement;
}

export const stepTotals: Readonly<Record<OfficeLevel, TotalStatement>> = {
  city: stepTotal('city'),
  district: stepTotal('district'),
  street: stepTotal('street'),
};

export const markTotals = new Map<CaseMark, TotalStatement>(
  caseMarks.map((mark) => {
    const query = withFilters(marked(mark), 'due').select(({ fn }) => fn.countAll<number>().as('n'));
    return [mark, namedQuery(`queue.total.${mark}`, query)];
  }),
);

export const staleTotal: TotalStatement = namedQuery(
  'queue.total.stale',
  withOwnFilters(withStaleAnswer(), 'due').select(({ fn }) => fn.countAll<number>().as('n')),
);

export const promiseTotal: TotalStatement = namedQuery(
  'queue.total.promise',
  withFilters(withBrokenPromise(), 'due').select(({ fn }) => fn.countAll<number>().as('n')),
);

export const recentTotal: TotalStatement = namedQuery(
  'queue.total.recent',
  withFilters(ofReader(), 'recent').select(({ fn }) => fn.countAll<number>().as('n')),
);

function stepTotal(level: OfficeLevel): TotalStatement {
  const query = withFilters(inStep('queue', { level, sort: 'due' }), 'due');
  return namedQuery(
    `queue.total.${level}`,
    query.select(({ fn }) => fn.countAll<number>().as('n')),
  );
}

function nameOf({ rows, descending, by }: PageVariant): string {
  const place = `${descending ? 'desc' : 'asc'}.${by}`;
  switch (rows.from) {
    case 'step':
      return `queue.page.${rows.level}.${rows.sort}.${place}`;
    case 'steps':
      return `queue.page.steps.${rows.level}.${rows.sort}.${place}`;
    case 'mark':
      return `queue.page.${rows.mark}.${place}`;
    case 'stale':
    case 'promise':
    case 'recent':
      return `queue.page.${rows.from}.${place}`;
  }
}

type CaseRows = SelectQueryBuilder<Schema, 'case_row', object>;
type Order = 'due_day' | 'received_day' | 'case_no' | 'last_changed_at';

/** By due date the covering index has it all; otherwise keys come from a narrow index, then the rows of the page. */
function pageQuery(variant: PageVariant) {
  const { rows } = variant;
  switch (rows.from) {
    case 'step': {
      const found = withFilters(inStep('queue', rows), rows.sort);
      if (rows.sort === 'due')
        return ordered(placed(found, 'due_day', variant), 'due_day', variant).select(listColumns);
      return fetched(variant, sortColumns[rows.sort], found);
    }
    case 'steps':
      return rows.sort === 'due'
        ? mergedRows(variant, rows)
        : fetchedOf(variant, 'received_day', mergedKeys(variant, rows));
    case 'mark':
      return fetched(variant, 'due_day', withFilters(marked(rows.mark), 'due'));
    case 'stale':
      return fetched(variant, 'due_day', withOwnFilters(withStaleAnswer(), 'due'));
    case 'promise':
      return fetched(variant, 'due_day', withFilters(withBrokenPromise(), 'due'));
    case 'recent':
      return fetched(variant, 'last_changed_at', withFilters(ofReader(), 'recent'));
  }
}

function fetched(variant: PageVariant, order: Order, rows: CaseRows) {
  const keys = ordered(placed(rows, order, variant), order, variant).select('case_row.case_key as page_key');
  return fetchedOf(variant, order, keys);
}

/** The rows of a page whose keys are found; what is sorted by and stands in no column comes last. */
function fetchedOf(
  { descending }: PageVariant,
  order: Order,
  keys: SelectQueryBuilder<Schema, 'case_row', { page_key: number }>,
) {
  const direction = descending ? 'desc' : 'asc';
  const more = order === 'last_changed_at' ? (['case_row.last_changed_at'] as const) : [];
  return builder
    .selectFrom(keys.as('page'))
    .innerJoin('case_row', 'case_row.case_key', 'page.page_key')
    .select([...listColumns, ...more])
    .orderBy(`case_row.${order}`, direction)
    .orderBy('case_row.case_key', direction);
}

/** Each step in its own order, merged as it is read: nothing is sorted, and what follows the page is never looked at. */
function mergedRows(variant: PageVariant, rows: Extract<PageRows, { level: OfficeLevel }>) {
  const [first, ...others] = stepPlaces.map((place) =>
    placed(withFilters(inStep(place, rows), rows.sort), 'due_day', variant).select(listColumns),
  );
  if (first === undefined) throw new RangeError('a city has steps');
  return limited(
    others
      .reduce((all, arm) => all.unionAll(arm), first)
      .orderBy('due_day', direction(variant))
      .orderBy('case_key', direction(variant)),
    variant,
  );
}

function mergedKeys(variant: PageVariant, rows: Extract<PageRows, { level: OfficeLevel }>) {
  const [first, ...others] = stepPlaces.map((place) =>
    placed(withFilters(inStep(place, rows), rows.sort), 'received_day', variant).select([
      'case_row.case_key as page_key',
      'case_row.received_day',
    ]),
  );
  if (first === undefined) throw new RangeError('a city has steps');
  return limited(
    others
      .reduce((all, arm) => all.unionAll(arm), first)
      .orderBy('received_day', direction(variant))
      .orderBy('page_key', direction(variant)),
    variant,
  );
}

function direction({ descending }: PageVariant): 'asc' | 'desc' {
  return descending ? 'desc' : 'asc';
}

function ordered(rows: CaseRows, order: Order, variant: PageVariant): CaseRows {
  const sorted = rows.orderBy(`case_row.${order}`, direction(variant)).orderBy('case_row.case_key', direction(variant));
  return limited(sorted, variant);
}

function limited<Found>(rows: SelectQueryBuilder<Schema, 'case_row', Found>, { by }: PageVariant) {
  const some = rows.limit(sql<number>`+${parameter('limit')}`);
  return by === 'offset' ? some.offset(parameter<number>('offset')) : some;
}

/** From the row that was read last on. */
function placed(rows: CaseRows, order: Order, { by, descending }: PageVariant): CaseRows {
  if (by === 'offset') return rows;
  const further = descending ? '<' : '>';
  if (by === 'beyond') return rows.where(`case_row.${order}`, further, parameter<number>('after'));
  return rows
    .where(`case_row.${order}`, '=', parameter<number>('after'))
    .where('case_row.case_key', further, parameter<number>('after_key'));
}

/** A `+` keeps SQLite from leaving the index of the order for another, which would sort the whole queue. */
function inStep(step: string, { level, sort }: { readonly level: OfficeLevel; readonly sort: QueueSort }): CaseRows {
  const found = builder.selectFrom('case_row').where('case_row.queue', '=', parameter<number>(step));
  if (level === 'city') return found;
  const column = level === 'district' ? 'case_row.district_id' : 'case_row.street_id';
  if (sort === 'due') return found.where(column, '=', parameter<string>('office'));
  return found.where(sql<boolean>`+${sql.ref(column)} = ${parameter('office')}`);
}

/** The condition in the words of the mark's own index. */
function marked(mark: CaseMark): CaseRows {
  return inScope(
    builder.selectFrom('case_row').where(sql<boolean>`case_row.marks & ${sql.raw(String(markBit(mark)))}`),
  );
}

function ofReader(): CaseRows {
  return inScope(
    builder
      .selectFrom('case_row')
      .where('case_row.last_actor', '=', parameter<string>('reader'))
      .where('case_row.last_changed_at', '>=', parameter<number>('since')),
  );
}

/** From the index of the cases with an answer that gets stale some day, in the order of the list. */
function withStaleAnswer(): CaseRows {
  const day = sql.ref('case_row.stale_day');
  return inScope(
    builder
      .selectFrom('case_row')
      .where(sql<boolean>`${day} < +${parameter('stale_on')} AND ${day} < ${sql.raw(String(NO_DAY))}`),
  );
}

/** From the index of the cases that wait for a promised paper; the few of a page are sorted. */
function withBrokenPromise(): CaseRows {
  const day = sql.ref('case_row.promise_day');
  return inScope(
    builder
      .selectFrom('case_row')
      .where(sql<boolean>`${day} < +${parameter('today')} AND ${day} < ${sql.raw(String(NO_DAY))}`),
  );
}

/** Short lists take one statement for all levels of office. */
function inScope(rows: CaseRows): CaseRows {
  return rows.where(
    sql<boolean>`(@level = 0 OR (@level = 1 AND +case_row.district_id = @office) OR +case_row.street_id = @office)`,
  );
}

/** Always all of them, with values that let everything pass: one statement instead of one for each combination. */
function withFilters(rows: CaseRows, sort: QueueSort | 'recent'): CaseRows {
  return withOwnFilters(rows, sort).where(
    sql<boolean>`(${parameter('stale_on')} = ${sql.raw(String(NO_DAY))} OR +case_row.case_key IN (${STALE_CASES}))`,
  );
}

/** All but the one that asks for stale answers, which the list of those need not ask again. */
function withOwnFilters(rows: CaseRows, sort: QueueSort | 'recent'): CaseRows {
  const dueDay = sort === 'due' ? sql.ref('case_row.due_day') : sql`+${sql.ref('case_row.due_day')}`;
  return rows
    .where(sql<boolean>`(${parameter('programmes')} >> case_row.programme) & 1`)
    .where(sql<boolean>`(${parameter('channels')} >> case_row.channel) & 1`)
    .where('case_row.green_channel', '>=', parameter<number>('green'))
    .where(sql<boolean>`${dueDay} >= ${parameter('due_from')}`)
    .where(sql<boolean>`${dueDay} <= ${parameter('due_by')}`)
    .where('case_row.held_until', '<=', parameter<number>('free_by'));
}
