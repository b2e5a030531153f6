import { createHash, createPublicKey, verify } from 'node:crypto';
import { cityOf, covers } from '../../../src/domain/office/office.ts';
import type { OfficeId } from '../../../src/kernel/ids.ts';
import type { Batch, WireCommand } from '../../../src/protocol/batch.ts';
import type {
  DeviceHead,
  DeviceRecord,
  EndsAnswer,
  OrderedBatch,
  PullAnswer,
  PushAnswer,
} from '../../../src/protocol/messages.ts';
import { openWholeBatch } from '../../../src/protocol/open-batch.ts';
import { receives, scopeOfNewStream } from '../../../src/protocol/scope.ts';
import { GENESIS_HASH } from '../../../src/protocol/envelope.ts';
import type { CaseFile } from '../../../src/store/case-file.ts';

/**
 * A hub in a page of code, for tests of the desk: orders what fits and hands out what an office may see. It keeps no
 * rights and no time; the hub itself is tested elsewhere.
 */
export interface HonestHub {
  readonly epoch: string;
  readonly head: () => number;
  enrol(file: CaseFile, office: string): DeviceRecord;
  move(device: string, office: string): void;
  headOf(device: string): DeviceHead;
  ends(): EndsAnswer;
  /** On this log unless a test says otherwise. */
  push(batch: Batch, epoch?: string): PushAnswer;
  pull(request: PullRequest): PullAnswer;
  /** Every event in the hub's order that counts, with its scope. */
  events(): readonly {
    readonly stream: string;
    readonly id: string;
    readonly scope: string;
    readonly commandId: string;
  }[];
  /** The hub as it was at this moment, as a backup restores it, with another epoch. */
  copy(epoch: string): HonestHub;
}

export interface PullRequest {
  readonly device: string;
  readonly after: number;
  readonly only?: OfficeId;
  readonly limit?: number;
}

