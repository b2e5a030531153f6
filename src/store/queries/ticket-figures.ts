/**
 * What figures of tickets are made of: sums over the days of receipt by one covering index, without what the reader may
 * know nothing of (CMP-09): who is named in a complaint sees it in no figure either.
 */
import type { TicketFigure } from '../../domain/ticket/rates.ts';
import { emptyFigure } from '../../domain/ticket/rates.ts';
import { type TicketKind, type TicketTopic, ticketKinds, ticketTopics } from '../../domain/ticket/kinds.ts';
import type { OfficeId, StaffId } from '../../kernel/ids.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import { type StoredId, packId } from '../compact-id.ts';
import type { Database } from '../connection.ts';
import { dayNumber } from '../projections/case-codes.ts';
import { shelfCode, ticketMarks } from '../projections/ticket-codes.ts';
import { type NamedStatement, namedStatement } from '../statements.ts';
import { guarded } from '../store-fault.ts';
import { NOT_BARRED, type StoredTicket, TICKET_COLUMNS, type TicketRow, ticketRow } from './ticket-lists.ts';

/** Whose tickets: an office and all below it, as one person may see them, in a span of days of which both belong to it. */
export interface FigureSpan {
  readonly scope: OfficeId;
  readonly reader: StaffId;
  readonly from: PlainDate;
  readonly until: PlainDate;
  /** Empty: any. */
  readonly kinds: readonly TicketKind[];
  /** What is late is late today. */
  readonly today: PlainDate;
}

interface SpanParameters {
  readonly scope: string;
  readonly reader: StoredId;
  readonly from: number;
  readonly until: number;
  readonly kinds: number;
}

type Figured = SpanParameters & { readonly today: number; readonly todo: number };

interface StoredFigure extends Record<keyof TicketFigure, number> {
  readonly office_id: OfficeId;
  readonly topic: number;
  readonly kind: number;
}

const OVERDUE = `(t.in_time < 0 AND t.shelf = @todo AND t.due_day < @today)`;
const IN_SPAN = `t.received_day >= @from AND t.received_day <= @until
     AND substr(t.office_id, 1, length(@scope)) = @scope AND (@kinds >> t.kind) & 1 = 1`;

function figureStatement(name: string, by: string): NamedStatement<[Figured], StoredFigure> {
  return namedStatement(
    `ticket-figures.${name}`,
    `SELECT t.office_id, t.topic, t.kind, count(*) AS received, sum(t.in_time >= 0) AS answered,
       sum(t.in_time = 1) AS inTime, sum(${OVERDUE}) AS overdue, sum(t.solved >= 0) AS judged, sum(t.solved = 1) AS solved,
       sum(t.satisfaction >= 0) AS asked, sum(t.satisfaction >= 0 AND t.satisfaction < 2) AS satisfied,
       sum(t.again) AS again
     FROM ticket_row AS t INDEXED BY ticket_row_figures WHERE ${IN_SPAN} AND ${NOT_BARRED} GROUP BY ${by}`,
  );
}

const byOffice = figureStatement('offices', 't.office_id');
const byTopic = figureStatement('topics', 't.topic');
const byKind = figureStatement('kinds', 't.kind');

export function figuresByOffice(db: Database, span: FigureSpan): ReadonlyMap<OfficeId, TicketFigure> {
  const rows = guarded(db.name, () => byOffice.on(db).all(figured(span)));
  return new Map(rows.map((row) => [row.office_id, figureOf(row)]));
}

export function figuresByTopic(db: Database, span: FigureSpan): ReadonlyMap<TicketTopic, TicketFigure> {
  const rows = guarded(db.name, () => byTopic.on(db).all(figured(span)));
  return new Map(rows.map((row) => [ticketTopics[row.topic] ?? 'other', figureOf(row)]));
}

export function figuresByKind(db: Database, span: FigureSpan): ReadonlyMap<TicketKind, TicketFigure> {
  const rows = guarded(db.name, () => byKind.on(db).all(figured(span)));
  return new Map(rows.map((row) => [ticketKinds[row.kind] ?? 'hotline', figureOf(row)]));
}

export function sumOf(figures: Iterable<TicketFigure>): TicketFigure {
  const sum: Record<keyof TicketFigure, number> = { ...emptyFigure };
  for (const figure of figures) for (const name of figureNames) sum[name] += figure[name];
  return sum;
}

const figureNames = Object.keys(emptyFigure) as readonly (keyof TicketFigure)[];

function figureOf(row: StoredFigure): TicketFigure {
  return Object.fromEntries(figureNames.map((name) => [name, row[name]])) as unknown as TicketFigure;
}

function figured(span: FigureSpan): Figured {
  return { ...parametersOf(span), today: dayNumber(span.today), todo: shelfCode('to-do') };
}

export function parametersOf({ scope, reader, from, until, kinds }: FigureSpan): SpanParameters {
  return {
    scope,
    reader: packId(reader),
    from: dayNumber(from),
    until: dayNumber(until),
    kinds: kinds.length === 0 ? -1 : kinds.reduce((sum, kind) => sum | (1 << ticketKinds.indexOf(kind)), 0),
  };
}

/** What a figure counts, or what brings its rate down, by its place in the statement. */
const figureParts = ['received', 'answered', 'late', 'unsolved', 'dissatisfied', 'again'] as const;

export type FigurePart = (typeof figureParts)[number];

/** The tickets that a figure counts, or that bring it down; the newest first. */
const behind = namedStatement<
  [Figured & { readonly part: number; readonly topic: number; readonly limit: number }],
  StoredTicket
