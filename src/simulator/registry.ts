/**
 * All registries of a city in one: takes questions, remembers what it answered to each id, and breaks where it is
 * told to. Knows nothing of sockets.
 */
import { type KeyObject, generateKeyPairSync, hash, sign } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { type CheckSource, checkSources } from '../domain/agency-check/source.ts';
import {
  type CheckRequest,
  PROBLEM_PREFIX,
  PROBLEM_TYPE,
  type ProblemKind,
  checkPath,
  checkRequestSchema,
  problemKinds,
} from '../protocol/agency/check-messages.ts';
import { checkHeaders, checkReplyText } from '../protocol/agency/check-signature.ts';
import { answerText } from './answer.ts';
import type { FaultKind, Faults } from './faults.ts';
import type { Population } from './population.ts';
import { senders } from './senders.ts';
import { type SourceTally, newTally } from './tally.ts';

/** What is to be done with a connection. */
export interface Handling {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  readonly fault: FaultKind | undefined;
  /** Must be called when the connection is done with. */
  readonly done: () => void;
}

export interface Incoming {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

export interface Registry {
  /** Raw Ed25519 public key, base64: what the answers are signed with. */
  readonly publicKey: string;
  handle(incoming: Incoming): Handling;
  tallies(): Readonly<Partial<Record<CheckSource, SourceTally>>>;
}

export interface RegistryParts {
  readonly population: Population;
  readonly faults: Faults;
  /** UTC milliseconds. */
  readonly now: () => number;
}

interface Asked {
  readonly questionHash: string;
  /** Undefined while every try met a fault. */
  answer: string | undefined;
  turns: number;
}

/** Ids are remembered this long: a simulator that runs for weeks must not fill the memory. */
const MOST_IDS = 200_000;
/** With these the registry fails before it has looked at the question. */
const BEFORE_ANSWERING: readonly FaultKind[] = ['5xx', 'hang', 'redirect', 'refused'];
const CONTENT_FAULTS: readonly FaultKind[] = ['wrong-person', 'clock-off', 'stale', 'contradiction', 'oversized'];

export function registry({ population, faults, now }: RegistryParts): Registry {
  const tally = newTally();
  const known = senders();
  const keys = [keyPair(), keyPair()] as const;
  const asked = new Map<string, Asked>();

  const answerTo = (question: CheckRequest, entry: Asked, fault: FaultKind | undefined): string => {
    const how = { now: now(), fault, turn: (entry.turns += 1) };
    if (fault === 'duplicate' || (fault !== undefined && CONTENT_FAULTS.includes(fault))) {
      return answerText(question, population, how);
    }
    return (entry.answer ??= answerText(question, population, how));
  };
  const entryOf = (
    question: CheckRequest,
    questionHash: string,
  ): { readonly entry: Asked; readonly isNew: boolean } => {
    const before = asked.get(question.requestId);
    if (before !== undefined) return { entry: before, isNew: false };
    const [oldest] = asked.keys();
    if (asked.size >= MOST_IDS && oldest !== undefined) asked.delete(oldest);
    const entry: Asked = { questionHash, answer: undefined, turns: 0 };
    asked.set(question.requestId, entry);
    return { entry, isNew: true };
  };

  return {
    publicKey: keys[0].text,
    tallies: () => tally.list(),
    handle: ({ path, headers, body }) => {
      const source = checkSources.find((each) => path === checkPath(each));
      if (source === undefined) return problem(404, problemKinds.unknownSource);
      const objection = known.objectionTo({ path, headers, body, now: now() });
      if (objection !== undefined) return problem(401, objection);
      const question = questionOf(body);
      if (question?.source !== source) return problem(400, problemKinds.malformed);
      const questionHash = hash('sha256', body);
      const { entry, isNew } = entryOf(question, questionHash);
      const done = tally.came(source, !isNew);
      if (entry.questionHash !== questionHash) return { ...problem(409, problemKinds.reused), done };
      const fault = faults.strike(source);
      if (fault !== undefined) tally.count(source, 'faults');
      if (fault !== undefined && BEFORE_ANSWERING.includes(fault)) return { ...failing(fault), done };
      if (fault !== 'lost' && fault !== 'truncated') tally.count(source, 'answered');
      const text = Buffer.from(fault === 'garbage' ? '<html>系统繁忙</html>' : answerTo(question, entry, fault));
      const { key } = keys[fault === 'forged' ? 1 : 0];
      return { status: 200, headers: signed(key, question, text), body: text, fault, done };
    },
  };
}

function signed(key: KeyObject, { requestId, source }: CheckRequest, body: Buffer): Record<string, string> {
  const bodyHash = hash('sha256', body);
  const text = checkReplyText({ requestId, source, bodyHash });
  return {
    'content-type': 'application/json',
    [checkHeaders.bodyHash]: bodyHash,
    [checkHeaders.signature]: sign(null, Buffer.from(text), key).toString('base64'),
  };
}

function questionOf(body: Buffer): CheckRequest | undefined {
  try {
    return checkRequestSchema.safeParse(JSON.parse(body.toString('utf8'))).data;
  } catch {
    // No JSON.
    return undefined;
  }
}

function failing(fault: FaultKind): Handling {
  if (fault === 'redirect') {
    const headers = { location: 'http://127.0.0.1:9/elsewhere' };
    return { status: 302, headers, body: Buffer.alloc(0), fault, done: () => undefined };
  }
  return { ...(fault === 'refused' ? problem(403, problemKinds.consent) : problem(503, problemKinds.busy)), fault };
}

const TITLES: Readonly<Record<ProblemKind, string>> = {
  'malformed-request': 'The question cannot be read',
  'bad-signature': 'The question is not signed by a device known here',
  clock: "The question's time is too far from this registry's",
  consent: 'The consent is not accepted',
  'unknown-source': 'There is no such source',
  'request-id-reused': 'The id belongs to another question',
  busy: 'The registry is busy',
  fault: 'The registry has failed',
};

export function problem(status: number, kind: ProblemKind): Handling {
  const body = Buffer.from(JSON.stringify({ type: PROBLEM_PREFIX + kind, title: TITLES[kind], status }));
  return { status, headers: { 'content-type': PROBLEM_TYPE }, body, fault: undefined, done: () => undefined };
}

function keyPair(): { readonly key: KeyObject; readonly text: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const { x = '' } = publicKey.export({ format: 'jwk' });
  return { key: privateKey, text: Buffer.from(x, 'base64url').toString('base64') };
}
