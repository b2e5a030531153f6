/** Tickets of an office and all below it, without those of which the reader may know nothing (CMP-09). */
import { ticketClockNames, type TicketClockName } from '../../domain/ticket/clocks.ts';
import {
  type TicketChannel,
  type TicketClass,
  type TicketKind,
  type TicketTopic,
  ticketChannels,
  ticketClasses,
  ticketKinds,
  ticketTopics,
} from '../../domain/ticket/kinds.ts';
import { type TicketStage, ticketStages } from '../../domain/ticket/state.ts';
import { type OfficeLevel, levelOf } from '../../domain/office/office.ts';
import type { OfficeId, StaffId } from '../../kernel/ids.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import { type StoredId, packId, unpackId } from '../compact-id.ts';
import type { Database } from '../connection.ts';
import { dateOfDay } from '../projections/case-codes.ts';
import { type Shelf, shelfCode } from '../projections/ticket-codes.ts';
import { type NamedStatement, namedStatement } from '../statements.ts';
import { guarded } from '../store-fault.ts';

export interface TicketRow {
  /** Where to go on from this row. */
  readonly cursor: { readonly day: number; readonly key: number };
  readonly ticketId: string;
  readonly ticketNo: string;
  readonly orderNo: string;
  readonly office: OfficeId;
  readonly kind: TicketKind;
  readonly subject: TicketClass;
  readonly channel: TicketChannel;
  readonly topic: TicketTopic;
  readonly stage: TicketStage;
  readonly title: string;
  readonly about: readonly string[];
  readonly callerName: string;
  readonly holder: StaffId | null;
  readonly receivedOn: PlainDate | null;
  readonly dueOn: PlainDate | null;
  readonly clock: TicketClockName | null;
  readonly provisional: boolean;
  /** 0 where nobody rated. */
  readonly level: number;
  readonly supervised: boolean;
  readonly redos: number;
  readonly closedOn: PlainDate | null;
}

export interface StoredTicket {
  readonly ticket_key: number;
  readonly ticket_id: StoredId;
  readonly ticket_no: string;
  readonly order_no: string;
  readonly office_id: OfficeId;
  readonly kind: number;
  readonly subject: number;
  readonly channel: number;
  readonly topic: number;
  readonly stage: number;
  readonly title: string;
  readonly text_head: string;
  readonly about_text: string;
  readonly caller_name: string;
  readonly holder: StoredId;
  readonly received_day: number;
  readonly due_day: number;
  readonly due_clock: number;
  readonly due_provisional: number;
  readonly level: number;
  readonly supervised: number;
  readonly redos: number;
  readonly closed_day: number;
}

export const TICKET_COLUMNS = `t.ticket_key, t.ticket_id, t.ticket_no, t.order_no, t.office_id, t.kind, t.subject,
   t.channel, t.topic, t.stage, t.title, t.text_head, t.about_text, t.caller_name, t.holder, t.received_day, t.due_day,
   t.due_clock, t.due_provisional, t.level, t.supervised, t.redos, t.closed_day`;

/** CMP-09, in every statement that finds tickets: by the index, one probe for each row. */
export const NOT_BARRED = `NOT EXISTS (
   SELECT 1 FROM ticket_barred AS b WHERE b.staff = @reader AND b.ticket_key = t.ticket_key)`;

const FILTERS = `(@kinds >> t.kind) & 1 = 1 AND (@topics >> t.topic) & 1 = 1`;

interface Page {
  readonly scope: string;
  readonly reader: StoredId;
  readonly shelf: number;

  readonly until_day: number;
  readonly day: number;
  readonly key: number;
  readonly kinds: number;
  readonly topics: number;
  readonly limit: number;
}

const scopeOf: Readonly<Record<OfficeLevel, string>> = {
  city: '@scope IS NOT NULL',
  district: 't.district_id = @scope',
  street: 't.office_id = @scope',
};

/** Without statistics SQLite takes the range of days for narrower than an office. */
const indexOf: Readonly<Record<OfficeLevel, string>> = {
  city: 'INDEXED BY ticket_row_city',
  district: 'INDEXED BY ticket_row_district',
  street: 'INDEXED BY ticket_row_office',
};

const byLevel = <Parameters extends unknown[], Row>(
  make: (level: OfficeLevel) => NamedStatement<Parameters, Row>,
): Readonly<Record<OfficeLevel, NamedStatement<Parameters, Row>>> => ({
  city: make('city'),
  district: make('district'),
  street: make('street'),
});

