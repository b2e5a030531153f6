import type { ChainBreak } from '../protocol/chain.ts';

/** What does not hold, one thing each. */
export type AuditFinding =
  | (ChainBreak & { readonly kind: 'chain'; readonly device: string; readonly position: number })
  | {
      readonly kind: 'seal';
      readonly device: string;
      readonly deviceSequence: number;
      readonly problem: 'unknown-device' | 'no-such-event' | 'wrong-hash' | 'wrong-signature';
    }
  /** A run that the hub ordered; named by where it begins. */
  | {
      readonly kind: 'batch';
      readonly device: string;
      readonly deviceSequence: number;
      readonly problem:
        | 'unknown-device'
        | 'wrong-signature'
        /** The run does not end at the hash that was sealed. */
        | 'wrong-hash'
        /** Of a scope of this office something is missing, too much, or otherwise. */
        | 'wrong-scope'
        /** Between two runs something of a scope is missing. */
        | 'wrong-count'
        /** An event of another device that no run covers. */
        | 'no-run';
    }
  /** The first of the device's events that should have a seal by now and has none. */
  | { readonly kind: 'unsealed'; readonly device: string; readonly eventId: string; readonly deviceSequence: number }
  | { readonly kind: 'stream'; readonly stream: string; readonly problem: 'gap' }
  | { readonly kind: 'command'; readonly commandId: string; readonly problem: 'half' };
