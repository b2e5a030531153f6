import type { TicketCounts, TicketList, TicketRowView } from '../../contract/tickets.ts';
import type { Actor } from '../../domain/application/available-actions.ts';
import { covers } from '../../domain/office/office.ts';
import { rolesAllow } from '../../domain/staff/role.ts';
import type { About, TicketKind, TicketTopic } from '../../domain/ticket/kinds.ts';
import { mayKnow } from '../../domain/ticket/available-actions.ts';
import type { TicketState } from '../../domain/ticket/state.ts';
import { parseSearch } from '../../domain/search/search-query.ts';
import { addDays } from '../../kernel/plain-date.ts';
import { dateOfDay, dayNumber } from '../../store/projections/case-codes.ts';
import { heldCount, teamBoard, ticketTally } from '../../store/queries/ticket-counts.ts';
import { type TicketChoice, type TicketRow, ticketPage } from '../../store/queries/ticket-lists.ts';
import { searchTickets, similarTitles, ticketsByMark } from '../../store/queries/ticket-search.ts';
import { type OpenDesk, currentPolicy, todayOf } from '../open-desk.ts';
import { officeName } from '../staff/offices.ts';
import { allStaff, staffName } from '../staff/staff-stream.ts';

export interface ListWish {
  readonly list: TicketList;
  readonly kinds: readonly TicketKind[];
  readonly topics: readonly TicketTopic[];
  readonly after: { readonly day: number; readonly key: number } | null;
  readonly limit: number;
}

const FIRST = -1;
const LAST = Number.MAX_SAFE_INTEGER;

/** A page of a list as this person may see it. */
export function ticketListPage(desk: OpenDesk, { list, ...wish }: ListWish, actor: Actor): TicketRowView[] {
  const pageOf = (of: TicketChoice): readonly TicketRow[] =>
    ticketPage(desk.file.db, { ...wish, choice: of, scope: actor.office, reader: actor.staffId });
  const rows = pageOf(choiceOf(desk, list, actor));
  // CMP-08: what is late is under supervision by itself, and stands where its day puts it.
  const whole = list === 'supervised' ? merged(rows, pageOf(choiceOf(desk, 'late', actor))) : rows;
  return whole.slice(0, wish.limit).map((row) => rowView(desk, row));
}

/** Two pages of the same order as one. */
function merged(one: readonly TicketRow[], other: readonly TicketRow[]): readonly TicketRow[] {
  const all = new Map([...one, ...other].map((row) => [row.ticketId, row]));
  return [...all.values()].sort((a, b) => a.cursor.day - b.cursor.day || a.cursor.key - b.cursor.key);
}

function choiceOf(desk: OpenDesk, list: TicketList, { staffId }: Actor): TicketChoice {
  const today = dayNumber(todayOf(desk));
  const shelf = 'to-do' as const;
  switch (list) {
    case 'mine':
      return { by: 'holder', shelf, holder: staffId };
    case 'unowned':
      return { by: 'holder', shelf, holder: null };
    case 'to-do':
      return { by: 'shelf', shelf, from: FIRST, until: LAST };
    case 'late':
      return { by: 'shelf', shelf, from: FIRST, until: today - 1 };
    case 'soon':
      return { by: 'shelf', shelf, from: today, until: soonUntil(desk) };
    case 'waiting':
    case 'answered':
    case 'returned':
    case 'closed':
      return { by: 'shelf', shelf: list, from: FIRST, until: LAST };
    case 'supervised':
      return { by: 'supervised' };
  }
}

function soonUntil(desk: OpenDesk): number {
  return dayNumber(addDays(todayOf(desk), currentPolicy(desk)?.tickets.warnBefore.value ?? 0));
}

export function ticketCounts(desk: OpenDesk, { office: scope, staffId: reader }: Actor): TicketCounts {
  const today = dayNumber(todayOf(desk));
  return ticketTally(desk.file.db, { scope, reader, today, soonUntil: soonUntil(desk) });
}

