/** One question over HTTP, once: limits of time and size, no redirects, and a name for whatever goes wrong. */
import { Agent as HttpAgent, type IncomingMessage, request as httpRequest } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import type { AgencyFailed, AgencyFailure, AskSignal } from '../domain/agency-check/agency-port.ts';
import { CertificateChanged, hostOf, pinningAgent } from './pinning-agent.ts';
import type { AgencyLineConfig } from './agency-config.ts';

export interface Question {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

export interface Reply {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

export interface Exchange {
  /** The path that every path begins with. */
  readonly prefix: string;
  send(question: Question, signal: AskSignal | undefined): Promise<Reply | AgencyFailed>;
  close(): void;
}

/** Ends an exchange with a failure of this name. */
class ExchangeFailure extends Error {
  override readonly name = 'ExchangeFailure';
  readonly failure: AgencyFailure;

  constructor(failure: AgencyFailure, detail: string) {
    super(detail);
    this.failure = failure;
  }
}

export function exchangeWith(line: AgencyLineConfig): Exchange {
  const base = new URL(line.url);
  const agent = agentFor(base, line);
  const start = base.protocol === 'https:' ? httpsRequest : httpRequest;
  const target = { agent, host: hostOf(base), port: base.port, method: 'POST' };
  return {
    prefix: base.pathname.replace(/\/+$/, ''),
    close: () => {
      agent.destroy();
    },
    send: ({ path, headers, body }, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted === true) {
          resolve(failed('cancelled', ''));
          return;
        }
        const outgoing = start({ ...target, path, headers: { ...headers, 'content-length': body.length } });
        const timer = setTimeout(
          () => outgoing.destroy(new ExchangeFailure('timeout', timeWords(line))),
          line.timeoutMs,
        );
        const abort = (): void => void outgoing.destroy(new ExchangeFailure('cancelled', ''));
        const end = (result: Reply | AgencyFailed): void => {
          clearTimeout(timer);
          signal?.removeEventListener('abort', abort);
          resolve(result);
        };
        signal?.addEventListener('abort', abort);
        outgoing.on('error', (error) => {
          end(failureOf(error));
        });
        outgoing.on('response', (incoming) => {
          collect(incoming, line.maxReplyBytes).then(end, (error: unknown) => {
            // The socket cannot serve another question: part of this answer is still in it.
            outgoing.destroy();
            end(failureOf(outgoing.errored ?? error));
          });
        });
        outgoing.end(body);
      }),
  };
}

function agentFor(base: URL, { certificate, atOnce }: AgencyLineConfig): HttpAgent {
  const options = { keepAlive: true, maxSockets: atOnce };
  if (base.protocol === 'http:') return new HttpAgent(options);
  return certificate === null ? new HttpsAgent(options) : pinningAgent(base, { certificate }, options);
}

/** By its events: most answers are one part, and an iterator over each would be waited for once more than needed. */
function collect(incoming: IncomingMessage, limit: number): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    let length = 0;
    incoming.on('data', (part: Buffer) => {
      length += part.length;
      if (length > limit) reject(new ExchangeFailure('malformed', `body: more than ${String(limit)} bytes`));
      else parts.push(part);
    });
    incoming.on('error', reject);
    incoming.on('close', () => {
      if (!incoming.complete) reject(new ExchangeFailure('unreachable', 'the answer was cut off'));
    });
    incoming.on('end', () => {
      const [only] = parts;
      const body = parts.length === 1 && only !== undefined ? only : Buffer.concat(parts);
      resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, body });
    });
  });
}

/** By the error's code alone: its words may name addresses. */
function failureOf(error: unknown): AgencyFailed {
  if (error instanceof ExchangeFailure) return failed(error.failure, error.message);
  if (error instanceof CertificateChanged) return failed('bad-signature', 'certificate');
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (/CERT|SELF_SIGNED|ERR_TLS|UNABLE_TO_/.test(code)) return failed('bad-signature', `certificate: ${code}`);
  // What Node cannot read as HTTP at all.
  if (code.startsWith('HPE_')) return failed('malformed', `HTTP: ${code}`);
  return failed('unreachable', code);
}

export function failed(failure: AgencyFailure, detail: string): AgencyFailed {
  return { outcome: 'failed', failure, detail };
}

function timeWords({ timeoutMs }: AgencyLineConfig): string {
  return `${String(timeoutMs)} ms`;
}
