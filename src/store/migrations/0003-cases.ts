import type { Migration } from '../migrate.ts';

const LIST_COLUMNS =
  'case_id, case_no, applicant_name, programme, household_size, status, received_day, due_provisional, clock_started_day, clock_limit, clock_unit, document_bits, green_channel, channel';

/** What a filter looks at, so that skipping rows never leaves the index. */
const FILTER_COLUMNS = 'district_id, street_id, programme, channel, green_channel, due_day';

const count = (row: 'new' | 'old', change: '+ 1' | '- 1', first: 1 | -1): string =>
  `INSERT INTO queue_count (scope, queue, n)
   VALUES ('*', ${row}.queue, ${first}), (${row}.district_id, ${row}.queue, ${first}),
          (${row}.street_id, ${row}.queue, ${first})
   ON CONFLICT (scope, queue) DO UPDATE SET n = n ${change};`;

const forgetEmpty = `DELETE FROM queue_count
   WHERE scope IN ('*', old.district_id, old.street_id) AND queue = old.queue AND n = 0;`;

/**
 * Cases in their queues. A page of a queue by due date is read from one of three covering indexes, one per level of
 * office: without them a cold page costs ten times as much (docs/decisions, targets). The other two orders have one
 * index each for the whole city, with what filters look at; the rows of a page are then fetched one by one.
 * Numbers instead of names: projections/case-codes.ts.
 */
export const migration0003: Migration = {
  number: 3,
  name: 'cases',
  statements: [
    `CREATE TABLE case_row (
      case_key INTEGER CONSTRAINT case_row_pk PRIMARY KEY,
      case_id ANY NOT NULL,
      case_no TEXT NOT NULL,
      applicant_name TEXT NOT NULL,
      programme INTEGER NOT NULL,
      household_size INTEGER NOT NULL,
      queue INTEGER NOT NULL,
      status INTEGER NOT NULL,
      street_id TEXT NOT NULL,
      district_id TEXT NOT NULL,
      received_day INTEGER NOT NULL,
      accepted_day INTEGER NOT NULL,
      due_day INTEGER NOT NULL,
      due_provisional INTEGER NOT NULL,
      clock_started_day INTEGER NOT NULL,
      clock_limit INTEGER NOT NULL,
      clock_unit INTEGER NOT NULL,
      document_bits INTEGER NOT NULL,
      green_channel INTEGER NOT NULL,
      channel INTEGER NOT NULL,
      last_actor ANY NOT NULL,
      last_changed_at INTEGER NOT NULL,
      names_text TEXT NOT NULL,
      address_text TEXT NOT NULL,
      external_id TEXT NOT NULL,
      search_digest TEXT NOT NULL
    ) STRICT`,
    `CREATE INDEX case_row_city_due ON case_row (queue, due_day, case_key, ${LIST_COLUMNS})`,
    `CREATE INDEX case_row_district_due ON case_row (district_id, queue, due_day, case_key, ${LIST_COLUMNS})`,
    `CREATE INDEX case_row_street_due ON case_row (street_id, queue, due_day, case_key, ${LIST_COLUMNS})`,
    `CREATE INDEX case_row_received ON case_row (queue, received_day, case_key, ${FILTER_COLUMNS})`,
    `CREATE INDEX case_row_queue_case_no ON case_row (queue, case_no, case_key, ${FILTER_COLUMNS})`,
    `CREATE INDEX case_row_case_no ON case_row (case_no)`,
    `CREATE INDEX case_row_external_id ON case_row (external_id) WHERE external_id <> ''`,
    `CREATE TABLE queue_count (
      scope TEXT NOT NULL,
      queue INTEGER NOT NULL,
      n INTEGER NOT NULL,
      CONSTRAINT queue_count_pk PRIMARY KEY (scope, queue)
    ) STRICT, WITHOUT ROWID`,
    `CREATE TRIGGER queue_count_insert AFTER INSERT ON case_row BEGIN ${count('new', '+ 1', 1)} END`,
    `CREATE TRIGGER queue_count_delete AFTER DELETE ON case_row BEGIN ${count('old', '- 1', -1)} ${forgetEmpty} END`,
    `CREATE TRIGGER queue_count_update AFTER UPDATE OF queue, street_id, district_id ON case_row
      WHEN old.queue <> new.queue OR old.street_id <> new.street_id
      BEGIN ${count('old', '- 1', -1)} ${count('new', '+ 1', 1)} ${forgetEmpty} END`,
    `CREATE VIRTUAL TABLE case_search USING fts5(
      tokens, content='', contentless_delete=1, detail=none, prefix='2', tokenize='unicode61 remove_diacritics 0'
    )`,
  ],
};
