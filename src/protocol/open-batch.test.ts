import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../kernel/canonical-json.ts';
import type { OfficeId } from '../kernel/ids.ts';
import { batchSealText, scopeRoot } from './batch-seal.ts';
import type { Batch, WireCommand, WireEvent } from './batch.ts';
import { type Envelope, GENESIS_HASH } from './envelope.ts';
import { hashedText } from './hashed-text.ts';
import { openWholeBatch } from './open-batch.ts';
import { envelopeOf, openVisiblePart, readRun } from './read-run.ts';
import { receives } from './scope.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const keys = generateKeyPairSync('ed25519');
const privateKey = createPrivateKey(keys.privateKey.export({ format: 'pem', type: 'pkcs8' }));
const publicKey = createPublicKey(privateKey);

const offices = ['6301', '630104', '630104003', '630104004', '630103001'] as const;
const tools = {
  sha256,
  isSignedBy: (_device: string, text: string, signature: string) =>
    verify(null, Buffer.from(text), publicKey, Buffer.from(signature, 'base64')),
  // The stream's name says its scope here.
  scopeOf: ({ stream }: { readonly stream: string }) => stream.slice('x:'.length) as OfficeId,
};

/** A sealed run: for each command the offices of its events, and whether it is superseded. */
function sealedBatch(shape: readonly { readonly scopes: readonly string[]; readonly superseded: boolean }[]): Batch {
  let [deviceSequence, previousHash] = [4, sha256('before')];
  const start = previousHash;
  const hashes = new Map<string, string[]>();
  const commands = shape.map(({ scopes, superseded }, index): WireCommand => {
    const command = { commandId: `c${String(index)}`, name: 'x.y', actor: 'a', office: '6301', wallTime: index };
    const events = scopes.map((scope): WireEvent => {
      deviceSequence += 1;
      const payload = canonicalJson({ n: deviceSequence, words: '受理' });
      const event = {
        id: `e${String(deviceSequence)}`,
        deviceSequence,
        stream: `x:${scope}`,
        streamVersion: 1,
        type: 't',
      };
      const { name: _name, ...shared } = command;
      previousHash = sha256(hashedText({ ...event, ...shared, device: 'd', previousHash }, payload));
      if (!superseded) hashes.set(scope, [...(hashes.get(scope) ?? []), previousHash]);
      return { ...event, payload };
    });
    return { ...command, superseded, events };
  });
  const scopes = [...hashes]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([scope, list]) => ({ scope, from: 0, count: list.length, root: scopeRoot(list, sha256) }));
  const seal = {
    city: '6301',
    device: 'd',
    firstSequence: 5,
    lastSequence: deviceSequence,
    previousHash: start,
    hash: previousHash,
    scopes,
    sealedAt: 1,
  };
  const signature = sign(null, Buffer.from(batchSealText(seal)), privateKey).toString('base64');
  return { seal: { ...seal, signature }, commands };
}

/** What a hub sends: visible events that count, previous hashes where the chain has holes. */
function visiblePart(batch: Batch, isVisible: (scope: string) => boolean): Batch {
  const opened = openWholeBatch(batch, tools);
  if (!opened.ok) throw new Error(opened.error.problem);
  let before = batch.seal.firstSequence - 1;
  const commands = batch.commands.flatMap((command, index): WireCommand[] => {
    const envelopes = opened.value[index]?.events ?? [];
    const events = command.events.flatMap((event, at): WireEvent[] => {
      if (command.superseded || !isVisible(event.stream.slice(2))) return [];
      const follows = event.deviceSequence === before + 1;
      before = event.deviceSequence;
      const previousHash = envelopes[at]?.envelope.previousHash ?? GENESIS_HASH;
      return [follows ? event : { ...event, previousHash }];
    });
    return events.length === 0 ? [] : [{ ...command, events }];
  });
  return { ...batch, commands };
}

const shapes = fc.array(
  fc.record({
    scopes: fc.array(fc.constantFrom(...offices), { minLength: 1, maxLength: 4 }),
    superseded: fc.boolean(),
  }),
  { minLength: 1, maxLength: 6 },
);

