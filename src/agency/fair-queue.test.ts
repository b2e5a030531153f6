import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fairQueue } from './fair-queue.ts';

/** Lets everything happen that has been waiting to. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('the queue of a source', () => {
  it('lets lanes take turns, and in a lane who came first go first', async () => {
    const queue = fairQueue(1);
    const order: string[] = [];
    const first = await queue.enter('a');
    const waiters = ['a1', 'a2', 'a3', 'b1', 'c1', 'b2'].map(async (name) => {
      const leave = await queue.enter(name.charAt(0));
      order.push(name);
      leave?.();
    });
    first?.();
    await Promise.all(waiters);
    expect(order).toEqual(['a1', 'b1', 'c1', 'a2', 'b2', 'a3']);
  });

  it('a place given back twice is given back once', async () => {
    const queue = fairQueue(1);
    const leave = await queue.enter('a');
    leave?.();
    await queue.enter('a');
    leave?.();
    expect(queue.inside()).toBe(1);
  });

  it('never lets in more than it may, and everybody in the end, whoever gives up', async () => {
    const arrival = fc.record({ lane: fc.constantFrom('a', 'b', 'c'), givesUp: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 4 }),
        fc.array(arrival, { maxLength: 30 }),
        async (atOnce, arrivals) => {
          const queue = fairQueue(atOnce);
          let [most, served, cancelled] = [0, 0, 0];
          const ends = arrivals.map(async ({ lane, givesUp }) => {
            const cancel = new AbortController();
            const turn = queue.enter(lane, cancel.signal);
            if (givesUp) cancel.abort();
            const leave = await turn;
            if (leave === undefined) {
              cancelled += 1;
              return;
            }
            most = Math.max(most, queue.inside());
            await settled();
            served += 1;
            leave();
          });
          await Promise.all(ends);
          expect(most).toBeLessThanOrEqual(atOnce);
          expect(served + cancelled).toBe(arrivals.length);
          expect(served).toBeGreaterThanOrEqual(arrivals.filter(({ givesUp }) => !givesUp).length);
          expect([queue.inside(), queue.waiting()]).toEqual([0, 0]);
        },
      ),
      { numRuns: 40 },
    );
  });
});
