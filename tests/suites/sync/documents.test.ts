import { randomBytes } from 'node:crypto';
import { createRouterClient } from '@orpc/server';
import { afterEach, expect, it } from 'vitest';
import type { DeskHost } from '../../../src/app/desk-host.ts';
import { router } from '../../../src/app/router/router.ts';
import { hubClient } from '../../../src/app/sync/hub-client.ts';
import { type Fetched, getDocument, putDocument } from '../../../src/app/sync/hub-documents.ts';
import type { CaseDocument } from '../../../src/domain/application/document.ts';
import type { BlobHash, CaseId } from '../../../src/kernel/ids.ts';
import { invariant } from '../../../src/kernel/invariant.ts';
import { MAX_DOCUMENT_PART_BYTES } from '../../../src/protocol/messages.ts';
import { setCredential } from '../../../src/store/credentials.ts';
import { aDocument } from '../../support/application/builders.ts';
import type { TestStaffName } from '../../support/desk/test-offices.ts';
import { handIn } from '../../support/sync/cases.ts';
import { type Carry, type CityDesk, cutLine, honestLine } from '../../support/sync/city-desk.ts';
import { HUB_URL, type SyncCity, city } from '../../support/sync/city.ts';
import { turn } from '../../support/sync/crank.ts';

let made: SyncCity | undefined;
afterEach(() => {
  made?.remove();
  made = undefined;
});

async function start(...desks: readonly string[]): Promise<{ hall: CityDesk; first: CityDesk; second: CityDesk }> {
  made = await city({ desks });
  const [first, second] = made.desks;
  invariant(first && second, 'two desks were asked for');
  return { hall: made.hall, first, second };
}

/** A case with one page that is really there. */
function withPage(
  at: CityDesk,
  page: Uint8Array,
  who: TestStaffName = 'streetClerk',
): { caseId: CaseId; hash: BlobHash } {
  const hash = at.desk.file.blobs.put(page);
  const file = { hash, mediaType: 'image/png', bytes: page.length, name: 'form.png' } as const;
  const document: CaseDocument = { ...aDocument('application-form'), files: [file] };
  const street = who === 'otherStreetClerk' ? '630103001' : '630104003';
  return { caseId: handIn(at, { documents: [document], street, who }), hash };
}

function screen(at: CityDesk, who: TestStaffName) {
  const { staffId } = at.as(who).actor;
  setCredential(at.desk.file.db, { staffId, passwordHash: 'unused', mustChange: false, at: 0 });
  const options = { folder: at.folder };
  const host = { desk: () => at.desk, line: () => at.line, options } as DeskHost;
  const session = { staffId, locked: false, lastActiveAt: at.desk.now() };
  return createRouterClient(router, { context: { host, connection: { session } } });
}

it('a page goes up before the batch that names it, and comes down where the case may be seen', async () => {
  const { hall, first, second } = await start('630104003', '630103001');
  const page = randomBytes(50_000);
  const { hash } = withPage(first, page);
  expect(first.line.status().documents).toEqual({ toSend: 1, toFetch: 0 });
  const asked: string[] = [];
  first.carry = (request, deliver) => {
    asked.push(`${request.method} ${request.path.replace(hash, 'PAGE')}`);
    return deliver(request);
  };
  await first.sync();
  const [sent, pushed] = [
    asked.indexOf('PUT /v1/documents/PAGE'),
    asked.findIndex((each) => each.startsWith('POST /v1/push?')),
  ];
  expect(sent).toBeGreaterThanOrEqual(0);
  expect(pushed).toBeGreaterThan(sent);
  await hall.sync();
  await second.sync();
  expect(hall.desk.file.blobs.get(hash)).toEqual(page);
  expect(second.desk.file.blobs.has(hash)).toBe(false);
  // Another street asks for it by its hash, and learns nothing.
  const stranger = await second.line.documents()?.fetch(hash);
  expect(stranger).toMatchObject({ ok: false, error: { problem: { code: 'unknown-document' } } });
});

it('a page that has not come yet is fetched when somebody opens it', async () => {
  const { hall, first } = await start('630104003', '630103001');
  const page = randomBytes(3_000);
  const { caseId, hash } = withPage(first, page);
  await first.sync();
  for (let round = 0; round < 5; round += 1) await turn(hall);
  expect(hall.desk.file.blobs.has(hash)).toBe(false);
  expect(hall.line.status().documents.toFetch).toBe(1);
  const clerk = screen(hall, 'cityClerk');
  hall.carry = cutLine;
  await expect(clerk.documents.read({ caseId, hash })).rejects.toMatchObject({ data: { code: 'hub-unreachable' } });
  hall.carry = honestLine;
  const read = await clerk.documents.read({ caseId, hash });
  expect(Buffer.from(await read.arrayBuffer())).toEqual(page);
  expect(hall.desk.file.blobs.get(hash)).toEqual(page);
});

it('what was cut off goes on where it stopped, both ways, and what was altered is not taken', async () => {
  const { hall, first } = await start('630104003', '630103001');
  const page = randomBytes(MAX_DOCUMENT_PART_BYTES * 2 + 1_000);
  const { hash } = withPage(first, page);
  const client = (at: CityDesk, carry: Carry) =>
    hubClient({
      device: at.desk.file.device,
      transport: (request) => carry(request, at.dial(HUB_URL, null).transport),
      now: at.desk.now,
    });
  let left = 1;
  const parts: string[] = [];
  const cutting: Carry = (request, deliver) => {
    const range = request.headers['content-range'] ?? request.headers['range'];
    if (request.method !== 'HEAD') parts.push(range ?? 'from the start');
    if (request.method === 'HEAD' || left > 0) {
      if (request.method !== 'HEAD') left -= 1;
      return deliver(request);
    }
    return Promise.reject(new Error('the line is cut'));
  };
  const cut = await putDocument(client(first, cutting), { hash, bytes: page });
  expect(cut).toMatchObject({ ok: false, error: { kind: 'unreachable' } });
  left = 9;
  parts.length = 0;
  expect((await putDocument(client(first, cutting), { hash, bytes: page })).ok).toBe(true);
  expect(parts[0]).toMatch(new RegExp(`^bytes ${String(MAX_DOCUMENT_PART_BYTES)}-`));
  await first.sync();
  const fetched: Fetched = new Map();
  left = 1;
  const half = await getDocument(client(hall, cutting), { hash, fetched });
  expect(half).toMatchObject({ ok: false, error: { kind: 'unreachable' } });
  left = 9;
  parts.length = 0;
  const got = await getDocument(client(hall, cutting), { hash, fetched });
  expect(got.ok && got.value.equals(page)).toBe(true);
  expect(parts[0]).toBe(`bytes=${String(MAX_DOCUMENT_PART_BYTES)}-`);
  const altering: Carry = async (request, deliver) => {
    const answer = await deliver(request);
    return { ...answer, body: Buffer.from(answer.body).fill(0, 10, 20) };
  };
  const altered = await getDocument(client(hall, altering), { hash, fetched });
  expect(altered).toMatchObject({ ok: false, error: { kind: 'unusable' } });
});
