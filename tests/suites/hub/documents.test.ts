import { hash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { BlobShelf } from '../../../src/hub/documents/blob-shelf.ts';
import { folderShelf } from '../../../src/hub/documents/folder-shelf.ts';
import { memoryShelf } from '../../../src/hub/documents/memory-shelf.ts';
import { RECEIVED_HEADER } from '../../../src/protocol/messages.ts';
import { testCity } from '../../support/hub/test-city.ts';
import { submission } from '../../support/hub/test-commands.ts';
import { type TestDevice, jsonOf, testHub } from '../../support/hub/test-hub.ts';

const folder = mkdtempSync(join(tmpdir(), 'anju-hub-documents-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

let made = 0;
const shelves: readonly { readonly name: string; readonly make: () => BlobShelf }[] = [
  { name: 'in memory', make: memoryShelf },
  { name: 'in a folder', make: () => folderShelf(join(folder, String((made += 1)))) },
];

const page = Buffer.from(Array.from({ length: 5000 }, (_, index) => index % 251));
const path = `/v1/documents/${hash('sha256', page)}`;

describe.each(shelves)('documents $name', ({ make }) => {
  async function city() {
    const test = await testHub({ blobs: make() });
    return { test, ...(await testCity(test)) };
  }

  const sendPart = async (device: TestDevice, from: number, to: number) => {
    const range = { 'content-range': `bytes ${String(from)}-${String(to - 1)}/${String(page.length)}` };
    const answer = await device.send({
      method: 'PUT',
      path,
      body: page.subarray(from, to),
      changes: { headers: range },
    });
    return { status: answer.status, ...(jsonOf(answer) as object) };
  };

  it('go up in parts, on from where the line broke', async () => {
    const { streetDesk, otherDesk } = await city();
    expect(await sendPart(streetDesk, 0, 2000)).toStrictEqual({ status: 200, received: 2000, complete: false });
    expect(await sendPart(streetDesk, 3000, 4000)).toStrictEqual({ status: 200, received: 2000, complete: false });
    const asked = await streetDesk.send({ method: 'HEAD', path });
    expect([asked.status, asked.headers[RECEIVED_HEADER]]).toStrictEqual([204, '2000']);
    const elsewhere = await otherDesk.send({ method: 'HEAD', path });
    expect([elsewhere.status, elsewhere.headers[RECEIVED_HEADER]]).toStrictEqual([204, '0']);
    expect(await sendPart(streetDesk, 2000, 5000)).toStrictEqual({ status: 200, received: 5000, complete: true });
    const there = await streetDesk.send({ method: 'HEAD', path });
    expect([there.status, there.headers['content-length']]).toStrictEqual([200, '5000']);
    // Again whole: harmless.
    expect((await streetDesk.send({ method: 'PUT', path, body: page })).status).toBe(200);
  });

  it('are started again from the first byte', async () => {
    const { streetDesk } = await city();
    await sendPart(streetDesk, 0, 4000);
    expect(await sendPart(streetDesk, 0, 1000)).toMatchObject({ received: 1000, complete: false });
    expect(await sendPart(streetDesk, 1000, 5000)).toMatchObject({ received: 5000, complete: true });
  });

  it('come down, whole or from a place, for who may see an event that names them', async () => {
    const { test, streetDesk, districtDesk, otherDesk, clerk } = await city();
    await streetDesk.send({ method: 'PUT', path, body: page });
    expect((await districtDesk.send({ path })).status).toBe(404);
    const command = submission(test, { by: clerk, street: '630104003', documents: [hash('sha256', page)] });
    await streetDesk.push(streetDesk.chain.batch([command]));
    const whole = await districtDesk.send({ path });
    expect([whole.status, Buffer.compare(whole.body, page)]).toStrictEqual([200, 0]);
    const rest = await districtDesk.send({ path, changes: { headers: { range: 'bytes=1234-' } } });
    expect([rest.status, rest.headers['content-range']]).toStrictEqual([206, 'bytes 1234-4999/5000']);
    expect(Buffer.compare(rest.body, page.subarray(1234))).toBe(0);
    expect((await districtDesk.send({ path, changes: { headers: { range: 'bytes=5000-' } } })).status).toBe(400);
    const foreign = await otherDesk.send({ path });
    const unknown = await otherDesk.send({ path: `/v1/documents/${'ab'.repeat(32)}` });
    expect(jsonOf(foreign)).toStrictEqual(jsonOf(unknown));
  });

  it('that arrive after the event that names them are served then', async () => {
    const { test, streetDesk, districtDesk, clerk } = await city();
    const command = submission(test, { by: clerk, street: '630104003', documents: [hash('sha256', page)] });
    await streetDesk.push(streetDesk.chain.batch([command]));
    expect((await districtDesk.send({ path })).status).toBe(404);
    await streetDesk.send({ method: 'PUT', path, body: page });
    expect((await districtDesk.send({ path })).status).toBe(200);
  });
});

it('an unfinished document is forgotten after its time', async () => {
  const shelf = folderShelf(join(folder, 'unfinished'));
  const upload = { city: '6301' as never, device: 'd', hash: hash('sha256', page) };
  await shelf.append(upload, 0, page.subarray(0, 10));
  expect(await shelf.forgetUnfinished(Date.now() - 60_000)).toBe(0);
  expect(await shelf.received(upload)).toBe(10);
  expect(await shelf.forgetUnfinished(Date.now() + 60_000)).toBe(1);
  expect(await shelf.received(upload)).toBe(0);
});
