import { sumOf } from '../../domain/rent/account.ts';
import { type Entry, entryOf, isBooking } from '../../domain/rent/entry.ts';
import { type RentEvent, paymentWays } from '../../domain/rent/events.ts';
import { foldLedger } from '../../domain/rent/evolve.ts';
import { type LedgerHead, advanceHead, headOf } from '../../domain/rent/head.ts';
import { type StoredId, isSameId, packId } from '../compact-id.ts';
import type { Envelope } from '../../protocol/envelope.ts';
import type { Database } from '../connection.ts';
import { headFrom, knownHead } from '../known-heads.ts';
import type { AddedEvents, ProjectedStream, Projection } from '../projection.ts';
import { namedStatement } from '../statements.ts';
import { dayNumber } from './case-codes.ts';
import { typedEvents } from '../typed-events.ts';

/** Ledgers: what is owed, what is open since when, and every entry. */
export const ledgerProjection: Projection = {
  name: 'ledger',
  version: '4',
  streamKind: 'rent',
  write,
  extend,
  remove(db, key) {
    deleteMovesOf.on(db).run(key);
    deletePaymentsOf.on(db).run(key);
    deleteVoidsOf.on(db).run(key);
    deleteEntriesOf.on(db).run(key);
    deleteRow.on(db).run(key);
  },
  clear(db) {
    deleteMoves.on(db).run();
    deletePayments.on(db).run();
    deleteVoids.on(db).run();
    deleteEntries.on(db).run();
    deleteRows.on(db).run();
  },
};

const kinds: readonly Entry['kind'][] = ['charge', 'late-fee', 'payment', 'set-off', 'refund', 'reversal'];

