import { type SelectQueryBuilder, sql } from 'kysely';
import type { OfficeLevel } from '../../domain/office/office.ts';
import type { StoredId } from '../compact-id.ts';
import { NO_DAY } from '../projections/case-codes.ts';
import type { NamedStatement } from '../statements.ts';
import { type Schema, builder, namedQuery, parameter } from './query-builder.ts';

/** The statements behind a queue, one for each level of office, order, direction and way to find the place. */

export type QueueSort = 'due' | 'received' | 'case-no';

export interface QueueVariant {
  readonly level: OfficeLevel;
  readonly sort: QueueSort;
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
  readonly queue: number;
  readonly programmes: number;
  readonly channels: number;
  readonly green: number;
  readonly due_by: number;
  /** NO_DAY lets everything pass without a look at the checks. */
  readonly stale_on: number;
  readonly limit: number;
  readonly offset: number;
  readonly after: number | string;
  readonly after_key: number;
}

const listColumns = [
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
] as const;

/** One row, its values in the order of `listColumns`. */
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
];

export type PageStatement = NamedStatement<[QueueParameters], QueueListRow>;

const sortColumns = { due: 'due_day', received: 'received_day', 'case-no': 'case_no' } as const;
const levels: readonly OfficeLevel[] = ['city', 'district', 'street'];
const sorts: readonly QueueSort[] = ['due', 'received', 'case-no'];

const pages = new Map<string, PageStatement>();
for (const level of levels) {
  for (const sort of sorts) {
    for (const descending of [false, true]) {
      for (const by of ['offset', 'same', 'beyond'] as const) {
        const variant: QueueVariant = { level, sort, descending, by };
        pages.set(nameOf(variant), namedQuery<QueueParameters, QueueListRow>(nameOf(variant), pageQuery(variant)));
      }
    }
  }
}

export function pageStatement(variant: QueueVariant): PageStatement {
  const statement = pages.get(nameOf(variant));
  if (statement === undefined) throw new RangeError(nameOf(variant));
  return statement;
}

export const totalStatements: Readonly<Record<OfficeLevel, NamedStatement<[QueueParameters], { n: number }>>> = {
  city: totalStatement('city'),
  district: totalStatement('district'),
  street: totalStatement('street'),
};

function nameOf({ level, sort, descending, by }: QueueVariant): string {
  return `queue.page.${level}.${sort}.${descending ? 'desc' : 'asc'}.${by}`;
}

function totalStatement(level: OfficeLevel): NamedStatement<[QueueParameters], { n: number }> {
  const query = withFilters(withScope(builder.selectFrom('case_row'), { level, sort: 'due' }), 'due');
  return namedQuery(
    `queue.total.${level}`,
    query.select(({ fn }) => fn.countAll<number>().as('n')),
  );
}

/** By due date the covering index has it all; otherwise keys come from a narrow index, then the rows of the page. */
function pageQuery(variant: QueueVariant) {
  if (variant.sort === 'due') return placed(variant).select(listColumns);
  const keys = placed(variant).select('case_row.case_key as page_key').as('page');
  const direction = variant.descending ? 'desc' : 'asc';
  return builder
    .selectFrom(keys)
    .innerJoin('case_row', 'case_row.case_key', 'page.page_key')
    .select(listColumns)
    .orderBy(`case_row.${sortColumns[variant.sort]}`, direction)
    .orderBy('case_row.case_key', direction);
}

function placed(variant: QueueVariant) {
  const column = sortColumns[variant.sort];
  const direction = variant.descending ? 'desc' : 'asc';
  const rows = withFilters(withScope(builder.selectFrom('case_row'), variant), variant.sort)
    .orderBy(`case_row.${column}`, direction)
    .orderBy('case_row.case_key', direction)
    .limit(sql<number>`+${parameter('limit')}`);
  if (variant.by === 'offset') return rows.offset(parameter<number>('offset'));
  const further = variant.descending ? '<' : '>';
  if (variant.by === 'beyond') return rows.where(`case_row.${column}`, further, parameter<number>('after'));
  return rows
    .where(`case_row.${column}`, '=', parameter<number>('after'))
    .where('case_row.case_key', further, parameter<number>('after_key'));
}

type CaseRows = SelectQueryBuilder<Schema, 'case_row', object>;

/** A `+` keeps SQLite from leaving the index of the order for another, which would sort the whole queue. */
function withScope(rows: CaseRows, { level, sort }: Pick<QueueVariant, 'level' | 'sort'>): CaseRows {
  const inQueue = rows.where('case_row.queue', '=', parameter<number>('queue'));
  if (level === 'city') return inQueue;
  const column = level === 'district' ? 'case_row.district_id' : 'case_row.street_id';
  if (sort === 'due') return inQueue.where(column, '=', parameter<string>('office'));
  return inQueue.where(sql<boolean>`+${sql.ref(column)} = ${parameter('office')}`);
}

/**
 * The open cases with an answer that got stale, made out once and only when asked for. By the row's key, which every
 * index of the order holds: by the case's id, two of the orders would no longer be read from their indexes alone.
 */
function isStale() {
  const staleOn = parameter('stale_on');
  const noDay = sql.raw(String(NO_DAY));
  return sql<boolean>`(${staleOn} = ${noDay} OR case_row.case_key IN (
    SELECT event.position FROM case_check JOIN event ON event.stream = case_check.application AND event.stream_version = 1
    WHERE case_check.stale_day < ${staleOn} AND case_check.stale_day < ${noDay} AND case_check.closed = 0
  ))`;
}

/** Always all of them, with values that let everything pass: one statement instead of one for each combination. */
function withFilters(rows: CaseRows, sort: QueueSort): CaseRows {
  const dueDay = sort === 'due' ? sql.ref('case_row.due_day') : sql`+${sql.ref('case_row.due_day')}`;
  return rows
    .where(sql<boolean>`(${parameter('programmes')} >> case_row.programme) & 1`)
    .where(sql<boolean>`(${parameter('channels')} >> case_row.channel) & 1`)
    .where('case_row.green_channel', '>=', parameter<number>('green'))
    .where(sql<boolean>`${dueDay} <= ${parameter('due_by')}`)
    .where(isStale());
}
