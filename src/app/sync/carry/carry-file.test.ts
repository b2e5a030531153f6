import fc from 'fast-check';
import { createHash, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type CarriedDocument, type CarryContent, readCarryFile, writeCarryFile } from './carry-file.ts';

const content: CarryContent = { kind: 'waiting', city: '6301', device: 'desk', madeAt: 1, batches: [] };

function document(bytes: number): CarriedDocument {
  const page = randomBytes(bytes);
  return { hash: createHash('sha256').update(page).digest('hex'), bytes: page };
}

async function written(documents: readonly CarriedDocument[], passphrase: string): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of writeCarryFile(content, documents, passphrase)) parts.push(part);
  return Buffer.concat(parts);
}

describe('a file for a stick', () => {
  it('reads as it was written, documents over several chunks included', async () => {
    const documents = [document(10), document(3 * 1024 * 1024), document(0)];
    const read = await readCarryFile(await written(documents, 'over the mountains'), 'over the mountains');
    expect(read).toEqual({ ok: true, value: { content, documents } });
  });

  it('takes a passphrase typed in full-width characters for the same', async () => {
    const read = await readCarryFile(await written([], 'abc 12345'), 'ａｂｃ　１２３４５');
    expect(read.ok).toBe(true);
  });

  it('tells a wrong passphrase from a file that is something else', async () => {
    const wrong = await readCarryFile(await written([], 'over the mountains'), 'over the river');
    expect(wrong).toEqual({ ok: false, error: { code: 'wrong-passphrase' } });
    const other = await readCarryFile(Buffer.from('PK\u0003\u0004 a package'), 'over the mountains');
    expect(other).toEqual({ ok: false, error: { code: 'bad-file', reason: 'not-a-carry-file' } });
  });

  it('does not open in part: every cut and every altered byte is told', { timeout: 90_000 }, async () => {
    const file = await written([document(1024 * 1024 + 100)], 'over the mountains');
    const chunk = 1024 * 1024 + 16;
    const start = file.length - (file.length % chunk);
    const places = fc.integer({ min: 0, max: file.length - 1 });
    const cuts = fc.oneof(places, fc.constantFrom(start, file.length - 1, file.length - 16));
    await fc.assert(
      fc.asyncProperty(cuts, fc.boolean(), async (at, isCut) => {
        const damaged = isCut ? file.subarray(0, at) : Buffer.from(file);
        if (!isCut) damaged.writeUInt8((damaged[at] ?? 0) ^ 1, at);
        const read = await readCarryFile(damaged, 'over the mountains');
        expect(read.ok).toBe(false);
      }),
      { numRuns: 40, seed: 11 },
    );
  });

  it('does not open with two chunks in each other’s place', async () => {
    const file = await written([document(3 * 1024 * 1024)], 'over the mountains');
    const chunk = 1024 * 1024 + 16;
    const head = 16 + file.readUInt32BE(12);
    const swapped = Buffer.concat([
      file.subarray(0, head),
      file.subarray(head + chunk, head + 2 * chunk),
      file.subarray(head, head + chunk),
      file.subarray(head + 2 * chunk),
    ]);
    expect(swapped.length).toBe(file.length);
    const read = await readCarryFile(swapped, 'over the mountains');
    expect(read).toEqual({ ok: false, error: { code: 'bad-file', reason: 'damaged' } });
  });
});
