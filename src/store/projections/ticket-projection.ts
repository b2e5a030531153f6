import { clocksOf } from '../../domain/ticket/clocks.ts';
import type { RecordedTicketEvent } from '../../domain/ticket/events.ts';
import { foldTicket } from '../../domain/ticket/evolve.ts';
import {
  closeReasons,
  satisfactions,
  ticketChannels,
  ticketClasses,
  ticketKinds,
  ticketTopics,
} from '../../domain/ticket/kinds.ts';
import { outcomeOf } from '../../domain/ticket/outcome.ts';
import { type TicketState, ticketStages } from '../../domain/ticket/state.ts';
import { districtOf } from '../../domain/office/office.ts';
import { searchText } from '../../domain/search/search-text.ts';
import { tokensOf } from '../../domain/search/tokens-of.ts';
import { type StoredId, packId } from '../compact-id.ts';
import type { Database } from '../connection.ts';
import { calendarOf, forgetCount } from '../due-days.ts';
import type { ProjectedStream, Projection } from '../projection.ts';
import { namedStatement } from '../statements.ts';
import { storedDue } from '../ticket-due.ts';
import { dayNumber } from './case-codes.ts';
import { NO_HOLDER, type TicketMark, shelfCodeOf, ticketCodesFingerprint, ticketMarks } from './ticket-codes.ts';
import { typedEvents } from '../typed-events.ts';

/** Tickets in the lists, who may know nothing of them, and what they are found by. */
export const ticketProjection: Projection = {
  name: 'ticket',
  version: `6 ${ticketCodesFingerprint}`,
  streamKind: 'ticket',
  write,
  remove(db, key) {
    deleteRow.on(db).run(key);
    deleteBarred.on(db).run(key);
    deleteMarks.on(db).run(key);
    deleteThings.on(db).run(key);
    deleteRowSearch.on(db).run(key);
  },
  clear(db) {
    forgetCount(db);
    for (const statement of clearing) statement.on(db).run();
  },
};

type Values = Readonly<Record<string, number | string | StoredId>>;

/** As many characters of the text as a list shows and a search looks at. */
const HEAD = 300;

const COLUMNS = [
  'ticket_key',
  'ticket_id',
  'ticket_no',
  'order_no',
  'office_id',
  'district_id',
  'kind',
  'subject',
  'channel',
  'topic',
  'stage',
  'shelf',
  'title',
  'text_head',
  'about_text',
  'caller_name',
  'holder',
  'received_day',
  'due_day',
  'due_clock',
  'due_provisional',
  'clocks',
  'level',
  'supervised',
  'redos',
  'answered_day',
  'in_time',
  'solved',
  'satisfaction',
  'closed_day',
  'closed_reason',
  'again',
] as const;

const upsertRow = namedStatement<[Values]>(
  'ticket-row.upsert',
  `INSERT INTO ticket_row (${COLUMNS.join(', ')}) VALUES (${COLUMNS.map((column) => `@${column}`).join(', ')})
   ON CONFLICT (ticket_key) DO UPDATE SET
     ${COLUMNS.slice(1)
       .map((column) => `${column} = excluded.${column}`)
       .join(', ')}`,
);
const insertBarred = namedStatement<[staff: StoredId, key: number]>(
  'ticket-barred.insert',
  `INSERT INTO ticket_barred (staff, ticket_key) VALUES (?, ?)`,
);
const insertMark = namedStatement<[kind: number, value: string, key: number]>(
  'ticket-mark.insert',
  `INSERT OR IGNORE INTO ticket_mark (kind, value, ticket_key) VALUES (?, ?, ?)`,
);
const insertThing = namedStatement<[Values]>(
  'ticket-thing.insert',
  `INSERT OR IGNORE INTO ticket_thing (kind, received_day, value, ticket_key, id, label, office_id, ticket_kind, topic, placed, level)
   VALUES (@kind, @received_day, @value, @ticket_key, @id, @label, @office_id, @ticket_kind, @topic, @placed, @level)`,
);
const upsertSearch = namedStatement<[key: number, tokens: string]>(
  'ticket-search.upsert',
  `INSERT OR REPLACE INTO ticket_search (rowid, tokens) VALUES (?, ?)`,
);
const deleteRow = namedStatement<[key: number]>('ticket-row.remove', `DELETE FROM ticket_row WHERE ticket_key = ?`);
const deleteBarred = namedStatement<[key: number]>(
  'ticket-barred.remove',
  `DELETE FROM ticket_barred WHERE ticket_key = ?`,
);
const deleteMarks = namedStatement<[key: number]>('ticket-mark.remove', `DELETE FROM ticket_mark WHERE ticket_key = ?`);
const deleteThings = namedStatement<[key: number]>(
  'ticket-thing.remove',
  `DELETE FROM ticket_thing WHERE ticket_key = ?`,
);
const deleteRowSearch = namedStatement<[key: number]>(
  'ticket-search.remove',
  `DELETE FROM ticket_search WHERE rowid = ?`,
);
const clearRows = namedStatement<[]>('ticket-row.clear', `DELETE FROM ticket_row`);
const clearBarred = namedStatement<[]>('ticket-barred.clear', `DELETE FROM ticket_barred`);
const clearMarks = namedStatement<[]>('ticket-mark.clear', `DELETE FROM ticket_mark`);
const clearThings = namedStatement<[]>('ticket-thing.clear', `DELETE FROM ticket_thing`);
const clearCounts = namedStatement<[]>('ticket-count.clear', `DELETE FROM ticket_count`);
const clearDueCounts = namedStatement<[]>('ticket-due-count.clear', `DELETE FROM ticket_due_count`);
const clearHeldCounts = namedStatement<[]>('ticket-held-count.clear', `DELETE FROM ticket_held_count`);
const clearMonths = namedStatement<[]>('ticket-month.clear', `DELETE FROM ticket_month`);
const clearThingMonths = namedStatement<[]>('ticket-thing-month.clear', `DELETE FROM ticket_thing_month`);
const clearSearch = namedStatement<[]>(
  'ticket-search.clear',
  `INSERT INTO ticket_search (ticket_search) VALUES ('delete-all')`,
);

