import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CaseHistory, caseHistory, streets } from '../../../tests/support/store/case-histories.ts';
import { type TemporaryDesk, appendTo, temporaryDesk } from '../../../tests/support/store/temporary-desk.ts';
import { channels, programmes } from '../../domain/application/programme.ts';
import { foldApplication } from '../../domain/application/evolve.ts';
import { queueOf, queues } from '../../domain/application/queue.ts';
import type { ApplicationState } from '../../domain/application/state.ts';
import { invariant } from '../../kernel/invariant.ts';
import type { OfficeId, StaffId } from '../../kernel/ids.ts';
import { addDays, plainDate } from '../../kernel/plain-date.ts';
import { seededRandom } from '../../kernel/random.ts';
import { deskProjections } from '../desk-projections.ts';
import { commit, commitMany } from '../unit-of-work.ts';
import type { QueueSort } from './queue-statements.ts';
import { caseIdOfNumber, lastActors, lateCount } from './beside-lists.ts';
import { type QueueFilters, type QueueRow, noFilters, queueCounts, queuePage, queueTotal } from './queue.ts';

const CITY = '6301' as OfficeId;
const scopes: readonly OfficeId[] = [CITY, '630104' as OfficeId, '630103' as OfficeId, ...streets];
const random = seededRandom(20261010);
const histories: readonly CaseHistory[] = Array.from({ length: 400 }, (_, index) => caseHistory(random, index + 1));

let desk: TemporaryDesk;
/** In the order in which the cases arrived. */
const states: ApplicationState[] = histories.map(({ steps }) => {
  const state = foldApplication(steps.map((event) => ({ ...event, actor: 'a' as StaffId })));
  invariant(state, 'every history has a beginning');
  return state;
});

beforeAll(() => {
  desk = temporaryDesk({ projections: deskProjections });
  // Half the cases arrive step by step, half in groups: the rows must not know the difference.
  commitMany(
    desk.file,
    histories.map(({ stream, steps }) => appendTo(stream, 0, steps.slice(0, 1))),
  );
  for (const { stream, steps } of histories) {
    steps.slice(1).forEach((event, index) => commit(desk.file, appendTo(stream, index + 1, [event])));
  }
});
afterAll(() => {
  desk.remove();
});

interface Selection {
  readonly scope: OfficeId;
  readonly queue: (typeof queues)[number];
  readonly filters: QueueFilters;
}

/** The oracle: look at every case. */
function expected({ scope, queue, filters }: Selection, sort: QueueSort = 'due'): readonly string[] {
  const value = (state: ApplicationState): string =>
    ({ due: state.clock?.dueOn ?? '9999', received: state.receivedOn, 'case-no': state.caseNo })[sort];
  return states
    .filter((state) => state.street.startsWith(scope) && queueOf(state.status) === queue)
    .filter((state) => filters.programmes.length === 0 || filters.programmes.includes(state.content.programme))
    .filter((state) => filters.channels.length === 0 || filters.channels.includes(state.channel))
    .filter((state) => !filters.greenOnly || state.content.greenChannel !== null)
    .filter((state) => filters.dueBy === null || (state.clock !== null && state.clock.dueOn <= filters.dueBy))
    .toSorted((a, b) => (value(a) < value(b) ? -1 : value(a) > value(b) ? 1 : 0))
    .map((state) => state.caseNo);
}

function randomFilters(): QueueFilters {
  return {
    programmes: programmes.filter(() => random.chance(0.3)),
    channels: channels.filter(() => random.chance(0.2)),
    greenOnly: random.chance(0.2),
    staleOn: null,
    dueBy: random.chance(0.3) ? addDays(plainDate('2026-09-01'), random.integer(0, 60)) : null,
  };
}

const numbers = (rows: readonly QueueRow[]): readonly string[] => rows.map((row) => row.caseNo);

