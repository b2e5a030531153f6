import { randomBytes } from 'node:crypto';
import { zstdCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { smallRun as small, smallSeal as seal } from '../../../tests/support/sync/small-run.ts';
import type { PackedPage } from '../../protocol/messages.ts';
import { joinParts } from '../../protocol/page-parts.ts';
import type { NamedRuns } from './packed-answer.ts';
import { piecesOf } from './page-pieces.ts';

const KIB = 1024;
const device = { device: 'd1', publicKey: 'k', office: '6301', name: 'desk', enrolledAt: 1, revokedAt: null };

const packed = (value: unknown): Uint8Array => zstdCompressSync(Buffer.from(JSON.stringify(value)));

type Named = PackedPage['batches'][number];
const run = (hubSequence: number): Named => ({ hubSequence, isPacked: true });
const inline = (hubSequence: number): Named => ({ ...small, hubSequence });

function pageOf(batches: readonly Named[], changes: Partial<PackedPage> = {}): PackedPage {
  const at = { epoch: 'first', after: 10, upTo: 99, head: 120, hubTime: 1, office: '6301' };
  return { ...at, batches: [...batches], devices: [device], ...changes };
}

/** Runs are not looked at while a page is cut: bytes of some length stand for them. */
async function cut(page: unknown, lengths: readonly number[]) {
  const runs = lengths.map((length) => randomBytes(length));
  return await piecesOf({ body: joinParts([packed(page), ...runs]), isInParts: true });
}

function told(pieces: readonly unknown[] | undefined) {
  return (pieces as readonly NamedRuns[]).map(({ page, runs }) => ({
    from: page.after,
    upTo: page.upTo,
    batches: page.batches.map(({ hubSequence }) => hubSequence),
    runs: runs.map(({ length }) => length / KIB),
    devices: page.devices.length,
  }));
}

describe('a page in parts', () => {
  it('is cut behind its large runs, and each piece goes on where the one before ends', async () => {
    const page = pageOf([inline(12), run(20), run(30), inline(31), run(40), run(50), inline(51), inline(52)]);
    const made = await cut(page, [80 * KIB, 40 * KIB, 40 * KIB, 8 * KIB]);
    expect(made?.end).toStrictEqual({ upTo: 99, head: 120 });
    expect(told(made?.pieces)).toStrictEqual([
      { from: 10, upTo: 20, batches: [12, 20], runs: [80], devices: 1 },
      { from: 20, upTo: 40, batches: [30, 31, 40], runs: [40, 40], devices: 0 },
      { from: 40, upTo: 99, batches: [50, 51, 52], runs: [8], devices: 0 },
    ]);
  });

  it('is one piece where its runs are small', async () => {
    const made = await cut(pageOf([run(20), inline(21), run(22)]), [20 * KIB, 20 * KIB]);
    expect(told(made?.pieces)).toStrictEqual([
      { from: 10, upTo: 99, batches: [20, 21, 22], runs: [20, 20], devices: 1 },
    ]);
  });

  it('is no page where it names more runs than come, or fewer, or does not say what it is', async () => {
    expect(await cut(pageOf([run(20), run(30)]), [80 * KIB])).toBeUndefined();
    expect(await cut(pageOf([run(20)]), [80 * KIB, 80 * KIB])).toBeUndefined();
    expect(await cut({ ...pageOf([run(20)]), upTo: 'x' }, [80 * KIB])).toBeUndefined();
    expect(await piecesOf({ body: joinParts([Buffer.from('x'), randomBytes(9)]), isInParts: true })).toBeUndefined();
    const whole = joinParts([packed(pageOf([run(20)])), randomBytes(9)]);
    for (let length = 0; length < whole.length; length += 1) {
      const made = await piecesOf({ body: whole.subarray(0, length), isInParts: true });
      // Where the head alone is there, what it names is missing: whoever reads it refuses it.
      expect(made === undefined || made.pieces.every((piece) => !('runs' in piece))).toBe(true);
    }
  });

  it('stays whole, and does not say where it ends, where its head holds most of it or it names no run', async () => {
    const crowd = Array.from({ length: 200 }, (_, index) => ({
      ...small,
      hubSequence: 11 + index,
      seal: { ...seal, signature: randomBytes(200).toString('hex') },
    }));
    for (const [page, lengths] of [
      [pageOf([...crowd, run(300)]), [80 * KIB]],
      [pageOf([inline(12)]), []],
    ] as const) {
      const made = await cut(page, lengths);
      expect(made?.end).toBeUndefined();
      expect(made?.pieces).toMatchObject([{ isInParts: true }]);
    }
  });
});

it('a page in one text is one piece', async () => {
  const page = { body: Buffer.from(JSON.stringify(pageOf([]))), isInParts: false };
  expect(await piecesOf(page)).toStrictEqual({ end: undefined, pieces: [page] });
});
