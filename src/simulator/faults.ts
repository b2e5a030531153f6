import { z } from 'zod';
import { type CheckSource, checkSources } from '../domain/agency-check/source.ts';
import { type SeededRandom, seededRandom } from '../kernel/random.ts';

/** What can go wrong with a registry, each to be switched on for one source or all. */
export const faultKinds = [
  /** Answers, late. */
  'slow',
  /** 503 with a problem. */
  '5xx',
  /** Takes the question and never answers. */
  'hang',
  /** Answers, and the connection breaks before the answer is through. */
  'lost',
  /** Answers about somebody else. */
  'wrong-person',
  /** Bytes that are no JSON. */
  'garbage',
  /** An answer shorter than it said it was. */
  'truncated',
  /** Answers the same id differently when it comes again. */
  'duplicate',
  /** The registry's clock is a day ahead. */
  'clock-off',
  /** The state of four hundred days ago. */
  'stale',
  /** Found, but no record. */
  'contradiction',
  /** An answer far longer than any. */
  'oversized',
  /** Sends the desk elsewhere. */
  'redirect',
  /** 403: the registry does not accept the consent. */
  'refused',
  /** Signed with another key than the registry's. */
  'forged',
] as const;

export type FaultKind = (typeof faultKinds)[number];

/** `kind` null switches the fault off; `rate` is the share of questions that meet it. */
export const faultSchema = z.strictObject({
  source: z.union([z.enum(checkSources), z.literal('all')]),
  kind: z.enum(faultKinds).nullable(),
  rate: z.number().min(0).max(1).default(1),
});

export type Fault = z.output<typeof faultSchema>;

export interface Faults {
  set(fault: Fault): void;
  /** The fault that this question meets. */
  strike(source: CheckSource): FaultKind | undefined;
  list(): Readonly<Partial<Record<CheckSource, { readonly kind: FaultKind; readonly rate: number }>>>;
}

/** One fault at a time for each source; which questions meet it follows from the seed. */
export function faultsFrom(first: readonly Fault[], seed: number): Faults {
  const random: SeededRandom = seededRandom(seed);
  const active = new Map<CheckSource, { readonly kind: FaultKind; readonly rate: number }>();
  const set = ({ source, kind, rate }: Fault): void => {
    for (const each of source === 'all' ? checkSources : [source]) {
      if (kind === null) active.delete(each);
      else active.set(each, { kind, rate });
    }
  };
  first.forEach(set);
  return {
    set,
    strike: (source) => {
      const fault = active.get(source);
      return fault !== undefined && random.chance(fault.rate) ? fault.kind : undefined;
    },
    list: () => Object.fromEntries(active),
  };
}

/** `SOURCE=KIND[:RATE]`, SOURCE may be `all`; undefined when it is none. */
export function parseFault(text: string): Fault | undefined {
  const [, source, kind, rate = '1'] = /^([a-z-]+)=([a-z0-9-]+)(?::([\d.]+))?$/.exec(text) ?? [];
  return faultSchema.safeParse({ source, kind, rate: Number(rate) }).data;
}
