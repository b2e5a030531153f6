/**
 * The line to the registries over HTTP (docs/agency-api.md). For each source a queue of its own, at most so many on
 * their way, a circuit breaker, and tries again only of what may pass by itself, always under the same id: a registry
 * that got the first try answers the second one the same, and counts the question once.
 */
import { hash, randomBytes } from 'node:crypto';
import type {
  AgencyAnswer,
  AgencyFailed,
  AgencyPort,
  AgencyRequest,
  AskSignal,
} from '../domain/agency-check/agency-port.ts';
import { noAgencies } from '../domain/agency-check/agency-port.ts';
import type { CheckSource } from '../domain/agency-check/source.ts';
import { checkPath, checkRequestSchema } from '../protocol/agency/check-messages.ts';
import { checkHeaders, checkRequestText } from '../protocol/agency/check-signature.ts';
import type { AgencyConfig, AgencyLineConfig } from './agency-config.ts';
import { type CircuitBreaker, circuitBreaker } from './circuit-breaker.ts';
import { ed25519Key } from './ed25519.ts';
import { type Exchange, type Reply, exchangeWith, failed } from './exchange.ts';
import { type FairQueue, fairQueue } from './fair-queue.ts';
import { readAnswer } from './read-answer.ts';
import { type SeenAnswers, seenAnswers } from './seen-answers.ts';
import { waitFor } from './wait-for.ts';

/** Who asks: the desk's device and its Ed25519 key. */
export interface AgencySigner {
  readonly id: string;
  /** Raw, 32 bytes. */
  readonly publicKey: Uint8Array;
  sign(text: string): Uint8Array;
}

export interface AgencyPorts {
  /** Undefined while the desk is closed: nothing is asked then. */
  readonly signer: () => AgencySigner | undefined;
  /** UTC milliseconds. */
  readonly now?: () => number;
  /** Milliseconds of a clock that never goes back. */
  readonly elapsed?: () => number;
  /** False when it was cancelled before the time was over. */
  readonly wait?: (ms: number, signal?: AskSignal) => Promise<boolean>;
  /** In [0, 1). */
  readonly chance?: () => number;
}

export interface AgencyClient extends AgencyPort {
  /** Lets go of connections that are kept open. */
  close(): void;
}

type Ports = Required<AgencyPorts>;

interface Line {
  readonly config: AgencyLineConfig;
  readonly exchange: Exchange;
  readonly queue: FairQueue;
  readonly breaker: CircuitBreaker;
  readonly key: ReturnType<typeof ed25519Key>;
}

interface Asking {
  readonly line: Line;
  readonly request: AgencyRequest;
  readonly body: Buffer;
  readonly signer: AgencySigner;
  readonly signal: AskSignal | undefined;
}

/** One try: how it ended, and how long the registry wants to be left alone, in milliseconds. */
interface Tried {
  readonly answer: AgencyAnswer;
  readonly pause: number;
}

const CANCELLED = failed('cancelled', '');

/** Asks registries as `config` says. */
export function agencyClient(config: AgencyConfig, given: AgencyPorts): AgencyClient {
  const ports: Ports = {
    now: Date.now,
    elapsed: () => performance.now(),
    wait: waitFor,
    chance: Math.random,
    ...given,
  };
  const seen = seenAnswers();
  const lines = new Map([...config.lines].map(([source, line]) => [source, openLine(line, ports)] as const));
  return {
    ask: async (request, signal) => {
      const line = lines.get(request.source);
      if (line === undefined) return failed('not-configured', '');
      const signer = ports.signer();
      if (signer === undefined) return failed('not-configured', 'the desk is closed');
      const question = checkRequestSchema.safeParse(request);
      if (!question.success) return failed('refused', `question: ${question.error.issues[0]?.path.join('.') ?? ''}`);
      const body = Buffer.from(JSON.stringify(question.data));
      return askUntilAnswered({ line, request, body, signer, signal }, ports, seen);
    },
    lineOf: (source: CheckSource) => {
      const line = lines.get(source);
      if (line === undefined) return noAgencies.lineOf(source);
      const { queue, breaker } = line;
      return { configured: true, circuit: breaker.state(), waiting: queue.waiting(), asking: queue.inside() };
    },
    close: () => {
      for (const { exchange } of lines.values()) exchange.close();
    },
  };
}

