import type { ClockPause } from '../../domain/application/pause-reason.ts';
import type { CaseDocument } from '../../domain/application/document.ts';
import type { Channel, Programme } from '../../domain/application/programme.ts';
import type { Queue } from '../../domain/application/queue.ts';
import type { Status } from '../../domain/application/state.ts';
import { levelOf } from '../../domain/office/office.ts';
import { invariant } from '../../kernel/invariant.ts';
import type { CaseId, OfficeId } from '../../kernel/ids.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import { unpackId } from '../compact-id.ts';
import type { Database } from '../connection.ts';
import {
  NO_DAY,
  channelCodes,
  dateOfDay,
  dayNumber,
  documentTypesOf,
  filterBits,
  pausesOf,
  programmeCodes,
  queueCodes,
  statusCodes,
} from '../projections/case-codes.ts';
import { namedStatement } from '../statements.ts';
import { guarded } from '../store-fault.ts';
import {
  type PageStatement,
  type QueueListRow,
  type QueueParameters,
  type QueueSort,
  pageStatement,
  totalStatements,
} from './queue-statements.ts';

export interface QueueFilters {
  /** Empty: any. */
  readonly programmes: readonly Programme[];
  readonly channels: readonly Channel[];
  readonly greenOnly: boolean;
  readonly dueBy: PlainDate | null;
  /** Only cases with an answer of a registry that counts no more on this day; null for all. */
  readonly staleOn: PlainDate | null;
}

export const noFilters: QueueFilters = { programmes: [], channels: [], greenOnly: false, dueBy: null, staleOn: null };

/** What is looked at: one queue, of the cases of an office and all below it. */
export interface QueueSelection {
  readonly scope: OfficeId;
  readonly queue: Queue;
  readonly filters: QueueFilters;
}

export interface QueueRequest extends QueueSelection {
  readonly sort: QueueSort;
  readonly descending: boolean;
  readonly position: { readonly offset: number } | { readonly after: string };
  readonly limit: number;
}

export interface QueueRow {
  /** Where to go on from this row, in the order in which it was read. */
  readonly cursor: string;
  /** The row's key on this desk, for what is looked up beside the list. */
  readonly caseKey: number;
  readonly caseId: CaseId;
  readonly caseNo: string;
  readonly applicantName: string;
  readonly programme: Programme;
  readonly householdSize: number;
  readonly channel: Channel;
  readonly greenChannel: boolean;
  readonly status: Status;
  readonly receivedOn: PlainDate;
  readonly dueOn: PlainDate | null;
  readonly dueProvisional: boolean;
  readonly clock: {
    readonly startedOn: PlainDate;
    readonly limit: number;
    readonly unit: 'working' | 'calendar';
    readonly pauses?: readonly ClockPause[];
  } | null;
  /** Which types of document the case has: what is missing depends on the policy, which the log does not hold. */
  readonly documentTypes: readonly CaseDocument['type'][];
}

/** One page. Cases of equal rank come in the order in which they arrived. */
export function queuePage(db: Database, request: QueueRequest): readonly QueueRow[] {
  return guarded(db.name, () => {
    const rows = 'after' in request.position ? pageAfter(db, request, request.position.after) : pageAt(db, request);
    return rows.map((row) => queueRow(row, request.sort));
  });
}

/** How many rows the filters leave. Without filters it is looked up, with filters counted. */
export function queueTotal(db: Database, selection: QueueSelection): number {
  return guarded(db.name, () => {
    if (isUnfiltered(selection.filters)) return queueCounts(db, selection.scope).get(selection.queue) ?? 0;
    return totalStatements[levelOf(selection.scope)].on(db).get(parametersOf(selection))?.n ?? 0;
  });
}

const selectCounts = namedStatement<[scope: string], { queue: number; n: number }>(
  'queue.counts',
  `SELECT queue, n FROM queue_count WHERE scope = ?`,
);

/** The badges: how many cases stand in each queue of an office and all below it. */
export function queueCounts(db: Database, scope: OfficeId): ReadonlyMap<Queue, number> {
  const rows = selectCounts.on(db).all(levelOf(scope) === 'city' ? '*' : scope);
  return new Map(rows.map((row) => [queueCodes.nameOf(row.queue), row.n]));
}

