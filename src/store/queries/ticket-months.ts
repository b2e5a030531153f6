/**
 * Figures of whole months out of sums that triggers keep, less what the reader may know nothing of (CMP-09): their few
 * tickets are looked at one by one. What is late without an answer depends on today and is counted among those in hand.
 */
import { type TicketKind, type TicketTopic, ticketKinds, ticketTopics } from '../../domain/ticket/kinds.ts';
import { type TicketFigure, emptyFigure } from '../../domain/ticket/rates.ts';
import type { OfficeId } from '../../kernel/ids.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import { type StoredId, packId } from '../compact-id.ts';
import type { Database } from '../connection.ts';
import { dayNumber } from '../projections/case-codes.ts';
import { shelfCode } from '../projections/ticket-codes.ts';
import { namedStatement } from '../statements.ts';
import { guarded } from '../store-fault.ts';
import type { FigureSpan } from './ticket-figures.ts';

/** A month's sums of an office, a kind and a matter. */
export interface MonthSum {
  /** Months since the year 0. */
  readonly month: number;
  readonly office: OfficeId;
  readonly kind: TicketKind;
  readonly topic: TicketTopic;
  readonly figure: TicketFigure;
}

type SumRow = readonly [
  month: number,
  office: OfficeId,
  kind: number,
  topic: number,
  received: number,
  answered: number,
  inTime: number,
  judged: number,
  solved: number,
  asked: number,
  satisfied: number,
  again: number,
  overdue: number,
];

export interface MonthsWanted {
  readonly scope: string;
  readonly reader: StoredId;
  readonly from: number;
  readonly until: number;
  readonly kinds: number;
}

interface WantedToday extends MonthsWanted {
  readonly today: number;
  readonly todo: number;
}

const selectSums = namedStatement<[MonthsWanted], SumRow>(
  'ticket-month.sums',
  `SELECT month, office_id, kind, topic, received, answered, in_time, judged, solved, asked, satisfied, again, 0
   FROM ticket_month WHERE month >= @from AND month <= @until
     AND substr(office_id, 1, length(@scope)) = @scope AND (@kinds >> kind) & 1 = 1`,
  'arrays',
);

/** Of the row `t`. */
export const MONTH_OF = `CAST(strftime('%Y', t.received_day * 86400, 'unixepoch') AS INTEGER) * 12
     + CAST(strftime('%m', t.received_day * 86400, 'unixepoch') AS INTEGER) - 1`;

const selectOverdue = namedStatement<[WantedToday], SumRow>(
  'ticket-month.overdue',
  `SELECT ${MONTH_OF} AS month, t.office_id, t.kind, t.topic, 0, 0, 0, 0, 0, 0, 0, 0, count(*)
   FROM ticket_row AS t INDEXED BY ticket_row_city
   WHERE t.shelf = @todo AND t.due_day < @today AND t.in_time < 0 AND ${MONTH_OF} >= @from AND ${MONTH_OF} <= @until
     AND substr(t.office_id, 1, length(@scope)) = @scope AND (@kinds >> t.kind) & 1 = 1
   GROUP BY 1, t.office_id, t.kind, t.topic`,
  'arrays',
);

const selectHidden = namedStatement<[WantedToday], SumRow>(
  'ticket-month.barred',
  `SELECT ${MONTH_OF} AS month, t.office_id, t.kind, t.topic, -1, -(t.in_time >= 0), -(t.in_time = 1),
     -(t.solved >= 0), -(t.solved = 1), -(t.satisfaction >= 0), -(t.satisfaction >= 0 AND t.satisfaction < 2), -t.again,
     -(t.in_time < 0 AND t.shelf = @todo AND t.due_day < @today)
   FROM ticket_barred AS b CROSS JOIN ticket_row AS t ON t.ticket_key = b.ticket_key
   WHERE b.staff = @reader AND ${MONTH_OF} >= @from AND ${MONTH_OF} <= @until
     AND substr(t.office_id, 1, length(@scope)) = @scope AND (@kinds >> t.kind) & 1 = 1`,
  'arrays',
);

export type MonthSpan = Pick<FigureSpan, 'scope' | 'reader' | 'kinds' | 'today'> & {
  /** First and last month, as `monthNumber` counts them. */
  readonly from: number;
  readonly until: number;
};

export function monthNumber(day: PlainDate): number {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
}

/** Every sum of the months, in no order; a part may stand more than once. */
export function monthSums(db: Database, span: MonthSpan): readonly MonthSum[] {
  const at = { ...monthsWanted(span), today: dayNumber(span.today), todo: shelfCode('to-do') };
  const rows = guarded(db.name, () => [
    ...selectSums.on(db).all(at),
    ...selectOverdue.on(db).all(at),
    ...selectHidden.on(db).all(at),
  ]);
  return rows.map(([month, office, kind, topic, received, answered, inTime, judged, ...rest]) => {
    const [solved, asked, satisfied, again, overdue] = rest;
    return {
      month,
      office,
      kind: ticketKinds[kind] ?? 'hotline',
      topic: ticketTopics[topic] ?? 'other',
      figure: { received, answered, inTime, overdue, judged, solved, asked, satisfied, again },
    };
  });
}

const figureNames = Object.keys(emptyFigure) as readonly (keyof TicketFigure)[];

/** Sums of what has the same name, without what comes to nothing. */
export function sumsBy<Name>(
  sums: readonly MonthSum[],
  nameOf: (sum: MonthSum) => Name,
): ReadonlyMap<Name, TicketFigure> {
  const found = new Map<Name, Record<keyof TicketFigure, number>>();
  for (const sum of sums) {
    const name = nameOf(sum);
    const figure = found.get(name) ?? { ...emptyFigure };
    for (const part of figureNames) figure[part] += sum.figure[part];
    found.set(name, figure);
  }
  return new Map([...found].filter(([, { received }]) => received > 0));
}

export function monthsWanted({ scope, reader, kinds, from, until }: MonthSpan): MonthsWanted {
  const bits = kinds.reduce((sum, kind) => sum | (1 << ticketKinds.indexOf(kind)), 0);
  return { scope, reader: packId(reader), from, until, kinds: kinds.length === 0 ? -1 : bits };
}
