import type { Migration } from '../migrate.ts';

const month = (row: 'new' | 'old'): string =>
  `CAST(strftime('%Y', ${row}.received_day * 86400, 'unixepoch') AS INTEGER) * 12
     + CAST(strftime('%m', ${row}.received_day * 86400, 'unixepoch') AS INTEGER) - 1`;

const sums = (row: 'new' | 'old', by: 1 | -1): string => {
  const signed = String(by);
  return `INSERT INTO ticket_month
     (month, office_id, kind, topic, received, answered, in_time, judged, solved, asked, satisfied, again)
   VALUES (${month(row)}, ${row}.office_id, ${row}.kind, ${row}.topic, ${signed},
     ${signed} * (${row}.in_time >= 0), ${signed} * (${row}.in_time = 1),
     ${signed} * (${row}.solved >= 0), ${signed} * (${row}.solved = 1),
     ${signed} * (${row}.satisfaction >= 0), ${signed} * (${row}.satisfaction >= 0 AND ${row}.satisfaction < 2),
     ${signed} * ${row}.again)
   ON CONFLICT (month, office_id, kind, topic) DO UPDATE SET
     received = received + excluded.received, answered = answered + excluded.answered,
     in_time = in_time + excluded.in_time, judged = judged + excluded.judged, solved = solved + excluded.solved,
     asked = asked + excluded.asked, satisfied = satisfied + excluded.satisfied, again = again + excluded.again;`;
};

const forgetEmpty = `DELETE FROM ticket_month
   WHERE month = ${month('old')} AND office_id = old.office_id AND kind = old.kind AND topic = old.topic
     AND received = 0;`;

const counted = ['received_day', 'office_id', 'kind', 'topic', 'in_time', 'solved', 'satisfaction', 'again'] as const;

const thing = (row: 'new' | 'old', by: 1 | -1): string =>
  `INSERT INTO ticket_thing_month (kind, month, office_id, ticket_kind, value, n)
   VALUES (${row}.kind, ${month(row)}, ${row}.office_id, ${row}.ticket_kind, ${row}.value, ${String(by)})
   ON CONFLICT (kind, month, office_id, ticket_kind, value) DO UPDATE SET n = n + excluded.n;`;

const forgetThing = `DELETE FROM ticket_thing_month
   WHERE kind = old.kind AND month = ${month('old')} AND office_id = old.office_id AND ticket_kind = old.ticket_kind
     AND value = old.value AND n = 0;`;

/**
 * What figures of whole months are read from: sums by office, kind and matter, and how often a home or an estate was
 * named, kept by triggers, since walking the year's tickets takes a third of a second in a large city. Who may know
 * nothing of a ticket has it taken off again when somebody looks (queries/ticket-months.ts). Months are counted from
 * the year 0.
 */
export const migration0032: Migration = {
  number: 32,
  name: 'ticket-months',
  statements: [
    `CREATE TABLE ticket_month (
      month INTEGER NOT NULL,
      office_id TEXT NOT NULL,
      kind INTEGER NOT NULL,
      topic INTEGER NOT NULL,
      received INTEGER NOT NULL,
      answered INTEGER NOT NULL,
      in_time INTEGER NOT NULL,
      judged INTEGER NOT NULL,
      solved INTEGER NOT NULL,
      asked INTEGER NOT NULL,
      satisfied INTEGER NOT NULL,
      again INTEGER NOT NULL,
      CONSTRAINT ticket_month_pk PRIMARY KEY (month, office_id, kind, topic)
    ) STRICT, WITHOUT ROWID`,
    `CREATE TABLE ticket_thing_month (
      kind INTEGER NOT NULL,
      month INTEGER NOT NULL,
      office_id TEXT NOT NULL,
      ticket_kind INTEGER NOT NULL,
      value TEXT NOT NULL,
      n INTEGER NOT NULL,
      CONSTRAINT ticket_thing_month_pk PRIMARY KEY (kind, month, office_id, ticket_kind, value)
    ) STRICT, WITHOUT ROWID`,
    `CREATE TRIGGER ticket_month_insert AFTER INSERT ON ticket_row BEGIN ${sums('new', 1)} END`,
    `CREATE TRIGGER ticket_month_delete AFTER DELETE ON ticket_row BEGIN ${sums('old', -1)} ${forgetEmpty} END`,
    `CREATE TRIGGER ticket_month_update AFTER UPDATE OF ${counted.join(', ')} ON ticket_row
      WHEN ${counted.map((column) => `old.${column} <> new.${column}`).join(' OR ')}
      BEGIN ${sums('old', -1)} ${sums('new', 1)} ${forgetEmpty} END`,
    `CREATE TRIGGER ticket_thing_month_insert AFTER INSERT ON ticket_thing BEGIN ${thing('new', 1)} END`,
    `CREATE TRIGGER ticket_thing_month_delete AFTER DELETE ON ticket_thing BEGIN ${thing('old', -1)} ${forgetThing} END`,
  ],
};