/** Without what makes its payload only when asked. */
function plain({ id, stream, streamVersion, type, payload, commandId, actor, ...rest }: Envelope): Envelope {
  const { device, deviceSequence, wallTime, office, previousHash, hash } = rest;
  const about = { id, stream, streamVersion, type, payload };
  return { ...about, commandId, actor, device, deviceSequence, wallTime, office, previousHash, hash };
}

describe('a sealed batch', () => {
  it('opens whole as it was sealed', () => {
    fc.assert(
      fc.property(shapes, (shape) => {
        const batch = sealedBatch(shape);
        const opened = openWholeBatch(batch, tools);
        expect(opened.ok && opened.value.map(({ superseded }) => superseded)).toStrictEqual(
          shape.map(({ superseded }) => superseded),
        );
        expect(opened.ok && opened.value.at(-1)?.events.at(-1)?.envelope.hash).toBe(batch.seal.hash);
      }),
    );
  });

  it('opens for each office as the part that it may see, and only whole', () => {
    fc.assert(
      fc.property(shapes, fc.constantFrom(...offices), fc.nat(), (shape, office, pick) => {
        const batch = sealedBatch(shape);
        const isVisible = (scope: string): boolean => receives(office as OfficeId, scope as OfficeId);
        const part = visiblePart(batch, isVisible);
        const opened = openVisiblePart(readRun(part, sha256), isVisible, tools);
        const whole = openWholeBatch(batch, tools);
        const envelopes = whole.ok
          ? whole.value.flatMap((each) => each.events.map(({ envelope }) => plain(envelope)))
          : [];
        const events = part.commands.flatMap((command) => command.events);
        const seen = new Set(events.map(({ deviceSequence }) => deviceSequence));
        // The same envelopes as the hub made, from the columns.
        expect(opened.ok && opened.value.map(envelopeOf)).toStrictEqual(
          envelopes.filter(({ deviceSequence }) => seen.has(deviceSequence)),
        );
        if (events.length === 0) return;
        const left = events[pick % events.length];
        const commands = part.commands
          .map((command) => ({ ...command, events: command.events.filter((event) => event !== left) }))
          .filter((command) => command.events.length > 0);
        expect(openVisiblePart(readRun({ ...part, commands }, sha256), isVisible, tools).ok).toBe(false);
      }),
    );
  });

  it('does not open when anything of an event is altered', () => {
    const change = fc.constantFrom('id', 'stream', 'streamVersion', 'type', 'payload', 'deviceSequence');
    fc.assert(
      fc.property(shapes, change, fc.nat(), (shape, member, pick) => {
        const batch = sealedBatch(shape);
        const events = batch.commands.flatMap((command) => command.events);
        const altered = events[pick % events.length];
        const value = { id: 'z', stream: 'x:630104', streamVersion: 9, type: 'z', payload: '{}', deviceSequence: 99 };
        fc.pre(altered?.[member] !== value[member]);
        const commands = batch.commands.map((command) => ({
          ...command,
          events: command.events.map((event) => (event === altered ? { ...event, [member]: value[member] } : event)),
        }));
        expect(openWholeBatch({ ...batch, commands }, tools).ok).toBe(false);
      }),
    );
  });

  it('is refused under another seal, and with a payload that is not canonical', () => {
    const batch = sealedBatch([{ scopes: ['6301'], superseded: false }]);
    const seal = { ...batch.seal, sealedAt: 2 };
    expect(openWholeBatch({ ...batch, seal }, tools)).toStrictEqual({ ok: false, error: { problem: 'bad-seal' } });
    const [command] = batch.commands;
    const [event] = command?.events ?? [];
    if (command === undefined || event === undefined) throw new Error('one event');
    for (const payload of [
      '{ }',
      '{"b":1,"a":2}',
      '[1]',
      '{"a":1,"a":1}',
      `{"a":${'['.repeat(1e5)}${']'.repeat(1e5)}}`,
    ]) {
      const spelled = { ...batch, commands: [{ ...command, events: [{ ...event, payload }] }] };
      expect(openWholeBatch(spelled, tools)).toMatchObject({ error: { problem: 'bad-payload' } });
    }
  });
});
