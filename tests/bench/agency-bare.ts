/** The floor: the same questions, signed beforehand, sent by Node's own clients with nothing around them. */
import { hash } from 'node:crypto';
import { Agent, request } from 'node:http';
import type { AgencySigner } from '../../src/agency/agency-client.ts';
import type { AgencyRequest } from '../../src/domain/agency-check/agency-port.ts';
import { checkPath } from '../../src/protocol/agency/check-messages.ts';
import { checkHeaders, checkRequestText } from '../../src/protocol/agency/check-signature.ts';

export interface ReadyQuestion {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export type Send = (question: ReadyQuestion) => Promise<void>;

/** Everything that a question needs but the sending. */
export function ready(question: AgencyRequest, signer: AgencySigner): ReadyQuestion {
  const body = JSON.stringify(question);
  const [path, time, nonce] = [checkPath(question.source), Date.now(), `n-${question.requestId}`];
  const text = checkRequestText({ path, device: signer.id, time, nonce, bodyHash: hash('sha256', body) });
  const headers = {
    'content-type': 'application/json',
    [checkHeaders.device]: signer.id,
    [checkHeaders.key]: Buffer.from(signer.publicKey).toString('base64'),
    [checkHeaders.time]: String(time),
    [checkHeaders.nonce]: nonce,
    [checkHeaders.signature]: Buffer.from(signer.sign(text)).toString('base64'),
  };
  return { path, headers, body };
}

export function bareFetch(url: string): Send {
  return async ({ path, headers, body }) => {
    const response = await fetch(url + path, { method: 'POST', headers, body });
    await response.json();
    if (response.status !== 200) throw new Error(`status ${String(response.status)}`);
  };
}

export function bareHttp(url: string, atOnce: number): Send {
  const { hostname: host, port } = new URL(url);
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
  return ({ path, headers, body }) =>
    new Promise((resolve, reject) => {
      const length = { 'content-length': Buffer.byteLength(body) };
      const outgoing = request({ agent, host, port, path, method: 'POST', headers: { ...headers, ...length } });
      outgoing.on('error', reject);
      outgoing.on('response', (incoming) => {
        const parts: Buffer[] = [];
        incoming.on('data', (part: Buffer) => parts.push(part));
        incoming.on('end', () => {
          JSON.parse(Buffer.concat(parts).toString());
          if (incoming.statusCode === 200) resolve();
          else reject(new Error(`status ${String(incoming.statusCode)}`));
        });
      });
      outgoing.end(body);
    });
}

/** Sends all, so many at once. */
export async function sendAll(questions: readonly ReadyQuestion[], atOnce: number, send: Send): Promise<void> {
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let at = next++; at < questions.length; at = next++) {
      const question = questions[at];
      if (question !== undefined) await send(question);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}
