import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/**
 * Who may talk to the loopback server. Any program and any web page on this machine can reach 127.0.0.1, so:
 * the Host header must be ours (a rebound name is refused), a request with an Origin must come from our own page,
 * and everything but the entry needs the cookie, which only the one-time token printed at start can get. The entry
 * itself may be reached from anywhere, a file or a mail: whoever has the token was given it.
 */
export interface Gate {
  /** A fresh way in, good once. */
  newToken(): string;
  /** Spends a token; the cookie to set, or undefined when it is not, or no longer, good. */
  enter(token: string): string | undefined;
  /** The visitor's key when Host, Origin and cookie hold. */
  visitor(request: IncomingMessage): string | undefined;
  isOurs(request: IncomingMessage): boolean;
  /** Whether the token on this request may be tried. */
  isEntry(request: IncomingMessage): boolean;
}

export function gate(port: () => number): Gate {
  const tokens = new Set<string>();
  const visitors = new Set<string>();
  const hosts = (): readonly string[] => [`127.0.0.1:${String(port())}`, `localhost:${String(port())}`];
  // Browsers give a cookie to every port of a host: a demo and a real desk would throw each other's out.
  const cookie = (): string => `anju-${String(port())}`;
  const isOurs = (request: IncomingMessage): boolean => {
    const { host, origin } = request.headers;
    if (host === undefined || !hosts().includes(host)) return false;
    if (origin !== undefined && origin !== `http://${host}`) return false;
    const site = request.headers['sec-fetch-site'];
    return origin !== undefined || site === undefined || site === 'same-origin' || site === 'none';
  };
  return {
    isOurs,
    isEntry: ({ method, headers: { host, origin } }) =>
      method === 'GET' && host !== undefined && hosts().includes(host) && origin === undefined,
    newToken: () => {
      const token = randomBytes(24).toString('base64url');
      tokens.add(digest(token));
      return token;
    },
    enter: (token) => {
      if (!tokens.delete(digest(token))) return undefined;
      const key = randomBytes(24).toString('base64url');
      visitors.add(digest(key));
      return `${cookie()}=${key}; HttpOnly; SameSite=Strict; Path=/`;
    },
    visitor: (request) => {
      if (!isOurs(request)) return undefined;
      const key = cookieOf(request, cookie());
      if (key === undefined) return undefined;
      const wanted = Buffer.from(digest(key));
      for (const known of visitors) if (timingSafeEqual(Buffer.from(known), wanted)) return known;
      return undefined;
    },
  };
}

function cookieOf(request: IncomingMessage, wanted: string): string | undefined {
  for (const part of (request.headers.cookie ?? '').split(';')) {
    const [name, value] = part.trim().split('=');
    if (name === wanted && value !== undefined && value !== '') return value;
  }
  return undefined;
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
