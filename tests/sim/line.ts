/**
 * A desk's line to the hub, moved by hand. What a real line does to a request is decided by the seed: it is lost, its
 * answer is lost, it arrives twice, it arrives late (after the desk has given up and asked again), it is cut in the
 * middle, or a bit of it or of the answer is flipped.
 */
import type { SeededRandom } from '../../src/kernel/random.ts';
import type { RawRequest, RawResponse, Transport } from '../../src/protocol/transport.ts';
import type { Tally } from './tally.ts';

export interface LineRates {
  /** Chance that anything at all happens to a request. */
  readonly trouble: number;
}

export interface SimLine {
  readonly transport: Transport;
  /** Nothing happens to requests any more. */
  heal(): void;
  /** Requests that are still on their way arrive now, their answers go nowhere. */
  deliverLate(): Promise<void>;
}

interface LineParts {
  readonly random: SeededRandom;
  readonly rates: LineRates;
  readonly tally: Tally;
  /** The hub as it is when a request arrives. */
  readonly deliver: Transport;
}

const fates = ['lost requests', 'lost answers', 'doubled', 'late', 'cut', 'flipped'] as const;

export function simLine({ random, rates, tally, deliver }: LineParts): SimLine {
  let { trouble } = rates;
  const late: RawRequest[] = [];
  const travel = async (request: RawRequest): Promise<RawResponse> => {
    if (!random.chance(trouble)) return deliver(request);
    const fate = random.pick(fates);
    tally[fate] += 1;
    switch (fate) {
      case 'lost requests':
        throw new Error('the request is lost');
      case 'lost answers':
        await deliver(request);
        throw new Error('the answer is lost');
      case 'doubled':
        await deliver(request);
        return deliver(request);
      case 'late':
        late.push(request);
        throw new Error('no answer in time');
      case 'cut':
        return cutShort(request, random, deliver);
      case 'flipped':
        return flipped(request, random, deliver);
    }
  };
  return {
    transport: travel,
    heal: () => {
      trouble = 0;
    },
    deliverLate: async () => {
      for (const request of late.splice(0)) await deliver(request);
    },
  };
}

async function cutShort(request: RawRequest, random: SeededRandom, deliver: Transport): Promise<RawResponse> {
  if (request.body.length > 0 && random.chance(0.5)) {
    await deliver({ ...request, body: request.body.subarray(0, random.integer(0, request.body.length - 1)) });
    throw new Error('the line is cut in the request');
  }
  const answer = await deliver(request);
  // A client that counts bytes sees the cut; one behind a careless gateway does not.
  if (random.chance(0.5)) throw new Error('the line is cut in the answer');
  return { ...answer, body: answer.body.subarray(0, random.integer(0, Math.max(answer.body.length - 1, 0))) };
}

async function flipped(request: RawRequest, random: SeededRandom, deliver: Transport): Promise<RawResponse> {
  if (request.body.length > 0 && random.chance(0.5))
    return deliver({ ...request, body: withFlip(request.body, random) });
  const answer = await deliver(request);
  return { ...answer, body: withFlip(answer.body, random) };
}

function withFlip(body: Uint8Array, random: SeededRandom): Uint8Array {
  const copy = Uint8Array.from(body);
  const at = random.integer(0, Math.max(copy.length - 1, 0));
  copy[at] = (copy[at] ?? 0) ^ (1 << random.integer(0, 7));
  return copy;
}
