import { createPublicKey, verify } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openBundle } from '../../../src/app/draw/bundle-files.ts';
import { drawTools } from '../../../src/app/draw/draw-hash.ts';
import { websiteOfDraw } from '../../../src/app/draw/website-of-draw.ts';
import { verifyDraw } from '../../../src/domain/lottery/verify-draw.ts';
import { type TestDesk, RESOURCES, testDesk } from '../../support/desk/test-desk.ts';
import { contributeAll, drawAll, drawNow, frozenDraw, publishDraw, signAll } from '../../support/draw/draw-desk.ts';
import { unwrap } from '../../support/draw/vectors.ts';
import { zipContents } from '../../support/publicity/zip-contents.ts';

let made: TestDesk;
let place: string;
beforeEach(async () => {
  made = await testDesk();
  place = mkdtempSync(join(tmpdir(), 'anju-published-'));
});
afterEach(() => {
  made.remove();
  rmSync(place, { recursive: true, force: true });
});

interface PublishedSignature {
  readonly role: string;
  readonly statement: string;
  readonly publicKey: string;
  readonly deviceSignature: string;
}

it('a published folder holds by the verifier, names every step, and gives no drawn signature away', async () => {
  const draw = await frozenDraw(made);
  contributeAll(made, draw);
  await drawAll(made, draw.drawId);
  signAll(made, draw.drawId);
  publishDraw(made, draw.drawId);
  const state = drawNow(made, draw.drawId);
  const files = zipContents(await websiteOfDraw(made.desk, state, RESOURCES));
  const path = join(place, 'bundle.zip');
  writeFileSync(path, files.get('bundle.zip') ?? '');
  const verified = unwrap(await verifyDraw(unwrap(await openBundle(path)), drawTools));
  expect(verified.resultHash).toBe(state.result?.resultHash);

  const text = (name: string): string => files.get(name)?.toString('utf8') ?? '';
  const log = text('bundle/log.ndjson')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { type: string; hash: string });
  expect(log[0]?.type).toBe('draw.frozen.v1');
  expect(log.at(-1)?.type).toBe('draw.published.v1');
  expect(log.every(({ hash }) => /^[0-9a-f]{64}$/.test(hash))).toBe(true);

  const { signatures } = JSON.parse(text('bundle/signatures.json')) as { signatures: readonly PublishedSignature[] };
  expect(signatures.map(({ role }) => role)).toEqual(['supervisor', 'notary', 'witness']);
  expect(text('bundle/signatures.json')).not.toContain('1,2 3,4');
  for (const { statement, publicKey, deviceSignature } of signatures) {
    const raw = Buffer.from(publicKey, 'base64').toString('base64url');
    const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: raw }, format: 'jwk' });
    expect(verify(null, Buffer.from(statement), key, Buffer.from(deviceSignature, 'base64'))).toBe(true);
    expect(statement).toContain(verified.resultHash);
  }
  expect(text('index.html').replaceAll(' ', '')).toContain(verified.resultHash);
  expect(text('index.html')).not.toContain('<script');
  // Places were drawn: no home stands beside one yet.
  expect(text('index.html')).not.toContain('房号');
  expect(text('README.txt')).toContain(state.planHash);
  expect([...files.keys()]).toEqual(
    expect.arrayContaining(['verify.py', 'result.xlsx', 'roster.xlsx', 'result.pdf', 'roster.pdf']),
  );
});
