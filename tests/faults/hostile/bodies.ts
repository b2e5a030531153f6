/** Attacks by what a correctly signed body holds: sizes, encodings, shapes, names. */
import { zstdCompressSync } from 'node:zlib';
import type { Batch } from '../../../src/protocol/batch.ts';
import { submission } from '../../support/hub/test-commands.ts';
import { type Attack, STREET, type Stage } from './stage.ts';

const push = ({ attacker }: Stage, body: unknown, headers: Readonly<Record<string, string>> = {}) =>
  attacker.send({ method: 'POST', path: attacker.pushPath(), body, changes: { headers } });

function ownBatch({ test, city, attacker }: Stage): Batch {
  return attacker.chain.batch([submission(test, { by: city.clerk, street: STREET })]);
}

/** The batch with one value of its first event or command replaced; nothing is sealed again: the shape is refused first. */
function spoiled(stage: Stage, change: (batch: Batch) => unknown): Promise<Awaited<ReturnType<typeof push>>> {
  return push(stage, change(structuredClone(ownBatch(stage))));
}

const SQL = "x'); DELETE FROM event; --";

function withEvent(batch: Batch, changes: Readonly<Record<string, unknown>>): unknown {
  const [command] = batch.commands;
  const [event] = command?.events ?? [];
  return { ...batch, commands: [{ ...command, events: [{ ...event, ...changes }] }] };
}

export const bodyAttacks: readonly Attack[] = [
  {
    name: 'a body of more than 10 MB',
    refusedAs: ['too-large'],
    run: (stage) => push(stage, Buffer.alloc(10 * 1024 * 1024 + stage.random.integer(1, 1000), 0x20)),
  },
  {
    name: "a small body that unpacks to a gigabyte's beginning",
    refusedAs: ['too-large'],
    run: (stage) => {
      const bomb = zstdCompressSync(Buffer.alloc(9 * 1024 * 1024 + stage.random.integer(0, 1e7), 0x61));
      return push(stage, bomb, { 'content-encoding': 'zstd' });
    },
  },
  {
    name: 'a body that is not what it says to be packed by',
    refusedAs: ['malformed'],
    run: (stage) => {
      const packed = zstdCompressSync(JSON.stringify(ownBatch(stage)));
      const at = stage.random.integer(0, 3);
      packed[at] = (packed[at] ?? 0) ^ 0xff;
      return push(stage, packed, { 'content-encoding': 'zstd' });
    },
  },
  {
    name: 'packing that nobody knows',
    refusedAs: ['malformed'],
    run: (stage) =>
      push(stage, ownBatch(stage), { 'content-encoding': stage.random.pick(['gzip', 'br', 'zstd, zstd', 'x']) }),
  },
  {
    name: 'JSON a hundred thousand deep',
    refusedAs: ['malformed'],
    run: (stage) => {
      const depth = stage.random.integer(100_000, 200_000);
      return push(stage, Buffer.from(stage.random.pick(['[', '{"seal":']).repeat(depth)));
    },
  },
  {
    name: 'deep JSON that is whole',
    refusedAs: ['malformed'],
    run: (stage) => {
      const depth = stage.random.integer(100_000, 200_000);
      return push(stage, Buffer.from(`{"seal":${'['.repeat(depth)}${']'.repeat(depth)},"commands":[]}`));
    },
  },
  {
    name: 'bytes that are no UTF-8',
    refusedAs: ['malformed'],
    run: (stage) => {
      const body = Buffer.from(JSON.stringify(ownBatch(stage)));
      const at = body.indexOf('xxx');
      body[at] = stage.random.pick([0xff, 0xc0, 0xfe, 0x80]);
      return push(stage, body);
    },
  },
  {
    name: 'a body cut off before it was signed',
    refusedAs: ['malformed'],
    run: (stage) => {
      const body = Buffer.from(JSON.stringify(ownBatch(stage)));
      return push(stage, body.subarray(0, stage.random.integer(1, body.length - 1)));
    },
  },
  {
    name: 'members that no batch has',
    refusedAs: ['malformed'],
    run: (stage) =>
      spoiled(stage, (batch) => {
        const name = stage.random.pick(['admin', 'hubSequence', 'constructor', 'scope']);
        return stage.random.chance(0.5) ? { ...batch, [name]: 1 } : withEvent(batch, { [name]: 1 });
      }),
  },
  {
    name: '__proto__ as a member',
    refusedAs: ['malformed'],
    run: (stage) => {
      const text = JSON.stringify(ownBatch(stage));
      return push(stage, Buffer.from(`${text.slice(0, -1)},"__proto__":{"isAdmin":true}}`));
    },
  },
  {
    name: 'values of another kind',
    refusedAs: ['malformed'],
    run: (stage) =>
      spoiled(stage, (batch) =>
        withEvent(batch, {
          [stage.random.pick(['id', 'stream', 'payload', 'streamVersion', 'deviceSequence'])]: stage.random.pick([
            null,
            [],
            {},
            -1,
            1.5,
            true,
          ]),
        }),
      ),
  },
  {
    name: 'SQL in names',
    refusedAs: ['malformed'],
    run: (stage) => spoiled(stage, (batch) => withEvent(batch, { [stage.random.pick(['id', 'stream', 'type'])]: SQL })),
  },
  {
    name: 'SQL in the command or its person',
    refusedAs: ['malformed'],
    run: (stage) =>
      spoiled(stage, (batch) => {
        const [command] = batch.commands;
        const name = stage.random.pick(['commandId', 'name', 'actor', 'office']);
        return { ...batch, commands: [{ ...command, [name]: SQL }] };
      }),
  },
  {
    name: 'a NUL or a line break in a name',
    refusedAs: ['malformed'],
    run: (stage) => {
      const letter = stage.random.pick(['\0', '\n', '\r\n', '\u2028', '\ud800']);
      return spoiled(stage, (batch) => withEvent(batch, { stream: `claim:account-a${letter}b` }));
    },
  },
  {
    name: 'a name as long as a page',
    refusedAs: ['malformed'],
    run: (stage) =>
      spoiled(stage, (batch) =>
        withEvent(batch, { stream: `application:${'a'.repeat(stage.random.integer(200, 5000))}` }),
      ),
  },
  {
    name: 'a seal over a million events',
    refusedAs: ['malformed'],
    run: (stage) =>
      spoiled(stage, (batch) => ({
        ...batch,
        seal: { ...batch.seal, lastSequence: batch.seal.firstSequence + stage.random.integer(5_000, 1_000_000) },
      })),
  },
  {
    name: 'an empty batch',
    refusedAs: ['malformed'],
    run: (stage) => spoiled(stage, (batch) => ({ ...batch, commands: stage.random.pick([[], null, {}]) })),
  },
];