const clearing = [
  ...[clearRows, clearBarred, clearMarks, clearThings],
  ...[clearCounts, clearDueCounts, clearHeldCounts, clearMonths, clearThingMonths, clearSearch],
];

const selectName = namedStatement<[key: number], { caller_name: string }>(
  'ticket-row.caller-name',
  `SELECT caller_name FROM ticket_row WHERE ticket_key = ?`,
);
const selectBarred = namedStatement<[key: number], { staff: StoredId }>(
  'ticket-barred.of-ticket',
  `SELECT staff FROM ticket_barred WHERE ticket_key = ?`,
);
const selectMarks = namedStatement<[key: number], { kind: number; value: string }>(
  'ticket-mark.of-ticket',
  `SELECT kind, value FROM ticket_mark WHERE ticket_key = ?`,
);
const selectThings = namedStatement<[key: number], Values>(
  'ticket-thing.of-ticket',
  `SELECT kind, received_day, value, ticket_key, id, label, office_id, ticket_kind, topic, placed, level
   FROM ticket_thing WHERE ticket_key = ?`,
);

/** Most steps of a ticket change its row alone: what stands beside it is compared, and written only where it differs. */
function write(db: Database, { key, events }: ProjectedStream): void {
  const state = foldTicket(typedEvents<RecordedTicketEvent>(events, 'ticket'));
  if (state === undefined) return;
  const before = selectName.on(db).get(key);
  const row = rowOf(db, key, state);
  upsertRow.on(db).run(row);
  const isNew = before === undefined;
  const barred = state.barred.map((staffId) => ({ staff: packId(staffId) }));
  if (isNew || !isSame(selectBarred.on(db).all(key), barred)) {
    if (!isNew) deleteBarred.on(db).run(key);
    for (const { staff } of barred) insertBarred.on(db).run(staff, key);
  }
  const marks = marksOf(state);
  const isMarked = !isNew && isSame(selectMarks.on(db).all(key), marks);
  if (!isMarked) {
    if (!isNew) deleteMarks.on(db).run(key);
    for (const { kind, value } of marks) insertMark.on(db).run(kind, value, key);
  }
  const things = thingsOf(key, state);
  if (isNew || !isSame(selectThings.on(db).all(key), things)) {
    if (!isNew) deleteThings.on(db).run(key);
    for (const thing of things) insertThing.on(db).run(thing);
  }
  // What it is found by is said at intake; only the caller is ever corrected, and their numbers are marks.
  if (isNew || !isMarked || before.caller_name !== row['caller_name']) {
    upsertSearch.on(db).run(key, tokensOf(searchable(state)));
  }
}

/** In any order. */
function isSame(stored: readonly object[], wanted: readonly object[]): boolean {
  const texts = (rows: readonly object[]): readonly string[] => [...new Set(rows.map((row) => textOf(row)))].sort();
  if (stored.length === 0 || wanted.length === 0) return stored.length === wanted.length;
  const [one, other] = [texts(stored), texts(wanted)];
  return one.length === other.length && one.every((text, at) => text === other[at]);
}

