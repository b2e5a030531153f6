import type { Channel, Programme } from '../../domain/application/programme.ts';
import type { Queue } from '../../domain/application/queue.ts';
import { levelOf } from '../../domain/office/office.ts';
import type { QueueSort, QueueSource } from '../../domain/queue/definition.ts';
import { openQueues, turnQueues } from '../../domain/queue/turn.ts';
import type { OfficeId, StaffId } from '../../kernel/ids.ts';
import { type PlainDate, addDays } from '../../kernel/plain-date.ts';
import { packId } from '../compact-id.ts';
import type { Database } from '../connection.ts';
import { NO_DAY, channelCodes, dayNumber, filterBits, programmeCodes, queueCodes } from '../projections/case-codes.ts';
import { guarded } from '../store-fault.ts';
import { heldStatement, heldTotal } from './held-statements.ts';
import { markCount, stepCount } from './queue-counts.ts';
import { type QueueRow, type RowOrder, placeOf, queueRow } from './queue-row.ts';
import {
  type PageRows,
  type PageStatement,
  type PageVariant,
  type QueueListRow,
  type QueueParameters,
  type StepParameters,
  markTotals,
  pageStatement,
  recentTotal,
  promiseTotal,
  staleTotal,
  stepPlaces,
  stepTotals,
} from './queue-statements.ts';

export interface QueueFilters {
  /** Empty: any. */
  readonly programmes: readonly Programme[];
  readonly channels: readonly Channel[];
  readonly greenOnly: boolean;
  readonly dueBy: PlainDate | null;
  /** Only with an answer of a registry that has got stale. */
  readonly staleOnly: boolean;
}

export const noFilters: QueueFilters = {
  programmes: [],
  channels: [],
  greenOnly: false,
  dueBy: null,
  staleOnly: false,
};

/** A source whose rows are cases. */
export type CaseSource = Exclude<QueueSource, { readonly from: 'drafts' | 'pairs' }>;

/** Who looks, and when: what is theirs, what is due today, what is held now. */
export interface Reader {
  readonly staffId: StaffId;
  readonly today: PlainDate;
  /** UTC milliseconds. */
  readonly now: number;
}

/** What is looked at: one list, of the cases of an office and all below it. */
export interface QueueSelection {
  readonly scope: OfficeId;
  readonly source: CaseSource;
  readonly filters: QueueFilters;
  readonly reader: Reader;
}

export interface QueueRequest extends QueueSelection {
  readonly sort: QueueSort;
  readonly descending: boolean;
  readonly position: { readonly offset: number } | { readonly after: string };
  readonly limit: number;
}

/** One page. Cases of equal rank come in the order in which they arrived. */
export function queuePage(db: Database, request: QueueRequest): readonly QueueRow[] {
  return guarded(db.name, () => {
    const order = orderOf(request);
    return listedRows(db, request).map((row) => queueRow(row, order));
  });
}

/** How many rows the filters leave. Without filters it is looked up, with filters counted. */
export function queueTotal(db: Database, selection: QueueSelection): number {
  return guarded(db.name, () => {
    const { source, scope, filters } = selection;
    switch (source.from) {
      case 'step':
        if (isUnfiltered(filters)) return stepCount(db, scope, source.step);
        return totalOfSteps(db, selection, [source.step]);
      case 'steps':
        return totalOfSteps(db, selection, stepsOf(source, scope));
      case 'mark':
        if (isUnfiltered(filters)) return markCount(db, scope, source.mark);
        return markTotals.get(source.mark)?.on(db).get(queueParameters(selection))?.n ?? 0;
      case 'held':
        return heldTotal.on(db).get(queueParameters(selection))?.n ?? 0;
      case 'stale':
        return staleTotal.on(db).get(queueParameters(selection))?.n ?? 0;
      case 'promise':
        return promiseTotal.on(db).get(queueParameters(selection))?.n ?? 0;
      case 'recent':
        return recentTotal.on(db).get(queueParameters(selection))?.n ?? 0;
    }
  });
}

/** The steps that a list of several holds; those that an office takes itself depend on the office. */
export function stepsOf(source: Extract<CaseSource, { from: 'steps' }>, scope: OfficeId): readonly Queue[] {
  return source.steps === 'open' ? openQueues : turnQueues(levelOf(scope));
}

function totalOfSteps(db: Database, selection: QueueSelection, steps: readonly Queue[]): number {
  const statement = stepTotals[levelOf(selection.scope)].on(db);
  const parameters = queueParameters(selection);
  let total = 0;
  for (const step of steps) total += statement.get({ ...parameters, queue: queueCodes.codeOf(step) })?.n ?? 0;
  return total;
}

/** What a list is read in: what acted on last comes first, whatever is asked. */
function orderOf({ source, sort }: Pick<QueueRequest, 'source' | 'sort'>): RowOrder {
  if (source.from === 'recent') return 'changed';
  const byDue = source.from === 'mark' || source.from === 'stale' || source.from === 'promise' || source.from === 'held';
  return byDue ? 'due' : sort;
}

type IndexedRequest = QueueRequest & { readonly source: Exclude<CaseSource, { readonly from: 'held' }> };

function variantOf(request: IndexedRequest, by: PageVariant['by'], turned = false): PageVariant {
  const descending = request.source.from === 'recent' || request.descending;
  return { rows: rowsOf(request), descending: descending !== turned, by };
}

