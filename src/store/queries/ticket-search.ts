/** Tickets by their words, by who called and by what they are about. */
import { type OfficeLevel, levelOf } from '../../domain/office/office.ts';
import { type SearchQuery, passesRecheck } from '../../domain/search/search-query.ts';
import { searchText } from '../../domain/search/search-text.ts';
import { pairsOf, tokenKind } from '../../domain/search/tokens-of.ts';
import type { OfficeId, StaffId } from '../../kernel/ids.ts';
import { type StoredId, packId } from '../compact-id.ts';
import type { Database } from '../connection.ts';
import { type TicketMark, ticketMarks } from '../projections/ticket-codes.ts';
import { type NamedStatement, namedStatement } from '../statements.ts';
import { guarded } from '../store-fault.ts';
import { NOT_BARRED, type StoredTicket, TICKET_COLUMNS, type TicketRow, ticketRow } from './ticket-lists.ts';

interface Match {
  readonly match: string;
  readonly scope: string;
  readonly reader: StoredId;
  readonly limit: number;
}

const scopeOf: Readonly<Record<OfficeLevel, string>> = {
  city: '@scope IS NOT NULL',
  district: '+t.district_id = @scope',
  street: '+t.office_id = @scope',
};

/** The index drives and the ticket is looked up: CROSS JOIN and `+` keep SQLite from walking the office's tickets. */
function matching(level: OfficeLevel): NamedStatement<[Match], StoredTicket> {
  return namedStatement(
    `search.tickets.${level}`,
    `SELECT ${TICKET_COLUMNS} FROM ticket_search CROSS JOIN ticket_row AS t ON t.ticket_key = ticket_search.rowid
     WHERE ticket_search MATCH @match AND ${scopeOf[level]} AND ${NOT_BARRED}
     ORDER BY ticket_search.rowid DESC LIMIT +@limit`,
  );
}

const byWords: Readonly<Record<OfficeLevel, NamedStatement<[Match], StoredTicket>>> = {
  city: matching('city'),
  district: matching('district'),
  street: matching('street'),
};

const byMark = namedStatement<
  [
    {
      readonly kind: number;
      readonly value: string;
      readonly scope: string;
      readonly reader: StoredId;
      readonly limit: number;
    },
  ],
  StoredTicket
>(
  'ticket-mark.tickets',
  `SELECT ${TICKET_COLUMNS} FROM ticket_mark AS m CROSS JOIN ticket_row AS t ON t.ticket_key = m.ticket_key
   WHERE m.kind = @kind AND m.value = @value AND substr(t.office_id, 1, length(@scope)) = @scope AND ${NOT_BARRED}
   ORDER BY m.ticket_key DESC LIMIT +@limit`,
);
export interface Reader {
  readonly scope: OfficeId;
  /** Null: whoever it is, for a rule that holds for everybody. */
  readonly reader: StaffId | null;
}

function readerOf(reader: StaffId | null): StoredId {
  return reader === null ? '' : packId(reader);
}

/** More are read than are shown: a pair index finds what the words themselves do not hold. */
const READ_PER_SHOWN = 5;

/** Every word typed, the newest first; a hit is checked against its own text. */
export function searchTickets(
  db: Database,
  { scope, reader, query, limit }: Reader & { readonly query: SearchQuery; readonly limit: number },
): readonly TicketRow[] {
  const at = { match: query.match, scope, reader: readerOf(reader), limit: limit * READ_PER_SHOWN };
  return guarded(db.name, () =>
    byWords[levelOf(scope)]
      .on(db)
      .all(at)
      .filter((row) => passesRecheck(query, textsOf(row)))
      .slice(0, limit)
      .map(ticketRow),
  );
}

function textsOf(row: StoredTicket): { readonly names: readonly string[]; readonly addresses: readonly string[] } {
  return { names: [row.title, row.caller_name], addresses: [row.text_head, ...row.about_text.split('\n')] };
}

export function ticketsByMark(
  db: Database,
  {
    scope,
    reader,
    mark,
    value,
    limit,
  }: Reader & { readonly mark: TicketMark; readonly value: string; readonly limit: number },
): readonly TicketRow[] {
  const at = { kind: ticketMarks.indexOf(mark), value: searchText(value), scope, reader: readerOf(reader), limit };
  return guarded(db.name, () => byMark.on(db).all(at).map(ticketRow));
}

/** As many of the newest that share a pair of characters are weighed. */
const WEIGHED = 120;
/** Tickets that share this much of their titles' pairs are alike. */
const ALIKE = 0.3;
const MOST_PAIRS = 16;

/** Titles that share many pairs of characters with what is being typed, the nearest first. */
export function similarTitles(
  db: Database,
  { scope, reader, title, limit }: Reader & { readonly title: string; readonly limit: number },
): readonly TicketRow[] {
  const pairs = wordPairs(title);
  if (pairs.length < 2) return [];
  const match = pairs.map((pair) => `"${tokenKind.name}${pairsOf(pair)[0] ?? ''}"`).join(' OR ');
  return guarded(db.name, () =>
    byWords[levelOf(scope)]
      .on(db)
      .all({ match, scope, reader: readerOf(reader), limit: WEIGHED })
      .map((row) => ({ row, share: sharedPart(pairs, searchText(row.title)) }))
      .filter(({ share }) => share >= ALIKE)
      .sort((a, b) => b.share - a.share)
      .slice(0, limit)
      .map(({ row }) => ticketRow(row)),
  );
}

/** Neighbouring characters of a title; numbers of houses and rooms say nothing of what it is about. */
function wordPairs(title: string): readonly string[] {
  const characters = Array.from(searchText(title));
  const pairs = characters.slice(1).map((character, index) => `${characters[index] ?? ''}${character}`);
  return [...new Set(pairs)].filter((pair) => !/\d/.test(pair)).slice(0, MOST_PAIRS);
}

/** Of the shorter of the two: so a few words are found in many. */
function sharedPart(pairs: readonly string[], folded: string): number {
  const shared = pairs.filter((pair) => folded.includes(pair)).length;
  return shared / Math.max(1, Math.min(pairs.length, folded.length - 1));
}
