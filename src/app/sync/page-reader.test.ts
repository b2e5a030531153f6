import { generateKeyPairSync, hash, sign } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { zstdCompressSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { canonicalJson } from '../../kernel/canonical-json.ts';
import type { OfficeId } from '../../kernel/ids.ts';
import { batchSealText, scopeRoot } from '../../protocol/batch-seal.ts';
import type { Batch, WireCommand } from '../../protocol/batch.ts';
import { GENESIS_HASH } from '../../protocol/envelope.ts';
import { hashedText } from '../../protocol/hashed-text.ts';
import type { PackedPage } from '../../protocol/messages.ts';
import { joinParts } from '../../protocol/page-parts.ts';
import { type ReadPage, openVisiblePart } from '../../protocol/read-run.ts';
import { type PagePiece, readPiece } from './packed-answer.ts';
import { type PageReader, readerAside } from './page-reader.ts';

const THREAD = new URL('./page-worker.ts', import.meta.url);
const EVENTS = 900;
const { privateKey } = generateKeyPairSync('ed25519');
const sha256 = (text: string): string => hash('sha256', text);

/** A run that is large enough for the thread: its words do not pack well. */
function sealedRun(): Batch {
  let previousHash = GENESIS_HASH;
  const hashes: string[] = [];
  const commands = Array.from({ length: EVENTS }, (_, index): WireCommand => {
    const command = { commandId: `c${String(index)}`, name: 'n', actor: 'a', office: '6301', wallTime: index };
    const payload = canonicalJson({ n: index, words: `受理 ${sha256(String(index))}${sha256(`-${String(index)}`)}` });
    const event = {
      id: `e${String(index)}`,
      deviceSequence: index + 1,
      stream: `x:${String(index)}`,
      streamVersion: 1,
      type: 't',
    };
    const { name: _name, ...shared } = command;
    previousHash = sha256(hashedText({ ...event, ...shared, device: 'd', previousHash }, payload));
    hashes.push(previousHash);
    return { ...command, superseded: false, events: [{ ...event, payload }] };
  });
  const seal = {
    city: '6301',
    device: 'd',
    firstSequence: 1,
    lastSequence: EVENTS,
    previousHash: GENESIS_HASH,
    hash: previousHash,
    scopes: [{ scope: '6301', from: 0, count: EVENTS, root: scopeRoot(hashes, sha256) }],
    sealedAt: 1,
  };
  const signature = sign(null, Buffer.from(batchSealText(seal)), privateKey).toString('base64');
  return { seal: { ...seal, signature }, commands };
}

type Wire = WireCommand['events'][number];

/** The same with its last event changed. */
function spoiled(run: Batch, change: Partial<Wire>): Batch {
  const last = run.commands.at(-1);
  if (last === undefined) throw new Error('a run has commands');
  return {
    ...run,
    commands: [
      ...run.commands.slice(0, -1),
      { ...last, events: last.events.map((event) => ({ ...event, ...change })) },
    ],
  };
}

function pageOf(run: unknown): { readonly body: Uint8Array; readonly isInParts: true } {
  const page: PackedPage = {
    epoch: 'first',
    after: 0,
    upTo: EVENTS,
    head: EVENTS,
    hubTime: 1,
    office: '6301',
    batches: [{ hubSequence: EVENTS, isPacked: true }],
    devices: [],
  };
  return {
    body: joinParts([page, run].map((part) => zstdCompressSync(Buffer.from(JSON.stringify(part))))),
    isInParts: true,
  };
}

/** What a desk says of the only run of a page. */
function problemOf(page: ReadPage | undefined): unknown {
  const run = page?.batches[0]?.run;
  if (run === undefined) return 'no page';
  const opened = openVisiblePart(run, () => true, {
    sha256,
    isSignedBy: () => true,
    scopeOf: () => '6301' as OfficeId,
  });
  return opened.ok ? opened.value.length : opened.error;
}

let folder: string;
let reader: PageReader;
let faults: unknown[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'anju-pages-'));
  faults = [];
});
afterEach(() => {
  reader.close();
  rmSync(folder, { recursive: true, force: true });
});

function aside(script = THREAD, idleMs?: number): void {
  reader = readerAside(script, (error) => faults.push(error), idleMs);
}

