/** A device's chain as a desk would write it, without a desk: commands in, sealed batches out. */
import { hash } from 'node:crypto';
import { canonicalJson } from '../../../src/kernel/canonical-json.ts';
import type { OfficeId } from '../../../src/kernel/ids.ts';
import { type BatchSeal, batchSealText, scopeRoot } from '../../../src/protocol/batch-seal.ts';
import type { Batch, WireCommand, WireEvent } from '../../../src/protocol/batch.ts';
import { GENESIS_HASH } from '../../../src/protocol/envelope.ts';
import { hashedText } from '../../../src/protocol/hashed-text.ts';
import { scopeOfNewStream } from '../../../src/protocol/scope.ts';
import type { TestKey } from './test-key.ts';

export interface ChainEvent {
  readonly stream: string;
  readonly streamVersion: number;
  readonly type: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

export interface ChainCommand {
  readonly commandId: string;
  readonly name?: string;
  readonly actor: string;
  readonly office: string;
  readonly wallTime?: number;
  readonly superseded?: boolean;
  readonly events: readonly ChainEvent[];
}

export interface TestChain {
  readonly device: string;
  /** Writes the commands at the end of the chain and seals them as one batch. */
  batch(commands: readonly ChainCommand[], changes?: SealChanges): Batch;
  /** Goes on as if the batches since `batch` had never been made: a fork. */
  backTo(batch: Batch | undefined): void;
}

export interface SealChanges {
  readonly city?: string;
  readonly sealedAt?: number;
}

export interface ChainOptions {
  readonly city: string;
  readonly device: string;
  readonly key: TestKey;
  readonly newId: () => string;
}

const sha256 = (text: string): string => hash('sha256', text);

interface ChainState {
  sequence: number;
  hash: string;
  readonly counts: Map<string, number>;
}

export function testChain({ city, device, key, newId }: ChainOptions): TestChain {
  const scopes = new Map<string, OfficeId>();
  const before = new WeakMap<Batch, ChainState>();
  const start = (): ChainState => ({ sequence: 0, hash: GENESIS_HASH, counts: new Map() });
  let state = start();
  const write = (command: ChainCommand, hashes: Map<string, string[]>): WireCommand => {
    const { commandId, actor, office, name = 'test.command', wallTime = 1, superseded = false } = command;
    const events = command.events.map((event): WireEvent => {
      state.sequence += 1;
      const payload = canonicalJson(event.payload);
      const { stream, streamVersion, type } = event;
      const shown = { id: newId(), stream, streamVersion, type, deviceSequence: state.sequence };
      const header = { ...shown, commandId, actor, office, wallTime, device, previousHash: state.hash };
      state.hash = sha256(hashedText(header, payload));
      if (!superseded) {
        const scope = scopes.get(stream) ?? scopeOfNewStream({ ...event, office }) ?? (office as OfficeId);
        scopes.set(stream, scope);
        const list = hashes.get(scope);
        if (list === undefined) hashes.set(scope, [state.hash]);
        else list.push(state.hash);
      }
      return { ...shown, payload };
    });
    return { commandId, name, actor, office, wallTime, superseded, events };
  };
  return {
    device,
    batch: (commands, changes = {}) => {
      const previousHash = state.hash;
      const firstSequence = state.sequence + 1;
      const hashes = new Map<string, string[]>();
      const written = commands.map((command) => write(command, hashes));
      const roots = [...hashes]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([scope, list]) => {
          const from = state.counts.get(scope) ?? 0;
          state.counts.set(scope, from + list.length);
          return { scope, from, count: list.length, root: scopeRoot(list, sha256) };
        });
      const batch: Batch = {
        seal: sealed(key, {
          city: changes.city ?? city,
          device,
          firstSequence,
          lastSequence: state.sequence,
          previousHash,
          hash: state.hash,
          scopes: roots,
          sealedAt: changes.sealedAt ?? 1,
        }),
        commands: written,
      };
      before.set(batch, { ...state, counts: new Map(state.counts) });
      return batch;
    },
    backTo: (batch) => {
      const then = (batch === undefined ? undefined : before.get(batch)) ?? start();
      state = { ...then, counts: new Map(then.counts) };
    },
  };
}

export function sealed(key: TestKey, seal: Omit<BatchSeal, 'signature'>): BatchSeal {
  return { ...seal, signature: key.sign(batchSealText(seal)) };
}
