import { hash } from 'node:crypto';
import { countingTypes } from '../../domain/application/judged-document.ts';
import { type RecordedEvent, evolve } from '../../domain/application/evolve.ts';
import { promiseDay } from '../../domain/application/promise.ts';
import { queueOf } from '../../domain/application/queue.ts';
import { openPause } from '../../domain/application/clock-pause.ts';
import type { ApplicationState, Clock } from '../../domain/application/state.ts';
import type { ComputedDate } from '../../domain/calendar/deadline.ts';
import { districtOf } from '../../domain/office/office.ts';
import { type SearchableCase, tokensOf } from '../../domain/search/tokens-of.ts';
import type { Envelope } from '../../protocol/envelope.ts';
import { type StoredId, packId } from '../compact-id.ts';
import type { Database } from '../connection.ts';
import { calendarOf, dueOf, forgetCount } from '../due-days.ts';
import type { ProjectedStream, Projection } from '../projection.ts';
import { namedStatement } from '../statements.ts';
import {
  channelCodes,
  codesFingerprint,
  dayNumber,
  documentBits,
  pausesText,
  programmeCodes,
  queueCodes,
  statusCodes,
} from './case-codes.ts';
import { nameReadings } from './name-readings.ts';
import { typedEvents } from '../typed-events.ts';

/** The row of a case in the queues, and what it is found by. */
export const caseProjection: Projection = {
  name: 'case',
  version: `3 ${codesFingerprint}`,
  streamKind: 'application',
  write,
  remove(db, key) {
    deleteRow.on(db).run(key);
    deleteRowSearch.on(db).run(key);
  },
  clear(db) {
    forgetCount(db);
    deleteRows.on(db).run();
    deleteCounts.on(db).run();
    deleteMarkCounts.on(db).run();
    deleteSearch.on(db).run();
  },
};

/** In the order of the table's columns. */
type CaseRowValues = (number | string | StoredId)[];

const upsertRow = namedStatement<(number | string | Buffer)[]>(
  'case-row.upsert',
  `INSERT INTO case_row (case_key, case_id, case_no, applicant_name, programme, household_size, queue, status,
     street_id, district_id, received_day, accepted_day, due_day, due_provisional, clock_started_day, clock_limit,
     clock_unit, clock_pauses, document_bits, green_channel, channel, last_actor, last_changed_at, names_text,
     address_text, external_id, search_digest, step_version, promise_day)
   VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
   ON CONFLICT (case_key) DO UPDATE SET
     case_no = excluded.case_no, applicant_name = excluded.applicant_name, programme = excluded.programme,
     household_size = excluded.household_size, queue = excluded.queue, status = excluded.status,
     street_id = excluded.street_id, district_id = excluded.district_id, received_day = excluded.received_day,
     accepted_day = excluded.accepted_day, due_day = excluded.due_day, due_provisional = excluded.due_provisional,
     clock_started_day = excluded.clock_started_day, clock_limit = excluded.clock_limit,
     clock_unit = excluded.clock_unit, clock_pauses = excluded.clock_pauses, document_bits = excluded.document_bits,
     green_channel = excluded.green_channel, channel = excluded.channel, last_actor = excluded.last_actor,
     last_changed_at = excluded.last_changed_at, names_text = excluded.names_text,
     address_text = excluded.address_text, external_id = excluded.external_id, search_digest = excluded.search_digest,
     step_version = excluded.step_version, promise_day = excluded.promise_day`,
);
const selectDigest = namedStatement<[key: number], { search_digest: string }>(
  'case-row.search-digest',
  `SELECT search_digest FROM case_row WHERE case_key = ?`,
);
const upsertSearch = namedStatement<[key: number, tokens: string]>(
  'case-search.upsert',
  `INSERT OR REPLACE INTO case_search (rowid, tokens) VALUES (?, ?)`,
);
const deleteRow = namedStatement<[key: number]>('case-row.remove', `DELETE FROM case_row WHERE case_key = ?`);
const deleteRowSearch = namedStatement<[key: number]>('case-search.remove', `DELETE FROM case_search WHERE rowid = ?`);
const deleteRows = namedStatement<[]>('case-row.clear', `DELETE FROM case_row`);
const deleteCounts = namedStatement<[]>('queue-count.clear', `DELETE FROM queue_count`);
const deleteMarkCounts = namedStatement<[]>('mark-count.clear', `DELETE FROM mark_count`);
const deleteSearch = namedStatement<[]>(
  'case-search.clear',
  `INSERT INTO case_search (case_search) VALUES ('delete-all')`,
);

