/** A hub over maps, its clock in the test's hand, and devices that speak to it as desks do. */
import { createHash, hash } from 'node:crypto';
import type { z } from 'zod';
import { storedCode } from '../../../src/hub/enrol-codes.ts';
import type { BlobShelf } from '../../../src/hub/documents/blob-shelf.ts';
import { memoryShelf } from '../../../src/hub/documents/memory-shelf.ts';
import { type Hub, createHub } from '../../../src/hub/hub.ts';
import type { HubLimits } from '../../../src/hub/limits.ts';
import type { HubLog } from '../../../src/hub/log/hub-log.ts';
import { memoryLog } from '../../../src/hub/log/memory-log.ts';
import { silentLogger } from '../../../src/hub/logger.ts';
import { newCode } from '../../../src/hub/enrol-codes.ts';
import type { OfficeId } from '../../../src/kernel/ids.ts';
import { seededRandom } from '../../../src/kernel/random.ts';
import type { Batch } from '../../../src/protocol/batch.ts';
import {
  type EnrolAnswer,
  type Problem,
  type PullAnswer,
  type PushAnswer,
  enrolAnswerSchema,
  problemSchema,
  pullAnswerSchema,
  pushAnswerSchema,
} from '../../../src/protocol/messages.ts';
import { requestHeaders, requestText } from '../../../src/protocol/request-signature.ts';
import type { RawRequest, RawResponse } from '../../../src/protocol/transport.ts';
import { PROTOCOL_VERSION } from '../../../src/protocol/version.ts';
import { type TestChain, testChain } from './test-chain.ts';
import { type TestKey, testKey } from './test-key.ts';

export const TEST_CITY = '6301' as OfficeId;
const TEST_TIME = Date.UTC(2026, 10, 23, 2, 0, 0);

export interface TestHub {
  readonly hub: Hub;
  readonly log: HubLog;
  readonly blobs: BlobShelf;
  now: number;
  /** The same ids and keys in every run of a seed. */
  newId(): string;
  randomBytes(count: number): Uint8Array;
  /** A code as the hub's operator prints one. */
  code(office: string, staffId?: string | null): Promise<string>;
}

export interface TestHubOptions {
  readonly log?: HubLog;
  readonly blobs?: BlobShelf;
  readonly limits?: Partial<HubLimits>;
  readonly seed?: number;
}

export async function testHub(options: TestHubOptions = {}): Promise<TestHub> {
  const { log = memoryLog(), blobs = memoryShelf(), seed = 1 } = options;
  const random = seededRandom(seed);
  const randomBytes = (count: number): Uint8Array => Uint8Array.from({ length: count }, () => random.integer(0, 255));
  const test: TestHub = {
    now: TEST_TIME,
    log,
    blobs,
    newId: () => idOf(test.now, randomBytes(10)),
    randomBytes,
    code: async (office, staffId = null) => {
      const code = newCode(randomBytes);
      const expiresAt = test.now + 3_600_000;
      await log.putCode(storedCode(code, { city: TEST_CITY, office: office as OfficeId, staffId, expiresAt }));
      return code;
    },
    hub: createHub({
      log,
      blobs,
      now: () => test.now,
      newId: () => test.newId(),
      randomBytes,
      logger: silentLogger,
      // Runs of a test are short, and both ways of handing them on are to be seen.
      limits: { auditPerMinute: 1_000_000, keepPackedFrom: 0, earlyWaitMs: 0, ...options.limits },
    }),
  };
  await log.openCity(TEST_CITY, 'first');
  return test;
}

/** A UUIDv7 of a given time and given bytes. */
function idOf(time: number, bytes: Uint8Array): string {
  const hex = time.toString(16).padStart(12, '0') + Buffer.from(bytes).toString('hex');
  const parts = [hex.slice(0, 8), hex.slice(8, 12), `7${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`];
  return [...parts, hex.slice(20).padEnd(12, '0')].join('-');
}

/** How a request differs from an honest one. */
export interface RequestChanges {
  readonly headers?: Readonly<Record<string, string>>;
  /** Headers that are not sent. */
  readonly without?: readonly string[];
  readonly time?: number;
  readonly nonce?: string;
  readonly key?: TestKey;
  readonly actor?: string;
  readonly protocol?: string;
}