const pages = byLevel<[Page], StoredTicket>((level) =>
  namedStatement(
    `ticket-row.page.${level}`,
    `SELECT ${TICKET_COLUMNS} FROM ticket_row AS t ${indexOf[level]} WHERE ${scopeOf[level]} AND t.shelf = @shelf
       AND t.due_day <= @until_day AND (t.due_day, t.ticket_key) > (@day, @key) AND ${FILTERS} AND ${NOT_BARRED}
     ORDER BY t.due_day, t.ticket_key LIMIT +@limit`,
  ),
);
const newestPages = byLevel<[Page], StoredTicket>((level) =>
  namedStatement(
    `ticket-row.newest.${level}`,
    `SELECT ${TICKET_COLUMNS} FROM ticket_row AS t ${indexOf[level]} WHERE ${scopeOf[level]} AND t.shelf = @shelf
       AND (t.due_day, t.ticket_key) < (@day, @key) AND ${FILTERS} AND ${NOT_BARRED}
     ORDER BY t.due_day DESC, t.ticket_key DESC LIMIT +@limit`,
  ),
);
const heldPage = namedStatement<[Page & { readonly holder: StoredId }], StoredTicket>(
  'ticket-row.held',
  `SELECT ${TICKET_COLUMNS} FROM ticket_row AS t INDEXED BY ticket_row_holder WHERE t.holder = @holder AND t.shelf = @shelf
     AND t.due_day <= @until_day AND (t.due_day, t.ticket_key) > (@day, @key)
     AND substr(t.office_id, 1, length(@scope)) = @scope AND ${FILTERS} AND ${NOT_BARRED}
   ORDER BY t.due_day, t.ticket_key LIMIT +@limit`,
);
const supervisedPage = namedStatement<[Page], StoredTicket>(
  'ticket-row.supervised',
  `SELECT ${TICKET_COLUMNS} FROM ticket_row AS t WHERE t.supervised = 1
     AND (t.due_day, t.ticket_key) > (@day, @key)
     AND substr(t.office_id, 1, length(@scope)) = @scope AND ${FILTERS} AND ${NOT_BARRED}
   ORDER BY t.due_day, t.ticket_key LIMIT +@limit`,
);

/** Which tickets: a shelf by its days, those of one person or of nobody, those under supervision. */
export type TicketChoice =
  | { readonly by: 'shelf'; readonly shelf: Shelf; readonly from: number; readonly until: number }
  | { readonly by: 'holder'; readonly shelf: Shelf; readonly holder: StaffId | null }
  | { readonly by: 'supervised' };

export interface TicketSelection {
  readonly scope: OfficeId;
  readonly reader: StaffId;
  readonly choice: TicketChoice;
  /** Empty: any. */
  readonly kinds: readonly TicketKind[];
  readonly topics: readonly TicketTopic[];
  readonly after: { readonly day: number; readonly key: number } | null;
  readonly limit: number;
}

const ANY = -1;
const LAST = Number.MAX_SAFE_INTEGER;

/** A page of tickets, the first due first; what is closed, the newest first. */
export function ticketPage(db: Database, selection: TicketSelection): readonly TicketRow[] {
  return guarded(db.name, () => storedPage(db, selection).map(ticketRow));
}

function storedPage(db: Database, { choice, after, ...selection }: TicketSelection): readonly StoredTicket[] {
  const { scope, reader, kinds, topics, limit } = selection;
  const page: Page = {
    scope,
    reader: packId(reader),
    shelf: shelfCode(choice.by === 'supervised' ? 'to-do' : choice.shelf),

    until_day: LAST,
    day: after?.day ?? ANY,
    key: after?.key ?? ANY,
    kinds: bits(kinds, ticketKinds),
    topics: bits(topics, ticketTopics),
    limit,
  };
  switch (choice.by) {
    case 'supervised':
      return supervisedPage.on(db).all(page);
    case 'holder':
      return heldPage.on(db).all({ ...page, holder: choice.holder === null ? '' : packId(choice.holder) });
    case 'shelf': {
      const level = levelOf(scope);
      if (choice.shelf === 'closed') {
        return newestPages[level].on(db).all({ ...page, day: after?.day ?? LAST, key: after?.key ?? LAST });
      }
      const from = after ?? { day: choice.from, key: ANY };
      return pages[level].on(db).all({ ...page, ...from, until_day: choice.until });
    }
  }
}

function bits<Name extends string>(names: readonly Name[], all: readonly Name[]): number {
  return names.length === 0 ? ANY : names.reduce((sum, name) => sum | (1 << all.indexOf(name)), 0);
}

export function ticketRow(row: StoredTicket): TicketRow {
  return {
    cursor: { day: row.due_day, key: row.ticket_key },
    ticketId: unpackId(row.ticket_id),
    ticketNo: row.ticket_no,
    orderNo: row.order_no,
    office: row.office_id,
    kind: ticketKinds[row.kind] ?? 'hotline',
    subject: ticketClasses[row.subject] ?? 'complaint',
    channel: ticketChannels[row.channel] ?? 'counter',
    topic: ticketTopics[row.topic] ?? 'other',
    stage: ticketStages[row.stage] ?? 'received',
    title: row.title,
    about: row.about_text === '' ? [] : row.about_text.split('\n'),
    callerName: row.caller_name,
    holder: row.holder === '' ? null : (unpackId(row.holder) as StaffId),
    receivedOn: dateOfDay(row.received_day),
    dueOn: dateOfDay(row.due_day),
    clock: ticketClockNames[row.due_clock] ?? null,
    provisional: row.due_provisional === 1,
    level: row.level,
    supervised: row.supervised === 1,
    redos: row.redos,
    closedOn: dateOfDay(row.closed_day),
  };
}
