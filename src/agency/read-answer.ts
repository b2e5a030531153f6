/** From a registry's bytes to an answer, or to the name of what is wrong with them and the field. */
import { type KeyObject, hash } from 'node:crypto';
import type { z } from 'zod';
import type { AgencyAnswer, AgencyFailed, AgencyRequest } from '../domain/agency-check/agency-port.ts';
import type { CheckRecord } from '../domain/agency-check/record.ts';
import { canonicalJson } from '../kernel/canonical-json.ts';
import { chinaDateOf, instant } from '../kernel/instant.ts';
import { addDays } from '../kernel/plain-date.ts';
import { PROBLEM_PREFIX, checkReplySchema, problemKinds, problemSchema } from '../protocol/agency/check-messages.ts';
import { checkHeaders, checkReplyText } from '../protocol/agency/check-signature.ts';
import { recordSchemas } from '../protocol/agency/record-schemas.ts';
import { contradictionIn } from './contradictions.ts';
import { isSignedAside } from './ed25519.ts';
import { type Reply, failed } from './exchange.ts';

export interface Reading {
  readonly request: AgencyRequest;
  /** The registry's key, where it is known. */
  readonly key: KeyObject | undefined;
  readonly maxAgeDays: number;
  readonly clockToleranceMs: number;
  /** UTC milliseconds when the answer had come. */
  readonly now: number;
}

export interface ReadAnswer {
  readonly answer: AgencyAnswer;
  /** The same for the same answer, however it is written; undefined where nothing was answered. */
  readonly said: string | undefined;
}

type Frame = z.output<typeof checkReplySchema>;

/** Reads the answer of one exchange; what it says of a person never comes into the words of a failure. */
export async function readAnswer(reply: Reply, reading: Reading): Promise<ReadAnswer> {
  const read = await frameOf(reply, reading);
  if ('outcome' in read) return { answer: read, said: undefined };
  const { frame, bodyHash } = read;
  const wrong = foreign(frame, reading.request) ?? outOfDate(frame, reading) ?? inconsistent(frame);
  if (wrong !== undefined) return { answer: wrong, said: undefined };
  const { answeredAt, asOf, validUntil } = frame;
  const answered = { answeredAt, asOf, validUntil, replyHash: bodyHash };
  const said = hash('sha256', canonicalJson(frame));
  if (frame.outcome === 'none') return { answer: { outcome: 'none', ...answered }, said };
  const record = recordOf(frame);
  return 'outcome' in record
    ? { answer: record, said: undefined }
    : { answer: { outcome: 'found', record: record.value, ...answered }, said };
}

async function frameOf(
  reply: Reply,
  reading: Reading,
): Promise<{ readonly frame: Frame; readonly bodyHash: string } | AgencyFailed> {
  const { status, headers, body } = reply;
  if (status !== 200) return refusalOf(reply);
  const bodyHash = hash('sha256', body);
  const announced = headers[checkHeaders.bodyHash];
  if (announced !== undefined && announced !== bodyHash)
    return failed('unreachable', 'the answer was damaged on its way');
  if (reading.key !== undefined) {
    const { requestId, source } = reading.request;
    const signature = headers[checkHeaders.signature];
    const text = checkReplyText({ requestId, source, bodyHash });
    const isGood = typeof signature === 'string' && (await isSignedAside(reading.key, text, signature));
    if (!isGood) return failed('bad-signature', checkHeaders.signature);
  }
  if (!/^application\/json\b/.test(headers['content-type'] ?? '')) return failed('malformed', 'content-type');
  const parsed = jsonOf(body);
  if (parsed === undefined) return failed('malformed', 'body: no JSON');
  const frame = checkReplySchema.safeParse(parsed.value);
  return frame.success ? { frame: frame.data, bodyHash } : failed('malformed', fieldOf(frame.error));
}

/** A status other than 200. What the registry writes beside it is read for its kind alone. */
function refusalOf({ status, body }: Reply): AgencyFailed {
  const words = `status ${String(status)}`;
  if (status >= 500 || status === 408 || status === 429) return failed('server-error', words);
  if (status < 400) return failed('malformed', words);
  const problem = problemSchema.safeParse(jsonOf(body)?.value);
  const kind = Object.values(problemKinds).find((known) => problem.data?.type === PROBLEM_PREFIX + known);
  return failed('refused', kind ?? words);
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

function jsonOf(body: Buffer): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(utf8.decode(body)) };
  } catch {
    // Neither UTF-8 nor JSON: what it is does not matter.
    return undefined;
  }
}

/** The path alone: what zod says further may quote the value. */
function fieldOf(error: z.ZodError, prefix: readonly string[] = []): string {
  return [...prefix, ...(error.issues[0]?.path.map(String) ?? [])].join('.') || 'body';
}

function foreign({ subject, ...frame }: Frame, request: AgencyRequest): AgencyFailed | undefined {
  for (const field of ['requestId', 'consentId', 'source'] as const) {
    if (frame[field] !== request[field]) return failed('wrong-subject', field);
  }
  for (const field of ['identityNumber', 'name'] as const) {
    if (subject[field] !== request.subject[field]) return failed('wrong-subject', `subject.${field}`);
  }
  return undefined;
}

function outOfDate(frame: Frame, { request, now, clockToleranceMs, maxAgeDays }: Reading): AgencyFailed | undefined {
  const { askedAt, answeredAt, asOf } = frame;
  if (askedAt !== request.askedAt) return failed('out-of-date', 'askedAt');
  const isTimely = answeredAt >= askedAt - clockToleranceMs && answeredAt <= now + clockToleranceMs;
  if (!isTimely) return failed('out-of-date', 'answeredAt');
  // Beyond the tolerance no state can be of a later day than the one on which it was told.
  const latest = chinaDateOf(instant(answeredAt + clockToleranceMs));
  const earliest = addDays(chinaDateOf(instant(askedAt)), -maxAgeDays);
  return asOf > latest || asOf < earliest ? failed('out-of-date', 'asOf') : undefined;
}

function inconsistent({ outcome, record, validUntil, asOf }: Frame): AgencyFailed | undefined {
  const hasRecord = record !== null && record !== undefined;
  if (hasRecord !== (outcome === 'found')) return failed('contradiction', 'record');
  return validUntil !== null && validUntil < asOf ? failed('contradiction', 'validUntil') : undefined;
}

function recordOf({ source, record, subject, asOf }: Frame): { readonly value: CheckRecord } | AgencyFailed {
  const read = recordSchemas[source].safeParse(record);
  if (!read.success) return failed('malformed', fieldOf(read.error, ['record']));
  const { identityNumber } = subject;
  const field = contradictionIn(source, read.data, { identityNumber, asOf });
  return field === undefined ? { value: read.data } : failed('contradiction', field);
}