export interface Asking {
  readonly method?: RawRequest['method'];
  readonly path: string;
  readonly body?: unknown;
  readonly changes?: RequestChanges;
}

export interface TestDevice {
  readonly id: string;
  readonly key: TestKey;
  readonly office: string;
  readonly chain: TestChain;
  /** The hub's log that it knows: the one it was enrolled in, unless a test says otherwise. */
  epoch: string;
  /** Where its pushes go. */
  pushPath(): string;
  signed(asking: Asking): RawRequest;
  send(asking: Asking): Promise<RawResponse>;
  push(batch: Batch, changes?: RequestChanges): Promise<PushAnswer | Problem>;
  pull(after: number, query?: string): Promise<PullAnswer>;
  enrol(code: string): Promise<EnrolAnswer | Problem>;
}

/** A device that is not enrolled yet. */
export function strangeDevice(test: TestHub, office: string): TestDevice {
  const id = test.newId();
  const key = testKey(createHash('sha256').update(id).digest());
  const chain = testChain({ city: TEST_CITY, device: id, key, newId: () => test.newId() });
  const signed = (asking: Asking): RawRequest => signedRequest(test, { id, key }, asking);
  const send = (asking: Asking): Promise<RawResponse> => test.hub.handle(signed(asking));
  const made: TestDevice = {
    id,
    key,
    office,
    chain,
    epoch: 'first',
    pushPath: () => `/v1/push?epoch=${made.epoch}`,
    signed,
    send,
    push: async (batch, changes = {}) =>
      answerOf(await send({ path: made.pushPath(), body: batch, changes }), pushAnswerSchema),
    pull: async (after, query = '') => {
      const answer = await send({ path: `/v1/pull?after=${String(after)}${query}` });
      return pullAnswerSchema.parse(jsonOf(answer));
    },
    enrol: async (code) => {
      const body = { protocol: PROTOCOL_VERSION, code, device: id, publicKey: key.publicKey, name: 'test desk' };
      const answer = answerOf(await send({ path: '/v1/enrol', body }), enrolAnswerSchema);
      if ('epoch' in answer) made.epoch = answer.epoch;
      return answer;
    },
  };
  return made;
}

/** A device of an office, enrolled with a code. */
export async function testDevice(test: TestHub, office: string): Promise<TestDevice> {
  const device = strangeDevice(test, office);
  const answer = await device.enrol(await test.code(office));
  if (!('city' in answer)) throw new Error(`not enrolled: ${answer.code}`);
  return device;
}

function signedRequest(
  test: TestHub,
  device: { readonly id: string; readonly key: TestKey },
  { path, body, changes = {}, ...asking }: Asking,
): RawRequest {
  const bytes = bytesOf(body);
  const method = asking.method ?? (bytes.length > 0 ? 'POST' : 'GET');
  const { time = test.now, nonce = Buffer.from(test.randomBytes(18)).toString('base64url'), actor } = changes;
  const text = requestText({ method, path, device: device.id, time, nonce, actor, bodyHash: hash('sha256', bytes) });
  const headers: Record<string, string> = {
    [requestHeaders.protocol]: changes.protocol ?? String(PROTOCOL_VERSION),
    [requestHeaders.device]: device.id,
    [requestHeaders.time]: String(time),
    [requestHeaders.nonce]: nonce,
    [requestHeaders.signature]: (changes.key ?? device.key).sign(text),
    ...(actor === undefined ? {} : { [requestHeaders.actor]: actor }),
    ...changes.headers,
  };
  const sent = Object.entries(headers).filter(([name]) => changes.without?.includes(name) !== true);
  return { method, path, headers: Object.fromEntries(sent), body: bytes };
}

function bytesOf(body: unknown): Uint8Array {
  if (body === undefined) return new Uint8Array();
  return body instanceof Uint8Array ? body : Buffer.from(JSON.stringify(body));
}

export function jsonOf(response: RawResponse): unknown {
  return JSON.parse(Buffer.from(response.body).toString());
}

/** A good answer by its schema, anything else as the problem it says. */
export function answerOf<S extends z.ZodType>(response: RawResponse, schema: S): z.infer<S> | Problem {
  const value = jsonOf(response);
  return response.status < 300 ? schema.parse(value) : problemSchema.parse(value);
}
