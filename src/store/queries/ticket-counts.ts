/** How many tickets lie on each list: kept by triggers, less those of which the reader may know nothing (CMP-09). */
import { levelOf } from '../../domain/office/office.ts';
import type { OfficeId, StaffId } from '../../kernel/ids.ts';
import { type StoredId, packId, unpackId } from '../compact-id.ts';
import type { Database } from '../connection.ts';
import { type Shelf, shelfCode, shelves } from '../projections/ticket-codes.ts';
import { namedStatement } from '../statements.ts';
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
  readonly from: number;
  readonly until: number;
}

const sumDue = namedStatement<[Due], { readonly n: number }>(
  'ticket-due-count.sum',
  `SELECT coalesce(sum(n), 0) AS n FROM ticket_due_count
   WHERE scope = @scope AND due_day >= @from AND due_day < @until`,
);
const selectHeld = namedStatement<[{ readonly holder: StoredId; readonly scope: string }], { readonly n: number }>(
  'ticket-held-count.of',
  `SELECT n FROM ticket_held_count WHERE holder = @holder AND scope = @scope`,
);
/** Tickets in hand of which the reader may know nothing: a handful, looked at one by one. */
const selectBarredRows = namedStatement<
  [{ readonly reader: StoredId; readonly scope: string; readonly shelf: number }],
  { readonly due_day: number; readonly holder: StoredId }
>(
  'ticket-barred.in-hand',
  `SELECT t.due_day, t.holder FROM ticket_barred AS b CROSS JOIN ticket_row AS t ON t.ticket_key = b.ticket_key
   WHERE b.staff = @reader AND t.shelf = @shelf AND substr(t.office_id, 1, length(@scope)) = @scope`,
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

function tallyScope(scope: OfficeId): string {
  return levelOf(scope) === 'city' ? '*' : scope;
}

/** Those to do whose last day lies in [from, until), in days since 1970. */
export function dueCount(
  db: Database,
  { scope, reader, from, until }: Counting & { readonly from: number; readonly until: number },
): number {
  return guarded(db.name, () => {
    const all = sumDue.on(db).get({ scope: tallyScope(scope), from, until })?.n ?? 0;
    const hidden = barredInHand(db, { scope, reader }).filter(({ due_day }) => due_day >= from && due_day < until);
    return all - hidden.length;
  });
}

/** Those to do that somebody has in hand; of null, that nobody has. */
export function heldCount(
  db: Database,
  { scope, reader, holder }: Counting & { readonly holder: StaffId | null },
): number {
  const held = holder === null ? '' : packId(holder);
  return guarded(db.name, () => {
    const all = selectHeld.on(db).get({ holder: held, scope: tallyScope(scope) })?.n ?? 0;
    const isSame = (other: StoredId): boolean =>
      holder === null ? other === '' : other !== '' && unpackId(other) === holder;
    return all - barredInHand(db, { scope, reader }).filter((row) => isSame(row.holder)).length;
  });
}

function barredInHand(db: Database, { scope, reader }: Counting) {
  return selectBarredRows.on(db).all({ reader: packId(reader), scope, shelf: shelfCode('to-do') });
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