function textOf(row: object): string {
  return JSON.stringify(
    Object.entries(row)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, value]: readonly [string, unknown]) => (value instanceof Uint8Array ? [...value] : value)),
  );
}

function searchable(state: TicketState): Parameters<typeof tokensOf>[0] {
  const { title, caller, ticketNo, orderNo, text, about } = state;
  return {
    names: [title, caller?.name ?? ''],
    pinyin: [],
    identityNumbers: [],
    phones: caller === null || caller.phone === '' ? [] : [caller.phone],
    caseNo: orderNo === '' ? ticketNo : `${ticketNo} ${orderNo}`,
    addresses: [text.slice(0, HEAD), ...about.map(({ label }) => label)],
  };
}

function marksOf({ caller, about }: TicketState): readonly { readonly kind: number; readonly value: string }[] {
  const marks = about.flatMap((thing) => [
    { kind: thing.kind, value: markValue(thing) },
    // A home is found by its estate too, as what is near.
    { kind: 'estate' as const, value: searchText(thing.within ?? '') },
  ]);
  const own = [
    { kind: 'phone' as const, value: searchText(caller?.phone ?? '') },
    { kind: 'identity' as const, value: searchText(caller?.identityNumber ?? '') },
  ];
  return [...own, ...marks]
    .filter(({ value }) => value !== '')
    .map(({ kind, value }) => ({ kind: markCode(kind), value }));
}

/**
 * Homes, estates and windows that a ticket is about, for the figures; the first home or estate places it on the heat
 * table. A rating that was struck counts nowhere (EVA-01).
 */
function thingsOf(key: number, state: TicketState): readonly Values[] {
  const { about, receivedOn, office, kind, topic, rating, appeal } = state;
  const placing = about.find((thing) => thing.kind === 'estate' || thing.kind === 'unit');
  return about
    .filter((thing) => thing.kind === 'estate' || thing.kind === 'unit' || thing.kind === 'window')
    .map((thing) => ({
      kind: markCode(thing.kind),
      received_day: dayNumber(receivedOn),
      value: markValue(thing),
      ticket_key: key,
      id: thing.id,
      label: thing.label,
      office_id: office,
      ticket_kind: ticketKinds.indexOf(kind),
      topic: ticketTopics.indexOf(topic),
      placed: thing === placing ? 1 : 0,
      level: appeal?.struck === true ? 0 : (rating?.level ?? 0),
    }));
}

function markCode(kind: TicketMark): number {
  return ticketMarks.indexOf(kind);
}

function markValue({ id, label }: { readonly id: string; readonly label: string }): string {
  return searchText(id === '' ? label : id);
}

/** -1 where nobody knows. */
function yesNo(value: boolean | null): number {
  return value === null ? -1 : Number(value);
}

function rowOf(db: Database, key: number, state: TicketState): Values {
  const clocks = clocksOf(state);
  const due = storedDue(clocks, calendarOf(db));
  const outcome = outcomeOf(state);
  return {
    ticket_key: key,
    ticket_id: packId(state.ticketId),
    ticket_no: state.ticketNo,
    order_no: state.orderNo,
    office_id: state.office,
    district_id: districtOf(state.office),
    kind: ticketKinds.indexOf(state.kind),
    subject: ticketClasses.indexOf(state.subject),
    channel: ticketChannels.indexOf(state.channel),
    topic: ticketTopics.indexOf(state.topic),
    stage: ticketStages.indexOf(state.stage),
    shelf: shelfCodeOf(state.stage),
    title: state.title,
    text_head: state.text.slice(0, HEAD),
    about_text: state.about.map(({ label }) => label).join('\n'),
    caller_name: state.caller?.name ?? '',
    holder: state.holder === null ? NO_HOLDER : packId(state.holder),
    received_day: dayNumber(state.receivedOn),
    due_day: due.day,
    due_clock: due.clock,
    due_provisional: due.provisional,
    clocks: clocks.length === 0 ? '' : JSON.stringify(clocks),
    level: state.rating?.level ?? 0,
    supervised: state.supervision.length > 0 && state.stage !== 'closed' ? 1 : 0,
    redos: state.redos + state.reopened,
    answered_day: dayNumber(state.answers[0]?.on ?? null),
    in_time: yesNo(outcome.inTime),
    solved: yesNo(outcome.solved),
    satisfaction: outcome.satisfaction === null ? -1 : satisfactions.indexOf(outcome.satisfaction),
    closed_day: dayNumber(state.closed?.on ?? null),
    closed_reason: state.closed === null ? -1 : closeReasons.indexOf(state.closed.reason),
    again: state.earlier !== null || state.redos + state.reopened > 0 ? 1 : 0,
  };
}
