/** What is heard in figures, as one person may see them (CMP-09). */
import type { FigurePart, HeardFigures, HeardWeek } from '../../contract/heard.ts';
import type { TicketRowView } from '../../contract/tickets.ts';
import { searchText } from '../../domain/search/search-text.ts';
import { type TicketKind, type TicketTopic, ticketKinds } from '../../domain/ticket/kinds.ts';
import { type TicketFigure, emptyFigure } from '../../domain/ticket/rates.ts';
import type { OfficeId } from '../../kernel/ids.ts';
import { type PlainDate, addDays, addMonths, plainDate, weekdayOf } from '../../kernel/plain-date.ts';
import { dayNumber } from '../../store/projections/case-codes.ts';
import { estateRows } from '../../store/queries/estate-list.ts';
import {
  type FigureSpan,
  countsByDay,
  figuresByKind,
  figuresByOffice,
  figuresByTopic,
  sumOf,
  ticketsBehind,
} from '../../store/queries/ticket-figures.ts';
import { monthNumber, monthSums, sumsBy } from '../../store/queries/ticket-months.ts';
import { returningThings } from '../../store/queries/ticket-returning.ts';
import { ticketsByMark } from '../../store/queries/ticket-search.ts';
import { type OpenDesk, todayOf } from '../open-desk.ts';
import { officeName } from '../staff/offices.ts';
import { areasOf } from './heard-areas.ts';
import { type Looking, looked } from './looking.ts';
import { rowView, ticketCounts, ticketListPage } from './ticket-lists.ts';

const MONTHS = 12;
const MOST_BEHIND = 200;
const MOST_RETURNING = 12;
const MOST_LISTED = 100;

export function heardFigures(
  desk: OpenDesk,
  { actor, office }: Looking,
  { month, kinds }: { readonly month: string; readonly kinds: readonly TicketKind[] },
): HeardFigures {
  const { db } = desk.file;
  const first = plainDate(`${month}-01`);
  const spanOf = (start: PlainDate): FigureSpan => ({
    ...looked(desk, { actor, office }),
    kinds,
    from: start,
    until: addDays(addMonths(start, 1), -1),
  });
  const now = spanOf(first);
  const last = monthNumber(first);
  const sums = monthSums(db, { ...now, from: last - MONTHS + 1, until: last });
  const byMonth = sumsBy(sums, (sum) => sum.month);
  const ofMonth = sums.filter((sum) => sum.month === last);
  const months = Array.from({ length: MONTHS }, (_, index) => addMonths(first, index + 1 - MONTHS));
  return {
    month,
    total: byMonth.get(last) ?? emptyFigure,
    before: byMonth.get(last - 1) ?? emptyFigure,
    months: months.map((day) => ({ month: day.slice(0, 7), figure: byMonth.get(monthNumber(day)) ?? emptyFigure })),
    offices: named(
      desk,
      sumsBy(ofMonth, (sum) => sum.office),
    ),
    topics: byReceived(sumsBy(ofMonth, (sum) => sum.topic)),
    ...areasOf(desk, now),
    things: returned(desk, now),
    open: openNow(desk, { actor, office }),
  };
}

/** From Monday to Sunday around a day, beside the week before. */
export function heardWeek(desk: OpenDesk, { actor, office }: Looking, day: PlainDate): HeardWeek {
  const { db } = desk.file;
  const from = addDays(day, -((weekdayOf(day) + 6) % 7));
  const spanOf = (start: PlainDate): FigureSpan => ({
    ...looked(desk, { actor, office }),
    kinds: [],
    from: start,
    until: addDays(start, 6),
  });
  const now = spanOf(from);
  const kinds = figuresByKind(db, now);
  const perDay = {
    received: countsByDay(db, now, 'received'),
    answered: countsByDay(db, now, 'answered'),
    closed: countsByDay(db, now, 'closed'),
  };
  const sight = { ...actor, office };
  const listed = (list: 'late' | 'soon'): TicketRowView[] =>
    ticketListPage(desk, { list, kinds: [], topics: [], after: null, limit: MOST_LISTED }, sight);
  return {
    from,
    until: now.until,
    asOf: todayOf(desk),
    officeName: officeName(desk, office),
    total: sumOf(kinds.values()),
    before: sumOf(figuresByKind(db, spanOf(addDays(from, -7))).values()),
    closed: [...perDay.closed.values()].reduce((sum, n) => sum + n, 0),
    days: Array.from({ length: 7 }, (_, index) => {
      const on = addDays(from, index);
      const at = (counts: ReadonlyMap<number, number>): number => counts.get(dayNumber(on)) ?? 0;
      return { day: on, received: at(perDay.received), answered: at(perDay.answered), closed: at(perDay.closed) };
    }),
    kinds: ticketKinds.map((kind) => ({ kind, figure: kinds.get(kind) ?? emptyFigure })),
    offices: named(desk, figuresByOffice(db, now)),
    topics: byReceived(figuresByTopic(db, now)),
    things: returned(desk, now),
    open: openNow(desk, { actor, office }),
    late: listed('late'),
    soon: listed('soon'),
  };
}

export interface BehindWish {
  readonly month: string;
  readonly kinds: readonly TicketKind[];
  readonly part: FigurePart;
  readonly topic: TicketTopic | null;
}

export function ticketsOfFigure(desk: OpenDesk, looking: Looking, wish: BehindWish): TicketRowView[] {
  const { month, kinds, part, topic } = wish;
  const from = plainDate(`${month}-01`);
  const span = { ...looked(desk, looking), kinds, from, until: addDays(addMonths(from, 1), -1) };
  const found = ticketsBehind(desk.file.db, span, { part, topic, limit: MOST_BEHIND });
  return found.map((row) => rowView(desk, row));
}

export function ticketsAbout(
  desk: OpenDesk,
  { actor, office }: Looking,
  { kind, value }: { readonly kind: 'estate' | 'unit'; readonly value: string },
): TicketRowView[] {
  const at = { scope: office, reader: actor.staffId, mark: kind, value, limit: MOST_BEHIND };
  return ticketsByMark(desk.file.db, at).map((row) => rowView(desk, row));
}

function named(desk: OpenDesk, figures: ReadonlyMap<OfficeId, TicketFigure>): HeardFigures['offices'] {
  return [...figures]
    .map(([office, figure]) => ({ office, name: officeName(desk, office), figure }))
    .sort((a, b) => b.figure.received - a.figure.received || (a.office < b.office ? -1 : 1));
}

function byReceived(figures: ReadonlyMap<TicketTopic, TicketFigure>): { topic: TicketTopic; figure: TicketFigure }[] {
  return [...figures]
    .map(([topic, figure]) => ({ topic, figure }))
    .sort((a, b) => b.figure.received - a.figure.received);
}

/** In the twelve months up to that in which the period ends. */
function returned(desk: OpenDesk, span: FigureSpan): HeardFigures['things'] {
  const names = new Map(estateRows(desk.file.db).map(({ estateId, name }) => [searchText(estateId), name]));
  return (['estate', 'unit'] as const)
    .flatMap((kind) => returningThings(desk.file.db, span, { kind, limit: MOST_RETURNING }))
    .map((thing) => ({ ...thing, label: names.get(thing.value) ?? thing.label }))
    .sort((a, b) => b.all - a.all || b.now - a.now)
    .slice(0, MOST_RETURNING);
}

function openNow(desk: OpenDesk, { actor, office }: Looking): HeardFigures['open'] {
  const { 'to-do': todo, late, soon, supervised, answered, closed } = ticketCounts(desk, { ...actor, office });
  return { todo, late, soon, supervised, handled: answered + closed };
}
