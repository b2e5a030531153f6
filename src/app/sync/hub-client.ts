/**
 * Everything a desk says to its hub: signs, compresses, and reads every answer by the protocol's schemas. Answers are
 * values; nothing here throws for what a hub or a line can do.
 */
import { transcode } from 'node:buffer';
import { hash, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { constants, zstdCompress, zstdCompressSync } from 'node:zlib';
import { CertificateChanged } from '../../agency/pinning-agent.ts';
import { invariant } from '../../kernel/invariant.ts';
import { type Result, err, ok } from '../../kernel/result.ts';
import type { Batch } from '../../protocol/batch.ts';
import {
  type CodeAnswer,
  type CodeRequest,
  type DeviceHead,
  type DevicesAnswer,
  type EndsAnswer,
  type EnrolAnswer,
  type HelloAnswer,
  type PushAnswer,
  codeAnswerSchema,
  deviceHeadSchema,
  endsAnswerSchema,
  devicesAnswerSchema,
  enrolAnswerSchema,
  helloAnswerSchema,
  problemSchema,
  pushAnswerSchema,
} from '../../protocol/messages.ts';
import { PAGE_TYPE } from '../../protocol/page-parts.ts';
import type { Parser } from '../../protocol/quick-parse.ts';
import type { ReadPage } from '../../protocol/read-run.ts';
import { requestHeaders, requestText } from '../../protocol/request-signature.ts';
import type { AbortSignalLike, RawRequest, RawResponse, Transport } from '../../protocol/transport.ts';
import { PROTOCOL_VERSION } from '../../protocol/version.ts';
import { packingChunk } from '../../protocol/zstd-chunk.ts';
import type { PushedBatch } from '../../sync/ports.ts';
import type { OwnDevice } from '../../store/device-key.ts';
import type { HubFailure } from './hub-failure.ts';
import { jsonOf, readPiece, unpacked } from './packed-answer.ts';
import { type PageEnd, piecesOf } from './page-pieces.ts';
import type { PageReader } from './page-reader.ts';

export type HubResult<T> = Result<T, HubFailure>;

export interface HubClient {
  hello(signal?: AbortSignalLike): Promise<HubResult<HelloAnswer>>;
  enrol(request: { readonly code: string; readonly name: string }): Promise<HubResult<EnrolAnswer>>;
  push(pushed: PushedBatch, signal?: AbortSignalLike): Promise<HubResult<PushAnswer>>;
  /** Packs a batch that will be pushed soon. */
  prepare(batch: Batch): void;
  pull(wanted: PullWanted, signal?: AbortSignalLike): Promise<HubResult<ReadPage>>;
  /** The first half of it: what came is cut, and not read yet. */
  fetchPage(wanted: PullWanted, signal?: AbortSignalLike): Promise<HubResult<FetchedPage>>;
  /** Where the hub stands with this device's chain. */
  head(signal?: AbortSignalLike): Promise<HubResult<DeviceHead>>;
  ends(signal?: AbortSignalLike): Promise<HubResult<EndsAnswer>>;
  issueCode(request: CodeRequest, actor: string): Promise<HubResult<CodeAnswer>>;
  devices(actor: string): Promise<HubResult<DevicesAnswer>>;
  revoke(device: string, actor: string): Promise<HubResult<null>>;
  move(device: string, office: string, actor: string): Promise<HubResult<null>>;
  /** For hub-documents.ts: a signed request whose answer is bytes. */
  raw(request: Asked, signal?: AbortSignalLike): Promise<HubResult<RawResponse>>;
  /** How far the hub's clock was from this computer's at its last answer, ms. */
  clockOffset(): number;
}

/** A page of the hub as it came. */
export interface FetchedPage {
  /** Where it says that it ends; undefined where only reading it tells. */
  readonly end: PageEnd | undefined;
  /** In order, at least one. */
  readonly pieces: readonly FetchedPiece[];
}

/** What is read in one go. */
export interface FetchedPiece {
  /** Where it begins. */
  readonly after: number;
  /** Not cut: it is as large as a page may be. */
  readonly isWhole: boolean;
  /** By another thread; undefined where none has time for it. */
  readonly readAside: () => Promise<HubResult<ReadPage>> | undefined;
  readonly read: () => Promise<HubResult<ReadPage>>;
}

export interface PullWanted {
  readonly after: number;
  /** How long the hub may wait for something new, ms. */
  readonly wait: number;
  /** Reads again what has a scope below this office. */
  readonly only?: string;
  /** Up to where this desk has everything, when it asks beyond. */
  readonly have?: number;
}

export interface HubClientOptions {
  readonly device: OwnDevice;
  readonly transport: Transport;
  readonly now: () => number;
  /** Who reads pages; without it this thread does. */
  readonly reader?: PageReader;
  /** From an earlier run: the hub's clock less this computer's. */
  readonly offset?: number;
}

export interface Asked {
  readonly method: RawRequest['method'];
  readonly path: string;
  readonly body?: Uint8Array;
  /** Instead of `body`: one that was packed before. */
  readonly packed?: Packed;
  readonly actor?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly unsigned?: boolean;
}

/** Below it compression costs more than it saves. */
const COMPRESS_FROM = 512;
/** From here on packing leaves the thread, so that nobody at a screen waits for it. */
const ASIDE_FROM = 128 * 1024;
/** On runs of events faster than the platform's own choice, and no larger. */
const LEVEL = { params: { [constants.ZSTD_c_compressionLevel]: 1 } };
const compressAside = promisify(zstdCompress);

const nothing = (): void => undefined;

export function hubClient(options: HubClientOptions): HubClient {
  const clock: Clock = { signBy: options.offset ?? 0, measured: options.offset ?? 0 };
  const prepared = new WeakMap<Batch, Promise<Packed>>();
  let lastPacked: Promise<void> = Promise.resolve();
  const raw = (asked: Asked, signal?: AbortSignalLike): Promise<HubResult<RawResponse>> =>
    exchange(options, clock, { asked, signal });
  const ask = async <T>(schema: Parser<T>, asked: Asked, signal?: AbortSignalLike): Promise<HubResult<T>> => {
    const answer = await raw(asked, signal);
    if (!answer.ok) return answer;
    const value = parsed(schema, jsonOf(answer.value));
    return value === undefined ? err({ kind: 'unusable', detail: `answer to ${asked.path}` }) : ok(value);
  };
  const fetchPage = pageFetcher(options, clock, raw);
  const order = async (path: string, body: unknown, actor: string): Promise<HubResult<null>> => {
    const answer = await raw({ method: 'POST', path, body: jsonBody(body), actor });
    return answer.ok ? ok(null) : answer;
  };
  return {
    hello: (signal) => ask(helloAnswerSchema, { method: 'GET', path: '/v1/hello', unsigned: true }, signal),
    enrol: ({ code, name }) => {
      const { id, publicKey } = options.device;
      const request = { protocol: PROTOCOL_VERSION, code, device: id, publicKey: publicKey.toString('base64'), name };
      return ask(enrolAnswerSchema, { method: 'POST', path: '/v1/enrol', body: jsonBody(request) });
    },
    push: async (pushed, signal) => {
      const { batch } = pushed;
      const packing = prepared.get(batch) ?? pack(jsonBody(batch));
      // A run must not overtake the one before it because it was packed sooner: the hub would take it as too early.
      const before = lastPacked;
      lastPacked = packing.then(nothing, nothing);
      await before;
      const packed = await packing;
      return ask(pushAnswerSchema, { method: 'POST', path: pushPath(pushed), packed }, signal);
    },
    prepare: (batch) => {
      const packing = pack(jsonBody(batch));
      prepared.set(batch, packing);
      // Packed again, and told, when it is pushed.
      packing.catch(() => prepared.delete(batch));
    },
    pull: async (wanted, signal) => {
      const fetched = await fetchPage(wanted, signal);
      return fetched.ok ? await readAll(fetched.value) : fetched;
    },
    fetchPage,
    head: (signal) => ask(deviceHeadSchema, { method: 'GET', path: '/v1/head' }, signal),
    ends: (signal) => ask(endsAnswerSchema, { method: 'GET', path: '/v1/ends?unheard=1&revoked=1' }, signal),
    issueCode: (request, actor) =>
      ask(codeAnswerSchema, { method: 'POST', path: '/v1/codes', body: jsonBody(request), actor }),
    devices: (actor) => ask(devicesAnswerSchema, { method: 'GET', path: '/v1/devices', actor }),
    revoke: (device, actor) => order('/v1/devices/revoke', { device }, actor),
    move: (device, office, actor) => order('/v1/devices/move', { device, office }, actor),
    raw,
    clockOffset: () => clock.measured,
  };
}

/** What asks for pages and leaves reading them to whoever wants to. */
function pageFetcher(options: HubClientOptions, clock: Clock, raw: HubClient['raw']): HubClient['fetchPage'] {
  return async (wanted, signal) => {
    const asked = { method: 'GET', path: pullPath(wanted), headers: { accept: PAGE_TYPE } } as const;
    const answer = await raw(asked, signal);
    if (!answer.ok) return answer;
    const came = options.now();
    const unusable = err({ kind: 'unusable', detail: `answer to ${asked.path}` } as const);
    const isInParts = answer.value.headers['content-type'] === PAGE_TYPE;
    const cut = await piecesOf({ body: answer.value.body, isInParts });
    if (cut === undefined) return unusable;
    const done = (page: ReadPage | undefined): HubResult<ReadPage> => {
      if (page === undefined) return unusable;
      clock.measured = page.hubTime - came;
      return ok(page);
    };
    const pieces = cut.pieces.map((piece, index) => ({
      after: index > 0 && 'runs' in piece ? piece.page.after : wanted.after,
      isWhole: !('runs' in piece),
      readAside: () => options.reader?.aside(piece)?.then(done),
      read: async () => done(await readPiece(piece)),
    }));
    return ok({ end: cut.end, pieces });
  };
}

async function readAll({ pieces }: FetchedPage): Promise<HubResult<ReadPage>> {
  let all: ReadPage | undefined;
  for (const piece of pieces) {
    const read = await piece.read();
    if (!read.ok) return read;
    all = { ...read.value, ...all, upTo: read.value.upTo, batches: [...(all?.batches ?? []), ...read.value.batches] };
  }
  invariant(all, 'a page has a piece');
  return ok(all);
}

function parsed<T>(schema: Parser<T>, value: unknown): T | undefined {
  const found = schema.safeParse(value);
  return found.success ? found.data : undefined;
}

interface Clock {
  /** Added to this computer's time when signing; learned from the hub's refusal only. */
  signBy: number;
  measured: number;
}

interface Exchange {
  readonly asked: Asked;
  readonly signal: AbortSignalLike | undefined;
}

/** One request and its answer; once more when the hub says that this computer's clock is off, by the hub's time. */
async function exchange(
  options: HubClientOptions,
  clock: Clock,
  { asked, signal }: Exchange,
): Promise<HubResult<RawResponse>> {
  const { bytes: sent, isPacked: packed } = asked.packed ?? (await packedBody(asked));
  for (let attempt = 1; ; attempt += 1) {
    const headers = headersOf(options, { asked, sent, packed, time: options.now() + clock.signBy });
    const answer = await carry(
      options.transport,
      { method: asked.method, path: asked.path, headers, body: sent },
      signal,
    );
    if (!answer.ok) return answer;
    if (answer.value.status < 300) return answer;
    const problem = problemSchema.safeParse(jsonOf(answer.value));
    if (!problem.success) return err({ kind: 'unusable', detail: `status ${String(answer.value.status)}` });
    const { code, hubTime } = problem.data;
    clock.measured = hubTime - options.now();
    if (code !== 'clock-off' || attempt > 1) {
      return err({ kind: 'problem', status: answer.value.status, problem: problem.data });
    }
    clock.signBy = clock.measured;
  }
}

/** A body as it travels. */
interface Packed {
  readonly bytes: Uint8Array;
  readonly isPacked: boolean;
}

function packedBody({ body = new Uint8Array(), headers }: Asked): Packed | Promise<Packed> {
  return headers?.['content-type'] === undefined ? pack(body) : { bytes: body, isPacked: false };
}

async function pack(body: Uint8Array): Promise<Packed> {
  if (body.length < COMPRESS_FROM) return { bytes: body, isPacked: false };
  return { bytes: await compressed(body), isPacked: true };
}

interface Sent {
  readonly asked: Asked;
  readonly sent: Uint8Array;
  readonly packed: boolean;
  readonly time: number;
}

function headersOf({ device }: HubClientOptions, { asked, sent, packed, time }: Sent): Record<string, string> {
  const headers: Record<string, string> = {
    'accept-encoding': 'zstd',
    [requestHeaders.protocol]: String(PROTOCOL_VERSION),
    ...(sent.length > 0 ? { 'content-type': 'application/json' } : {}),
    ...(packed ? { 'content-encoding': 'zstd' } : {}),
    ...(sent.length > 0 ? { [requestHeaders.bodyHash]: hash('sha256', sent) } : {}),
    ...asked.headers,
  };
  if (asked.unsigned === true) return headers;
  const nonce = randomBytes(18).toString('base64url');
  const bodyHash = hash('sha256', sent);
  const { method, path, actor } = asked;
  const text = requestText({ method, path, device: device.id, time, nonce, bodyHash, actor });
  return {
    ...headers,
    [requestHeaders.device]: device.id,
    [requestHeaders.time]: String(time),
    [requestHeaders.nonce]: nonce,
    [requestHeaders.signature]: device.sign(text).toString('base64'),
    ...(actor === undefined ? {} : { [requestHeaders.actor]: actor }),
  };
}

async function carry(
  transport: Transport,
  request: RawRequest,
  signal: AbortSignalLike | undefined,
): Promise<HubResult<RawResponse>> {
  let answer: RawResponse;
  try {
    answer = await transport(request, signal);
  } catch (error) {
    const detail = error instanceof Error ? error.message : 'no answer';
    return err({ kind: error instanceof CertificateChanged ? 'certificate-changed' : 'unreachable', detail });
  }
  const stated = answer.headers[requestHeaders.bodyHash];
  if (stated !== undefined && stated !== hash('sha256', answer.body)) {
    return err({ kind: 'unusable', detail: 'an answer that was damaged on the way' });
  }
  if (answer.headers['content-encoding'] !== 'zstd') return ok(answer);
  try {
    return ok({ ...answer, body: await unpacked(answer.body) });
  } catch {
    return err({ kind: 'unusable', detail: 'an answer that does not unpack' });
  }
}

async function compressed(body: Uint8Array): Promise<Uint8Array> {
  const options = { ...LEVEL, chunkSize: packingChunk(body.length) };
  return body.length < ASIDE_FROM ? zstdCompressSync(body, options) : await compressAside(body, options);
}

function pushPath({ epoch, follows, isLost }: PushedBatch): string {
  const behind = follows === undefined ? '' : `&follows=${encodeURIComponent(follows)}`;
  return `/v1/push?epoch=${encodeURIComponent(epoch)}${behind}${isLost === true ? '&lost=1' : ''}`;
}

function pullPath({ after, wait, only, have }: PullWanted): string {
  const more = `${only === undefined ? '' : `&only=${only}`}${have === undefined ? '' : `&have=${String(have)}`}`;
  return `/v1/pull?after=${String(after)}&wait=${String(wait)}${more}`;
}

/** `JSON.stringify` writes no half of a surrogate pair; a long text with one Chinese character is transcoded faster. */
function jsonBody(value: unknown): Uint8Array {
  return transcode(Buffer.from(JSON.stringify(value), 'utf16le'), 'utf16le', 'utf8');
}