interface State {
  readonly epoch: string;
  sequence: number;
  readonly log: { readonly batch: Batch; readonly hubSequence: number }[];
  readonly devices: Map<string, DeviceRecord>;
  readonly heads: Map<string, { deviceSequence: number; hash: string; scopes: Map<string, number> }>;
  readonly streams: Map<string, { version: number; scope: OfficeId }>;
  readonly commands: Set<string>;
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

export function honestHub(epoch = 'first'): HonestHub {
  return hubOver({
    epoch,
    sequence: 0,
    log: [],
    devices: new Map(),
    heads: new Map(),
    streams: new Map(),
    commands: new Set(),
  });
}

function hubOver(state: State): HonestHub {
  return {
    epoch: state.epoch,
    head: () => state.sequence,
    enrol: (file, office) => {
      const record: DeviceRecord = {
        device: file.device.id,
        publicKey: file.device.publicKey.toString('base64'),
        office,
        name: `desk of ${office}`,
        enrolledAt: 1,
        revokedAt: null,
      };
      state.devices.set(record.device, record);
      return record;
    },
    move: (device, office) => {
      const record = state.devices.get(device);
      if (record !== undefined) state.devices.set(device, { ...record, office });
    },
    headOf: (device) => headOf(state, device),
    ends: () => ({
      epoch: state.epoch,
      ends: [...state.heads].map(([device, { deviceSequence }]) => ({ device, deviceSequence })),
    }),
    push: (batch, known = state.epoch) =>
      known === state.epoch ? push(state, batch) : { kind: 'other-log', epoch: state.epoch },
    pull: (request) => pull(state, request),
    events: () =>
      state.log.flatMap(({ batch }) =>
        batch.commands.flatMap((command) =>
          command.superseded
            ? []
            : command.events.map(({ stream, id }) => ({
                stream,
                id,
                scope: state.streams.get(stream)?.scope ?? '',
                commandId: command.commandId,
              })),
        ),
      ),
    copy: (epoch) =>
      hubOver({
        epoch,
        sequence: state.sequence,
        log: [...state.log],
        devices: new Map(state.devices),
        heads: new Map([...state.heads].map(([id, head]) => [id, { ...head, scopes: new Map(head.scopes) }])),
        streams: new Map([...state.streams].map(([id, stream]) => [id, { ...stream }])),
        commands: new Set(state.commands),
      }),
  };
}

function headOf(state: State, device: string): DeviceHead {
  const head = state.heads.get(device);
  return {
    deviceSequence: head?.deviceSequence ?? 0,
    hash: head?.hash ?? GENESIS_HASH,
    scopes: [...(head?.scopes ?? [])].sort().map(([scope, count]) => ({ scope, count })),
  };
}

function push(state: State, batch: Batch): PushAnswer {
  const { seal } = batch;
  const head = headOf(state, seal.device);
  const same = state.log.find((each) => each.batch.seal.signature === seal.signature);
  if (same !== undefined)
    return { kind: 'accepted', epoch: state.epoch, hubSequence: same.hubSequence, repeated: true };
  if (seal.firstSequence !== head.deviceSequence + 1 || seal.previousHash !== head.hash) {
    return { kind: 'gap', epoch: state.epoch, head };
  }
  const streams = new Map([...state.streams].map(([id, stream]) => [id, { ...stream }]));
  for (const [commandIndex, command] of batch.commands.entries()) {
    if (command.superseded) continue;
    if (state.commands.has(command.commandId)) return { kind: 'refused', commandIndex, reason: 'command-id-reused' };
    for (const event of command.events) {
      const known = streams.get(event.stream);
      const payload = JSON.parse(event.payload) as Record<string, unknown>;
      const scope =
        known?.scope ?? scopeOfNewStream({ stream: event.stream, type: event.type, payload, office: command.office });
      if (scope === undefined) throw new Error(`no scope: ${event.stream}`);
      const office = state.devices.get(seal.device)?.office as OfficeId;
      const mayWrite = covers(office, scope) || scope === cityOf(office);
      // Before `behind`: where a stream stands is not told of what the device may not see.
      if (!mayWrite) return { kind: 'refused', commandIndex, reason: 'foreign-scope' };
      const at = known?.version ?? 0;
      if (event.streamVersion !== at + 1) return { kind: 'behind', commandIndex, stream: event.stream, version: at };
      streams.set(event.stream, { version: at + 1, scope });
    }
  }
  checkSeal(state, batch, streams);
  for (const [id, stream] of streams) state.streams.set(id, stream);
  const counts = new Map(head.scopes.map(({ scope, count }) => [scope, count]));
  for (const { scope, from, count } of seal.scopes) {
    if (from !== (counts.get(scope) ?? 0)) throw new Error(`counts of ${scope}: ${String(from)}`);
    counts.set(scope, from + count);
  }
  for (const command of batch.commands) if (!command.superseded) state.commands.add(command.commandId);
  state.heads.set(seal.device, { deviceSequence: seal.lastSequence, hash: seal.hash, scopes: counts });
  state.sequence += seal.scopes.reduce((sum, { count }) => sum + count, 0);
  state.log.push({ batch, hubSequence: state.sequence });
  return { kind: 'accepted', epoch: state.epoch, hubSequence: state.sequence, repeated: false };
}

function checkSeal(state: State, batch: Batch, streams: State['streams']): void {
  const opened = openWholeBatch(batch, {
    sha256,
    isSignedBy: (device, text, signature) => {
      const x = Buffer.from(state.devices.get(device)?.publicKey ?? '', 'base64').toString('base64url');
      const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
      return verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64'));
    },
    scopeOf: (event) => streams.get(event.stream)?.scope,
  });
  if (!opened.ok) throw new Error(`a desk sent a batch that does not hold: ${JSON.stringify(opened.error)}`);
}

function pull(state: State, { device, after, only, limit = 20 }: PullRequest): PullAnswer {
  const office = state.devices.get(device)?.office as OfficeId;
  const isVisible = (scope: OfficeId): boolean =>
    only === undefined ? receives(office, scope) : covers(only, scope) && receives(office, scope);
  const batches: OrderedBatch[] = [];
  let upTo = state.sequence;
  for (const { batch, hubSequence } of state.log) {
    if (hubSequence <= after || batch.seal.scopes.length === 0) continue;
    if (batches.length >= limit) break;
    const commands = visiblePart(state, batch, isVisible);
    if (commands.length > 0) batches.push({ seal: batch.seal, hubSequence, commands });
    if (batches.length >= limit) upTo = hubSequence;
  }
  const devices = [...state.devices.values()];
  return { epoch: state.epoch, after, upTo, head: state.sequence, hubTime: 1, office, batches, devices };
}

function visiblePart(state: State, batch: Batch, isVisible: (scope: OfficeId) => boolean): WireCommand[] {
  let before = { deviceSequence: batch.seal.firstSequence - 1, hash: batch.seal.previousHash };
  let shown = before.deviceSequence;
  const opened = openWholeBatch(batch, {
    sha256,
    isSignedBy: () => true,
    scopeOf: (event) => state.streams.get(event.stream)?.scope,
  });
  if (!opened.ok) throw new Error('an accepted batch holds');
  return batch.commands.flatMap((command, index) => {
    const events = command.events.flatMap((event, place) => {
      const previousHash = before.hash;
      const envelope = opened.value[index]?.events[place]?.envelope;
      before = { deviceSequence: event.deviceSequence, hash: envelope?.hash ?? '' };
      const scope = state.streams.get(event.stream)?.scope;
      if (command.superseded || scope === undefined || !isVisible(scope)) return [];
      const follows = shown === event.deviceSequence - 1;
      shown = event.deviceSequence;
      return [follows ? event : { ...event, previousHash }];
    });
    return events.length === 0 ? [] : [{ ...command, events }];
  });
}
