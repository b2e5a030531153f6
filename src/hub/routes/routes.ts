import type { RawRequest } from '../../protocol/transport.ts';
import { issueCode, listDevices, moveDevice, revokeDevice } from './administration.ts';
import { documents } from './documents.ts';
import { enrol } from './enrol.ts';
import { ends, head, hello } from './hello.ts';
import { health, metricsText } from './health.ts';
import { pull } from './pull.ts';
import { push } from './push.ts';
import type { Route } from './route.ts';

const routes: Readonly<Record<string, Route>> = {
  'GET /v1/hello': { signed: false, answer: hello },
  'POST /v1/enrol': { signed: false, answer: enrol },
  'POST /v1/push': { signed: true, answer: push },
  'GET /v1/pull': { signed: true, answer: pull },
  'GET /v1/head': { signed: true, answer: head },
  'GET /v1/ends': { signed: true, answer: ends },
  'POST /v1/codes': { signed: true, answer: issueCode },
  'GET /v1/devices': { signed: true, answer: listDevices },
  'POST /v1/devices/revoke': { signed: true, answer: revokeDevice },
  'POST /v1/devices/move': { signed: true, answer: moveDevice },
  'GET /health': { signed: false, answer: health },
  'GET /metrics': { signed: false, answer: metricsText },
};

const DOCUMENTS: Route = { signed: true, answer: documents };
const DOCUMENTS_PATH = '/v1/documents/';

export interface KnownRoute {
  /** For metrics and the log: never what a sender made up. */
  readonly name: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly route: Route | undefined;
}

export function routeOf({ method, path: target }: RawRequest): KnownRoute {
  const cut = target.indexOf('?');
  const path = cut < 0 ? target : target.slice(0, cut);
  const query = new URLSearchParams(cut < 0 ? '' : target.slice(cut + 1));
  const isDocument = path.startsWith(DOCUMENTS_PATH) && ['GET', 'HEAD', 'PUT'].includes(method);
  if (isDocument) return { name: 'documents', path, query, route: DOCUMENTS };
  const key = `${method} ${path}`;
  const route = Object.hasOwn(routes, key) ? routes[key] : undefined;
  const name = route === undefined ? 'unknown' : path.replace(/^\/(?:v1\/)?/, '');
  return { name, path, query, route };
}
