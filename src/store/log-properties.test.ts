import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { START, appendTo, temporaryDesk } from '../../tests/support/store/temporary-desk.ts';
import { toyProjections, toyRows } from '../../tests/support/store/toy-projection.ts';
import { auditLog } from './audit.ts';
import { lastPosition, streamVersion } from './event-log.ts';
import { outboxCounts } from './outbox.ts';
import { rebuild } from './rebuild.ts';
import { sealHead } from './sealing.ts';
import { type CommitRequest, commit, commitMany } from './unit-of-work.ts';

/** What a desk may live through; `stale` commands expect a version that has passed, `again` repeats a command id. */
type Step =
  | { readonly kind: 'one' | 'stale'; readonly jar: number; readonly amounts: readonly number[] }
  | { readonly kind: 'group'; readonly jars: readonly number[] }
  | { readonly kind: 'again' | 'fault' | 'restart' | 'seal' | 'rebuild' };

const jar = fc.integer({ min: 0, max: 5 });
const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof(
    {
      weight: 5,
      arbitrary: fc.record({
        kind: fc.constant('one' as const),
        jar,
        amounts: fc.array(fc.integer(), { maxLength: 3 }),
      }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('stale' as const), jar, amounts: fc.constant([1]) }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('group' as const), jars: fc.array(jar, { maxLength: 6 }) }) },
    { weight: 3, arbitrary: fc.record({ kind: fc.constantFrom('again', 'fault', 'restart', 'seal', 'rebuild') }) },
  ),
  { maxLength: 25 },
);

const filled = (amount: number) => ({ type: 'jar.filled.v2', payload: { amount } });

/** The model: what the log must hold. */
interface Model {
  readonly totals: Map<string, { total: number; moves: number }>;
  events: number;
  /** Commands with events: one without has nothing to send. */
  waiting: number;
  last: CommitRequest | undefined;
}

function remember(model: Model, request: CommitRequest): void {
  for (const { stream, events } of request.appends) {
    const row = model.totals.get(stream) ?? { total: 0, moves: 0 };
    for (const event of events) row.total += (event.payload as { amount: number }).amount;
    row.moves += events.length;
    if (row.moves > 0) model.totals.set(stream, row);
    model.events += events.length;
  }
  if (request.appends.some((append) => append.events.length > 0)) model.waiting += 1;
  model.last = request;
}

function live(desk: ReturnType<typeof temporaryDesk>, model: Model, step: Step): void {
  const at = (number: number): number => streamVersion(desk.file.db, `jar:${number}`);
  switch (step.kind) {
    case 'one': {
      const one = appendTo(`jar:${step.jar}`, at(step.jar), step.amounts.map(filled));
      expect(commit(desk.file, one).kind).toBe('committed');
      remember(model, one);
      return;
    }
    case 'stale':
      expect(commit(desk.file, appendTo(`jar:${step.jar}`, at(step.jar) + 1, [filled(1)])).kind).toBe('behind');
      return;
    case 'group': {
      const group = step.jars.map((number) => appendTo(`jar:${number}`, at(number), [filled(number)]));
      commitMany(desk.file, group).forEach((result, index) => {
        const request = group[index];
        // The second of a group that names the same jar expects a version that the first has moved.
        expect(result.kind).toBe(step.jars.indexOf(step.jars[index] ?? -1) === index ? 'committed' : 'behind');
        if (result.kind === 'committed' && request !== undefined) remember(model, request);
      });
      return;
    }
    case 'again':
      if (model.last !== undefined) expect(commit(desk.file, model.last).kind).toBe('repeated');
      return;
    case 'fault': {
      const failing = {
        ...appendTo('jar:0', at(0), [filled(9)]),
        also: () => {
          throw new Error('fault');
        },
      };
      expect(() => commit(desk.file, failing)).toThrow('fault');
      return;
    }
    case 'restart':
      desk.reopen();
      return;
    case 'seal':
      sealHead(desk.file, START);
      return;
    case 'rebuild':
      rebuild(desk.file.db, toyProjections);
  }
}

describe('the log', () => {
  it('holds exactly what was committed, verifies, and gives the same rows again', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(steps, (all) => {
        const desk = temporaryDesk();
        const model: Model = { totals: new Map(), events: 0, waiting: 0, last: undefined };
        try {
          for (const step of all) live(desk, model, step);
          const rows = toyRows(desk.file.db);
          expect(new Map(rows.map(({ stream, total, moves }) => [stream, { total, moves }]))).toEqual(model.totals);
          expect(lastPosition(desk.file.db)).toBe(model.events);
          expect(outboxCounts(desk.file.db).waiting).toBe(model.waiting);
          expect(auditLog(desk.file.db)).toMatchObject({ events: model.events, findings: [] });
          rebuild(desk.file.db, toyProjections);
          expect(toyRows(desk.file.db)).toEqual(rows);
        } finally {
          desk.remove();
        }
      }),
      { numRuns: 60 },
    );
  });
});
