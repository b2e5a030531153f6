import { type Envelope, GENESIS_HASH, type HashText, envelopeHash } from './envelope.ts';

/** What is wrong with the first event at which a device's chain no longer holds. */
export interface ChainBreak {
  readonly eventId: string;
  readonly deviceSequence: number;
  readonly problem: 'gap' | 'wrong-previous-hash' | 'wrong-hash';
}

/** The place in a device's chain after which the next event must fit. */
export interface ChainHead {
  readonly deviceSequence: number;
  readonly hash: string;
}

export const CHAIN_START: ChainHead = { deviceSequence: 0, hash: GENESIS_HASH };

/** Checks that `event` continues the chain at `head`; feed a device's events in the order of their sequence. */
export function chainBreakAt(head: ChainHead, event: Envelope, sha256: HashText): ChainBreak | undefined {
  const at = { eventId: event.id, deviceSequence: event.deviceSequence };
  if (event.deviceSequence !== head.deviceSequence + 1) return { ...at, problem: 'gap' };
  if (event.previousHash !== head.hash) return { ...at, problem: 'wrong-previous-hash' };
  if (envelopeHash(event, sha256) !== event.hash) return { ...at, problem: 'wrong-hash' };
  return undefined;
}