function openLine(config: AgencyLineConfig, { elapsed }: Ports): Line {
  const { atOnce, failuresToOpen, openMs, key } = config;
  return {
    config,
    exchange: exchangeWith(config),
    queue: fairQueue(atOnce),
    breaker: circuitBreaker({ failuresToOpen, openMs, elapsed }),
    key: key === null ? undefined : ed25519Key(key),
  };
}

async function askUntilAnswered(asking: Asking, ports: Ports, seen: SeenAnswers): Promise<AgencyAnswer> {
  const { line, signal } = asking;
  let last: AgencyFailed | undefined;
  for (let attempt = 1; ; attempt += 1) {
    const tried = await tryOnce(asking, ports, seen);
    const { answer } = tried;
    // A circuit that opened meanwhile tells less than what was seen of the registry before.
    if (isFailed(answer) && answer.failure === 'circuit-open') return last ?? answer;
    if (!isFailed(answer) || !mayPass(answer) || attempt >= line.config.attempts) return answer;
    last = answer;
    // Its place was given up: others go on while this one waits.
    const isOver = await ports.wait(Math.max(tried.pause, pauseAfter(attempt, line.config, ports.chance())), signal);
    if (!isOver) return CANCELLED;
  }
}

async function tryOnce(asking: Asking, ports: Ports, seen: SeenAnswers): Promise<Tried> {
  const { line, request, signal } = asking;
  if (line.breaker.state() === 'open') return { answer: failed('circuit-open', ''), pause: 0 };
  const leave = await line.queue.enter(request.caseNo, signal);
  if (leave === undefined) return { answer: CANCELLED, pause: 0 };
  try {
    const pass = line.breaker.enter();
    if (pass === undefined) return { answer: failed('circuit-open', ''), pause: 0 };
    const tried = await overTheLine(asking, ports, seen);
    if (!isFailed(tried.answer)) pass.passed();
    else if (tried.answer.failure === 'cancelled') pass.abandoned();
    else if (mayPass(tried.answer)) pass.failed();
    else pass.passed();
    return tried;
  } finally {
    leave();
  }
}

async function overTheLine(asking: Asking, ports: Ports, seen: SeenAnswers): Promise<Tried> {
  const { line, request, body, signal } = asking;
  const { exchange, config, key } = line;
  const path = exchange.prefix + checkPath(request.source);
  const reply = await exchange.send({ path, headers: signedHeaders(asking, path, ports.now()), body }, signal);
  if ('outcome' in reply) return { answer: reply, pause: 0 };
  const { maxAgeDays, clockToleranceMs } = config;
  const { answer, said } = await readAnswer(reply, { request, key, maxAgeDays, clockToleranceMs, now: ports.now() });
  if (said !== undefined && !seen.agrees(request.requestId, said)) {
    return { answer: failed('contradiction', 'requestId: answered differently before'), pause: 0 };
  }
  return { answer, pause: Math.min(config.longestWaitMs, wantedPause(reply)) };
}

function signedHeaders({ body, signer }: Asking, path: string, time: number): Record<string, string> {
  const nonce = randomBytes(16).toString('hex');
  const bodyHash = hash('sha256', body);
  const text = checkRequestText({ path, device: signer.id, time, nonce, bodyHash });
  return {
    'content-type': 'application/json',
    accept: 'application/json, application/problem+json',
    [checkHeaders.device]: signer.id,
    [checkHeaders.key]: Buffer.from(signer.publicKey).toString('base64'),
    [checkHeaders.time]: String(time),
    [checkHeaders.nonce]: nonce,
    [checkHeaders.bodyHash]: bodyHash,
    [checkHeaders.signature]: Buffer.from(signer.sign(text)).toString('base64'),
  };
}

function isFailed(answer: AgencyAnswer): answer is AgencyFailed {
  return answer.outcome === 'failed';
}

function mayPass({ failure }: AgencyFailed): boolean {
  return failure === 'unreachable' || failure === 'timeout' || failure === 'server-error';
}

/** Doubled after every try up to the longest; half of it by chance, so that the desks of a city do not come in step. */
function pauseAfter(attempt: number, { firstWaitMs, longestWaitMs }: AgencyLineConfig, chance: number): number {
  const whole = Math.min(longestWaitMs, firstWaitMs * 2 ** (attempt - 1));
  return Math.round(whole / 2 + (whole / 2) * chance);
}

/** `retry-after` in seconds; a date is not taken, as its clock is not ours. */
function wantedPause({ headers }: Reply): number {
  const seconds = Number(headers['retry-after'] ?? 0);
  return Number.isFinite(seconds) && seconds > 0 ? seconds * 1_000 : 0;
}
