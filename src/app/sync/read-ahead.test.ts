import { setImmediate } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { err, ok } from '../../kernel/result.ts';
import type { ReadPage } from '../../protocol/read-run.ts';
import type { FetchedPiece, HubResult, PullWanted } from './hub-client.ts';
import { type ReadAhead, readFrom, takePiece } from './read-ahead.ts';

const HEAD = 30;
const PER_PAGE = 5;
const signal = new AbortController().signal;

/** Pages of five pieces, each one number of the city's order long. */
function city({ threadFrom = 0, spoiled = [] as readonly number[] } = {}) {
  const fetched: PullWanted[] = [];
  const aside: number[] = [];
  const here: number[] = [];
  const answers = new Map<number, () => void>();
  const pageAt = (after: number): HubResult<ReadPage> =>
    spoiled.includes(after)
      ? err({ kind: 'unusable', detail: String(after) })
      : ok({ after, upTo: after + 1, head: HEAD } as ReadPage);
  const piece = (after: number): FetchedPiece => ({
    after,
    isWhole: false,
    readAside: () => {
      if (after < threadFrom) return undefined;
      aside.push(after);
      return new Promise((answer) => {
        answers.set(after, () => {
          answer(pageAt(after));
        });
      });
    },
    read: () => {
      here.push(after);
      return Promise.resolve(pageAt(after));
    },
  });
  const fetchPage = (wanted: PullWanted) => {
    fetched.push(wanted);
    const pieces = Array.from({ length: PER_PAGE }, (_, index) => piece(wanted.after + index));
    return Promise.resolve(ok({ end: { upTo: wanted.after + PER_PAGE, head: HEAD }, pieces }));
  };
  return {
    fetched,
    aside,
    here,
    /** The thread has read it. */
    read: (after: number) => answers.get(after)?.(),
    begin: (after: number) => readFrom(fetchPage, { after, wait: 0 }, signal),
  };
}

async function upTo(ahead: ReadAhead, after: number): Promise<number | undefined> {
  const page = await takePiece(ahead, { after });
  return page?.ok === true ? page.value.upTo : undefined;
}

it('four pieces are with the other thread at once, and the page behind is fetched when few lie unread', async () => {
  const { begin, aside, here, read, fetched } = city();
  const ahead = begin(0);
  await setImmediate();
  expect(aside).toStrictEqual([0, 1, 2, 3]);
  await setImmediate();
  expect(fetched).toStrictEqual([
    { after: 0, wait: 0 },
    { after: 5, wait: 0, have: 0 },
  ]);
  for (const after of [0, 1, 2, 3]) {
    read(after);
    expect(await upTo(ahead, after)).toBe(after + 1);
    expect(aside.at(-1)).toBe(after + 4);
  }
  await setImmediate();
  expect(fetched.slice(2)).toStrictEqual([{ after: 10, wait: 0, have: 2 }]);
  expect(here).toStrictEqual([]);
});

it('what no other thread has time for is read when it is wanted, once', async () => {
  const { begin, aside, here, read } = city({ threadFrom: 3 });
  const ahead = begin(0);
  for (const after of [0, 1, 2]) expect(await upTo(ahead, after)).toBe(after + 1);
  expect(here).toStrictEqual([0, 1, 2]);
  expect(aside).toStrictEqual([3, 4, 5, 6]);
  read(3);
  expect(await upTo(ahead, 3)).toBe(4);
  expect(here).toStrictEqual([0, 1, 2]);
});

it('a city comes in its order to its end, each page asked for once', async () => {
  const { begin, here, fetched } = city({ threadFrom: HEAD });
  const ahead = begin(0);
  let at = 0;
  while (at < HEAD) at = (await upTo(ahead, at)) ?? Number.NaN;
  expect(here).toStrictEqual(Array.from({ length: HEAD }, (_, index) => index));
  expect(fetched.map(({ after }) => after)).toStrictEqual([0, 5, 10, 15, 20, 25]);
});

it('what cannot be used is told at its place, and what is elsewhere is not given', async () => {
  const { begin } = city({ threadFrom: HEAD, spoiled: [1] });
  const ahead = begin(0);
  expect(await takePiece(ahead, { after: 1 })).toBeUndefined();
  expect(await takePiece(ahead, { after: 0, only: '630104' })).toBeUndefined();
  expect(await upTo(ahead, 0)).toBe(1);
  expect(await takePiece(ahead, { after: 1 })).toMatchObject({ ok: false, error: { kind: 'unusable', detail: '1' } });
});

it('after it was let go, what lies here is given, and nothing more is asked for', async () => {
  const { begin, fetched, here } = city({ threadFrom: HEAD });
  const ahead = begin(0);
  expect(await upTo(ahead, 0)).toBe(1);
  ahead.abort.abort();
  for (const after of [1, 2, 3, 4]) expect(await upTo(ahead, after)).toBe(after + 1);
  expect(await takePiece(ahead, { after: 5 })).toBeUndefined();
  expect(fetched).toHaveLength(1);
  expect(here).toStrictEqual([0, 1, 2, 3, 4]);
});
