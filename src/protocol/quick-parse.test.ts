import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Batch, batchSchema } from './batch.ts';
import { type PullAnswer, pullAnswerSchema } from './messages.ts';
import { batchParser, pullAnswerParser } from './quick-parse.ts';

const event = {
  id: 'e',
  deviceSequence: 1,
  previousHash: 'p',
  stream: 's:1',
  streamVersion: 1,
  type: 't',
  payload: '{}',
};
const { previousHash: _hash, ...following } = { ...event, deviceSequence: 2 };
const command = { commandId: 'c', name: 'n', actor: 'a', office: '6301', wallTime: 1, superseded: false };
const seal: Batch['seal'] = {
  city: '6301',
  device: 'd',
  firstSequence: 1,
  lastSequence: 2,
  previousHash: '0',
  hash: 'h',
  scopes: [{ scope: '6301', from: 0, count: 2, root: 'r' }],
  sealedAt: 1,
  signature: 's',
};
const batch: Batch = { seal, commands: [{ ...command, events: [event, following] }] };
const page: PullAnswer = {
  epoch: 'one',
  after: 0,
  upTo: 2,
  head: 2,
  hubTime: 1,
  office: '6301',
  batches: [{ ...batch, hubSequence: 2 }],
  devices: [],
};

/** Paths to every object, array and value in it. */
function placesIn(value: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, member]) => placesIn(member, [...path, key]))];
}

/** The same with something else at a place, a member gone or one too many. */
function changed(value: unknown, path: readonly string[], change: Change): unknown {
  const [key, ...rest] = path;
  if (key === undefined) {
    if (change.kind === 'value') return change.value;
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return change.kind === 'more' && isObject ? { ...value, [change.name]: 1 } : value;
  }
  const copy = structuredClone(value) as Record<string, unknown>;
  if (rest.length === 0 && change.kind === 'less') Reflect.deleteProperty(copy, key);
  else copy[key] = changed(copy[key], rest, change);
  return copy;
}

type Change =
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'less' }
  | { readonly kind: 'more'; readonly name: string };

const changes: fc.Arbitrary<Change> = fc.oneof(
  fc.record({
    kind: fc.constant('value' as const),
    value: fc.oneof(fc.constantFrom(null, 0, -1, 1.5, 2 ** 53, '', [], {}, true, 'x'), fc.jsonValue()),
  }),
  fc.record({ kind: fc.constant('less' as const) }),
  fc.record({ kind: fc.constant('more' as const), name: fc.constantFrom('x', 'previousHash', 'only') }),
);

describe.each([
  { what: 'a batch', good: batch, parser: batchParser, schema: batchSchema },
  { what: 'a page', good: page, parser: pullAnswerParser, schema: pullAnswerSchema },
])('$what', ({ good, parser, schema }) => {
  it('is taken as it is', () => {
    const parsed = parser.safeParse(structuredClone(good));
    expect(parsed.success && parsed.data).toStrictEqual(good);
  });

  it('with anything changed gets the word of its schema', () => {
    fc.assert(
      fc.property(fc.constantFrom(...placesIn(good)), changes, (path, change) => {
        // As a body says it: nothing undefined, no array with holes.
        const value: unknown = JSON.parse(JSON.stringify(changed(good, path, change)));
        const [quick, slow] = [parser.safeParse(value), schema.safeParse(value)];
        expect(quick.success).toBe(slow.success);
        if (quick.success) expect(quick.data).toStrictEqual(slow.data);
        else expect(quick.error.issues[0]?.path).toStrictEqual(slow.error?.issues[0]?.path);
      }),
      { numRuns: 2_000 },
    );
  });
});
