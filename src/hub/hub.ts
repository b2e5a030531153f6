/**
 * All of the hub behind one function: a request in, an answer out. HTTP is a thin shell around it, and a test or the
 * simulation hands bytes over directly.
 */
import type { AbortSignalLike, RawRequest, RawResponse } from '../protocol/transport.ts';
import { refusalNotes } from './refusal-notes.ts';
import type { HubContext } from './context.ts';
import type { BlobShelf } from './documents/blob-shelf.ts';
import { type HubLimits, defaultLimits } from './limits.ts';
import type { HubLog } from './log/hub-log.ts';
import type { HubLogger } from './logger.ts';
import { newMetrics } from './metrics.ts';
import { newPushTurns } from './push/push-turns.ts';
import { newWaiters } from './pull/waiters.ts';
import { checkRequest } from './request/check-request.ts';
import { type Reply, rawReply, refusal } from './request/reply.ts';
import { routeOf } from './routes/routes.ts';

export interface HubOptions {
  readonly log: HubLog;
  readonly blobs: BlobShelf;
  /** UTC ms. */
  readonly now: () => number;
  readonly newId: () => string;
  readonly randomBytes: (count: number) => Uint8Array;
  readonly logger: HubLogger;
  readonly limits?: Partial<HubLimits>;
}

export interface Hub {
  /** Never rejects: what goes wrong inside is answered as `fault`. */
  handle(request: RawRequest, signal?: AbortSignalLike): Promise<RawResponse>;
  /** Wakes whoever waits and takes nothing more; the log stays open. */
  close(): void;
}

const FORGET_EVERY_MS = 60_000;

export function createHub(options: HubOptions): Hub {
  const limits = { ...defaultLimits, ...options.limits };
  const waiters = newWaiters(options.log, limits.maxWaiters);
  const turns = newPushTurns(limits.earlyWaitMs);
  const context: HubContext = { ...options, limits, waiters, turns, metrics: newMetrics() };
  const notes = refusalNotes(context);
  let isClosed = false;
  let forgetAt = 0;
  return {
    handle: async (request, signal) => {
      const started = performance.now();
      const known = routeOf(request);
      const reply = isClosed
        ? { ...refusal('busy', 'closing'), auditAs: null }
        : await answerOf(context, { request, signal, known });
      await notes.note(reply, request);
      const response = rawReply(reply, request, context.now());
      observe(context, { name: known.name, request, response, seconds: (performance.now() - started) / 1000 });
      const now = context.now();
      if (now >= forgetAt && !isClosed) {
        forgetAt = now + FORGET_EVERY_MS;
        await forgetNonces(context, now);
      }
      return response;
    },
    close: () => {
      isClosed = true;
      waiters.close();
    },
  };
}

interface Asked {
  readonly request: RawRequest;
  readonly signal: AbortSignalLike | undefined;
  readonly known: ReturnType<typeof routeOf>;
}

async function answerOf(context: HubContext, { request, signal, known }: Asked): Promise<Reply> {
  try {
    const { route, path, query } = known;
    if (route === undefined) return refusal('unknown-path', 'no such path');
    const call = { request, path, query, signal };
    if (!route.signed) return await route.answer(context, call);
    const caller = await checkRequest(context, request);
    if (!caller.ok) return caller.error;
    const reply = await route.answer(context, { ...call, caller: caller.value });
    const { device, city } = caller.value.device;
    return reply.kind === 'bytes' ? reply : { ...reply, device, city };
  } catch (error) {
    const fault = context.newId();
    context.logger.error({ err: error, fault, route: known.name }, 'a request met a fault');
    return { ...refusal('fault', fault), auditAs: null };
  }
}

async function forgetNonces(context: HubContext, now: number): Promise<void> {
  try {
    await context.log.forgetNonces(now);
  } catch (error) {
    context.logger.warn({ err: error }, 'old nonces stay for now');
  }
}

interface Observed {
  readonly name: string;
  readonly request: RawRequest;
  readonly response: RawResponse;
  readonly seconds: number;
}

function observe({ metrics, logger }: HubContext, { name, request, response, seconds }: Observed): void {
  const status = String(response.status);
  metrics.count('anju_hub_requests_total', { route: name, status });
  metrics.count('anju_hub_request_seconds_total', { route: name }, seconds);
  metrics.count('anju_hub_body_bytes_total', { direction: 'in' }, request.body.length);
  metrics.count('anju_hub_body_bytes_total', { direction: 'out' }, response.body.length);
  if (name === 'health' || name === 'metrics') return;
  logger.info({ route: name, status: response.status, ms: Math.round(seconds * 1000) }, 'answered');
}