function script(text: string): URL {
  const file = join(folder, 'thread.mjs');
  writeFileSync(file, `import { parentPort } from 'node:worker_threads';\n${text}`);
  return pathToFileURL(file);
}

/** A thread that answers its first page with nothing, and then does as it is told. */
function stub(then: string): URL {
  return script(`
    let asked = 0;
    parentPort.on('message', ({ id }) => {
      asked += 1;
      if (asked === 1) parentPort.postMessage({ kind: 'read', id, page: undefined });
      else { ${then} }
    });
    parentPort.postMessage({ kind: 'ready' });`);
}

/** By the thread, or here where it does not. */
function read(piece: PagePiece): Promise<ReadPage | undefined> {
  return reader.aside(piece) ?? readPiece(piece);
}

/** Until the thread has answered: one that was just started is not waited for. */
async function untilThere(page: PagePiece, isThere: (read: ReadPage | undefined) => boolean): Promise<void> {
  while (!isThere(await read(page))) await setTimeout(5);
}

describe('a page on the other thread', () => {
  const run = sealedRun();
  const page = pageOf(run);
  const hasAnswered = (read: ReadPage | undefined): boolean => read === undefined;

  it('is read as on this one, with the same problem', async () => {
    const mark = join(folder, 'asked');
    aside(
      script(`import { writeFileSync } from 'node:fs';
        import ${JSON.stringify(THREAD.href)};
        parentPort.on('message', () => writeFileSync(${JSON.stringify(mark)}, ''));`),
    );
    await untilThere(page, () => existsSync(mark));
    expect(await read(page)).toStrictEqual(await readPiece(page));
    expect(problemOf(await read(page))).toBe(EVENTS);
    for (const [change, problem] of [
      [{ payload: '{"b":1,"a":2}' }, { problem: 'bad-payload', deviceSequence: EVENTS }],
      [{ deviceSequence: EVENTS + 1 }, { problem: 'broken-chain', deviceSequence: EVENTS + 1 }],
      [{ previousHash: 'f'.repeat(64) }, { problem: 'broken-chain', deviceSequence: EVENTS }],
      [{ stream: 'x:other' }, { problem: 'bad-scope', scope: '6301' }],
    ] as const) {
      const bad = pageOf(spoiled(run, change));
      expect(problemOf(await read(bad))).toStrictEqual(problem);
      expect(problemOf(await readPiece(bad))).toStrictEqual(problem);
    }
    expect(await read({ ...page, body: page.body.subarray(0, -1) })).toBeUndefined();
    expect(await read(pageOf({ ...run, more: 1 }))).toBeUndefined();
    expect(faults).toStrictEqual([]);
  });

  it('is read here where it is small', async () => {
    aside(stub(''));
    await untilThere(page, hasAnswered);
    const small = pageOf({ ...run, commands: run.commands.slice(0, 3) });
    expect((await read(small))?.batches[0]?.run.events.ids).toStrictEqual(['e0', 'e1', 'e2']);
  });

  it('is read here when the thread dies over it, and so are those after it', async () => {
    aside(stub('process.exit(3);'));
    await untilThere(page, hasAnswered);
    const both = await Promise.all([read(page), read(page)]);
    expect(both.map(problemOf)).toStrictEqual([EVENTS, EVENTS]);
    expect(problemOf(await read(page))).toBe(EVENTS);
    expect(faults).toHaveLength(1);
  });

  it('is read here when there is no thread to be had', async () => {
    aside(new URL('./nothing.mjs', pathToFileURL(folder)));
    expect(problemOf(await read(page))).toBe(EVENTS);
    while (faults.length === 0) await setTimeout(5);
    expect(problemOf(await read(page))).toBe(EVENTS);
    expect(faults).toHaveLength(1);
  });

  it('is let go when the desk closes', async () => {
    aside(stub(''));
    await untilThere(page, hasAnswered);
    const asked = read(page);
    reader.close();
    expect(await asked).toBeUndefined();
    expect(faults).toStrictEqual([]);
  });

  it('is read by a new thread when the last one had nothing to do', async () => {
    aside(stub(''), 1);
    await untilThere(page, hasAnswered);
    await setTimeout(20);
    await untilThere(page, hasAnswered);
    expect(faults).toStrictEqual([]);
  });
});
