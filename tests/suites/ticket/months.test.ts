import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { executeTicket } from '../../../src/app/ticket/execute-ticket.ts';
import { todayOf } from '../../../src/app/open-desk.ts';
import { loadTicket } from '../../../src/app/ticket/ticket-stream.ts';
import { ticketCounts, ticketListPage } from '../../../src/app/ticket/ticket-lists.ts';
import type { TicketCommand } from '../../../src/domain/ticket/commands.ts';
import { type TicketTopic, ticketTopics } from '../../../src/domain/ticket/kinds.ts';
import type { CommandId } from '../../../src/kernel/ids.ts';
import { type PlainDate, addDays, addMonths, plainDate } from '../../../src/kernel/plain-date.ts';
import { figuresByKind, figuresByOffice, figuresByTopic, sumOf } from '../../../src/store/queries/ticket-figures.ts';
import { monthNumber, monthSums, sumsBy } from '../../../src/store/queries/ticket-months.ts';
import { returningThings } from '../../../src/store/queries/ticket-returning.ts';
import { packId } from '../../../src/store/compact-id.ts';
import { rebuild } from '../../../src/store/rebuild.ts';
import { type TestDesk, testDesk } from '../../support/desk/test-desk.ts';
import { type TestStaffName, testOffices } from '../../support/desk/test-offices.ts';
import { anIntake } from '../../support/ticket/given-ticket.ts';

let made: TestDesk;
beforeAll(async () => {
  made = await testDesk();
});
afterAll(() => {
  made.remove();
});

function give(ticketId: string, command: TicketCommand): void {
  const version = loadTicket(made.desk.file, ticketId)?.version ?? 0;
  const request = { commandId: made.desk.newId() as CommandId, ticketId, version, command };
  expect(executeTicket(made.desk, request, made.as('citySupervisor').actor)).toMatchObject({ ok: true });
}

interface Told {
  readonly daysAgo: number;
  readonly topic: TicketTopic;
  readonly office: 'street' | 'otherStreet';
  readonly names: 'secondCitySupervisor' | null;
  readonly home: number;
  readonly far: number;
  readonly resort: boolean;
}

/** How far each went: heard, accepted, answered, called back in one of two ways. */
const STEPS: readonly TicketCommand[] = [
  { type: 'accept' },
  { type: 'answer', text: '已办', outcome: 'partly', attachments: [] },
  { type: 'call-back', reached: true, solved: false, satisfaction: 'dissatisfied', comment: '没办好' },
  { type: 'answer', text: '再办', outcome: 'solved', attachments: [] },
  { type: 'call-back', reached: true, solved: true, satisfaction: 'fair', comment: '' },
];

function tell({ daysAgo, topic, office, names, home, far, resort }: Told): void {
  const ticketId = made.desk.newId();
  const named = names === null ? [] : [{ kind: 'staff' as const, id: made.as(names).actor.staffId, label: '某' }];
  const about = [...named, { kind: 'estate' as const, id: '', label: `小区${String(home)}` }];
  const receivedOn = addDays(todayOf(made.desk), -daysAgo);
  const more = { office: testOffices[office].id, receivedOn, topic, about };
  give(ticketId, { type: 'receive', intake: anIntake({ more }) });
  for (const step of STEPS.slice(0, far)) give(ticketId, step);
  if (resort && far < 2) {
    give(ticketId, { type: 'reclassify', kind: 'petition', subject: 'complaint', reason: '按信访' });
  }
}

const told: fc.Arbitrary<Told> = fc.record({
  daysAgo: fc.integer({ min: 0, max: 400 }),
  topic: fc.constantFrom(...ticketTopics.slice(0, 3)),
  office: fc.constantFrom('street', 'otherStreet'),
  names: fc.constantFrom('secondCitySupervisor', null, null),
  home: fc.integer({ min: 0, max: 3 }),
  far: fc.integer({ min: 0, max: STEPS.length }),
  resort: fc.boolean(),
});

const readers = ['citySupervisor', 'secondCitySupervisor'] as const satisfies readonly TestStaffName[];
const scopes = ['city', 'street'] as const;
const endOf = (first: PlainDate): PlainDate => addDays(addMonths(first, 1), -1);

