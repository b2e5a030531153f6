/** Where tickets come from: the 片区 and estates of the register that a month's tickets are about. */
import type { HeardFigures } from '../../contract/heard.ts';
import type { TicketRowView } from '../../contract/tickets.ts';
import { searchText } from '../../domain/search/search-text.ts';
import { type TicketKind, type TicketTopic, ticketTopics } from '../../domain/ticket/kinds.ts';
import { addDays, addMonths, plainDate } from '../../kernel/plain-date.ts';
import { type EstateRow, estateRows } from '../../store/queries/estate-list.ts';
import {
  type FigureSpan,
  type PlacedThing,
  estateOfUnit,
  thingsOfSpan,
  ticketsPlacedAt,
} from '../../store/queries/ticket-figures.ts';
import type { OpenDesk } from '../open-desk.ts';
import { type Looking, looked } from './looking.ts';
import { rowView } from './ticket-lists.ts';

const MOST_LISTED = 200;

/** How many tickets of each 片区 are about each matter, and how many about each estate. */
export function areasOf(desk: OpenDesk, span: FigureSpan): Pick<HeardFigures, 'areas' | 'places'> {
  const placed = placedIn(desk, span);
  const areas = [...Map.groupBy(placed, ({ estate }) => estate.area)]
    .map(([area, of]) => ({ area, total: totalOf(of), counts: countsByTopic(of) }))
    .sort((a, b) => b.total - a.total);
  const places = [...Map.groupBy(placed, ({ estate }) => estate.estateId)].map(([estateId, of]) => ({
    estateId,
    n: totalOf(of),
  }));
  return { areas, places };
}

export interface AreaWish {
  readonly month: string;
  readonly kinds: readonly TicketKind[];
  readonly area: string;
}

/** The tickets that one 片区 counts, the newest first. */
export function ticketsOfArea(desk: OpenDesk, looking: Looking, { month, kinds, area }: AreaWish): TicketRowView[] {
  const from = plainDate(`${month}-01`);
  const until = addDays(addMonths(from, 1), -1);
  const span = { ...looked(desk, looking), kinds, from, until };
  const within = placedIn(desk, span).filter(({ estate }) => estate.area === area);
  const things = new Map(within.map(({ thing }) => [`${thing.kind} ${thing.value}`, thing]));
  return [...things.values()]
    .flatMap((thing) => ticketsPlacedAt(desk.file.db, span, { ...thing, limit: MOST_LISTED }))
    .sort((a, b) => ((a.receivedOn ?? '') < (b.receivedOn ?? '') ? 1 : -1))
    .slice(0, MOST_LISTED)
    .map((row) => rowView(desk, row));
}

interface Placed {
  readonly thing: PlacedThing;
  readonly estate: EstateRow;
}

/**
 * The estate of the register for each thing, whether it was picked, named, or told by a home of it. What the register
 * does not know is in none.
 */
function placedIn(desk: OpenDesk, span: FigureSpan): readonly Placed[] {
  const { db } = desk.file;
  const estates = estateRows(db);
  const byId = new Map(estates.map((estate) => [estate.estateId as string, estate]));
  const byName = estates
    .map((estate) => ({ estate, name: searchText(estate.name) }))
    .filter(({ name }) => name !== '')
    // The longest name: of 新城 and 新城东苑 the second is meant.
    .sort((a, b) => b.name.length - a.name.length);
  const estateOf = ({ kind, id, value }: PlacedThing): EstateRow | undefined =>
    byId.get(kind === 'unit' && id !== '' ? (estateOfUnit(db, id) ?? '') : id) ??
    byName.find(({ name }) => value.startsWith(name))?.estate;
  return thingsOfSpan(db, span).flatMap((thing) => {
    const estate = estateOf(thing);
    return estate === undefined ? [] : [{ thing, estate }];
  });
}

function totalOf(of: readonly Placed[]): number {
  return of.reduce((sum, { thing }) => sum + thing.n, 0);
}

function countsByTopic(of: readonly Placed[]): Record<TicketTopic, number> {
  const counts = ticketTopics.map(
    (topic) => [topic, totalOf(of.filter(({ thing }) => thing.topic === topic))] as const,
  );
  return Object.fromEntries(counts) as Record<TicketTopic, number>;
}
