import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { enrolDevice } from '../../../src/app/sync/enrolment.ts';
import { hubClient } from '../../../src/app/sync/hub-client.ts';
import { nodeTransport } from '../../../src/agency/hub-transport.ts';
import { type ServedHub, serveHub } from '../../../src/hub/http/serve.ts';
import { codeWithMark } from '../../../src/protocol/enrolment-code.ts';
import type { RawRequest } from '../../../src/protocol/transport.ts';
import { type TestHub, testHub } from '../../support/hub/test-hub.ts';
import { type TemporaryDesk, temporaryDesk } from '../../support/store/temporary-desk.ts';
import { selfSigned } from '../../support/sync/self-signed.ts';

let hub: TestHub;
let served: ServedHub;
let desk: TemporaryDesk;
let seen: RawRequest[];
beforeEach(async () => {
  hub = await testHub();
  desk = temporaryDesk();
  seen = [];
  served = await serve(0);
});
afterEach(async () => {
  await served.close();
  desk.remove();
});

function serve(port: number): Promise<ServedHub> {
  const counting = {
    ...hub.hub,
    close: () => undefined,
    handle: (request: RawRequest) => {
      seen.push(request);
      return hub.hub.handle(request);
    },
  };
  const options = { host: '127.0.0.1', port, bodyBytes: 8 * 1024 * 1024, tls: selfSigned('hub of a city') };
  return serveHub(counting, options);
}

it('the certificate that was agreed on is the only one: before another, nothing is sent', async () => {
  const url = `https://127.0.0.1:${String(served.port)}`;
  const first = nodeTransport(url, null);
  const device = desk.file.device;
  const now = (): number => hub.now;
  const enrolled = await hubClient({ device, transport: first.transport, now }).enrol({
    code: await hub.code('6301'),
    name: 'A',
  });
  expect(enrolled.ok).toBe(true);
  const agreed = first.certificate();
  expect(agreed).toMatch(/^([0-9A-F]{2}:){31}[0-9A-F]{2}$/);
  first.close();
  const pinned = nodeTransport(url, agreed);
  const client = hubClient({ device, transport: pinned.transport, now });
  expect((await client.head()).ok).toBe(true);
  expect(await client.raw({ method: 'GET', path: '/v1/nothing', body: randomBytes(10) })).toMatchObject({
    error: { kind: 'problem', problem: { code: 'unknown-path' } },
  });
  pinned.close();
  const { port } = served;
  await served.close();
  served = await serve(port);
  seen.length = 0;
  const later = nodeTransport(url, agreed);
  const refused = await hubClient({ device, transport: later.transport, now }).head();
  expect(refused).toMatchObject({ ok: false, error: { kind: 'certificate-changed' } });
  expect(seen).toEqual([]);
  later.close();
  // A person agrees to the new one.
  const anew = nodeTransport(url, null);
  expect((await hubClient({ device, transport: anew.transport, now }).head()).ok).toBe(true);
  expect(anew.certificate()).not.toBe(agreed);
  anew.close();
});

it('a code that names the certificate is shown to no other hub, and none over plain HTTP', async () => {
  const url = `https://127.0.0.1:${String(served.port)}`;
  const look = nodeTransport(url, null);
  await hubClient({ device: desk.file.device, transport: look.transport, now: () => hub.now }).hello();
  const code = await hub.code('6301');
  const wanted = { url, code: codeWithMark(code, look.certificate()), deviceName: '市局', deskCode: '01' };
  look.close();
  seen.length = 0;
  const stranger = { ...wanted, code: codeWithMark(code, 'AB:CD'.padEnd(95, ':EF')) };
  const refused = { ok: false, error: { code: 'hub-refused', problem: 'certificate-changed' } };
  expect(await enrolDevice(desk.file, stranger, nodeTransport)).toEqual(refused);
  expect(await enrolDevice(desk.file, { ...wanted, url: url.replace('https', 'http') }, nodeTransport)).toEqual(
    refused,
  );
  expect(seen).toEqual([]);
  expect(await enrolDevice(desk.file, wanted, nodeTransport)).toMatchObject({
    ok: true,
    value: { answer: { city: '6301' }, certificate: expect.stringMatching(/^([0-9A-F]{2}:){31}/) as string },
  });
});