describe('figures of whole months', () => {
  it('are what a walk over the tickets counts, for everybody, after a rebuild too (CMP-09)', () => {
    const { db } = made.desk.file;
    for (const each of fc.sample(told, { numRuns: 60, seed: 8 })) tell(each);
    const tables = ['ticket_month', 'ticket_thing_month'];
    const stored = () => tables.map((table) => db.prepare(`SELECT * FROM ${table} ORDER BY 1, 2, 3, 4, 5`).all());
    const before = stored();
    rebuild(db, made.desk.file.projections);
    expect(stored()).toEqual(before);
    const first = plainDate(`${todayOf(made.desk).slice(0, 7)}-01`);
    for (const reader of readers) {
      for (const scope of scopes) {
        for (let back = 0; back < 14; back += 1) {
          const from = addMonths(first, -back);
          const at = { scope: testOffices[scope].id, reader: made.as(reader).actor.staffId, kinds: [] };
          const span = { ...at, today: todayOf(made.desk), from, until: endOf(from) };
          const number = monthNumber(from);
          const sums = monthSums(db, { ...span, from: number, until: number });
          const where = `${reader} ${scope} ${from}`;
          expect(
            sumsBy(sums, ({ office }) => office),
            where,
          ).toEqual(new Map(figuresByOffice(db, span)));
          expect(
            sumsBy(sums, ({ topic }) => topic),
            where,
          ).toEqual(new Map(figuresByTopic(db, span)));
          expect(
            sumsBy(sums, ({ kind }) => kind),
            where,
          ).toEqual(new Map(figuresByKind(db, span)));
          expect(sumOf(sumsBy(sums, ({ month }) => month).values()).received, where).toBe(
            sumOf(figuresByKind(db, span).values()).received,
          );
        }
      }
    }
  });

  it('of what returns count twelve months, without what the reader may know nothing of', () => {
    const { db } = made.desk.file;
    const today = todayOf(made.desk);
    const since = addMonths(plainDate(`${today.slice(0, 7)}-01`), -11);
    for (const reader of readers) {
      const { staffId } = made.as(reader).actor;
      const span = { scope: testOffices.city.id, reader: staffId, kinds: [], today, from: since, until: today };
      const walked = db
        .prepare<[Uint8Array | string, number], { value: string; n: number }>(
          `SELECT t.value, count(*) AS n FROM ticket_thing AS t JOIN ticket_row AS r USING (ticket_key)
           WHERE t.kind = 4 AND r.ticket_key NOT IN (SELECT ticket_key FROM ticket_barred WHERE staff = ?)
             AND t.received_day * 86400 >= ? GROUP BY t.value HAVING n > 1 ORDER BY n DESC, t.value`,
        )
        .all(packId(staffId), Date.parse(`${since}T00:00:00Z`) / 1_000);
      const found = returningThings(db, span, { kind: 'estate', limit: 10 });
      expect(
        found.map(({ value, all }) => ({ value, n: all })),
        reader,
      ).toEqual(walked);
    }
  });
});

describe('supervision that starts itself (CMP-08)', () => {
  it('has what is late on its list, in its count, and on no list of whoever may know nothing of it', () => {
    for (const reader of readers) {
      const { actor } = made.as(reader);
      const page = (list: 'supervised' | 'late') =>
        ticketListPage(made.desk, { list, kinds: [], topics: [], after: null, limit: 200 }, actor);
      const [supervised, late] = [page('supervised'), page('late')].map((rows) => rows.map((row) => row.ticketId));
      expect(late?.length, reader).toBeGreaterThan(3);
      expect(supervised, reader).toEqual(expect.arrayContaining(late ?? []));
      const { supervised: counted, late: countedLate } = ticketCounts(made.desk, actor);
      expect([counted, countedLate], reader).toEqual([supervised?.length, late?.length]);
      const first = ticketListPage(
        made.desk,
        { list: 'supervised', kinds: [], topics: [], after: null, limit: 2 },
        actor,
      );
      const rest = ticketListPage(
        made.desk,
        { list: 'supervised', kinds: [], topics: [], after: first.at(-1)?.cursor ?? null, limit: 200 },
        actor,
      );
      expect(
        [...first, ...rest].map((row) => row.ticketId),
        reader,
      ).toEqual(supervised);
    }
  });
});
