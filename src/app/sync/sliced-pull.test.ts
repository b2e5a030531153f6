import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { err, ok } from '../../kernel/result.ts';
import type { AbortSignalLike } from '../../protocol/transport.ts';
import type { ReadBatch, ReadPage } from '../../protocol/read-run.ts';
import { deskProjections } from '../../store/desk-projections.ts';
import type { HubResult, PullWanted } from './hub-client.ts';
import { slicedPull } from './sliced-pull.ts';
import { slicesOf } from './slices.ts';

const HEAD = 900;
const rows = { projections: deskProjections };
const signal = new AbortController().signal;

/** A batch of 600 events that ends at a number of the city's order. */
function batch(hubSequence: number): ReadBatch {
  return batchOf(hubSequence, 'claim:1', 600);
}

function batchOf(hubSequence: number, stream: string, count: number): ReadBatch {
  return {
    hubSequence,
    run: { seal: {}, events: { streams: Array<string>(count).fill(stream) } },
  } as unknown as ReadBatch;
}

/** Two batches a page. */
function page({ after }: PullWanted): ReadPage {
  const ends = [after + 150, after + 300].filter((end) => end <= HEAD);
  const at = { epoch: 'one', after, upTo: ends.at(-1) ?? after, head: HEAD, hubTime: 1, office: '6301' };
  return { ...at, batches: ends.map(batch), devices: [] };
}

interface Asked {
  readonly wanted: PullWanted;
  readonly signal: AbortSignalLike | undefined;
}

interface Line {
  readonly answer?: (wanted: PullWanted, count: number) => HubResult<ReadPage>;
  /** Whether a page says where it ends before it is read, and another thread reads it. */
  readonly isAhead?: boolean;
}

function hub({ answer = (wanted) => ok(page(wanted)), isAhead = false }: Line = {}) {
  const asked: Asked[] = [];
  const read: number[] = [];
  const pull = slicedPull((wanted, given) => {
    asked.push({ wanted, signal: given });
    const came = answer(wanted, asked.length);
    if (!came.ok) return Promise.resolve(came);
    const reading = (): Promise<HubResult<ReadPage>> => {
      read.push(wanted.after);
      return Promise.resolve(came);
    };
    const readAside = isAhead ? reading : (): undefined => undefined;
    const piece = { after: wanted.after, isWhole: true, readAside, read: reading };
    return Promise.resolve(ok({ end: isAhead ? came.value : undefined, pieces: [piece] }));
  }, rows);
  const take = async (after: number, only?: string): Promise<number> => {
    const got = await pull({ after, wait: 0, ...(only === undefined ? {} : { only }) }, signal);
    if (!got.ok) throw new Error(JSON.stringify(got.error));
    expect(got.value.after).toBe(after);
    return got.value.upTo;
  };
  return { asked, read, pull, take };
}

describe('a page of the hub', () => {
  it('is given slice by slice, and the next one is asked for once, while it is written', async () => {
    const { asked, take } = hub();
    let at = 0;
    const ends: number[] = [];
    while (at < HEAD) ends.push((at = await take(at)));
    expect(ends).toStrictEqual([150, 300, 450, 600, 750, 900]);
    expect(asked.map(({ wanted }) => wanted)).toStrictEqual([
      { after: 0, wait: 0 },
      { after: 300, wait: 0, have: 0 },
      { after: 600, wait: 0, have: 300 },
    ]);
  });

  it('that was asked for ahead and is not wanted is let go, for what is wanted', async () => {
    const { asked, take } = hub();
    expect(await take(0)).toBe(150);
    expect(await take(0, '630104')).toBe(150);
    expect(asked.map(({ wanted }) => wanted.after)).toStrictEqual([0, 300, 0, 300]);
    expect(asked.map((each) => each.signal?.aborted)).toStrictEqual([false, true, false, false]);
  });

  it('that failed ahead is asked for again when it is wanted', async () => {
    const { asked, take } = hub({
      answer: (wanted, count) => (count === 2 ? err({ kind: 'unreachable', detail: 'cut' }) : ok(page(wanted))),
    });
    let at = 0;
    for (let count = 0; count < 3; count += 1) at = await take(at);
    expect(at).toBe(450);
    expect(asked.map(({ wanted }) => wanted.after)).toStrictEqual([0, 300, 300, 600]);
  });

  it('is read while the one before is written, and the one behind it fetched', async () => {
    const { asked, read, take } = hub({ isAhead: true });
    expect(await take(0)).toBe(150);
    await setImmediate();
    expect(asked.map(({ wanted }) => wanted)).toStrictEqual([
      { after: 0, wait: 0 },
      { after: 300, wait: 0, have: 0 },
      { after: 600, wait: 0, have: 0 },
    ]);
    expect(read).toStrictEqual([0, 300]);
    expect(await take(150)).toBe(300);
    await setImmediate();
    expect(read).toStrictEqual([0, 300]);
    for (const [after, end] of [
      [300, 450],
      [450, 600],
      [600, 750],
      [750, 900],
    ] as const) {
      expect(await take(after)).toBe(end);
    }
    expect(read).toStrictEqual([0, 300, 600]);
    expect(asked).toHaveLength(3);
  });

  it('that was asked for ahead of another is let go with it', async () => {
    const { asked, take } = hub({ isAhead: true });
    await take(0);
    await setImmediate();
    expect(await take(0, '630104')).toBe(150);
    expect(asked.slice(0, 3).map((each) => each.signal?.aborted)).toStrictEqual([false, true, true]);
  });

  it('is no longer asked for when the desk stops', async () => {
    const { asked, pull } = hub();
    const stop = new AbortController();
    await pull({ after: 0, wait: 0 }, stop.signal);
    await pull({ after: 150, wait: 0 }, stop.signal);
    expect(asked[1]?.signal?.aborted).toBe(false);
    stop.abort();
    expect(asked[1]?.signal?.aborted).toBe(true);
  });
});

it('a batch is never cut, and one case is worth many plain events', () => {
  const at = { epoch: 'one', after: 0, upTo: 4, head: 4, hubTime: 1, office: '6301', devices: [] };
  const batches = [
    batchOf(1, 'application:1', 100),
    batchOf(2, 'application:1', 20),
    batchOf(3, 'claim:1', 500),
    batchOf(4, 'claim:1', 1),
  ];
  expect(slicesOf({ ...at, batches }, rows).map(({ after, upTo }) => [after, upTo])).toStrictEqual([
    [0, 1],
    [1, 3],
    [3, 4],
  ]);
});
