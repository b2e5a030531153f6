import { describe, expect, it } from 'vitest';
import { ok } from '../../kernel/result.ts';
import type { Batch } from '../../protocol/batch.ts';
import type { PushAnswer } from '../../protocol/messages.ts';
import { pushAhead } from './push-ahead.ts';

const signal = new AbortController().signal;
const accepted: PushAnswer = { kind: 'accepted', epoch: 'one', hubSequence: 1, repeated: false };

function run(firstSequence: number): Batch {
  return { seal: { firstSequence, lastSequence: firstSequence }, commands: [] } as unknown as Batch;
}

/** A chain of runs of one event each; `taken` is the hub's end of it. */
function desk(runs: number) {
  const said: string[] = [];
  const chain = { taken: 0, runs };
  const next = (after: number): Batch | undefined => (after < chain.runs ? run(after + 1) : undefined);
  const { push, nextBatch } = pushAhead({
    now: () => 1,
    chain: {
      nextBatch: ({ after, maxCommands }) => {
        const from = after?.seal.lastSequence ?? chain.taken;
        said.push(`seal ${String(from + 1)}${maxCommands === undefined ? '' : ' cut'}`);
        return next(from);
      },
      isNext: ({ seal }) => seal.firstSequence === chain.taken + 1,
      hasAfter: ({ seal }) => seal.lastSequence < chain.runs,
    },
    client: {
      prepare: ({ seal }) => said.push(`pack ${String(seal.firstSequence)}`),
      push: ({ batch: { seal } }) => {
        said.push(`push ${String(seal.firstSequence)}`);
        return new Promise((resolve) => setTimeout(resolve, 5)).then(() => {
          said.push(`answer ${String(seal.firstSequence)}`);
          return ok(accepted);
        });
      },
    },
  });
  return { said, chain, push, nextBatch };
}

describe('while a run is under way', () => {
  it('the one after it is sealed and packed, and taken when the hub has the first', async () => {
    const { said, chain, push, nextBatch } = desk(2);
    for (let batch = nextBatch({ now: 1 }); batch !== undefined; batch = nextBatch({ now: 1 })) {
      await push({ batch, epoch: 'one' }, signal);
      chain.taken += 1;
    }
    const first = ['seal 1', 'push 1', 'seal 2', 'pack 2', 'answer 1'];
    expect(said).toStrictEqual([...first, 'push 2', 'answer 2', 'seal 3']);
  });

  it('what was sealed ahead is thrown away when the hub did not take the first', async () => {
    const { said, push, nextBatch } = desk(2);
    await push({ batch: nextBatch({ now: 1 }) ?? run(0), epoch: 'one' }, signal);
    expect(nextBatch({ now: 1 })?.seal.firstSequence).toBe(1);
    expect(said.at(-1)).toBe('seal 1');
  });

  it('and when only a part of what waits would fit', async () => {
    const { said, chain, push, nextBatch } = desk(3);
    await push({ batch: nextBatch({ now: 1 }) ?? run(0), epoch: 'one' }, signal);
    chain.taken = 1;
    nextBatch({ now: 1, maxCommands: 1 });
    expect(said.at(-1)).toBe('seal 2 cut');
    nextBatch({ now: 1 });
    expect(said.at(-1)).toBe('seal 2');
  });

  it('nothing is sealed after a run of another device, which is only offered', async () => {
    const { said, push } = desk(3);
    await push({ batch: run(1), epoch: 'one' }, signal);
    expect(said).toStrictEqual(['push 1', 'answer 1']);
  });
});
