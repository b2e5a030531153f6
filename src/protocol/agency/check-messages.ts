/** What a desk and a registry say to each other: `POST /v1/checks/{source}` (docs/agency-api.md). */
import { z } from 'zod';
import { checkPurposes } from '../../domain/agency-check/agency-port.ts';
import { checkSources } from '../../domain/agency-check/source.ts';
import { daySchema, identityNumberSchema, momentSchema, wireIdSchema, wordsSchema } from './values.ts';

/** One question. The same id is the same question: it is answered again as before, and counted once. */
export const checkRequestSchema = z.strictObject({
  requestId: wireIdSchema,
  /** The written consent that covers it, as the city keeps it (PRH-03). */
  consentId: wireIdSchema,
  caseNo: wordsSchema(60),
  source: z.enum(checkSources),
  subject: z.strictObject({ identityNumber: identityNumberSchema, name: wordsSchema(100) }),
  purpose: z.enum(checkPurposes),
  /** When the question was first put, by the desk's clock. */
  askedAt: momentSchema,
});

export type CheckRequest = z.infer<typeof checkRequestSchema>;

/** The frame of an answer; the record is read by the schema of its source (record-schemas.ts). */
export const checkReplySchema = z.object({
  requestId: wireIdSchema,
  consentId: wireIdSchema,
  source: z.enum(checkSources),
  /** As in the question. */
  subject: z.object({ identityNumber: z.string().max(18), name: z.string().max(100) }),
  /** As in the question. */
  askedAt: momentSchema,
  /** When the registry answered this id for the first time, by its clock. */
  answeredAt: momentSchema,
  /** The day whose state the answer gives. */
  asOf: daySchema,
  outcome: z.enum(['found', 'none']),
  /** Null exactly where the outcome is `none`. */
  record: z.unknown(),
  /** The last day on which the answer may be used, where the registry names one. */
  validUntil: daySchema.nullable(),
});

/** RFC 9457. The detail never repeats what the question said of a person. */
export const problemSchema = z.object({
  type: z.string().max(200),
  title: z.string().max(200),
  status: z.int().min(400).max(599),
  detail: z.string().max(500).optional(),
});

/** Last parts of the problem types; the first part is the registry's own. */
export const problemKinds = {
  malformed: 'malformed-request',
  unsigned: 'bad-signature',
  clock: 'clock',
  consent: 'consent',
  unknownSource: 'unknown-source',
  reused: 'request-id-reused',
  busy: 'busy',
  fault: 'fault',
} as const;

export type ProblemKind = (typeof problemKinds)[keyof typeof problemKinds];

export const PROBLEM_PREFIX = 'urn:anju-agency:';
export const PROBLEM_TYPE = 'application/problem+json';

export function checkPath(source: string): string {
  return `/v1/checks/${source}`;
}
