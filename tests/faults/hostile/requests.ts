/** Attacks by how a request is signed, timed and addressed. */
import { requestHeaders } from '../../../src/protocol/request-signature.ts';
import type { RawRequest } from '../../../src/protocol/transport.ts';
import { submission } from '../../support/hub/test-commands.ts';
import { strangeDevice } from '../../support/hub/test-hub.ts';
import { testKey } from '../../support/hub/test-key.ts';
import { type Attack, STREET, type Stage } from './stage.ts';

const PULL = { path: '/v1/pull?after=0' };
const MINUTE = 60_000;

const changed = (request: RawRequest, changes: Partial<RawRequest>): RawRequest => ({ ...request, ...changes });

function withHeader(request: RawRequest, name: string, value: string): RawRequest {
  return { ...request, headers: { ...request.headers, [name]: value } };
}

function ownBatch({ test, city, attacker }: Stage) {
  return attacker.chain.batch([submission(test, { by: city.clerk, street: STREET })]);
}

/** One letter of a base64 signature replaced, so that its bytes differ. */
function flipped(stage: Stage, signature: string): string {
  const at = stage.random.integer(0, 80);
  const letter = signature[at] === 'A' ? 'B' : 'A';
  return signature.slice(0, at) + letter + signature.slice(at + 1);
}

