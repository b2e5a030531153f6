/** Attacks that ask for, or leave, what is not the device's: pulls and documents. */
import { hash } from 'node:crypto';
import { submission } from '../../support/hub/test-commands.ts';
import { type Attack, STREET, type Stage } from './stage.ts';

function ownDocument({ random }: Stage): { readonly bytes: Buffer; readonly path: string } {
  const bytes = Buffer.from(`page ${String(random.integer(1, 1e9))}`);
  return { bytes, path: `/v1/documents/${hash('sha256', bytes)}` };
}

export const readingAttacks: readonly Attack[] = [
  {
    name: "another office's events asked for",
    refusedAs: ['foreign-scope'],
    run: ({ attacker, random }) =>
      attacker.send({
        path: `/v1/pull?after=0&only=${random.pick(['630103001', '630103', '630104004', '630103002'])}`,
      }),
  },
  {
    name: 'a pull from nowhere',
    refusedAs: ['malformed'],
    run: ({ attacker, random }) => {
      const query = random.pick([
        'after=-1',
        'after=1e3',
        '',
        'after=0&only=../6301',
        "after=0'%20OR%201=1--",
        'after=0&only=1101',
        'after=0&wait=forever',
        `after=${'9'.repeat(30)}`,
      ]);
      return attacker.send({ path: `/v1/pull?${query}` });
    },
  },
  {
    name: "another office's document asked for",
    refusedAs: ['foreign-document'],
    run: ({ attacker, foreign, random }) => {
      const headers: Readonly<Record<string, string>> = random.chance(0.5) ? {} : { range: 'bytes=0-10' };
      return attacker.send({ path: `/v1/documents/${foreign.document}`, changes: { headers } });
    },
  },
  {
    name: "a way out of the folder in a document's name",
    refusedAs: ['malformed'],
    run: ({ attacker, random, foreign }) => {
      const name = random.pick([
        '../../../etc/passwd',
        '..%2f..%2fdatabase',
        `${foreign.document}/../${foreign.document}`,
        foreign.document.toUpperCase(),
        `${foreign.document}%00.png`,
        foreign.document.slice(1),
        '',
      ]);
      return attacker.send({ method: random.pick(['GET', 'PUT', 'HEAD'] as const), path: `/v1/documents/${name}` });
    },
  },
  {
    name: 'a document altered on the way',
    refusedAs: ['wrong-hash'],
    run: (stage) => {
      const { bytes, path } = ownDocument(stage);
      const at = stage.random.integer(0, bytes.length - 1);
      bytes[at] = (bytes[at] ?? 0) ^ 1;
      return stage.attacker.send({ method: 'PUT', path, body: bytes });
    },
  },
  {
    name: 'another document under a foreign name',
    refusedAs: ['wrong-hash'],
    run: ({ attacker, foreign, random }) =>
      attacker.send({
        method: 'PUT',
        path: `/v1/documents/${foreign.document}`,
        body: Buffer.from(`guess ${String(random.integer(1, 1e9))}`),
      }),
  },
  {
    name: 'a part of a document larger than allowed',
    refusedAs: ['too-large'],
    run: (stage) =>
      stage.attacker.send({ method: 'PUT', path: ownDocument(stage).path, body: Buffer.alloc(5 * 1024 * 1024) }),
  },
  {
    name: 'a place in a document that cannot be',
    refusedAs: ['malformed'],
    run: (stage) => {
      const { bytes, path } = ownDocument(stage);
      const range = stage.random.pick([
        'bytes 0-99/10',
        'bytes 5-1/10',
        'bytes 0-0/99999999999',
        'bytes -1-3/4',
        'lines 0-1/2',
        `bytes 0-${String(bytes.length)}/1000`,
      ]);
      return stage.attacker.send({
        method: 'PUT',
        path,
        body: bytes,
        changes: { headers: { 'content-range': range } },
      });
    },
  },
  {
    name: 'a packed document',
    refusedAs: ['malformed'],
    run: (stage) => {
      const { bytes, path } = ownDocument(stage);
      return stage.attacker.send({
        method: 'PUT',
        path,
        body: bytes,
        changes: { headers: { 'content-encoding': 'zstd' } },
      });
    },
  },
];

/** Done apart: what it pushes is a case of the device's own street and counts; what it asks for then is refused. */
export const namedForeignDocument: Attack = {
  name: "another office's document named in a case of one's own, then asked for",
  refusedAs: ['foreign-document'],
  pushesToo: true,
  run: async ({ attacker, test, city, foreign, honest }) => {
    attacker.chain.backTo(honest);
    const command = submission(test, { by: city.clerk, street: STREET, documents: [foreign.document] });
    await attacker.push(attacker.chain.batch([command]));
    return attacker.send({ path: `/v1/documents/${foreign.document}` });
  },
};