>(
  'ticket-figures.behind',
  `SELECT ${TICKET_COLUMNS} FROM ticket_row AS t INDEXED BY ticket_row_figures
   WHERE ${IN_SPAN} AND ${NOT_BARRED} AND (@topic < 0 OR t.topic = @topic) AND CASE @part
     WHEN 0 THEN 1 WHEN 1 THEN t.in_time >= 0 WHEN 2 THEN t.in_time = 0 OR ${OVERDUE}
     WHEN 3 THEN t.solved = 0 WHEN 4 THEN t.satisfaction = 2 ELSE t.again = 1 END
   ORDER BY t.received_day DESC LIMIT +@limit`,
);

export function ticketsBehind(
  db: Database,
  span: FigureSpan,
  { part, topic, limit }: { readonly part: FigurePart; readonly topic: TicketTopic | null; readonly limit: number },
): readonly TicketRow[] {
  const at = { part: figureParts.indexOf(part), topic: topic === null ? -1 : ticketTopics.indexOf(topic), limit };
  return guarded(db.name, () =>
    behind
      .on(db)
      .all({ ...figured(span), ...at })
      .map(ticketRow),
  );
}

interface DayRow {
  readonly day: number;
  readonly n: number;
}

/** What was received, answered for the first time, and ended on each day. */
export type DayEvent = 'received' | 'answered' | 'closed';

function dayStatement(event: DayEvent): NamedStatement<[SpanParameters], DayRow> {
  const index = event === 'received' ? 'figures' : event;
  return namedStatement(
    `ticket-figures.days.${event}`,
    `SELECT t.${event}_day AS day, count(*) AS n FROM ticket_row AS t INDEXED BY ticket_row_${index}
     WHERE t.${event}_day >= @from AND t.${event}_day <= @until
       AND substr(t.office_id, 1, length(@scope)) = @scope AND (@kinds >> t.kind) & 1 = 1 AND ${NOT_BARRED}
     GROUP BY t.${event}_day`,
  );
}

const onDays: Readonly<Record<DayEvent, NamedStatement<[SpanParameters], DayRow>>> = {
  received: dayStatement('received'),
  answered: dayStatement('answered'),
  closed: dayStatement('closed'),
};

/** Of each day of the span on which any did, by days since 1970. */
export function countsByDay(db: Database, span: FigureSpan, event: DayEvent): ReadonlyMap<number, number> {
  const rows = guarded(db.name, () => onDays[event].on(db).all(parametersOf(span)));
  return new Map(rows.map(({ day, n }) => [day, n]));
}

export type ThingKind = 'estate' | 'unit';

const placedThings = namedStatement<
  [SpanParameters & { readonly kind: number }],
  { value: string; id: string; label: string; topic: number; n: number }
>(
  'ticket-thing.placed',
  `SELECT t.value, max(t.id) AS id, max(t.label) AS label, t.topic, count(*) AS n
   FROM ticket_thing AS t WHERE t.kind = @kind AND t.received_day >= @from AND t.received_day <= @until AND t.placed = 1
     AND substr(t.office_id, 1, length(@scope)) = @scope AND (@kinds >> t.ticket_kind) & 1 = 1 AND ${NOT_BARRED}
   GROUP BY t.value, t.topic`,
);

export interface PlacedThing {
  readonly kind: ThingKind;
  readonly value: string;
  /** In the register; empty where it was named in words. */
  readonly id: string;
  readonly label: string;
  readonly topic: TicketTopic;
  readonly n: number;
}

/** The home or estate that each ticket is first of all about, by matter. */
export function thingsOfSpan(db: Database, span: FigureSpan): readonly PlacedThing[] {
  return guarded(db.name, () =>
    (['estate', 'unit'] as const).flatMap((kind) =>
      placedThings
        .on(db)
        .all({ ...parametersOf(span), kind: ticketMarks.indexOf(kind) })
        .map(({ topic, ...row }) => ({ ...row, kind, topic: ticketTopics[topic] ?? 'other' })),
    ),
  );
}

const placedAt = namedStatement<
  [SpanParameters & { readonly kind: number; readonly value: string; readonly limit: number }],
  StoredTicket
>(
  'ticket-thing.tickets',
  `SELECT ${TICKET_COLUMNS} FROM ticket_thing AS p CROSS JOIN ticket_row AS t ON t.ticket_key = p.ticket_key
   WHERE p.kind = @kind AND p.value = @value AND p.received_day >= @from AND p.received_day <= @until AND p.placed = 1
     AND substr(t.office_id, 1, length(@scope)) = @scope AND (@kinds >> t.kind) & 1 = 1 AND ${NOT_BARRED}
   ORDER BY p.received_day DESC, p.ticket_key DESC LIMIT +@limit`,
);

/** Tickets of the span that are first of all about a home or estate, the newest first. */
export function ticketsPlacedAt(
  db: Database,
  span: FigureSpan,
  { kind, value, limit }: Pick<PlacedThing, 'kind' | 'value'> & { readonly limit: number },
): readonly TicketRow[] {
  const at = { ...parametersOf(span), kind: ticketMarks.indexOf(kind), value, limit };
  return guarded(db.name, () => placedAt.on(db).all(at).map(ticketRow));
}

const selectEstateOf = namedStatement<[unitNo: string], { estate_id: string }>(
  'unit-row.estate-of',
  `SELECT estate_id FROM unit_row WHERE unit_no = ?`,
);

/** Undefined while the ledger does not know the home. */
export function estateOfUnit(db: Database, unitNo: string): string | undefined {
  return guarded(db.name, () => selectEstateOf.on(db).get(unitNo)?.estate_id);
}
