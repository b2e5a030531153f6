/** The waiting list in pages: in its order, or one of the short lists by a day. */
import type { Programme } from '../../domain/application/programme.ts';
import { type OfficeLevel, levelOf } from '../../domain/office/office.ts';
import type { Ordered } from '../../domain/waitlist/order.ts';
import { type LeaveReason, leaveReasons } from '../../domain/waitlist/reasons.ts';
import { invariant } from '../../kernel/invariant.ts';
import type { CaseId, OfficeId } from '../../kernel/ids.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import { type StoredId, unpackId } from '../compact-id.ts';
import type { Database } from '../connection.ts';
import { NO_DAY, dateOfDay, dayNumber, programmeCodes } from '../projections/case-codes.ts';
import { orderedOf } from '../projections/ordered-text.ts';
import { type NamedStatement, namedStatement } from '../statements.ts';
import { guarded } from '../store-fault.ts';
import { sideInForce } from '../waiting-order.ts';

/** Lists of entries by a day; beside them stands the list itself, in its order. */
export const waitingDayLists = [
  'to-remind',
  'to-confirm',
  'grace-over',
  'flagged',
  'near-limit',
  'paused',
  'left',
] as const;

export type WaitingDayList = (typeof waitingDayLists)[number];

export interface WaitingRow {
  readonly caseId: CaseId;
  readonly caseNo: string;
  readonly number: string;
  /** Empty where this desk does not have the case: another office's household. */
  readonly applicantName: string;
  readonly street: OfficeId;
  readonly programme: Programme;
  readonly size: number;
  readonly registeredOn: PlainDate;
  readonly waitsSince: PlainDate;
  readonly waitsUntil: PlainDate;
  readonly confirmBy: PlainDate | null;
  readonly graceUntil: PlainDate | null;
  readonly flaggedOn: PlainDate | null;
  readonly pausedUntil: PlainDate | null;
  readonly left: { readonly reason: LeaveReason; readonly on: PlainDate } | null;
  readonly bannedUntil: PlainDate | null;
  readonly ordered: Ordered;
  /** Among those of the same scope and filter; null outside the order, and equal for those who are tied. */
  readonly place: number | null;
}

interface StoredRow {
  readonly case_id: StoredId;
  readonly case_no: string;
  readonly number: string;
  readonly applicant_name: string | null;
  readonly street_id: string;
  readonly programme: number;
  readonly size: number;
  readonly registered_day: number;
  readonly waits_day: number;
  readonly limit_day: number;
  readonly confirm_day: number;
  readonly grace_day: number;
  readonly flag_day: number;
  readonly paused_day: number;
  readonly left_day: number;
  readonly left_reason: number;
  readonly ban_day: number;
  readonly ordered: string;
}

interface PlacedRow extends StoredRow {
  readonly bucket: number;
  readonly order_key: Buffer;
}

export interface PageParameters {
  readonly side: number;
  readonly office: string;
  readonly programme: number;
  readonly bucket: number;
  readonly limit: number;
  readonly offset: number;
  readonly from: number;
  readonly until: number;
}

const LISTED = `left_day = ${String(NO_DAY)}`;
const IN_SCOPE: Readonly<Record<OfficeLevel, string>> = {
  city: '@office IS NOT NULL',
  district: 'district_id = @office',
  street: 'street_id = @office',
};
const PROGRAMME = '(@programme < 0 OR programme = @programme)';
const COLUMNS = `e.case_id, e.case_no, e.number, case_row.applicant_name, e.street_id, e.programme, e.size,
   e.registered_day, e.waits_day, e.limit_day, e.confirm_day, e.grace_day, e.flag_day, e.paused_day, e.left_day,
   e.left_reason, e.ban_day, e.ordered`;

/** Keys come from the covering index; then each row, and the name where the case is on this desk. */
function rowsOf(page: string, order: string, more = ''): string {
  return `SELECT ${COLUMNS}${more} FROM (${page}) AS page CROSS JOIN waiting_entry AS e ON e.waiting_key = page.waiting_key
     LEFT JOIN event ON event.stream = e.application AND event.stream_version = 1
     LEFT JOIN case_row ON case_row.case_key = event.position
   ORDER BY ${order}`;
}

const IN_ORDER = 'bucket, order_key, number';
type PageStatement<Row = StoredRow> = NamedStatement<[PageParameters], Row>;

function orderStatement(level: OfficeLevel): PageStatement<PlacedRow> {
  const page = `SELECT waiting_key, bucket, order_key, number FROM waiting_place
     WHERE side = @side AND ${IN_SCOPE[level]} AND bucket >= @bucket AND ${PROGRAMME}
     ORDER BY ${IN_ORDER} LIMIT +@limit OFFSET +@offset`;
  const order = 'page.bucket, page.order_key, page.number';
  return namedStatement(`waiting-list.order.${level}`, rowsOf(page, order, ', page.bucket, page.order_key'));
}

