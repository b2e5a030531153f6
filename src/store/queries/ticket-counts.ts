/** How many tickets lie on each list: kept by triggers, less those of which the reader may know nothing (CMP-09). */
import { type OfficeLevel, levelOf } from '../../domain/office/office.ts';
import type { OfficeId, StaffId } from '../../kernel/ids.ts';
import { type StoredId, packId, unpackId } from '../compact-id.ts';
import type { Database } from '../connection.ts';
import { type Shelf, shelfCode, shelves } from '../projections/ticket-codes.ts';
import { type NamedStatement, namedStatement } from '../statements.ts';
import { guarded } from '../store-fault.ts';

interface Counted {
  readonly shelf: number;
  readonly n: number;
}

const selectCounts = namedStatement<[scope: string], Counted>(
  'ticket-count.of',
  `SELECT shelf, n FROM ticket_count WHERE scope = ?`,
);
const selectBarred = namedStatement<[{ readonly reader: StoredId; readonly scope: string }], Counted>(
  'ticket-barred.counts',
  `SELECT t.shelf, 1 AS n FROM ticket_barred AS b CROSS JOIN ticket_row AS t ON t.ticket_key = b.ticket_key
   WHERE b.staff = @reader AND substr(t.office_id, 1, length(@scope)) = @scope`,
);

interface Due {
  readonly scope: string;
  readonly reader: StoredId;
  readonly shelf: number;
  readonly from: number;
  readonly until: number;
}

const scopeOf: Readonly<Record<OfficeLevel, string>> = {
  city: '@scope IS NOT NULL',
  district: 't.district_id = @scope',
  street: 't.office_id = @scope',
};

function dueStatement(level: OfficeLevel): NamedStatement<[Due], { readonly n: number }> {
  return namedStatement(
    `ticket-row.due-count.${level}`,
    `SELECT count(*) AS n FROM ticket_row AS t WHERE ${scopeOf[level]} AND t.shelf = @shelf
       AND t.due_day >= @from AND t.due_day < @until
       AND NOT EXISTS (SELECT 1 FROM ticket_barred AS b WHERE b.staff = @reader AND b.ticket_key = t.ticket_key)`,
  );
}

const countDue: Readonly<Record<OfficeLevel, NamedStatement<[Due], { readonly n: number }>>> = {
  city: dueStatement('city'),
  district: dueStatement('district'),
  street: dueStatement('street'),
};
const countHeld = namedStatement<
  [{ readonly holder: StoredId; readonly shelf: number; readonly scope: string; readonly reader: StoredId }],
  { readonly n: number }
>(
  'ticket-row.held-count',
  `SELECT count(*) AS n FROM ticket_row AS t WHERE t.holder = @holder AND t.shelf = @shelf
     AND substr(t.office_id, 1, length(@scope)) = @scope
     AND NOT EXISTS (SELECT 1 FROM ticket_barred AS b WHERE b.staff = @reader AND b.ticket_key = t.ticket_key)`,
);
const countSupervised = namedStatement<[{ readonly scope: string; readonly reader: StoredId }], { readonly n: number }>(
  'ticket-row.supervised-count',
  `SELECT count(*) AS n FROM ticket_row AS t WHERE t.supervised = 1
     AND substr(t.office_id, 1, length(@scope)) = @scope
     AND NOT EXISTS (SELECT 1 FROM ticket_barred AS b WHERE b.staff = @reader AND b.ticket_key = t.ticket_key)`,
);

export interface Counting {
  readonly scope: OfficeId;
  readonly reader: StaffId;
}

export function shelfCounts(db: Database, { scope, reader }: Counting): Readonly<Record<Shelf, number>> {
  const counts: Record<Shelf, number> = { 'to-do': 0, waiting: 0, answered: 0, returned: 0, closed: 0 };
  const add = ({ shelf, n }: Counted, sign: 1 | -1): void => {
    const name = shelves[shelf];
    if (name !== undefined) counts[name] += sign * n;
  };
  return guarded(db.name, () => {
    const level = levelOf(scope);
    for (const row of selectCounts.on(db).all(level === 'city' ? '*' : scope)) add(row, 1);
    for (const row of selectBarred.on(db).all({ reader: packId(reader), scope })) add(row, -1);
    return counts;
  });
}

/** Those to do whose last day lies in [from, until), in days since 1970. */
export function dueCount(
  db: Database,
  { scope, reader, from, until }: Counting & { readonly from: number; readonly until: number },
): number {
  const at = { scope, reader: packId(reader), shelf: shelfCode('to-do'), from, until };
  return guarded(db.name, () => countDue[levelOf(scope)].on(db).get(at)?.n ?? 0);
}

/** Those to do that somebody has in hand; of null, that nobody has. */
export function heldCount(
  db: Database,
  { scope, reader, holder }: Counting & { readonly holder: StaffId | null },
): number {
  const at = {
    holder: holder === null ? '' : packId(holder),
    shelf: shelfCode('to-do'),
    scope,
    reader: packId(reader),
  };
  return guarded(db.name, () => countHeld.on(db).get(at)?.n ?? 0);
}

export function supervisedCount(db: Database, { scope, reader }: Counting): number {
  return guarded(db.name, () => countSupervised.on(db).get({ scope, reader: packId(reader) })?.n ?? 0);
}

interface BoardRow {
  readonly holder: StoredId;
  readonly open: number;
  readonly late: number;
  readonly first: number;
}

const selectBoard = namedStatement<
  [{ readonly scope: string; readonly reader: StoredId; readonly shelf: number; readonly today: number }],
  BoardRow
>(
  'ticket-row.board',
  `SELECT t.holder, count(*) AS open, sum(t.due_day < @today) AS late, min(t.due_day) AS first
   FROM ticket_row AS t INDEXED BY ticket_row_city WHERE t.shelf = @shelf
     AND substr(t.office_id, 1, length(@scope)) = @scope
     AND NOT EXISTS (SELECT 1 FROM ticket_barred AS b WHERE b.staff = @reader AND b.ticket_key = t.ticket_key)
   GROUP BY t.holder`,
);

export interface BoardLine {
  readonly holder: StaffId | null;
  readonly open: number;
  readonly late: number;
  /** Days since 1970. */
  readonly first: number;
}

/** The team: how many each person has in hand, how many of them are late. */
export function teamBoard(
  db: Database,
  { scope, reader, today }: Counting & { readonly today: number },
): readonly BoardLine[] {
  const at = { scope, reader: packId(reader), shelf: shelfCode('to-do'), today };
  return guarded(db.name, () =>
    selectBoard
      .on(db)
      .all(at)
      .map(({ holder, ...line }) => ({ ...line, holder: holder === '' ? null : (unpackId(holder) as StaffId) })),
  );
}
