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
import { levelOf } from '../../domain/office/office.ts';
import type { QueueSort } from '../../domain/queue/definition.ts';
import { openQueues, turnQueues } from '../../domain/queue/turn.ts';
import { caseIdOfNumber, lastActors } from './beside-lists.ts';
import { dueCount, markCounts, stepCounts } from './queue-counts.ts';
import type { QueueRow } from './queue-row.ts';
import {
  type CaseSource,
  type QueueFilters,
  type QueueRequest,
  type QueueSelection,
  noFilters,
  queuePage,
  queueTotal,
} from './queue.ts';

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

const reader = { staffId: 'a' as StaffId, today: plainDate('2026-09-30'), now: 0 };

/** What a test looks at, asked as the store is asked. */
type Asked = Omit<QueueRequest, 'source' | 'reader'> & { readonly queue: (typeof queues)[number] };

function asked({ queue, ...more }: Asked): QueueRequest {
  return { ...more, source: { from: 'step', step: queue }, reader };
}

const looked = ({ queue, ...more }: Selection): QueueSelection => ({
  ...more,
  source: { from: 'step', step: queue },
  reader,
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
    .filter((state) => passes(state, filters))
    .toSorted((a, b) => (value(a) < value(b) ? -1 : value(a) > value(b) ? 1 : 0))
    .map((state) => state.caseNo);
}

function randomFilters(): QueueFilters {
  return {
    programmes: programmes.filter(() => random.chance(0.3)),
    channels: channels.filter(() => random.chance(0.2)),
    greenOnly: random.chance(0.2),
    staleOnly: false,
    dueBy: random.chance(0.3) ? addDays(plainDate('2026-09-01'), random.integer(0, 60)) : null,
  };
}

const numbers = (rows: readonly QueueRow[]): readonly string[] => rows.map((row) => row.caseNo);

describe('queues', () => {
  it.each(scopes)('counts of %s are those of its cases', (scope) => {
    for (const queue of queues) {
      const selection = { scope, queue, filters: noFilters };
      expect(stepCounts(desk.file.db, scope).get(queue) ?? 0).toBe(expected(selection).length);
      expect(queueTotal(desk.file.db, looked(selection))).toBe(expected(selection).length);
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
        expect(queueTotal(desk.file.db, looked(selection))).toBe(all.length);
        const offset = random.integer(0, all.length + 3);
        const page = queuePage(desk.file.db, asked({ ...request, position: { offset } }));
        expect(numbers(page)).toEqual(all.slice(offset, offset + request.limit));
        const last = page.at(-1);
        if (last === undefined) continue;
        const next = queuePage(desk.file.db, asked({ ...request, position: { after: last.cursor } }));
        const from = offset + page.length;
        expect(numbers(next)).toEqual(all.slice(from, from + request.limit));
      }
    },
  );

  it('reach their last row by pages', () => {
    const selection = { scope: CITY, queue: 'approved' as const, filters: noFilters };
    const request = { ...selection, sort: 'due' as const, descending: false, limit: 7 };
    const seen: string[] = [];
    let page = queuePage(desk.file.db, asked({ ...request, position: { offset: 0 } }));
    while (page.length > 0) {
      seen.push(...numbers(page));
      page = queuePage(desk.file.db, asked({ ...request, position: { after: page.at(-1)?.cursor ?? '' } }));
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
      expect(queuePage(desk.file.db, asked({ ...request, position: { after } }))).toEqual([]);
    }
  });

  it('show a row as the case is', () => {
    const state = states.find((each) => each.status === 'street-review');
    invariant(state, 'the city has a case in street review');
    const rows = queuePage(
      desk.file.db,
      asked({
        scope: state.street,
        queue: 'street-review',
        filters: noFilters,
        sort: 'case-no',
        descending: false,
        position: { offset: 0 },
        limit: 200,
      }),
    );
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
      heldUntil: 0,
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
      const wanted = { scope, steps: [queue], from: null, to: addDays(today, -1) };
      expect(dueCount(desk.file.db, { ...wanted, most: 1_000 })).toBe(late);
      expect(dueCount(desk.file.db, { ...wanted, most: 3 })).toBe(Math.min(late, 3));
    }
  });
});