const inOrder: Readonly<Record<OfficeLevel, PageStatement<PlacedRow>>> = {
  city: orderStatement('city'),
  district: orderStatement('district'),
  street: orderStatement('street'),
};

interface DayList {
  readonly day: string;
  readonly where: string;
  readonly latestFirst: boolean;
}

const dayLists: Readonly<Record<WaitingDayList, DayList>> = {
  'to-remind': { day: 'confirm_day', where: `${LISTED} AND grace_day = ${String(NO_DAY)}`, latestFirst: false },
  'to-confirm': { day: 'grace_day', where: `${LISTED} AND grace_day <> ${String(NO_DAY)}`, latestFirst: false },
  'grace-over': { day: 'grace_day', where: `${LISTED} AND grace_day <> ${String(NO_DAY)}`, latestFirst: false },
  flagged: { day: 'flag_day', where: `${LISTED} AND flag_day <> ${String(NO_DAY)}`, latestFirst: false },
  'near-limit': { day: 'limit_day', where: LISTED, latestFirst: false },
  paused: { day: 'paused_day', where: `${LISTED} AND paused_day <> ${String(NO_DAY)}`, latestFirst: false },
  left: { day: 'left_day', where: `left_day <> ${String(NO_DAY)}`, latestFirst: true },
};

interface DayStatements {
  readonly page: PageStatement;
  readonly count: NamedStatement<[PageParameters], { n: number }>;
}

function dayStatements(list: WaitingDayList): DayStatements {
  const { day, where, latestFirst } = dayLists[list];
  const selected = `FROM waiting_entry WHERE ${where} AND ${day} BETWEEN @from AND @until
     AND (length(@office) = 4 OR district_id = @office OR street_id = @office) AND ${PROGRAMME}`;
  const way = latestFirst ? ' DESC' : '';
  const page = `SELECT waiting_key ${selected} ORDER BY ${day}${way}, waiting_key${way} LIMIT +@limit OFFSET +@offset`;
  return {
    page: namedStatement(`waiting-list.${list}`, rowsOf(page, `e.${day}${way}, e.waiting_key${way}`)),
    count: namedStatement(`waiting-list.${list}.count`, `SELECT count(*) AS n ${selected}`),
  };
}

const byDay = Object.fromEntries(waitingDayLists.map((list) => [list, dayStatements(list)])) as Record<
  WaitingDayList,
  DayStatements
>;

export interface WaitingSelection {
  readonly scope: OfficeId;
  readonly programme: Programme | null;
}

const selectBucketCounts = namedStatement<[side: number, scope: string], { bucket: number; n: number }>(
  'waiting-bucket.counts',
  `SELECT bucket, n FROM waiting_bucket WHERE side = ? AND scope = ? ORDER BY bucket`,
);
const countFiltered = { district: countStatement('district'), street: countStatement('street') } as const;

function countStatement(level: 'district' | 'street'): NamedStatement<[PageParameters], { n: number }> {
  return namedStatement(
    `waiting-list.order.count.${level}`,
    `SELECT count(*) AS n FROM waiting_entry WHERE ${LISTED} AND ${IN_SCOPE[level]} AND ${PROGRAMME}`,
  );
}

/** How many wait. Counted by triggers for the city, a district and a programme; a programme of a district is counted. */
export function waitingTotal(db: Database, selection: WaitingSelection): number {
  return guarded(db.name, () => {
    const counted = countedScope(selection);
    if (counted === undefined) {
      const level = levelOf(selection.scope) === 'street' ? 'street' : 'district';
      return countFiltered[level].on(db).get(parametersOf(selection))?.n ?? 0;
    }
    return selectBucketCounts
      .on(db)
      .all(sideInForce(db), counted)
      .reduce((total, { n }) => total + n, 0);
  });
}

/** One page in the order, from a place on; those who are tied come by their numbers and share their place. */
export function waitingPage(
  db: Database,
  selection: WaitingSelection & { readonly offset: number; readonly limit: number },
): readonly WaitingRow[] {
  return guarded(db.name, () => {
    const { offset, limit } = selection;
    const from = nearestBucket(db, selection, offset);
    const statement = inOrder[levelOf(selection.scope)];
    // One row more, so that the first knows whether it shares its place with the one before it.
    const back = offset > 0 ? 1 : 0;
    const place = { bucket: from.bucket, offset: offset - from.before - back, limit: limit + back };
    const rows = statement.on(db).all(parametersOf(selection, { side: sideInForce(db), ...place }));
    return withPlaces(db, selection, { rows, first: offset - back }).slice(back);
  });
}

/** The page of a list by day; `from` and `until` are the days that belong to it. */
export function waitingDayPage(
  db: Database,
  selection: WaitingSelection &
    DayRange & { readonly list: WaitingDayList; readonly offset: number; readonly limit: number },
): readonly WaitingRow[] {
  const { list, offset, limit } = selection;
  const rows = guarded(db.name, () =>
    byDay[list].page.on(db).all(parametersOf(selection, { offset, limit, ...daysOf(selection) })),
  );
  return rows.map((row) => waitingRow(row, null));
}

