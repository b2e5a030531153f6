import { generateKeyPairSync, sign } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type HonestHub, honestHub } from '../../../tests/support/sync/honest-hub.ts';
import { readHere } from '../../../tests/support/sync/read-here.ts';
import {
  type SyncedDesk,
  fill,
  joinedDesk,
  pullOnce,
  pushOnce,
  redecideFill,
} from '../../../tests/support/sync/synced-desk.ts';
import type { BatchSeal } from '../../protocol/batch-seal.ts';
import { batchSealText } from '../../protocol/batch-seal.ts';
import type { OrderedBatch, PullAnswer } from '../../protocol/messages.ts';
import { applyOrdered } from './apply-ordered.ts';

/** A hub that lies: whatever it does to what a device signed, the desk takes nothing of it and says why. */

let hub: HonestHub;
let a: SyncedDesk;
let b: SyncedDesk;
beforeEach(() => {
  hub = honestHub();
  a = joinedDesk(hub, '6301');
  b = joinedDesk(hub, '630104');
  // Three runs of a: two scopes in the second, so that a desk of a district sees a part of it.
  fill(a, { stream: 'jar:630104-1', amount: 1 });
  pushOnce(a, hub);
  fill(a, { stream: 'jar:630105-1', amount: 1 });
  fill(a, { stream: 'jar:630104-1', amount: 2 });
  fill(a, { stream: 'claim:1', amount: 1 });
  pushOnce(a, hub);
  fill(a, { stream: 'jar:630104-1', amount: 3 });
  pushOnce(a, hub);
});
afterEach(() => {
  a.remove();
  b.remove();
});

type Draft = { -readonly [K in keyof PullAnswer]: PullAnswer[K] };

function lie(change: (page: Draft, batches: OrderedBatch[]) => void): unknown {
  const page = JSON.parse(JSON.stringify(hub.pull({ device: b.file.device.id, after: 0 }))) as Draft;
  change(page, page.batches);
  return tryPage(page);
}

function tryPage(page: PullAnswer): unknown {
  const rows = everything(b);
  const applied = applyOrdered(b.file, readHere(page), { redecide: redecideFill(b) });
  if (applied.ok) return 'taken';
  expect(everything(b)).toEqual(rows);
  return applied.error.problem;
}

