import { hash, randomBytes } from 'node:crypto';
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readPiece } from '../../../src/app/sync/packed-answer.ts';
import { type PageReader, readerHere } from '../../../src/app/sync/page-reader.ts';
import { invariant } from '../../../src/kernel/invariant.ts';
import { PAGE_TYPE, joinParts, splitParts } from '../../../src/protocol/page-parts.ts';
import { requestHeaders } from '../../../src/protocol/request-signature.ts';
import { hubState } from '../../../src/store/sync/hub-state.ts';
import { deskProblems, hubOrder } from '../../sim/invariants.ts';
import { testOffices } from '../../support/desk/test-offices.ts';
import { type CityDesk, honestLine } from '../../support/sync/city-desk.ts';
import { type SyncCity, city } from '../../support/sync/city.ts';
import { takeClaims } from '../../support/sync/claims.ts';
import { turn } from '../../support/sync/crank.ts';

/** Four runs of a thousand events, which come in one page. */
const RUNS = 4;
const PER_RUN = 1_000;

const readers: readonly [string, PageReader][] = [
  ['as it is wanted', readerHere],
  ['ahead', { aside: (piece) => readPiece(piece), close: () => undefined }],
];

let made: SyncCity;
let a: CityDesk;
let b: CityDesk;
/** Where the page begins. */
let before: number;
beforeEach(async () => {
  made = await city({ desks: [testOffices.street.id] });
  const [street] = made.desks;
  invariant(street, 'a desk at the street');
  [a, b] = [street, made.hall];
  before = cursor();
  const names = Array.from({ length: RUNS * PER_RUN }, (_, n) => `虎台 ${String(n)}`);
  // Words that pack badly: a run is as long, packed, as one of a busy day.
  takeClaims(a, names, () => randomBytes(60).toString('hex'));
  await a.sync();
});
afterEach(() => {
  made.remove();
});

function cursor(): number {
  return hubState(b.desk.file.db)?.cursor ?? 0;
}

/** Changes the packed runs of every page that B is given. */
function lieAbout(change: (runs: readonly Uint8Array[]) => readonly Uint8Array[]): { pages: number } {
  const count = { pages: 0 };
  b.carry = async (request, deliver) => {
    const answer = await deliver(request);
    if (answer.headers['content-type'] !== PAGE_TYPE) return answer;
    const [head = new Uint8Array(), ...runs] = splitParts(answer.body) ?? [];
    count.pages += 1;
    const body = joinParts([head, ...change(runs)]);
    return { ...answer, body, headers: { ...answer.headers, [requestHeaders.bodyHash]: hash('sha256', body) } };
  };
  return count;
}

async function turns(count: number): Promise<void> {
  for (let each = 0; each < count; each += 1) {
    const result = await turn(b);
    if (result.kind !== 'went-on') return;
  }
}

async function expectAll(): Promise<void> {
  b.carry = honestLine;
  b.clock.now = made.hub.now += 600_000;
  await b.sync();
  expect(cursor() - before).toBe(RUNS * PER_RUN);
  const order = await hubOrder(made.hub);
  expect(deskProblems({ desk: b.desk, isRevoked: false, saved: new Set() }, order)).toEqual([]);
}

describe.each(readers)('a page whose runs are read %s', (_name, reader) => {
  beforeEach(() => {
    b.reader = reader;
  });

  it('comes run by run, in its order', async () => {
    const seen: number[] = [];
    for (let each = 0; each < RUNS; each += 1) {
      await turns(1);
      seen.push(cursor() - before);
    }
    expect(seen).toEqual([1, 2, 3, 4].map((run) => run * PER_RUN));
    await expectAll();
  });

  it('with a run that is none: what stands before it is here, and it is asked for again', async () => {
    // The last but one, wherever the page begins.
    const count = lieAbout((runs) => runs.with(-2, zstdCompressSync('{}')));
    await turns(20);
    expect(cursor() - before).toBe(2 * PER_RUN);
    expect(b.line.status()).toMatchObject({ phase: 'trouble', cause: 'hub-fault' });
    expect(count.pages).toBeGreaterThan(1);
    await expectAll();
  });

  it('with a run that its device did not seal so: what stands before it is here, and the hub is not trusted', async () => {
    lieAbout((runs) =>
      runs.map((run, index) =>
        index === 1 ? zstdCompressSync(zstdDecompressSync(run).toString().replace('虎台', '湟水')) : run,
      ),
    );
    await turns(20);
    expect(cursor() - before).toBe(PER_RUN);
    expect(b.line.status()).toMatchObject({ phase: 'stopped', cause: 'hub-not-trusted' });
  });

  it('with fewer runs than it names: nothing of it is taken', async () => {
    lieAbout((runs) => runs.slice(1));
    await turns(20);
    expect(cursor()).toBe(before);
    expect(b.line.status()).toMatchObject({ phase: 'trouble', cause: 'hub-fault' });
    await expectAll();
  });
});