describe('queues', () => {
  it.each(scopes)('counts of %s are those of its cases', (scope) => {
    for (const queue of queues) {
      const selection = { scope, queue, filters: noFilters };
      expect(queueCounts(desk.file.db, scope).get(queue) ?? 0).toBe(expected(selection).length);
      expect(queueTotal(desk.file.db, selection)).toBe(expected(selection).length);
    }
  });

  it.each(['due', 'received', 'case-no'] as const)(
    'by %s hold the right cases in the right order, whatever is filtered',
    (sort) => {
      for (let round = 0; round < 150; round += 1) {
        const filters = round % 3 === 0 ? noFilters : randomFilters();
        const selection = { scope: random.pick(scopes), queue: random.pick(queues), filters };
        const descending = random.chance(0.5);
        const ascending = expected(selection, sort);
        // Cases of equal rank come latest first when the order is turned round.
        const all = descending ? ascending.toReversed() : ascending;
        const request = { ...selection, sort, descending, limit: random.integer(1, 40) };
        expect(queueTotal(desk.file.db, selection)).toBe(all.length);
        const offset = random.integer(0, all.length + 3);
        const page = queuePage(desk.file.db, { ...request, position: { offset } });
        expect(numbers(page)).toEqual(all.slice(offset, offset + request.limit));
        const last = page.at(-1);
        if (last === undefined) continue;
        const next = queuePage(desk.file.db, { ...request, position: { after: last.cursor } });
        const from = offset + page.length;
        expect(numbers(next)).toEqual(all.slice(from, from + request.limit));
      }
    },
  );

  it('reach their last row by pages', () => {
    const selection = { scope: CITY, queue: 'approved' as const, filters: noFilters };
    const request = { ...selection, sort: 'due' as const, descending: false, limit: 7 };
    const seen: string[] = [];
    let page = queuePage(desk.file.db, { ...request, position: { offset: 0 } });
    while (page.length > 0) {
      seen.push(...numbers(page));
      page = queuePage(desk.file.db, { ...request, position: { after: page.at(-1)?.cursor ?? '' } });
    }
    expect(seen).toEqual(expected(selection));
  });

  it('have nothing after a cursor that means nothing', () => {
    const request = {
      scope: CITY,
      queue: 'approved',
      filters: noFilters,
      sort: 'due',
      descending: false,
      limit: 5,
    } as const;
    for (const after of ['', '~', 'x~1', '1~x', 'nonsense']) {
      expect(queuePage(desk.file.db, { ...request, position: { after } })).toEqual([]);
    }
  });

  it('show a row as the case is', () => {
    const state = states.find((each) => each.status === 'street-review');
    invariant(state, 'the city has a case in street review');
    const rows = queuePage(desk.file.db, {
      scope: state.street,
      queue: 'street-review',
      filters: noFilters,
      sort: 'case-no',
      descending: false,
      position: { offset: 0 },
      limit: 200,
    });
    const { cursor: _cursor, caseKey, ...row } = rows.find((each) => each.caseNo === state.caseNo) as QueueRow;
    expect(row).toEqual({
      caseId: state.caseId,
      caseNo: state.caseNo,
      applicantName: state.content.members[0]?.name,
      programme: state.content.programme,
      householdSize: state.content.members.length,
      channel: state.channel,
      greenChannel: state.content.greenChannel !== null,
      status: 'street-review',
      receivedOn: state.receivedOn,
      dueOn: state.clock?.dueOn,
      dueProvisional: state.clock?.provisional,
      clock: { startedOn: state.clock?.startedOn, limit: state.clock?.limit, unit: state.clock?.unit },
      documentTypes: expect.arrayContaining(state.documents.map((document) => document.type)) as unknown,
    });
    const last = desk.file.load(histories[states.indexOf(state)]?.stream ?? '').events.at(-1);
    expect(lastActors(desk.file.db, [caseKey, 1_000_000])).toEqual([last?.actor, null]);
    expect(caseIdOfNumber(desk.file.db, state.caseNo)).toBe(state.caseId);
    expect(caseIdOfNumber(desk.file.db, 'XN2026-01-999999')).toBeUndefined();
  });

  it.each(scopes)('of %s tell how many cases are late, and no more than is asked', (scope) => {
    const today = plainDate('2026-09-30');
    for (const queue of queues) {
      const filters = { ...noFilters, dueBy: addDays(today, -1) };
      const late = expected({ scope, queue, filters }).length;
      expect(lateCount(desk.file.db, { scope, queue, today, most: 1_000 })).toBe(late);
      expect(lateCount(desk.file.db, { scope, queue, today, most: 3 })).toBe(Math.min(late, 3));
    }
  });
});