function rowsOf({ source, scope, sort }: IndexedRequest): PageRows {
  const level = levelOf(scope);
  switch (source.from) {
    case 'step':
      return { from: 'step', level, sort };
    case 'steps':
      return { from: 'steps', level, sort };
    case 'mark':
      return { from: 'mark', mark: source.mark };
    case 'stale':
    case 'promise':
    case 'recent':
      return { from: source.from };
  }
}

function listedRows(db: Database, request: QueueRequest): readonly QueueListRow[] {
  const { source, position } = request;
  if (source.from === 'held') return heldRows(db, request);
  const indexed: IndexedRequest = { ...request, source };
  return 'after' in position ? pageAfter(db, indexed, position.after) : pageAt(db, indexed);
}

function heldRows(db: Database, request: QueueRequest): readonly QueueListRow[] {
  const { position, descending, limit } = request;
  if ('offset' in position) {
    const place = { limit, offset: position.offset };
    return listRows(heldStatement(descending, 'offset'), db, queueParameters(request, place));
  }
  const found = placeOf(position.after, 'due');
  if (found === undefined) return [];
  return listRows(heldStatement(descending, 'after'), db, queueParameters(request, { limit, ...found }));
}

/** A place far down an unfiltered list is counted from the end, which is the nearer one. */
function pageAt(db: Database, request: IndexedRequest): readonly QueueListRow[] {
  const { position, limit } = request;
  const offset = 'offset' in position ? position.offset : 0;
  const counted = request.source.from === 'step' || request.source.from === 'mark';
  const total = offset > 0 && counted && isUnfiltered(request.filters) ? queueTotal(db, request) : 0;
  if (offset <= total / 2 || total === 0) {
    return listRows(pageStatement(variantOf(request, 'offset')), db, queueParameters(request, { limit, offset }));
  }
  const taken = Math.min(limit, total - offset);
  if (taken <= 0) return [];
  const fromEnd = { limit: taken, offset: total - offset - taken };
  const reversed = pageStatement(variantOf(request, 'offset', true));
  return listRows(reversed, db, queueParameters(request, fromEnd)).toReversed();
}

function pageAfter(db: Database, request: IndexedRequest, cursor: string): readonly QueueListRow[] {
  const { limit } = request;
  const found = placeOf(cursor, orderOf(request));
  if (found === undefined) return [];
  const place = { limit, ...found };
  const same = listRows(pageStatement(variantOf(request, 'same')), db, queueParameters(request, place));
  if (same.length === limit) return same;
  const rest = queueParameters(request, { ...place, limit: limit - same.length });
  return [...same, ...listRows(pageStatement(variantOf(request, 'beyond')), db, rest)];
}

/** Rows as arrays: a list is read a hundred rows at a time, and naming every column of each would double its cost. */
function listRows(
  statement: PageStatement,
  db: Database,
  parameters: QueueParameters & StepParameters,
): readonly QueueListRow[] {
  return statement.on(db).raw(true).all(parameters);
}

const levelNumbers = { city: 0, district: 1, street: 2 } as const;
/** How long what somebody did stays among the recent. */
const RECENT_MS = 30 * 24 * 3_600_000;
/** After every hold's end. */
const EVEN_HELD = Number.MAX_SAFE_INTEGER;

/** What the statements of a list bind. */
export function queueParameters(
  selection: QueueSelection,
  place: Partial<QueueParameters> = {},
): QueueParameters & StepParameters {
  const { filters, source, scope, reader } = selection;
  return {
    office: scope,
    level: levelNumbers[levelOf(scope)],
    reader: packId(reader.staffId),
    since: reader.now - RECENT_MS,
    queue: source.from === 'step' ? queueCodes.codeOf(source.step) : -1,
    programmes: filterBits(programmeCodes, filters.programmes),
    channels: filterBits(channelCodes, filters.channels),
    green: filters.greenOnly ? 1 : 0,
    ...dueBounds(selection),
    stale_on: source.from === 'stale' || filters.staleOnly ? dayNumber(reader.today) : NO_DAY,
    today: dayNumber(reader.today),
    free_by: source.from === 'steps' && source.free ? reader.now : EVEN_HELD,
    returned: source.from === 'held' && source.returned ? 1 : 0,
    limit: 0,
    offset: 0,
    after: 0,
    after_key: 0,
    ...(source.from === 'steps' ? placesOf(stepsOf(source, scope)) : {}),
    ...place,
  };
}

/** What the list asks and what the filters ask: the narrower of both. */
function dueBounds({ source, filters, reader }: QueueSelection): Pick<QueueParameters, 'due_from' | 'due_by'> {
  const wanted = filters.dueBy === null ? NO_DAY : dayNumber(filters.dueBy);
  const due = source.from === 'steps' ? source.due : 'any';
  const today = dayNumber(reader.today);
  switch (due) {
    case 'any':
      return { due_from: 0, due_by: wanted };
    case 'today':
      return { due_from: today, due_by: Math.min(today, wanted) };
    case 'late':
      return { due_from: 0, due_by: Math.min(dayNumber(addDays(reader.today, -1)), wanted) };
  }
}

/** A place that holds no step finds nothing at once. */
function placesOf(steps: readonly Queue[]): StepParameters {
  return Object.fromEntries(
    stepPlaces.map((name, place) => {
      const step = steps[place];
      return [name, step === undefined ? -1 : queueCodes.codeOf(step)];
    }),
  );
}

function isUnfiltered(filters: QueueFilters): boolean {
  return (
    filters.programmes.length === 0 &&
    filters.channels.length === 0 &&
    !filters.greenOnly &&
    filters.dueBy === null &&
    !filters.staleOnly
  );
}