export interface DayRange {
  readonly from: PlainDate | null;
  /** Null: up to the last. */
  readonly until: PlainDate | null;
}

export function waitingDayCount(
  db: Database,
  selection: WaitingSelection & DayRange & { readonly list: WaitingDayList },
): number {
  return guarded(
    db.name,
    () => byDay[selection.list].count.on(db).get(parametersOf(selection, daysOf(selection)))?.n ?? 0,
  );
}

function daysOf({ from, until }: DayRange): Pick<PageParameters, 'from' | 'until'> {
  return { from: from === null ? 0 : dayNumber(from), until: until === null ? NO_DAY - 1 : dayNumber(until) };
}

/** The scope whose buckets are counted, where the selection is one of those. */
function countedScope({ scope, programme }: WaitingSelection): string | undefined {
  const level = levelOf(scope);
  if (programme === null) return level === 'city' ? '*' : level === 'district' ? scope : undefined;
  return level === 'city' ? `p${String(programmeCodes.codeOf(programme))}` : undefined;
}

/** The last bucket that begins before the place: what goes before it need not be walked. */
function nearestBucket(
  db: Database,
  selection: WaitingSelection,
  offset: number,
): { readonly bucket: number; readonly before: number } {
  const counted = countedScope(selection);
  let before = 0;
  if (counted === undefined || offset === 0) return { bucket: 0, before };
  for (const { bucket, n } of selectBucketCounts.on(db).all(sideInForce(db), counted)) {
    if (before + n >= offset) return { bucket, before };
    before += n;
  }
  return { bucket: 0, before: 0 };
}

interface Read {
  readonly rows: readonly PlacedRow[];
  /** How many stand before the first of the rows. */
  readonly first: number;
}

interface TiedParameters {
  readonly side: number;
  readonly office: string;
  readonly programme: number;
  readonly bucket: number;
  readonly order_key: Buffer;
  readonly number: string;
}

const selectTiedBefore = namedStatement<[TiedParameters], { n: number }>(
  'waiting-list.tied-before',
  `SELECT count(*) AS n FROM waiting_place WHERE side = @side AND bucket = @bucket AND order_key = @order_key
     AND number < @number AND (length(@office) = 4 OR district_id = @office OR street_id = @office) AND ${PROGRAMME}`,
);

function withPlaces(db: Database, selection: WaitingSelection, { rows, first }: Read): readonly WaitingRow[] {
  const [head] = rows;
  if (head === undefined) return [];
  const { office, programme } = parametersOf(selection);
  const side = sideInForce(db);
  const { bucket, order_key, number } = head;
  // Before the very first row there is nobody to be tied with.
  const tiedBefore =
    first === 0 ? 0 : (selectTiedBefore.on(db).get({ side, office, programme, bucket, order_key, number })?.n ?? 0);
  let place = first - tiedBefore + 1;
  let before = head;
  return rows.map((row, at) => {
    if (row.bucket !== before.bucket || !row.order_key.equals(before.order_key)) place = first + at + 1;
    before = row;
    return waitingRow(row, place);
  });
}

function parametersOf(selection: WaitingSelection, more: Partial<PageParameters> = {}): PageParameters {
  const { scope, programme } = selection;
  return {
    side: 0,
    office: scope,
    programme: programme === null ? -1 : programmeCodes.codeOf(programme),
    bucket: 0,
    limit: 0,
    offset: 0,
    from: 0,
    until: NO_DAY - 1,
    ...more,
  };
}

function waitingRow(row: StoredRow, place: number | null): WaitingRow {
  const leftOn = dateOfDay(row.left_day);
  const reason = leaveReasons[row.left_reason];
  return {
    caseId: unpackId(row.case_id) as CaseId,
    caseNo: row.case_no,
    number: row.number,
    applicantName: row.applicant_name ?? '',
    street: row.street_id as OfficeId,
    programme: programmeCodes.nameOf(row.programme),
    size: row.size,
    registeredOn: dayOf(row.registered_day),
    waitsSince: dayOf(row.waits_day),
    waitsUntil: dayOf(row.limit_day),
    confirmBy: dateOfDay(row.confirm_day),
    graceUntil: dateOfDay(row.grace_day),
    flaggedOn: dateOfDay(row.flag_day),
    pausedUntil: dateOfDay(row.paused_day),
    left: leftOn === null || reason === undefined ? null : { reason, on: leftOn },
    bannedUntil: dateOfDay(row.ban_day),
    ordered: orderedOf(row.ordered),
    place,
  };
}

function dayOf(day: number): PlainDate {
  const date = dateOfDay(day);
  invariant(date, 'an entry has its days');
  return date;
}
