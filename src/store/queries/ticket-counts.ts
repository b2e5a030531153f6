/** How many tickets lie on each list: kept by triggers, less those of which the reader may know nothing (CMP-09). */
import { levelOf } from '../../domain/office/office.ts';
import type { OfficeId, StaffId } from '../../kernel/ids.ts';
import { type StoredId, packId, unpackId } from '../compact-id.ts';
import type { Database } from '../connection.ts';
import { type Shelf, shelfCode, shelves } from '../projections/ticket-codes.ts';
import { namedStatement } from '../statements.ts';
import { guarded } from '../store-fault.ts';

type Count = readonly [code: number, n: number];

const selectShelves = namedStatement<[scope: string], Count>(
  'ticket-count.of',
  `SELECT shelf, n FROM ticket_count WHERE scope = ?`,
  'arrays',
);
/** Tickets of which the reader may know nothing: a handful, looked at one by one. */
const selectBarred = namedStatement<
  [reader: StoredId, scope: string, again: string],
  readonly [shelf: number, dueDay: number, holder: StoredId, supervised: number]
>(
  'ticket-barred.in-scope',
  `SELECT t.shelf, t.due_day, t.holder, t.supervised
   FROM ticket_barred AS b CROSS JOIN ticket_row AS t ON t.ticket_key = b.ticket_key
   WHERE b.staff = ? AND substr(t.office_id, 1, length(?)) = ?`,
  'arrays',
);
const sumDue = namedStatement<
  [today: number, again: number, scope: string, soonUntil: number],
  readonly [late: number, soon: number]
>(
  'ticket-due-count.sum',
  `SELECT coalesce(sum(CASE WHEN due_day < ? THEN n END), 0), coalesce(sum(CASE WHEN due_day >= ? THEN n END), 0)
   FROM ticket_due_count WHERE scope = ? AND due_day >= 0 AND due_day <= ?`,
  'arrays',
);
const selectHeld = namedStatement<[holder: StoredId, scope: string], number>(
  'ticket-held-count.of',
  `SELECT n FROM ticket_held_count WHERE holder = ? AND scope = ?`,
  'first column',
);
/** Under supervision for something else than being late in hand: those are counted by their days. */
const countSupervised = namedStatement<[todo: number, today: number, scope: string, again: string], number>(
  'ticket-row.supervised-count',
  `SELECT count(*) FROM ticket_row AS t WHERE t.supervised = 1 AND NOT (t.shelf = ? AND t.due_day < ?)
     AND substr(t.office_id, 1, length(?)) = ?`,
  'first column',
);

export interface Counting {
  readonly scope: OfficeId;
  readonly reader: StaffId;
}

export interface TicketTally extends Readonly<Record<Shelf, number>> {
  /** In the reader's hand, and in nobody's. */
  readonly mine: number;
  readonly unowned: number;
  /** To do and past their last day; due by `soonUntil`. */
  readonly late: number;
  readonly soon: number;
  /** With an order of a supervisor or a cause of its own, late ones among them (CMP-08). */
  readonly supervised: number;
}

const NOBODY = '';

/** How many lie on each list, in days since 1970. */
export function ticketTally(
  db: Database,
  { scope, reader, today, soonUntil }: Counting & { readonly today: number; readonly soonUntil: number },
): TicketTally {
  const counts = { 'to-do': 0, waiting: 0, answered: 0, returned: 0, closed: 0 } satisfies Record<Shelf, number>;
  const [own, whole, todo] = [packId(reader), tallyScope(scope), shelfCode('to-do')];
  return guarded(db.name, () => {
    for (const [shelf, n] of selectShelves.on(db).all(whole)) counts[shelves[shelf] ?? 'closed'] += n;
    const [allLate = 0, allSoon = 0] = sumDue.on(db).get(today, today, whole, soonUntil) ?? [];
    let [late, soon] = [allLate, allSoon];
    let mine = selectHeld.on(db).get(own, whole) ?? 0;
    let unowned = selectHeld.on(db).get(NOBODY, whole) ?? 0;
    let beside = countSupervised.on(db).get(todo, today, scope, scope) ?? 0;
    for (const [shelf, dueDay, holder, supervised] of selectBarred.on(db).all(own, scope, scope)) {
      counts[shelves[shelf] ?? 'closed'] -= 1;
      const isLate = shelf === todo && dueDay < today;
      if (isLate) late -= 1;
      else if (supervised === 1) beside -= 1;
      if (shelf !== todo) continue;
      if (!isLate && dueDay <= soonUntil) soon -= 1;
      if (holder === NOBODY) unowned -= 1;
      else if (unpackId(holder) === reader) mine -= 1;
    }
    return { ...counts, mine, unowned, late, soon, supervised: beside + late };
  });
}

function tallyScope(scope: OfficeId): string {
  return levelOf(scope) === 'city' ? '*' : scope;
}

/** Those to do that somebody has in hand, as far as the reader may know of them. */
export function heldCount(db: Database, { scope, reader, holder }: Counting & { readonly holder: StaffId }): number {
  const held = packId(holder);
  return guarded(db.name, () => {
    const all = selectHeld.on(db).get(held, tallyScope(scope)) ?? 0;
    const hidden = selectBarred.on(db).all(packId(reader), scope, scope);
    const isTheirs = (other: StoredId): boolean => other !== NOBODY && unpackId(other) === holder;
    return all - hidden.filter(([shelf, , other]) => shelf === shelfCode('to-do') && isTheirs(other)).length;
  });
}

const selectBarredTo = namedStatement<[reader: StoredId], StoredId>(
  'ticket-barred.of-staff',
  `SELECT t.ticket_id FROM ticket_barred AS b CROSS JOIN ticket_row AS t ON t.ticket_key = b.ticket_key
   WHERE b.staff = ?`,
  'first column',
);

/** The tickets of which somebody may know nothing. */
export function ticketsBarredTo(db: Database, reader: StaffId): readonly string[] {
  return guarded(db.name, () => selectBarredTo.on(db).all(packId(reader)).map(unpackId));
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
