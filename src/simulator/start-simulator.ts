/** The registries' simulator as an HTTP server: questions, and on the loopback its own switches (docs/agency-api.md). */
import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { AgencySettings } from '../agency/agency-config.ts';
import { type CheckSource, checkSources } from '../domain/agency-check/source.ts';
import { problemKinds } from '../protocol/agency/check-messages.ts';
import { type Fault, type Faults, faultSchema, faultsFrom } from './faults.ts';
import { type RegisteredPerson, populationOf } from './population.ts';
import { type Handling, type Registry, problem, registry } from './registry.ts';
import type { SourceTally } from './tally.ts';

export interface SimulatorOptions {
  /** 0 for any that is free. */
  readonly port: number;
  readonly host?: string;
  readonly people?: readonly RegisteredPerson[];
  readonly faults?: readonly Fault[];
  /** How long an answer takes, in the middle: half as long to half as long again. */
  readonly latencyMs?: number;
  /** How long the fault `slow` takes. */
  readonly slowMs?: number;
  readonly seed?: number;
  readonly now?: () => number;
}

export interface SimulatorState {
  readonly faults: ReturnType<Faults['list']>;
  readonly sources: Readonly<Partial<Record<CheckSource, SourceTally>>>;
}

export interface Simulator {
  readonly url: string;
  /** What its answers are signed with: raw Ed25519, base64. */
  readonly publicKey: string;
  setFault(fault: Fault): void;
  state(): SimulatorState;
  /** Breaks off what is under way. */
  close(): Promise<void>;
}

const MOST_BYTES = 64 * 1_024;
const SLOW_MS = 3_000;

interface Serving {
  readonly registry: Registry;
  readonly faults: Faults;
  readonly latencyMs: number;
  readonly slowMs: number;
}

export function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const { port, host = '127.0.0.1', seed = 1, now = Date.now } = options;
  const faults = faultsFrom(options.faults ?? [], seed);
  const own = registry({ population: populationOf(options.people ?? []), faults, now });
  const serving = { registry: own, faults, latencyMs: options.latencyMs ?? 0, slowMs: options.slowMs ?? SLOW_MS };
  const server = createServer({ keepAliveTimeout: 30_000 }, (incoming, outgoing) => {
    serve(serving, incoming, outgoing).catch(() => {
      // The client went away in mid-sentence, or a bug: either way there is nobody to tell but the other end.
      outgoing.destroy();
    });
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      const { port: taken } = server.address() as AddressInfo;
      resolve({
        url: `http://${host.includes(':') ? `[${host}]` : host}:${String(taken)}`,
        publicKey: own.publicKey,
        setFault: (fault) => {
          faults.set(fault);
        },
        state: () => stateOf(serving),
        close: () => closed(server),
      });
    });
  });
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
    server.closeAllConnections();
  });
}

function stateOf({ faults, registry: own }: Serving): SimulatorState {
  return { faults: faults.list(), sources: own.tallies() };
}

async function serve(serving: Serving, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const { method = '', url: path = '', headers } = incoming;
  const body = await wholeBody(incoming);
  if (path.startsWith('/simulator/')) {
    await send(outgoing, body === undefined ? tooLarge() : controlled(serving, incoming, body));
  } else if (method !== 'POST') {
    await send(outgoing, problem(405, problemKinds.malformed));
  } else if (body === undefined) {
    await send(outgoing, tooLarge());
  } else {
    await answer(serving, serving.registry.handle({ path, headers, body }), outgoing);
  }
}

function tooLarge(): Handling {
  return problem(413, problemKinds.malformed);
}

async function wholeBody(incoming: IncomingMessage): Promise<Buffer | undefined> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of incoming as AsyncIterable<Buffer>) {
    length += part.length;
    if (length <= MOST_BYTES) parts.push(part);
  }
  return length <= MOST_BYTES ? Buffer.concat(parts) : undefined;
}

async function answer(serving: Serving, handling: Handling, outgoing: ServerResponse): Promise<void> {
  const { latencyMs, slowMs } = serving;
  outgoing.once('close', handling.done);
  if (latencyMs > 0) await sleep(latencyMs * (0.5 + Math.random()));
  switch (handling.fault) {
    case 'slow':
      await sleep(slowMs);
      return send(outgoing, handling);
    case 'hang':
      return;
    case 'lost':
      outgoing.destroy();
      return;
    case 'truncated':
      outgoing.writeHead(200, { ...handling.headers, 'content-length': handling.body.length });
      outgoing.write(handling.body.subarray(0, Math.floor(handling.body.length / 2)), () => outgoing.destroy());
      return;
    case '5xx':
    case 'wrong-person':
    case 'garbage':
    case 'duplicate':
    case 'clock-off':
    case 'stale':
    case 'contradiction':
    case 'oversized':
    case 'redirect':
    case 'refused':
    case 'forged':
    case undefined:
      return send(outgoing, handling);
  }
}

function send(outgoing: ServerResponse, { status, headers, body }: Handling): Promise<void> {
  outgoing.writeHead(status, { ...headers, 'content-length': body.length });
  outgoing.end(body);
  return Promise.resolve();
}

/** `GET /simulator/state` and `POST /simulator/faults`, for whoever sits at this machine, and no web page there. */
function controlled(serving: Serving, incoming: IncomingMessage, body: Buffer): Handling {
  const { method, url, headers, socket } = incoming;
  const isHere = /^(?:::1|(?:::ffff:)?127\.\d+\.\d+\.\d+)$/.test(socket.remoteAddress ?? '');
  if (!isHere || headers.origin !== undefined) return problem(403, problemKinds.consent);
  if (method === 'GET' && url === '/simulator/state') return json(stateOf(serving));
  if (method !== 'POST' || url !== '/simulator/faults') return problem(404, problemKinds.unknownSource);
  const fault = faultSchema.safeParse(parsed(body));
  if (!fault.success) return problem(400, problemKinds.malformed);
  serving.faults.set(fault.data);
  return json(stateOf(serving));
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    // No JSON: the schema says so.
    return undefined;
  }
}

function json(value: unknown): Handling {
  const body = Buffer.from(`${JSON.stringify(value)}\n`);
  return {
    status: 200,
    headers: { 'content-type': 'application/json' },
    body,
    fault: undefined,
    done: () => undefined,
  };
}

/** The settings of a desk that asks this simulator about everything. */
export function settingsFor({ url, publicKey }: Pick<Simulator, 'url' | 'publicKey'>): AgencySettings {
  return { sources: Object.fromEntries(checkSources.map((source) => [source, { url, key: publicKey }])) };
}
