/** Homes and estates that tickets are about again and again, without what the reader may know nothing of (CMP-09). */
import type { Database } from '../connection.ts';
import { ticketMarks } from '../projections/ticket-codes.ts';
import { namedStatement } from '../statements.ts';
import { guarded } from '../store-fault.ts';
import { type FigureSpan, type ThingKind, parametersOf } from './ticket-figures.ts';
import { NOT_BARRED } from './ticket-lists.ts';
import { MONTH_OF, type MonthsWanted, monthNumber, monthsWanted } from './ticket-months.ts';

export interface ReturningThing {
  readonly kind: ThingKind;
  /** Its id in the register, or what people called it, folded as for search. */
  readonly value: string;
  readonly label: string;
  /** In the span. */
  readonly now: number;
  /** In the month of its last day and the eleven before. */
  readonly all: number;
}

interface OfKind {
  readonly kind: number;
}

const selectNow = namedStatement<
  [ReturnType<typeof parametersOf> & OfKind],
  { readonly value: string; readonly label: string; readonly n: number }
>(
  'ticket-thing.in-span',
  `SELECT t.value, max(t.label) AS label, count(*) AS n FROM ticket_thing AS t
   WHERE t.kind = @kind AND t.received_day >= @from AND t.received_day <= @until
     AND substr(t.office_id, 1, length(@scope)) = @scope AND (@kinds >> t.ticket_kind) & 1 = 1 AND ${NOT_BARRED}
   GROUP BY t.value`,
);

type ValueCount = readonly [value: string, n: number];

const selectMonths = namedStatement<[MonthsWanted & OfKind], ValueCount>(
  'ticket-thing-month.counts',
  `SELECT value, sum(n) AS whole FROM ticket_thing_month WHERE kind = @kind AND month >= @from AND month <= @until
     AND substr(office_id, 1, length(@scope)) = @scope AND (@kinds >> ticket_kind) & 1 = 1
   GROUP BY value HAVING whole > 1`,
  'arrays',
);
const selectHidden = namedStatement<[MonthsWanted & OfKind], ValueCount>(
  'ticket-thing-month.barred',
  `SELECT t.value, count(*) FROM ticket_barred AS b
   CROSS JOIN ticket_thing AS t INDEXED BY ticket_thing_ticket ON t.ticket_key = b.ticket_key
   WHERE b.staff = @reader AND t.kind = @kind AND ${MONTH_OF} >= @from AND ${MONTH_OF} <= @until
     AND substr(t.office_id, 1, length(@scope)) = @scope AND (@kinds >> t.ticket_kind) & 1 = 1
   GROUP BY t.value`,
  'arrays',
);

const MONTHS = 12;

/** Homes or estates that tickets of the span are about, and that came more than once in a year; most often first. */
export function returningThings(
  db: Database,
  span: FigureSpan,
  { kind, limit }: { readonly kind: ThingKind; readonly limit: number },
): readonly ReturningThing[] {
  const until = monthNumber(span.until);
  const year = monthsWanted({ ...span, from: until - MONTHS + 1, until });
  const code = ticketMarks.indexOf(kind);
  return guarded(db.name, () => {
    const now = selectNow.on(db).all({ ...parametersOf(span), kind: code });
    const all = new Map(selectMonths.on(db).all({ ...year, kind: code }));
    const hidden = new Map(selectHidden.on(db).all({ ...year, kind: code }));
    return now
      .map(({ n, ...thing }) => {
        const whole = (all.get(thing.value) ?? 0) - (hidden.get(thing.value) ?? 0);
        return { ...thing, kind, now: n, all: whole };
      })
      .filter((thing) => thing.all > 1)
      .sort((a, b) => b.all - a.all || b.now - a.now || (a.value < b.value ? -1 : 1))
      .slice(0, limit);
  });
}
