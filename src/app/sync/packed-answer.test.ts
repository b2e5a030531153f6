import { zstdCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readHere } from '../../../tests/support/sync/read-here.ts';
import { smallRun as run } from '../../../tests/support/sync/small-run.ts';
import type { PackedPage } from '../../protocol/messages.ts';
import { joinParts } from '../../protocol/page-parts.ts';
import { readPiece } from './packed-answer.ts';

const page: PackedPage = {
  epoch: 'first',
  after: 0,
  upTo: 2,
  head: 2,
  hubTime: 1,
  office: '6301',
  batches: [
    { hubSequence: 1, isPacked: true },
    { ...run, hubSequence: 2 },
  ],
  devices: [],
};

const readPage = (body: Uint8Array) => readPiece({ body, isInParts: true });

const packed = (value: unknown): Uint8Array => zstdCompressSync(Buffer.from(JSON.stringify(value)));

describe('a page in parts', () => {
  it('is one page with its runs where they were named', async () => {
    const read = await readPage(joinParts([packed(page), packed(run)]));
    expect(read).toStrictEqual(readHere({ ...page, batches: [1, 2].map((hubSequence) => ({ ...run, hubSequence })) }));
    expect(read?.batches.map(({ run: { problem, events } }) => [problem, events.ids])).toStrictEqual([
      [undefined, ['e1']],
      [undefined, ['e1']],
    ]);
  });

  it.each([
    ['a run that is named and does not come', [packed(page)]],
    ['a run that nobody named', [packed(page), packed(run), packed(run)]],
    ['a run that is none', [packed(page), packed({ ...run, commands: [] })]],
    ['a run with a place of its own', [packed(page), packed({ ...run, hubSequence: 1 })]],
    ['a page that is none', [packed({ ...page, upTo: 'x' }), packed(run)]],
    ['a place below one', [packed({ ...page, batches: [{ hubSequence: 0, isPacked: true }] }), packed(run)]],
    ['a part that is not packed', [packed(page), Buffer.from(JSON.stringify(run))]],
    ['a part of nothing', [packed(page), new Uint8Array()]],
    ['no JSON', [packed(page), zstdCompressSync(Buffer.from('{'))]],
  ])('is refused for %s', async (_what, parts) => {
    expect(await readPage(joinParts(parts))).toBeUndefined();
  });

  it('is refused where its lengths do not fit, wherever it is cut', async () => {
    const whole = joinParts([packed(page), packed(run)]);
    for (let length = 0; length < whole.length; length += 1) {
      expect(await readPage(whole.subarray(0, length))).toBeUndefined();
    }
  });
});
