/** Where the registries are and how they are asked: `agency.json` in the data folder (docs/agency-api.md). */
import { z } from 'zod';
import { type CheckSource, checkSources } from '../domain/agency-check/source.ts';
import { ed25519Key } from './ed25519.ts';

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

const urlSchema = z.url({ protocol: /^https?$/, error: 'an address that begins with https:// or http://' }).refine(
  (text) => {
    const { username, password, search, hash } = new URL(text);
    return [username, password, search, hash].every((part) => part === '');
  },
  { error: 'an address without account, question mark and number sign' },
);

const manner = {
  /** From the connection to the last byte of the answer. */
  timeoutMs: z.int().min(50).max(120_000).optional(),
  /** Questions on their way at the same time. */
  atOnce: z.int().min(1).max(256).optional(),
  /** Tries of one question, the first among them. */
  attempts: z.int().min(1).max(10).optional(),
  /** Before the second try; doubled before each further one, half of it by chance. */
  firstWaitMs: z.int().min(1).max(60_000).optional(),
  longestWaitMs: z.int().min(1).max(600_000).optional(),
  /** Failures in a row after which the registry is left alone. */
  failuresToOpen: z.int().min(1).max(1_000).optional(),
  /** For how long, before one question is let through. */
  openMs: z.int().min(1).max(3_600_000).optional(),
  maxReplyBytes: z.int().min(1_024).max(16_777_216).optional(),
  /** How many days before the question the state may be that an answer gives. */
  maxAgeDays: z.int().min(0).max(3_650).optional(),
  /** How far the clocks of desk and registry may be apart. */
  clockToleranceMs: z.int().min(0).max(86_400_000).optional(),
  /** Personal data over a line that anybody can read: only where the network itself is closed and encrypted. */
  plainHttp: z.boolean().optional(),
};

const lineSchema = z.strictObject({
  ...manner,
  url: urlSchema,
  /** The registry's raw Ed25519 public key in base64; with it, an answer without its signature is none. */
  key: z
    .string()
    .refine((text) => ed25519Key(text) !== undefined, { error: 'a raw Ed25519 public key in base64' })
    .optional(),
  /** SHA-256 fingerprint of the only certificate to accept; without it, those that Node trusts. */
  certificate: z
    .string()
    .regex(/^(?:[0-9A-F]{2}:){31}[0-9A-F]{2}$/, { error: 'a SHA-256 fingerprint, AA:BB:…' })
    .optional(),
});

const BUILT_IN = {
  timeoutMs: 15_000,
  atOnce: 4,
  attempts: 4,
  firstWaitMs: 1_000,
  longestWaitMs: 30_000,
  failuresToOpen: 5,
  openMs: 30_000,
  maxReplyBytes: 1_048_576,
  maxAgeDays: 62,
  clockToleranceMs: 300_000,
  plainHttp: false,
} as const;

type Manner = { readonly [Name in keyof typeof BUILT_IN]: (typeof BUILT_IN)[Name] extends number ? number : boolean };

/** One registry's line with everything filled in. */
export interface AgencyLineConfig extends Manner {
  readonly url: string;
  readonly key: string | null;
  readonly certificate: string | null;
}

/** `defaults` count for every source that says nothing of its own. A source that is not named is not configured. */
export const agencyConfigSchema = z
  .strictObject({
    defaults: z.strictObject(manner).default({}),
    sources: z.partialRecord(z.enum(checkSources), lineSchema),
  })
  .transform(({ defaults, sources }, context) => {
    const lines = new Map<CheckSource, AgencyLineConfig>();
    for (const source of checkSources) {
      const given = sources[source];
      if (given === undefined) continue;
      const { key = null, certificate = null, ...own } = given;
      const line = { ...BUILT_IN, ...said(defaults), ...said(own), url: own.url, key, certificate };
      const { protocol, hostname } = new URL(line.url);
      const isOpen = protocol === 'http:' && !LOOPBACK.test(hostname) && !line.plainHttp;
      if (isOpen) context.addIssue({ code: 'custom', path: ['sources', source, 'url'], message: OPEN_LINE });
      lines.set(source, line);
    }
    return { lines };
  });

const OPEN_LINE = 'http:// to another machine sends personal data in the clear: use https://, or say "plainHttp": true';

/** As it is written in the file. */
export type AgencySettings = z.input<typeof agencyConfigSchema>;

export type AgencyConfig = z.output<typeof agencyConfigSchema>;

function said<T extends object>(given: T): { [Name in keyof T]?: Exclude<T[Name], undefined> } {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as {
    [Name in keyof T]?: Exclude<T[Name], undefined>;
  };
}