describe('lists of several steps and of marks', () => {
  const today = plainDate('2026-09-30');
  const now = Date.UTC(2026, 9, 10);
  const at = { staffId: 'a' as StaffId, today, now };
  const sources: readonly {
    readonly source: CaseSource;
    readonly holds: (state: ApplicationState, scope: OfficeId) => boolean;
  }[] = [
    {
      source: { from: 'steps', steps: 'open', due: 'late', free: false },
      holds: (state) => isOpen(state) && state.clock !== null && state.clock.dueOn < today,
    },
    {
      source: { from: 'steps', steps: 'open', due: 'today', free: false },
      holds: (state) => isOpen(state) && state.clock?.dueOn === today,
    },
    {
      source: { from: 'steps', steps: 'turn', due: 'any', free: true },
      holds: (state, scope) => turnQueues(levelOf(scope)).includes(queueOf(state.status)),
    },
    { source: { from: 'mark', mark: 'green' }, holds: (state) => isOpen(state) && state.content.greenChannel !== null },
  ];
  const isOpen = (state: ApplicationState): boolean => openQueues.includes(queueOf(state.status));
  const dueOf = (state: ApplicationState): string => state.clock?.dueOn ?? '9999';

  it.each(sources)('hold the right cases by due date, then age: $source', ({ source, holds }) => {
    let seen = 0;
    for (let round = 0; round < 80; round += 1) {
      const scope = random.pick(scopes);
      const filters = round % 2 === 0 ? noFilters : randomFilters();
      const descending = random.chance(0.3);
      const ascending = states
        .filter((state) => state.street.startsWith(scope) && holds(state, scope) && passes(state, filters))
        .toSorted((a, b) => (dueOf(a) < dueOf(b) ? -1 : dueOf(a) > dueOf(b) ? 1 : 0))
        .map((state) => state.caseNo);
      const all = descending ? ascending.toReversed() : ascending;
      seen += all.length;
      const selection = { scope, source, filters, reader: at };
      expect(queueTotal(desk.file.db, selection)).toBe(all.length);
      const request = { ...selection, sort: 'due', descending, limit: random.integer(1, 20) } as const;
      const offset = random.integer(0, all.length + 2);
      const page = queuePage(desk.file.db, { ...request, position: { offset } });
      expect(numbers(page)).toEqual(all.slice(offset, offset + request.limit));
      const last = page.at(-1);
      if (last === undefined) continue;
      const next = queuePage(desk.file.db, { ...request, position: { after: last.cursor } });
      expect(numbers(next)).toEqual(all.slice(offset + page.length, offset + page.length + request.limit));
    }
    expect(seen).toBeGreaterThan(0);
  });

  it.each(scopes)('of %s are counted by mark', (scope) => {
    const green = states.filter(
      (state) => state.street.startsWith(scope) && isOpen(state) && state.content.greenChannel !== null,
    );
    expect(markCounts(desk.file.db, scope).get('green') ?? 0).toBe(green.length);
  });

  it('hold what somebody did lately, the latest first', () => {
    const stream = histories[0]?.stream ?? '';
    const last = desk.file.load(stream).events.at(-1);
    invariant(last, 'the case has a history');
    const reader = { staffId: last.actor as StaffId, today, now: last.wallTime + 1_000 };
    const selection = { scope: CITY, source: { from: 'recent' }, filters: noFilters, reader } as const;
    const request = { ...selection, sort: 'due', descending: false, position: { offset: 0 }, limit: 500 } as const;
    const page = queuePage(desk.file.db, request);
    expect(numbers(page)).toContain(states[0]?.caseNo);
    expect(queueTotal(desk.file.db, selection)).toBe(page.length);
    const longAfter = { ...reader, now: last.wallTime + 31 * 24 * 3_600_000 };
    expect(queuePage(desk.file.db, { ...request, reader: longAfter })).toEqual([]);
  });
});

function passes(state: ApplicationState, filters: QueueFilters): boolean {
  return (
    (filters.programmes.length === 0 || filters.programmes.includes(state.content.programme)) &&
    (filters.channels.length === 0 || filters.channels.includes(state.channel)) &&
    (!filters.greenOnly || state.content.greenChannel !== null) &&
    (filters.dueBy === null || (state.clock !== null && state.clock.dueOn <= filters.dueBy))
  );
}