/** A place far down an unfiltered queue is counted from the end, which is the nearer one. */
function pageAt(db: Database, request: QueueRequest): readonly QueueListRow[] {
  const { position, descending, limit } = request;
  invariant('offset' in position, 'a place is an offset or a row');
  const { offset } = position;
  const variant = { level: levelOf(request.scope), sort: request.sort, by: 'offset' } as const;
  const total = offset > 0 && isUnfiltered(request.filters) ? queueTotal(db, request) : 0;
  if (offset <= total / 2 || total === 0) {
    return listRows(pageStatement({ ...variant, descending }), db, parametersOf(request, { limit, offset }));
  }
  const taken = Math.min(limit, total - offset);
  if (taken <= 0) return [];
  const fromEnd = { limit: taken, offset: total - offset - taken };
  const reversed = pageStatement({ ...variant, descending: !descending });
  return listRows(reversed, db, parametersOf(request, fromEnd)).toReversed();
}

function pageAfter(db: Database, request: QueueRequest, cursor: string): readonly QueueListRow[] {
  const { sort, descending, limit } = request;
  const at = cursor.lastIndexOf('~');
  const value = cursor.slice(0, Math.max(at, 0));
  const after = sort === 'case-no' ? value : Number(value);
  const after_key = Number(cursor.slice(at + 1));
  // A cursor comes back from a screen; one that means nothing is at no row, so nothing follows it.
  if (at <= 0 || Number.isNaN(after) || Number.isNaN(after_key)) return [];
  const variant = { level: levelOf(request.scope), sort, descending };
  const place = { limit, after, after_key };
  const same = listRows(pageStatement({ ...variant, by: 'same' }), db, parametersOf(request, place));
  if (same.length === limit) return same;
  const rest = parametersOf(request, { ...place, limit: limit - same.length });
  return [...same, ...listRows(pageStatement({ ...variant, by: 'beyond' }), db, rest)];
}

/** Rows as arrays: a list is read a hundred rows at a time, and naming every column of each would double its cost. */
function listRows(statement: PageStatement, db: Database, parameters: QueueParameters): readonly QueueListRow[] {
  return statement.on(db).raw(true).all(parameters);
}

function parametersOf(selection: QueueSelection, place: Partial<QueueParameters> = {}): QueueParameters {
  const { filters } = selection;
  return {
    office: selection.scope,
    queue: queueCodes.codeOf(selection.queue),
    programmes: filterBits(programmeCodes, filters.programmes),
    channels: filterBits(channelCodes, filters.channels),
    green: filters.greenOnly ? 1 : 0,
    due_by: filters.dueBy === null ? NO_DAY : dayNumber(filters.dueBy),
    stale_on: filters.staleOn === null ? NO_DAY : dayNumber(filters.staleOn),
    limit: 0,
    offset: 0,
    after: 0,
    after_key: 0,
    ...place,
  };
}

function isUnfiltered(filters: QueueFilters): boolean {
  const { programmes, channels, greenOnly, dueBy, staleOn } = filters;
  return programmes.length === 0 && channels.length === 0 && !greenOnly && dueBy === null && staleOn === null;
}

/** Places in a row: read one by one, since taking an array apart by a pattern walks it with an iterator. */
const AT = {
  caseKey: 0,
  caseId: 1,
  caseNo: 2,
  applicantName: 3,
  programme: 4,
  householdSize: 5,
  status: 6,
  receivedDay: 7,
  dueDay: 8,
  dueProvisional: 9,
  clockStartedDay: 10,
  clockLimit: 11,
  clockUnit: 12,
  clockPauses: 13,
  documentBits: 14,
  greenChannel: 15,
  channel: 16,
} as const;

function queueRow(row: QueueListRow, sort: QueueSort): QueueRow {
  const sortValue = sort === 'case-no' ? row[AT.caseNo] : sort === 'due' ? row[AT.dueDay] : row[AT.receivedDay];
  const receivedOn = dateOfDay(row[AT.receivedDay]);
  invariant(receivedOn, 'a case has a day of receipt');
  const startedOn = dateOfDay(row[AT.clockStartedDay]);
  const unit = row[AT.clockUnit] === 1 ? 'calendar' : 'working';
  return {
    cursor: `${sortValue}~${row[AT.caseKey]}`,
    caseKey: row[AT.caseKey],
    caseId: unpackId(row[AT.caseId]) as CaseId,
    caseNo: row[AT.caseNo],
    applicantName: row[AT.applicantName],
    programme: programmeCodes.nameOf(row[AT.programme]),
    householdSize: row[AT.householdSize],
    channel: channelCodes.nameOf(row[AT.channel]),
    greenChannel: row[AT.greenChannel] === 1,
    status: statusCodes.nameOf(row[AT.status]),
    receivedOn,
    dueOn: dateOfDay(row[AT.dueDay]),
    dueProvisional: row[AT.dueProvisional] === 1,
    clock: startedOn === null ? null : { startedOn, limit: row[AT.clockLimit], unit, ...pausesOf(row[AT.clockPauses]) },
    documentTypes: documentTypesOf(row[AT.documentBits]),
  };
}