function everything({ file }: SyncedDesk): unknown {
  const tables = file.db
    .prepare<[], { name: string }>(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`)
    .all();
  return tables.map(({ name }) => [name, file.db.prepare(`SELECT * FROM "${name}"`).all()]);
}

function there<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('the page holds it');
  return value;
}

const first = (batches: readonly OrderedBatch[]): OrderedBatch => there(batches[0]);
const second = (batches: readonly OrderedBatch[]): OrderedBatch => there(batches[1]);
const command = (batch: OrderedBatch): OrderedBatch['commands'][number] => there(batch.commands[0]);
const event = (batch: OrderedBatch): OrderedBatch['commands'][number]['events'][number] =>
  there(command(batch).events[0]);

describe('a page of a hub that lies', () => {
  it('is taken as it is', () => {
    expect(lie(() => undefined)).toBe('taken');
  });

  it.each<[string, string, (page: Draft, batches: OrderedBatch[]) => void]>([
    ['an altered payload', 'bad-scope', (_, batches) => (event(first(batches)).payload = '{"amount":9}')],
    ['an altered actor', 'bad-scope', (_, batches) => (command(first(batches)).actor = 'somebody-else')],
    ['an altered office', 'bad-scope', (_, batches) => (command(first(batches)).office = '630105001')],
    ['a payload that is no object', 'bad-payload', (_, batches) => (event(first(batches)).payload = '[1]')],
    ['an event left out', 'broken-chain', (_, batches) => second(batches).commands.splice(0, 1)],
    ['two commands exchanged', 'broken-chain', (_, batches) => second(batches).commands.reverse()],
    ['a run left out', 'counts', (_, batches) => batches.splice(1, 1)],
    ['the first run left out', 'bad-scope', (_, batches) => batches.splice(0, 1)],
    [
      'a run that comes again later',
      'counts',
      (page, batches) => {
        batches.push({ ...first(batches), hubSequence: page.upTo + 1 });
        page.upTo += 1;
      },
    ],
    [
      'two runs exchanged',
      'bad-scope',
      (_, batches) => {
        const [one, two] = batches as [OrderedBatch, OrderedBatch];
        batches.splice(0, 2, { ...two, hubSequence: one.hubSequence }, { ...one, hubSequence: two.hubSequence });
      },
    ],
    [
      'a sequence that does not rise',
      'order',
      (_, batches) => (second(batches).hubSequence = first(batches).hubSequence),
    ],
    ['a run beyond the page', 'order', (page, batches) => (page.upTo = first(batches).hubSequence)],
    ['a page that begins later', 'order', (page) => (page.after = 1)],
    ['another log', 'epoch', (page) => (page.epoch = 'another')],
    ['a seal of another city', 'bad-seal', (_, batches) => (first(batches).seal.city = '6302')],
    ['a seal with other counts', 'bad-seal', (_, batches) => (there(first(batches).seal.scopes[0]).from = 7)],
    [
      'a forged signature',
      'bad-seal',
      (_, batches) => (first(batches).seal.signature = second(batches).seal.signature),
    ],
    ['a device that nobody introduced', 'unknown-device', (page) => (page.devices = [])],
    ['a superseded command', 'bad-scope', (_, batches) => (command(first(batches)).superseded = true)],
  ])('%s: %s', (_, problem, change) => {
    expect(lie(change)).toBe(problem);
  });

  it('another key for a device that is known', () => {
    pullOnce(b, hub);
    const { publicKey } = generateKeyPairSync('ed25519');
    const x = Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url').toString('base64');
    const page = hub.pull({ device: b.file.device.id, after: 0 });
    const devices = page.devices.map((each) => (each.device === a.file.device.id ? { ...each, publicKey: x } : each));
    expect(tryPage({ ...page, devices })).toBe('key-changed');
  });

  it('a run under this desk’s own name that it did not write', () => {
    fill(b, { stream: 'jar:630104-9', amount: 1 });
    pushOnce(b, hub);
    const page = hub.pull({ device: b.file.device.id, after: 0 });
    const own = page.batches.at(-1) as OrderedBatch;
    expect(own.seal.device).toBe(b.file.device.id);
    // Sealed with this desk's key, but beyond its chain: somebody else holds the key.
    const { signature: _, ...seal } = own.seal;
    const beyond: Omit<BatchSeal, 'signature'> = {
      ...seal,
      firstSequence: 2,
      lastSequence: 2,
      previousHash: seal.hash,
    };
    const signature = b.file.device.sign(batchSealText(beyond)).toString('base64');
    const written = command(own);
    const events = written.events.map((each) => ({ ...each, deviceSequence: 2 }));
    const forged = { seal: { ...beyond, signature }, hubSequence: page.upTo + 1, commands: [{ ...written, events }] };
    expect(['own-chain', 'bad-scope']).toContain(
      tryPage({ ...page, upTo: page.upTo + 1, head: page.head + 1, batches: [...page.batches, forged] }),
    );
  });

  it('an event of a stream whose version before is missing', () => {
    const other = generateKeyPairSync('ed25519');
    const x = Buffer.from(other.publicKey.export({ format: 'jwk' }).x ?? '', 'base64url').toString('base64');
    pullOnce(b, hub);
    const page = hub.pull({ device: b.file.device.id, after: 0 });
    const copy = JSON.parse(JSON.stringify(first([...page.batches]))) as OrderedBatch;
    const { signature: _, ...seal } = { ...copy.seal, device: 'other' };
    const record = { ...there(page.devices[0]), device: 'other', publicKey: x };
    const resealed = {
      ...seal,
      signature: sign(null, Buffer.from(batchSealText(seal)), other.privateKey).toString('base64'),
    };
    const events = command(copy).events;
    const batch = { ...copy, hubSequence: page.upTo + 1, seal: resealed, commands: [{ ...command(copy), events }] };
    const answer = { ...page, after: page.upTo, upTo: page.upTo + 1, batches: [batch], devices: [record] };
    // The other device's hash differs, so its root does too: an event cannot even be moved to another device.
    expect(tryPage(answer)).toBe('bad-scope');
  });
});