export const requestAttacks: readonly Attack[] = [
  {
    name: 'a signed header is missing',
    refusedAs: ['bad-signature'],
    run: ({ attacker, random }) => {
      const { device, time, nonce, signature } = requestHeaders;
      return attacker.send({ ...PULL, changes: { without: [random.pick([device, time, nonce, signature])] } });
    },
  },
  {
    name: 'forged signature: one letter differs',
    refusedAs: ['bad-signature'],
    run: (stage) => {
      const request = stage.attacker.signed(PULL);
      const signature = flipped(stage, request.headers[requestHeaders.signature] ?? '');
      return stage.test.hub.handle(withHeader(request, requestHeaders.signature, signature));
    },
  },
  {
    name: "signature by a key of one's own making",
    refusedAs: ['bad-signature'],
    run: ({ attacker }) => attacker.send({ ...PULL, changes: { key: testKey() } }),
  },
  {
    name: "another device's name over one's own signature",
    refusedAs: ['bad-signature'],
    run: ({ test, attacker, city }) =>
      test.hub.handle(withHeader(attacker.signed(PULL), requestHeaders.device, city.otherDesk.id)),
  },
  {
    name: "another device's name, signed as such by the wrong key",
    refusedAs: ['bad-signature'],
    run: ({ city, attacker }) => city.otherDesk.send({ ...PULL, changes: { key: attacker.key } }),
  },
  {
    name: 'a device that was never enrolled',
    refusedAs: ['unknown-device'],
    run: ({ test }) => strangeDevice(test, STREET).send(PULL),
  },
  { name: 'a revoked device pulls', refusedAs: ['revoked'], run: ({ revoked }) => revoked.send(PULL) },
  {
    name: 'a revoked device pushes',
    refusedAs: ['revoked'],
    run: ({ test, revoked, city }) =>
      revoked.send({
        path: revoked.pushPath(),
        body: revoked.chain.batch([submission(test, { by: city.clerk, street: STREET })]),
      }),
  },
  {
    name: 'a recorded request of another device, again',
    refusedAs: ['replayed'],
    run: async ({ test, city }) => {
      const request = city.otherDesk.signed(PULL);
      await test.hub.handle(request);
      return test.hub.handle(request);
    },
  },
  {
    name: 'a recorded request after its time',
    refusedAs: ['clock-off'],
    run: async ({ test, city, random }) => {
      const request = city.otherDesk.signed(PULL);
      const then = test.now;
      test.now += random.integer(6, 10_000) * MINUTE;
      const answer = await test.hub.handle(request);
      test.now = then;
      return answer;
    },
  },
  {
    name: 'a nonce used twice with another request',
    refusedAs: ['replayed'],
    run: async ({ attacker, random }) => {
      const nonce = `nonce-${String(random.integer(1, 1e9))}`;
      await attacker.send({ path: '/v1/head', changes: { nonce } });
      return attacker.send({ ...PULL, changes: { nonce } });
    },
  },
  {
    name: 'a request from the future',
    refusedAs: ['clock-off'],
    run: ({ attacker, test, random }) =>
      attacker.send({ ...PULL, changes: { time: test.now + random.integer(6, 1_000_000) * MINUTE } }),
  },
  {
    name: 'a request from the past',
    refusedAs: ['clock-off'],
    run: ({ attacker, test, random }) =>
      attacker.send({ ...PULL, changes: { time: test.now - random.integer(6, 1_000_000) * MINUTE } }),
  },
  {
    name: 'a time that is no number',
    refusedAs: ['bad-signature'],
    run: ({ attacker, random }) => {
      const value = random.pick(['NaN', '-1', '1e15', ' 1', '0x10', '9'.repeat(40), '']);
      return attacker.send({ ...PULL, changes: { headers: { [requestHeaders.time]: value } } });
    },
  },
  {
    name: 'the body altered on the way',
    refusedAs: ['bad-signature'],
    run: (stage) => {
      const request = stage.attacker.signed({ path: stage.attacker.pushPath(), body: ownBatch(stage) });
      const body = Buffer.from(request.body);
      const at = stage.random.integer(0, body.length - 1);
      body[at] = (body[at] ?? 0) ^ (1 << stage.random.integer(0, 7));
      return stage.test.hub.handle(changed(request, { body }));
    },
  },
  {
    name: 'the body cut off on the way',
    refusedAs: ['bad-signature'],
    run: (stage) => {
      const request = stage.attacker.signed({ path: stage.attacker.pushPath(), body: ownBatch(stage) });
      const body = request.body.subarray(0, stage.random.integer(0, request.body.length - 1));
      return stage.test.hub.handle(changed(request, { body }));
    },
  },
  {
    name: 'the path altered on the way',
    refusedAs: ['bad-signature'],
    run: ({ test, attacker, random }) => {
      const path = random.pick(['/v1/pull?after=1', '/v1/pull?after=0&wait=1', '/v1/head', '/v1/devices']);
      return test.hub.handle(changed(attacker.signed(PULL), { path }));
    },
  },
  {
    name: 'a person added to a signed request',
    refusedAs: ['bad-signature'],
    run: ({ test, attacker, city }) =>
      test.hub.handle(withHeader(attacker.signed({ path: '/v1/devices' }), requestHeaders.actor, city.admin.staffId)),
  },
  {
    name: 'an unknown protocol version',
    refusedAs: ['protocol-unsupported'],
    run: ({ attacker, random }) =>
      attacker.send({ ...PULL, changes: { protocol: random.pick(['1', '0', '999', '', '2.0', '-2', 'two', '2, 3']) } }),
  },
  {
    name: "header injection in the device's name",
    refusedAs: ['bad-signature'],
    run: ({ attacker, random }) => {
      const value = attacker.id + random.pick(['\r\nanju-actor: admin', '\nx: y', '\0', '\u2028', ', other']);
      return attacker.send({ ...PULL, changes: { headers: { [requestHeaders.device]: value } } });
    },
  },
  {
    name: "SQL in the device's name, nonce or person",
    refusedAs: ['bad-signature'],
    run: ({ attacker, random }) => {
      const name = random.pick([requestHeaders.device, requestHeaders.nonce, requestHeaders.actor]);
      return attacker.send({ ...PULL, changes: { headers: { [name]: "x' OR '1'='1'; DROP TABLE event; --" } } });
    },
  },
  {
    name: 'paths that lead elsewhere',
    refusedAs: ['unknown-path'],
    run: ({ attacker, random }) => {
      const path = random.pick([
        '/v1/push/../devices',
        '//v1/pull',
        '/v1/__proto__',
        '/v1/constructor',
        '/v2/pull',
        '/.env',
      ]);
      return attacker.send({ path });
    },
  },
  {
    name: "a method that is not the path's",
    refusedAs: ['unknown-path'],
    run: ({ attacker, random }) =>
      attacker.send({ method: random.pick(['PUT', 'HEAD', 'POST'] as const), path: '/v1/pull?after=0' }),
  },
];
