/**
 * Appending a command and importing in bulk, beside raw inserts of the same bytes into bare tables of the same file:
 * one row with the event and one with the case, in their own transaction with the same fsync, or in one for many.
 */
import { executeCaseCommand } from '../../src/app/application/execute.ts';
import { executeMany } from '../../src/app/application/execute-many.ts';
import type { OpenDesk } from '../../src/app/open-desk.ts';
import type { ApplicationCommand } from '../../src/domain/application/commands.ts';
import { identityNumberFor } from '../../src/domain/identity/identity-number.ts';
import type { CaseId, CommandId, OfficeId } from '../../src/kernel/ids.ts';
import { addDays, plainDate } from '../../src/kernel/plain-date.ts';
import { aContent, aDocument, aMember } from '../support/application/builders.ts';
import { type Row, pairRow, round, timedPair } from './measure.ts';
import { cityPerson } from './person.ts';

const STREET = '630104003' as OfficeId;
const GROUP = 200;

export function writeRows(desk: OpenDesk): Row[] {
  const { db } = desk.file;
  db.exec('CREATE TABLE bench_event (id INTEGER PRIMARY KEY, stream TEXT, payload TEXT, hash BLOB) STRICT');
  db.exec('CREATE TABLE bench_case (id INTEGER PRIMARY KEY, text TEXT) STRICT');
  try {
    return [ownTransactions(desk), bulk(desk)];
  } finally {
    db.exec('DROP TABLE bench_event; DROP TABLE bench_case');
  }
}

function submission(desk: OpenDesk, n: number) {
  const caseId = desk.newId() as CaseId;
  const born = addDays(plainDate('1950-01-01'), n % 20_000);
  const member = aMember({ identityNumber: identityNumberFor('630104', born, 1 + (n % 998)) });
  const command: ApplicationCommand = {
    type: 'submit',
    caseId,
    externalId: '',
    channel: 'counter',
    street: STREET,
    content: aContent({ members: [member] }),
    documents: [aDocument('application-form')],
  };
  return { commandId: desk.newId() as CommandId, caseId, version: 0, command };
}

function rawWriter(desk: OpenDesk): (n: number) => void {
  const { db } = desk.file;
  const event = db.prepare('INSERT INTO bench_event (stream, payload, hash) VALUES (?, ?, ?)');
  const row = db.prepare('INSERT INTO bench_case (text) VALUES (?)');
  const hash = Buffer.alloc(32, 7);
  return (n) => {
    const { caseId, command } = submission(desk, n);
    event.run(caseId, JSON.stringify(command), hash);
    row.run(caseId.repeat(4));
  };
}

function ownTransactions(desk: OpenDesk): Row {
  const person = cityPerson();
  const write = rawWriter(desk);
  const inTransaction = desk.file.db.transaction(write);
  const pair = timedPair(
    1_000,
    (n) => {
      const outcome = executeCaseCommand(desk, submission(desk, n), person);
      if (!outcome.ok) throw new Error(outcome.error.code);
    },
    (n) => inTransaction.immediate(n),
  );
  return pairRow('append a command, saved and fsynced', pair);
}

function bulk(desk: OpenDesk): Row {
  const person = cityPerson();
  const write = rawWriter(desk);
  const many = desk.file.db.transaction((from: number) => {
    for (let n = from; n < from + GROUP; n += 1) write(n);
  });
  const pair = timedPair(
    40,
    (index) => {
      const commands = Array.from({ length: GROUP }, (_, n) => ({
        request: submission(desk, index * GROUP + n),
        actor: person,
      }));
      for (const outcome of executeMany(desk, commands)) if (!outcome.ok) throw new Error(outcome.error.code);
    },
    (index) => many.immediate(index * GROUP),
  );
  const rate = (micros: number): string => `${String(Math.round((GROUP * 1e6) / micros))} cases/s`;
  return {
    what: `bulk, groups of ${String(GROUP)} commands`,
    ours: rate(pair.ours.p50),
    peer: rate(pair.raw.p50),
    ratio: round(pair.ours.p50 / pair.raw.p50),
    target: '',
  };
}