function write(db: Database, { key, events }: ProjectedStream): void {
  // The payloads were checked by the contract before they were decided on; the log keeps them as they were.
  const { state, stepVersion } = folded(events);
  const last = events.at(-1);
  if (state === undefined || last === undefined) return;
  const subject = searchableOf(state);
  const digest = hash('sha256', JSON.stringify(subject)).slice(0, 16);
  const isIndexed = selectDigest.on(db).get(key)?.search_digest === digest;
  const due = state.clock === null ? null : dueDay(db, state.clock);
  upsertRow.on(db).run(...rowOf(key, state, { last, subject, digest, due, stepVersion }));
  if (!isIndexed) upsertSearch.on(db).run(key, tokensOf({ ...subject, pinyin: subject.names.flatMap(nameReadings) }));
}

/** The case as it is, and the version of its stream with which it came into the step in which it stands. */
function folded(events: readonly Envelope[]): {
  readonly state: ApplicationState | undefined;
  readonly stepVersion: number;
} {
  let state: ApplicationState | undefined;
  let stepVersion = 0;
  for (const event of typedEvents<RecordedEvent & Envelope>(events, 'application')) {
    const next = evolve(state, event);
    if (state === undefined || queueOf(state.status) !== queueOf(next.status)) stepVersion = event.streamVersion;
    state = next;
  }
  return { state, stepVersion };
}

interface RowParts {
  readonly last: Envelope;
  readonly subject: Omit<SearchableCase, 'pinyin'>;
  readonly digest: string;
  readonly due: ComputedDate | null;
  readonly stepVersion: number;
}

/** By the calendar as it is now; as the event has it while no calendar is at hand (due-days.ts). */
function dueDay(db: Database, clock: Clock): ComputedDate | null {
  const calendar = calendarOf(db);
  if (calendar !== undefined) return dueOf(calendar, clock);
  return openPause(clock) === undefined ? { date: clock.dueOn, provisional: clock.provisional } : null;
}

function rowOf(
  key: number,
  state: ApplicationState,
  { last, subject, digest, due, stepVersion }: RowParts,
): CaseRowValues {
  const { content, clock } = state;
  const values: CaseRowValues = [
    key,
    packId(state.caseId),
    state.caseNo,
    content.members[0]?.name ?? '',
    programmeCodes.codeOf(content.programme),
    content.members.filter((member) => member.flags.counted).length,
    queueCodes.codeOf(queueOf(state.status)),
    statusCodes.codeOf(state.status),
    state.street,
    districtOf(state.street),
    dayNumber(state.receivedOn),
    dayNumber(state.acceptedOn),
    dayNumber(due?.date ?? null),
    due?.provisional === true ? 1 : 0,
    dayNumber(clock?.startedOn ?? null),
    clock?.limit ?? 0,
    clock?.unit === 'calendar' ? 1 : 0,
    pausesText(clock?.pauses),
    documentBits(countingTypes(state.documents)),
    content.greenChannel === null ? 0 : 1,
    channelCodes.codeOf(state.channel),
    packId(last.actor),
    last.wallTime,
    subject.names.join('\n'),
    subject.addresses.join('\n'),
    state.externalId,
    digest,
    stepVersion,
    dayNumber(promiseDay(state)),
  ];
  return values;
}

function searchableOf({ caseNo, content }: ApplicationState): Omit<SearchableCase, 'pinyin'> {
  const distinct = (texts: readonly string[]): string[] => [...new Set(texts.filter((text) => text !== ''))];
  return {
    names: content.members.map((member) => member.name),
    identityNumbers: distinct(content.members.map((member) => member.identityNumber)),
    phones: distinct([content.phone, ...content.members.map((member) => member.phone)]),
    caseNo,
    addresses: distinct([content.address, content.registrationAddress]),
  };
}