export function rowView(desk: OpenDesk, { office, holder, ...row }: TicketRow): TicketRowView {
  return {
    ...row,
    about: [...row.about],
    officeName: officeName(desk, office),
    holderName: holder === null ? '' : staffName(desk, holder),
    overdue: row.stage !== 'closed' && row.dueOn !== null && todayOf(desk) > row.dueOn,
  };
}

export function foundTickets(
  desk: OpenDesk,
  text: string,
  { actor, limit }: { readonly actor: Actor; readonly limit: number },
): TicketRowView[] {
  const query = parseSearch(text);
  if (query === undefined) return [];
  const found = searchTickets(desk.file.db, { scope: actor.office, reader: actor.staffId, query, limit });
  return found.map((row) => rowView(desk, row));
}

export interface SimilarWish {
  readonly phone: string;
  readonly title: string;
  readonly about: readonly About[];
  readonly except: string | null;
}

type Similar = TicketRowView & { readonly because: 'phone' | 'about' | 'near' | 'title' };

const MOST_SIMILAR = 12;
const PHONE_FROM = 7;

/** The same caller first, then the same things, the same estate, then titles that are alike; each ticket once. */
export function similarTickets(desk: OpenDesk, { phone, title, about, except }: SimilarWish, actor: Actor): Similar[] {
  const { db } = desk.file;
  const at = { scope: actor.office, reader: actor.staffId, limit: MOST_SIMILAR };
  const calls = phone.length < PHONE_FROM ? [] : ticketsByMark(db, { ...at, mark: 'phone', value: phone });
  const things = about.flatMap(({ kind, id, label }) =>
    ticketsByMark(db, { ...at, mark: kind, value: id === '' ? label : id }),
  );
  const near = about.flatMap(({ within }) =>
    within === undefined ? [] : ticketsByMark(db, { ...at, mark: 'estate', value: within }),
  );
  const alike = similarTitles(db, { ...at, title });
  const found = new Map<string, Similar>();
  const add = (rows: readonly TicketRow[], because: Similar['because']): void => {
    for (const row of rows) {
      if (row.ticketId !== except && !found.has(row.ticketId))
        found.set(row.ticketId, { ...rowView(desk, row), because });
    }
  };
  add(calls, 'phone');
  add(things, 'about');
  add(near, 'near');
  add(alike, 'title');
  return [...found.values()].slice(0, MOST_SIMILAR);
}

export function boardOf(desk: OpenDesk, { office: scope, staffId: reader }: Actor) {
  return teamBoard(desk.file.db, { scope, reader, today: dayNumber(todayOf(desk)) })
    .map(({ holder, open, late, first }) => {
      const staff = holder === null ? undefined : allStaff(desk).find(({ staffId }) => staffId === holder);
      return {
        staffId: holder,
        name: staff?.name ?? '',
        officeName: staff === undefined ? '' : officeName(desk, staff.office),
        open,
        late,
        firstDueOn: dateOfDay(first),
      };
    })
    .sort((a, b) => b.late - a.late || b.open - a.open);
}

/** Who could be given it: whose office covers it, who handles tickets, and who may know of it. */
export function ticketColleagues(desk: OpenDesk, state: TicketState, { office, staffId: reader }: Actor) {
  return allStaff(desk)
    .filter((staff) => staff.active && rolesAllow(staff.roles, 'ticket.handle'))
    .filter((staff) => covers(staff.office, state.office) && covers(office, staff.office))
    .filter(({ staffId }) => mayKnow(state, staffId))
    .map(({ staffId, name, office: own }) => ({
      staffId,
      name,
      officeName: officeName(desk, own),
      open: heldCount(desk.file.db, { scope: own, reader, holder: staffId }),
    }));
}

/** Whom a complaint may be about. Nobody writes one down about themselves. */
export function staffToName(desk: OpenDesk, actor: Actor) {
  return allStaff(desk)
    .filter(({ active, staffId, office }) => active && staffId !== actor.staffId && covers(actor.office, office))
    .map(({ staffId, name, office }) => ({ staffId, name, officeName: officeName(desk, office) }));
}
