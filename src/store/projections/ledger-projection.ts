import { sumOf } from '../../domain/rent/account.ts';
import { depositHeld, owedNow } from '../../domain/rent/balance.ts';
import type { Entry } from '../../domain/rent/entry.ts';
import type { RentEvent } from '../../domain/rent/events.ts';
import { foldLedger } from '../../domain/rent/evolve.ts';
import { openRent } from '../../domain/rent/outstanding.ts';
import { type LedgerState, firstUncharged } from '../../domain/rent/state.ts';
import { type StoredId, packId } from '../compact-id.ts';
import type { Database } from '../connection.ts';
import type { ProjectedStream, Projection } from '../projection.ts';
import { namedStatement } from '../statements.ts';
import { dayNumber } from './case-codes.ts';

/** Ledgers: what is owed, what is open since when, and every entry. */
export const ledgerProjection: Projection = {
  name: 'ledger',
  version: '1',
  streamKind: 'rent',
  write,
  remove(db, key) {
    deleteEntriesOf.on(db).run(key);
    deleteRow.on(db).run(key);
  },
  clear(db) {
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
     open, last_event, events)
   VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
   ON CONFLICT (ledger_key) DO UPDATE SET
     next_day = excluded.next_day, owed = excluded.owed, deposit = excluded.deposit,
     overdue_day = excluded.overdue_day, open_rank = excluded.open_rank, open = excluded.open,
     last_event = excluded.last_event, events = excluded.events`,
);
const insertEntry = namedStatement<number[]>(
  'rent-entry.insert',
  `INSERT INTO rent_entry (ledger_key, entry_no, booked_day, kind, tenant, rent, late_fee, subsidy, deposit, money)
   VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
);
const deleteEntriesOf = namedStatement<[key: number]>(
  'rent-entry.remove',
  `DELETE FROM rent_entry WHERE ledger_key = ?`,
);
const deleteRow = namedStatement<[key: number]>('ledger-row.remove', `DELETE FROM ledger_row WHERE ledger_key = ?`);
const deleteEntries = namedStatement<[]>('rent-entry.clear', `DELETE FROM rent_entry`);
const deleteRows = namedStatement<[]>('ledger-row.clear', `DELETE FROM ledger_row`);

function write(db: Database, { key, events }: ProjectedStream): void {
  const state = foldLedger(events as unknown as readonly RentEvent[]);
  const last = events.at(-1);
  if (state === undefined || last === undefined) return;
  const written = selectRow.on(db).get(key);
  // Entries are never edited: what the same events gave before stands. Where the history became another, all are new.
  const before = written === undefined ? undefined : events[written.events - 1];
  const isLonger = before !== undefined && String(packId(before.id)) === String(written?.last_event);
  if (written !== undefined && !isLonger) deleteEntriesOf.on(db).run(key);
  const from = isLonger ? (countEntries.on(db).get(key)?.n ?? 0) : 0;
  upsertRow.on(db).run(...rowOf(key, state), packId(last.id), events.length);
  for (const [index, entry] of state.entries.slice(from).entries()) {
    insertEntry.on(db).run(...entryRow(key, from + index, entry));
  }
}

function rowOf(key: number, state: LedgerState): (number | string | StoredId)[] {
  const next = firstUncharged(state);
  const open = openRent(state);
  const first = open[0];
  return [
    key,
    packId(state.leaseId),
    state.office,
    state.estate,
    dayNumber(next > state.term.until ? null : next),
    owedNow(state),
    depositHeld(state),
    dayNumber(first?.dueOn ?? null),
    -open.reduce((sum, { fen }) => sum + fen, 0),
    JSON.stringify(open.map(({ dueOn, fen, month }) => [dayNumber(dueOn), fen, month])),
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
