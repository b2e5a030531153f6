import { describe, expect, it } from 'vitest';
import { err, ok } from '../../kernel/result.ts';
import type { Batch } from '../../protocol/batch.ts';
import type { PushAnswer } from '../../protocol/messages.ts';
import type { HubResult } from './hub-client.ts';
import { pushAhead } from './push-ahead.ts';

const signal = new AbortController().signal;
const accepted: PushAnswer = { kind: 'accepted', epoch: 'one', hubSequence: 1, repeated: false };

function run(firstSequence: number): Batch {
  const seal = { firstSequence, lastSequence: firstSequence, signature: String(firstSequence) };
  return { seal, commands: [] } as unknown as Batch;
}

interface Trial {
  /** What a run that was sent behind another is answered; accepted where it does not say. */
  readonly behind?: HubResult<PushAnswer>;
  readonly hasDocuments?: boolean;
  readonly isUnchanged?: boolean;
}

/** A chain of runs of one event each; `taken` is the hub's end of it. */
function desk(runs: number, { behind = ok(accepted), hasDocuments = false, isUnchanged = true }: Trial = {}) {
  const said: string[] = [];
  const chain = { taken: 0, runs };
  /** To runs that follow nothing: accepted when there is none. */
  const answers: HubResult<PushAnswer>[] = [];
  const next = (after: number): Batch | undefined => (after < chain.runs ? run(after + 1) : undefined);
  const { push, nextBatch } = pushAhead({
    now: () => 1,
    chain: {
      nextBatch: ({ after, maxCommands }) => {
        const from = after?.at(-1)?.seal.lastSequence ?? chain.taken;
        said.push(`seal ${String(from + 1)}${maxCommands === undefined ? '' : ' cut'}`);
        return next(from);
      },
      isNext: ({ seal }) => seal.firstSequence === chain.taken + 1,
      hasAfter: ({ seal }) => seal.lastSequence < chain.runs,
      hasDocuments: () => hasDocuments,
      isUnchanged: () => isUnchanged,
    },
    client: {
      prepare: ({ seal }) => said.push(`pack ${String(seal.firstSequence)}`),
      push: ({ batch: { seal }, follows }, signal) => {
        said.push(`push ${String(seal.firstSequence)}${follows === undefined ? '' : ` behind ${follows}`}`);
        signal?.addEventListener('abort', () => said.push(`abort ${String(seal.firstSequence)}`));
        return Promise.resolve(follows === undefined ? (answers.shift() ?? ok(accepted)) : behind);
      },
    },
  });
  return { said, chain, answers, push, nextBatch };
}

/** Sends all that waits, as the engine does. */
async function sendAll({ chain, push, nextBatch }: ReturnType<typeof desk>): Promise<void> {
  for (let batch = nextBatch({ now: 1 }); batch !== undefined; batch = nextBatch({ now: 1 })) {
    const answer = await push({ batch, epoch: 'one' }, signal);
    if (answer.ok && answer.value.kind === 'accepted') chain.taken += 1;
  }
}

describe('while a run is under way', () => {
  it('the one after it is sealed and sent behind it, and its answer is that to the same run', async () => {
    const made = desk(2);
    await sendAll(made);
    const first = ['seal 1', 'push 1', 'seal 2', 'pack 2', 'push 2 behind 1'];
    expect(made.said).toStrictEqual([...first, 'seal 3']);
  });

  it('the one after that is made ready, and goes when the first was taken', async () => {
    const made = desk(4);
    await sendAll(made);
    const first = ['seal 1', 'push 1', 'seal 2', 'pack 2', 'push 2 behind 1', 'seal 3', 'pack 3'];
    expect(made.said).toStrictEqual([...first, 'push 3 behind 2', 'seal 4', 'pack 4', 'push 4 behind 3', 'seal 5']);
  });

  it('what was made ready stays when the first was not taken, or something of it counts no more', async () => {
    const refused = desk(3);
    const answer: PushAnswer = { kind: 'behind', stream: 'jar:1', version: 2, commandIndex: 0 };
    refused.answers.push(ok(answer));
    await refused.push({ batch: refused.nextBatch({ now: 1 }) ?? run(0), epoch: 'one' }, signal);
    expect(refused.said.at(-1)).toBe('pack 3');
    const changed = desk(3, { isUnchanged: false });
    await sendAll(changed);
    expect(changed.said.slice(-5)).toStrictEqual(['pack 3', 'seal 3', 'pack 3', 'push 3 behind 2', 'seal 4']);
  });

  it('both that follow are put aside together', async () => {
    const { said, chain, push, nextBatch } = desk(4);
    await push({ batch: nextBatch({ now: 1 }) ?? run(0), epoch: 'one' }, signal);
    chain.taken = 7;
    nextBatch({ now: 1 });
    expect(said.filter((each) => each.startsWith('abort'))).toStrictEqual(['abort 2', 'abort 3']);
  });

  it.each([
    [
      'came too early',
      ok<PushAnswer>({ kind: 'gap', epoch: 'one', head: { deviceSequence: 0, hash: '', scopes: [] } }),
    ],
    ['was lost', err({ kind: 'unreachable', detail: 'no answer' } as const)],
  ])('what was sent behind it and %s is sent again', async (_what, behind) => {
    const made = desk(2, { behind });
    await sendAll(made);
    const first = ['seal 1', 'push 1', 'seal 2', 'pack 2', 'push 2 behind 1'];
    expect(made.said).toStrictEqual([...first, 'push 2', 'seal 3']);
  });

  it('what names documents waits until they are sent', async () => {
    const made = desk(2, { hasDocuments: true });
    await sendAll(made);
    const first = ['seal 1', 'push 1', 'seal 2', 'pack 2'];
    expect(made.said).toStrictEqual([...first, 'push 2', 'seal 3']);
  });

  it('what was made ahead is put aside when the hub did not take the first', async () => {
    const { said, push, nextBatch } = desk(2);
    await push({ batch: nextBatch({ now: 1 }) ?? run(0), epoch: 'one' }, signal);
    expect(nextBatch({ now: 1 })?.seal.firstSequence).toBe(1);
    expect(said.slice(-2)).toStrictEqual(['abort 2', 'seal 1']);
  });

  it('and when the hub has another log meanwhile', async () => {
    const { said, chain, push, nextBatch } = desk(2);
    await push({ batch: nextBatch({ now: 1 }) ?? run(0), epoch: 'one' }, signal);
    chain.taken = 1;
    await push({ batch: nextBatch({ now: 1 }) ?? run(0), epoch: 'two' }, signal);
    expect(said.filter((each) => each.startsWith('push'))).toStrictEqual(['push 1', 'push 2 behind 1', 'push 2']);
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
    expect(said).toStrictEqual(['push 1']);
  });
});
