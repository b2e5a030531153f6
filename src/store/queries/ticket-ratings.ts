/** Ratings of a span of days by the index that holds them alone, without what the reader may know nothing of (CMP-09). */
import { type TicketTopic, closeReasons, ticketTopics } from '../../domain/ticket/kinds.ts';
import type { OfficeId } from '../../kernel/ids.ts';
import { type StoredId, packId } from '../compact-id.ts';
import type { Database } from '../connection.ts';
import { dayNumber } from '../projections/case-codes.ts';
import { ticketMarks } from '../projections/ticket-codes.ts';
import { namedStatement } from '../statements.ts';
import { guarded } from '../store-fault.ts';
import type { FigureSpan } from './ticket-figures.ts';
import { NOT_BARRED, type StoredTicket, TICKET_COLUMNS, type TicketRow, ticketRow } from './ticket-lists.ts';

export type RatingSpan = Pick<FigureSpan, 'scope' | 'reader' | 'from' | 'until'>;

interface Parameters {
  readonly scope: string;
  readonly reader: StoredId;
  readonly from: number;
  readonly until: number;
}

const STRUCK = closeReasons.indexOf('struck');
const RATED = `FROM ticket_row AS t INDEXED BY ticket_row_rating WHERE t.level > 0
     AND t.received_day >= @from AND t.received_day <= @until
     AND substr(t.office_id, 1, length(@scope)) = @scope AND ${NOT_BARRED}`;
const UNNAMED_BAD = `t.level >= 4 AND t.caller_name = '' AND t.closed_reason <> ${String(STRUCK)}`;

const selectLevels = namedStatement<
  [Parameters],
  { office_id: OfficeId; topic: number; level: number; struck: number; n: number }
>(
  'ticket-ratings.levels',
  `SELECT t.office_id, t.topic, t.level, t.closed_reason = ${String(STRUCK)} AS struck, count(*) AS n ${RATED}
   GROUP BY t.office_id, t.topic, t.level, struck`,
);

export interface LevelCount {
  readonly office: OfficeId;
  readonly topic: TicketTopic;
  readonly level: number;
  readonly struck: boolean;
  readonly n: number;
}

export function ratingLevelCounts(db: Database, span: RatingSpan): readonly LevelCount[] {
  return guarded(db.name, () => selectLevels.on(db).all(parametersOf(span))).map((row) => ({
    office: row.office_id,
    topic: ticketTopics[row.topic] ?? 'other',
    level: row.level,
    struck: row.struck === 1,
    n: row.n,
  }));
}

const selectThings = namedStatement<
  [Parameters & { readonly kind: number }],
  { value: string; label: string; level: number; n: number }
>(
  'ticket-ratings.things',
  `SELECT t.value, max(t.label) AS label, t.level, count(*) AS n FROM ticket_thing AS t
   WHERE t.kind = @kind AND t.received_day >= @from AND t.received_day <= @until AND t.level > 0
     AND substr(t.office_id, 1, length(@scope)) = @scope AND ${NOT_BARRED}
   GROUP BY t.value, t.level`,
);

export const ratedThings = ['window', 'estate', 'unit'] as const;

export interface ThingLevel {
  readonly kind: (typeof ratedThings)[number];
  readonly value: string;
  readonly label: string;
  readonly level: number;
  readonly n: number;
}

/** Windows, estates and homes that ratings are about, level by level. */
export function ratedThingLevels(db: Database, span: RatingSpan): readonly ThingLevel[] {
  return guarded(db.name, () =>
    ratedThings.flatMap((kind) =>
      selectThings
        .on(db)
        .all({ ...parametersOf(span), kind: ticketMarks.indexOf(kind) })
        .map((row) => ({ kind, ...row })),
    ),
  );
}

const selectGroups = namedStatement<
  [Parameters & { readonly limit: number }],
  { topic: number; about_text: string; n: number; last: number }
>(
  'ticket-ratings.groups',
  `SELECT t.topic, t.about_text, count(*) AS n, max(t.received_day) AS last ${RATED} AND ${UNNAMED_BAD}
   GROUP BY t.topic, t.about_text ORDER BY n DESC, last DESC, t.topic, t.about_text LIMIT +@limit`,
);

export interface RatingGroup {
  readonly topic: TicketTopic;
  /** What they are about, line by line; it names the group. */
  readonly key: string;
  readonly n: number;
  /** Days since 1970. */
  readonly last: number;
}

/** Bad ratings without a name, by matter and what they are about; the largest group first. */
export function unnamedBadGroups(db: Database, span: RatingSpan, limit: number): readonly RatingGroup[] {
  return guarded(db.name, () => selectGroups.on(db).all({ ...parametersOf(span), limit })).map((row) => ({
    topic: ticketTopics[row.topic] ?? 'other',
    key: row.about_text,
    n: row.n,
    last: row.last,
  }));
}

const selectGroup = namedStatement<
  [Parameters & { readonly topic: number; readonly about: string; readonly limit: number }],
  StoredTicket
>(
  'ticket-ratings.group',
  `SELECT ${TICKET_COLUMNS} ${RATED} AND ${UNNAMED_BAD} AND t.topic = @topic AND t.about_text = @about
   ORDER BY t.received_day DESC LIMIT +@limit`,
);

export function ratingsInGroup(
  db: Database,
  span: RatingSpan,
  { topic, key, limit }: { readonly topic: TicketTopic; readonly key: string; readonly limit: number },
): readonly TicketRow[] {
  const at = { ...parametersOf(span), topic: ticketTopics.indexOf(topic), about: key, limit };
  return guarded(db.name, () => selectGroup.on(db).all(at).map(ticketRow));
}

function parametersOf({ scope, reader, from, until }: RatingSpan): Parameters {
  return { scope, reader: packId(reader), from: dayNumber(from), until: dayNumber(until) };
}
