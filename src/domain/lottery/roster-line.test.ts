import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../kernel/canonical-json.ts';
import type { DrawEntry } from './bundle.ts';
import { parseRoster } from './parse-bundle.ts';
import { entryAt } from './roster.ts';
import { entryInLine } from './roster-line.ts';

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const reading = { textOf: (bytes: Uint8Array) => decoder.decode(bytes) };
const code = fc.stringMatching(/^[0-9A-Z-]{1,32}$/);
const entry = fc.record({
  id: fc.stringMatching(/^[0-9a-f]{64}$/),
  name: fc.string({ unit: 'grapheme', maxLength: 12 }),
  no: code,
  pools: fc.array(code, { minLength: 1, maxLength: 16 }),
  tickets: fc.nat(1_000),
  tier: fc.nat(20),
});

/** The lines as the roster has them, or where it is refused and why. */
async function read(text: string): Promise<unknown> {
  const parsed = await parseRoster(Buffer.from(text), reading);
  if (!parsed.ok) return parsed.error;
  const { rows } = parsed.value;
  return Array.from({ length: rows.count }, (_, place) => entryAt(rows, place));
}

const kept = ({ no, pools, tier, tickets }: DrawEntry): DrawEntry => ({ no, pools, tier, tickets });

describe('a line of the roster', () => {
  it('is read from its bytes as from its JSON, whatever the name', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(entry, { maxLength: 8 }), async (entries) => {
        const text = entries.map((each) => `${canonicalJson(each)}\n`).join('');
        expect(await read(text)).toEqual(entries.map(kept));
      }),
    );
  });

  it('is taken from its bytes only in the plainest form', () => {
    const line = '{"id":"ID","name":"马*莲","no":"XN-1","pools":["A","B"],"tickets":3,"tier":1}'.replace(
      'ID',
      'a'.repeat(64),
    );
    const isTaken = (text: string): boolean => entryInLine(Buffer.from(text)) !== undefined;
    expect(entryInLine(Buffer.from(line))).toMatchObject({ tickets: 3, tier: 1 });
    const others: readonly (readonly [string, string])[] = [
      ['"A","B"', ''],
      ['"A","B"', '"A",'],
      ['"A","B"', '"a"'],
      ['"A","B"', '"A" ,"B"'],
      ['"tickets":3', '"tickets":03'],
      ['"tickets":3', '"tickets":3.0'],
      ['"tickets":3', '"tickets":-3'],
      ['"tickets":3', '"tickets":1000000000'],
      ['"tickets":3', '"tickets":'],
      ['"tier":1}', '"tier":1} '],
      ['"tier":1}', '"tier":1,"z":1}'],
      ['"tier":1}', '"tier":1'],
      ['{"id"', ' {"id"'],
      ['aaa', 'AAA'],
      ['aaa', 'aa'],
      ['马*莲', '\\u0041'],
      ['马*莲', '"'],
      ['马*莲', '\t'],
      ['XN-1', 'xn-1'],
      ['XN-1', ''],
      ['XN-1', 'X'.repeat(33)],
    ];
    for (const [from, to] of others) expect(isTaken(line.replace(from, to)), `${from} → ${to}`).toBe(false);
    for (let end = 0; end < line.length; end += 1) expect(isTaken(line.slice(0, end))).toBe(false);
  });

  it('changed in any byte is read as its JSON says, or refused as its JSON is', async () => {
    const longer = '"extra":0,';
    await fc.assert(
      fc.asyncProperty(
        entry,
        fc.nat(),
        fc.constantFrom('"', '\\', '{', '}', '[', ']', ',', ':', '0', 'a', ' ', 'Z', '-'),
        async (one, pick, letter) => {
          const line = canonicalJson(one);
          const at = pick % line.length;
          const changed = line.slice(0, at) + letter + line.slice(at + 1);
          // A further member keeps a line from being read from its bytes; it changes nothing else.
          const slow = changed.replace('{', `{${longer}`);
          const [fast, beside] = [await read(`${changed}\n`), await read(`${slow}\n`)];
          if (changed.startsWith('{"id"')) expect(fast).toEqual(beside);
        },
      ),
      { numRuns: 1_000 },
    );
  });
});