const selectRow = namedStatement<[key: number], { last_event: StoredId; events: number }>(
  'ledger-row.written',
  `SELECT last_event, events FROM ledger_row WHERE ledger_key = ?`,
);
const countEntries = namedStatement<[key: number], { n: number }>(
  'rent-entry.count',
  `SELECT count(*) AS n FROM rent_entry WHERE ledger_key = ?`,
);
const upsertRow = namedStatement<(number | string | StoredId)[]>(
  'ledger-row.upsert',
  `INSERT INTO ledger_row (ledger_key, lease_id, office_id, estate, next_day, owed, deposit, overdue_day, open_rank,
     open, head, last_event, events)
   VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
   ON CONFLICT (ledger_key) DO UPDATE SET
     estate = excluded.estate, next_day = excluded.next_day, owed = excluded.owed, deposit = excluded.deposit,
     overdue_day = excluded.overdue_day, open_rank = excluded.open_rank, open = excluded.open,
     head = excluded.head, last_event = excluded.last_event, events = excluded.events`,
);
/** Where it is clear that the row is there, and is of the same estate: two of its indexes are left alone. */
const updateRow = namedStatement<(number | string | StoredId)[]>(
  'ledger-row.extend',
  `UPDATE ledger_row SET next_day = ?, owed = ?, deposit = ?, overdue_day = ?, open_rank = ?, open = ?, head = ?,
     last_event = ?, events = ?
   WHERE ledger_key = ? AND events = ? AND last_event = ?`,
);
const insertEntry = namedStatement<number[]>(
  'rent-entry.insert',
  `INSERT INTO rent_entry (ledger_key, entry_no, booked_day, kind, tenant, rent, late_fee, subsidy, deposit, money)
   VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
);
const selectHead = namedStatement<[key: number, events: number, last: StoredId], string>(
  'ledger-row.head-written',
  `SELECT head FROM ledger_row WHERE ledger_key = ? AND events = ? AND last_event = ?`,
  'first column',
);
const insertPayment = namedStatement<(number | string)[]>(
  'rent-payment.insert',
  `INSERT INTO rent_payment (ledger_key, entry_no, payment_id, way, reference, receipt_no, paid_day, fen, stands)
   VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
);
const insertVoid = namedStatement<(number | string)[]>(
  'receipt-void.insert',
  `INSERT INTO receipt_void (ledger_key, office_id, receipt_no, stands_as, way, reference, fen, paid_day, file_hash)
   VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
);
const deleteVoidsOf = namedStatement<[key: number]>(
  'receipt-void.remove',
  `DELETE FROM receipt_void WHERE ledger_key = ?`,
);
const deleteVoids = namedStatement<[]>('receipt-void.clear', `DELETE FROM receipt_void`);
const insertMove = namedStatement<[key: number, before: number, estate: string]>(
  'ledger-move.insert',
  `INSERT INTO ledger_move (ledger_key, before_entry, estate) VALUES (?, ?, ?) ON CONFLICT DO NOTHING`,
);
const deleteMovesOf = namedStatement<[key: number]>(
  'ledger-move.remove',
  `DELETE FROM ledger_move WHERE ledger_key = ?`,
);
const deleteMoves = namedStatement<[]>('ledger-move.clear', `DELETE FROM ledger_move`);
const deletePaymentsOf = namedStatement<[key: number]>(
  'rent-payment.remove',
  `DELETE FROM rent_payment WHERE ledger_key = ?`,
);
const deletePayments = namedStatement<[]>('rent-payment.clear', `DELETE FROM rent_payment`);
const deleteEntriesOf = namedStatement<[key: number]>(
  'rent-entry.remove',
  `DELETE FROM rent_entry WHERE ledger_key = ?`,
);
const deleteRow = namedStatement<[key: number]>('ledger-row.remove', `DELETE FROM ledger_row WHERE ledger_key = ?`);
const deleteEntries = namedStatement<[]>('rent-entry.clear', `DELETE FROM rent_entry`);
const deleteRows = namedStatement<[]>('ledger-row.clear', `DELETE FROM ledger_row`);

function write(db: Database, { key, events }: ProjectedStream): void {
  const state = foldLedger(typedEvents<RentEvent>(events, 'rent'));
  const last = events.at(-1);
  if (state === undefined || last === undefined) return;
  const written = selectRow.on(db).get(key);
  // Entries are never edited: what the same events gave before stands. Where the history became another, all are new.
  const before = written === undefined ? undefined : events[written.events - 1];
  const isLonger = before !== undefined && written !== undefined && isSameId(packId(before.id), written.last_event);
  if (written !== undefined && !isLonger) {
    deleteEntriesOf.on(db).run(key);
    deleteMovesOf.on(db).run(key);
  }
  const from = isLonger ? (countEntries.on(db).get(key)?.n ?? 0) : 0;
  const head = headOf(state);
  const fixed = [key, packId(head.leaseId), head.office, head.estate];
  upsertRow.on(db).run(...fixed, ...movingOf(head), packId(last.id), events.length);
  for (const [index, entry] of state.entries.slice(from).entries()) {
    insertEntry.on(db).run(...entryRow(key, from + index, entry));
  }
  for (const { before: place, estate } of state.moves) insertMove.on(db).run(key, place, estate);
  if (written !== undefined) deleteVoidsOf.on(db).run(key);
  insertVoids(db, key, typedEvents<RentEvent & Envelope>(events, 'rent'));
  // A payment that stood may stand no more.
  if (written !== undefined) deletePaymentsOf.on(db).run(key);
  for (const [index, entry] of state.entries.entries()) insertPaid(db, { key, no: index }, entry);
}

/** What charges and pays adds its own rows to the head that stands; all else is written from the whole ledger. */
function extend(db: Database, { key, before, lastBefore, events }: AddedEvents): boolean {
  const last = events.at(-1);
  const started = knownHead(lastBefore) ?? headWritten(db, { key, before, lastBefore });
  if (started === undefined || last === undefined) return false;
  let head: LedgerHead | undefined = started;
  const added = typedEvents<RentEvent & Envelope>(events, 'rent');
  for (const event of added) head = head === undefined ? undefined : advanceHead(head, event);
  if (head === undefined) return false;
  const place = [key, before, lastBefore];
  const { changes } = updateRow.on(db).run(...movingOf(head), packId(last.id), before + events.length, ...place);
  if (changes === 0) return false;
  let no = started.entryCount;
  for (const event of added) {
    if (event.type === 'rent.receipt-voided.v1') insertVoids(db, key, [event]);
    if (!isBooking(event)) continue;
    const entry = entryOf(event);
    insertEntry.on(db).run(...entryRow(key, no, entry));
    insertPaid(db, { key, no }, entry);
    no += 1;
  }
  return true;
}

type Place = Pick<AddedEvents, 'key' | 'before' | 'lastBefore'>;

/** Undefined where the row does not stand there. */
function headWritten(db: Database, { key, before, lastBefore }: Place): LedgerHead | undefined {
  const text = selectHead.on(db).get(key, before, lastBefore);
  return text === undefined ? undefined : headFrom(text, lastBefore);
}

function insertVoids(db: Database, key: number, events: readonly (RentEvent & Envelope)[]): void {
  for (const event of events) {
    if (event.type !== 'rent.receipt-voided.v1') continue;
    const { receiptNo, standsAs, way, reference, fen, paidOn, fileHash } = event.payload;
    const money = [paymentWays.indexOf(way), reference, fen, dayNumber(paidOn)];
    insertVoid.on(db).run(key, event.office, receiptNo, standsAs, ...money, fileHash);
  }
}

interface EntryPlace {
  readonly key: number;
  readonly no: number;
}

function insertPaid(db: Database, { key, no }: EntryPlace, entry: Entry): void {
  if (entry.kind !== 'payment') return;
  const { entryId, way, reference, receiptNo, paidOn, fen, reversedBy } = entry;
  const stands = reversedBy === null ? 1 : 0;
  insertPayment
    .on(db)
    .run(key, no, entryId, paymentWays.indexOf(way), reference, receiptNo, dayNumber(paidOn), fen, stands);
}

/** What of a row changes with an entry. */
function movingOf(head: LedgerHead): (number | string)[] {
  const { open, next, term } = head;
  return [
    dayNumber(next > term.until ? null : next),
    head.owedFen,
    head.heldFen,
    dayNumber(open[0]?.dueOn ?? null),
    -open.reduce((sum, { fen }) => sum + fen, 0),
    JSON.stringify(open.map(({ dueOn, fen, month }) => [dayNumber(dueOn), fen, month])),
    JSON.stringify(head),
  ];
}

function entryRow(key: number, no: number, entry: Entry): number[] {
  const { postings, kind, bookedOn } = entry;
  return [
    key,
    no,
    dayNumber(bookedOn),
    kinds.indexOf(kind),
    sumOf(postings, 'tenant'),
    sumOf(postings, 'rent'),
    sumOf(postings, 'late-fee'),
    sumOf(postings, 'subsidy'),
    sumOf(postings, 'deposit'),
    sumOf(postings, 'money'),
  ];
}
