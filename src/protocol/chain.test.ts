import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CHAIN_START, type ChainHead, chainBreakAt } from './chain.ts';
import { type Envelope, envelopeHash } from './envelope.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

function chain(length: number): Envelope[] {
  const events: Envelope[] = [];
  for (let n = 1; n <= length; n += 1) {
    const event = {
      id: `event-${String(n)}`,
      stream: 'application:1',
      streamVersion: n,
      type: 'application.accepted.v1',
      payload: { n, words: '受理' },
      commandId: `command-${String(n)}`,
      actor: 'somebody',
      device: 'desk',
      deviceSequence: n,
      wallTime: 1_700_000_000_000 + n,
      office: '630104003',
      previousHash: events.at(-1)?.hash ?? CHAIN_START.hash,
    };
    events.push({ ...event, hash: envelopeHash(event, sha256) });
  }
  return events;
}

/** The place of the first break, or undefined. */
function firstBreak(events: readonly Envelope[]): number | undefined {
  let head: ChainHead = CHAIN_START;
  for (const [index, event] of events.entries()) {
    if (chainBreakAt(head, event, sha256) !== undefined) return index;
    head = { deviceSequence: event.deviceSequence, hash: event.hash };
  }
  return undefined;
}

describe('a device chain', () => {
  it('holds as it was written', () => {
    expect(firstBreak(chain(20))).toBeUndefined();
  });

  it('breaks at the first event that was left out, swapped, doubled or altered in any field', () => {
    const change = fc.constantFrom(
      'leave-out',
      'swap',
      'double',
      'payload',
      'actor',
      'wallTime',
      'office',
      'type',
      'hash',
    );
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 8 }), change, (at, how) => {
        const events = chain(10);
        const event = events[at];
        const next = events[at + 1];
        if (event === undefined || next === undefined) throw new Error('inside the chain');
        if (how === 'leave-out') events.splice(at, 1);
        else if (how === 'swap') events.splice(at, 2, next, event);
        else if (how === 'double') events.splice(at, 0, event);
        else if (how === 'payload') events[at] = { ...event, payload: { n: -1 } };
        else if (how === 'wallTime') events[at] = { ...event, wallTime: 1 };
        else if (how === 'hash') events[at] = { ...event, hash: sha256('another') };
        else events[at] = { ...event, [how]: 'other' };
        expect(firstBreak(events)).toBe(how === 'double' ? at + 1 : at);
      }),
      { numRuns: 200, seed: 7 },
    );
  });
});
