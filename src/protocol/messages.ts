/** What a desk and the hub say to each other, beside batches. One place, so that a test can hash all of it. */
import { z } from 'zod';
import { batchSchema } from './batch.ts';

/**
 * `POST /v1/push?epoch=E` carries one batch; it is taken whole or not at all. E is the hub's log as the desk that decided
 * knows it: version numbers alone do not prove the same history.
 *
 * `&lost=1`: an older log of the hub had the run, and the desk that brings it read it there. Only such a run is taken of a
 * device that was revoked since.
 */
export const pushAnswerSchema = z.discriminatedUnion('kind', [
  /** In the hub's order up to `hubSequence`; `repeated` when it was there before. */
  z.strictObject({
    kind: z.literal('accepted'),
    epoch: z.string(),
    /** The city's sequence of the batch's last event that counts; the hub's head when none does. */
    hubSequence: z.int().nonnegative(),
    repeated: z.boolean(),
  }),
  /** The hub's log is another one (it was restored from a backup): nothing was taken. Read it from its beginning. */
  z.strictObject({ kind: z.literal('other-log'), epoch: z.string() }),
  /** A stream has moved: pull, decide again, push again. Commands before `commandIndex` would fit. */
  z.strictObject({
    kind: z.literal('behind'),
    commandIndex: z.int().nonnegative(),
    stream: z.string(),
    /** Where the hub's stream stands. */
    version: z.int().nonnegative(),
  }),
  /** The hub's end of the device's chain is elsewhere (the hub was restored, an answer was lost): go on from there. */
  z.strictObject({ kind: z.literal('gap'), epoch: z.string(), head: z.lazy(() => deviceHeadSchema) }),
  /** The rules of the hub refuse one command for good; it becomes an item for a person. */
  z.strictObject({
    kind: z.literal('refused'),
    commandIndex: z.int().nonnegative(),
    reason: z.enum(['foreign-scope', 'role-missing', 'unknown-actor', 'inactive-actor', 'command-id-reused']),
  }),
]);

export type PushAnswer = z.infer<typeof pushAnswerSchema>;

/** Where the hub stands with a device's chain. */
export const deviceHeadSchema = z.strictObject({
  deviceSequence: z.int().nonnegative(),
  hash: z.string(),
  /** Events that count, by scope. */
  scopes: z.array(z.strictObject({ scope: z.string(), count: z.int().positive() })),
});

export type DeviceHead = z.infer<typeof deviceHeadSchema>;

/**
 * `GET /v1/ends`: how far the hub has the chain of each device of the city. After a hub was restored, a desk learns by it
 * what of an older log its present one will never bring.
 *
 * `GET /v1/ends?unheard=1` also says how many other devices that are enrolled have not read everything of this log: each
 * that has offered what it still had of an older one. An older hub does not say.
 */
export const deviceEndSchema = z.strictObject({ device: z.string(), deviceSequence: z.int().nonnegative() });
export const endsAnswerSchema = z.strictObject({
  epoch: z.string(),
  ends: z.array(deviceEndSchema),
  unheard: z.int().nonnegative().optional(),
});

export type DeviceEnd = z.infer<typeof deviceEndSchema>;
export type EndsAnswer = z.infer<typeof endsAnswerSchema>;

export const deviceRecordSchema = z.strictObject({
  device: z.string(),
  /** Raw Ed25519 public key, base64. */
  publicKey: z.string(),
  office: z.string(),
  name: z.string(),
  enrolledAt: z.int(),
  revokedAt: z.int().nullable(),
});

export type DeviceRecord = z.infer<typeof deviceRecordSchema>;

/** A batch in the hub's order. */
export const orderedBatchSchema = batchSchema.extend({
  /** The city's sequence of the whole batch's last event that counts: after it, a reader has all of the batch. */
  hubSequence: z.int().positive(),
  commands: batchSchema.shape.commands,
});

export type OrderedBatch = z.infer<typeof orderedBatchSchema>;

/**
 * `GET /v1/pull?after=N&wait=MS[&only=OFFICE][&have=M]`. Waits up to `wait` ms when there is nothing new. `only` reads
 * again from anywhere what has a scope below that office: for a device that was moved. `have` says how far the caller has
 * everything, where that is not `after` because it asks for a page while it still writes the one before.
 */
export const pullAnswerSchema = z.strictObject({
  /** Names the hub's log; another one after a hub was restored from a backup. */
  epoch: z.string(),
  after: z.int().nonnegative(),
  /** The reader has everything up to here that it may see. */
  upTo: z.int().nonnegative(),
  /** The city's last sequence: `head - upTo` is still to come, for a progress bar. */
  head: z.int().nonnegative(),
  /** UTC ms by the hub's clock. */
  hubTime: z.int(),
  /** The office that the device belongs to now. */
  office: z.string(),
  batches: z.array(orderedBatchSchema),
  /** The devices whose batches are in this answer, and every device of the city on `after=0`. */
  devices: z.array(deviceRecordSchema),
});

export type PullAnswer = z.infer<typeof pullAnswerSchema>;

/**
 * The same for a reader that takes `PAGE_TYPE` (page-parts.ts): a run of which it may see everything is only named, and
 * comes as the next part, `{ seal, commands }`, in the order in which they are named.
 */
export const packedRunSchema = z.strictObject({ hubSequence: z.int().positive(), isPacked: z.literal(true) });
export const packedPageSchema = pullAnswerSchema.extend({
  batches: z.array(z.union([orderedBatchSchema, packedRunSchema])),
});

export type PackedPage = z.infer<typeof packedPageSchema>;

/** `POST /v1/enrol`: a device shows a one-time code and proves its key by signing the request with it. */
export const enrolRequestSchema = z.strictObject({
  protocol: z.int(),
  code: z.string(),
  device: z.string(),
  publicKey: z.string(),
  /** What the device is called in the list of devices. */
  name: z.string().max(80),
});

export const enrolAnswerSchema = z.strictObject({
  city: z.string(),
  office: z.string(),
  /** The person who may set a password on the new device; null for the first device of a city. */
  staffId: z.string().nullable(),
  epoch: z.string(),
  head: z.int().nonnegative(),
});

export type EnrolRequest = z.infer<typeof enrolRequestSchema>;
export type EnrolAnswer = z.infer<typeof enrolAnswerSchema>;

/** `POST /v1/codes`: an administrator asks for a code for one device of an office and its first person. */
export const codeRequestSchema = z.strictObject({ office: z.string(), staffId: z.string() });
export const codeAnswerSchema = z.strictObject({ code: z.string(), expiresAt: z.int() });

export type CodeRequest = z.infer<typeof codeRequestSchema>;
export type CodeAnswer = z.infer<typeof codeAnswerSchema>;

/** `GET /v1/devices`. `POST /v1/devices/revoke` and `/v1/devices/move` change one. */
export const devicesAnswerSchema = z.strictObject({
  devices: z.array(deviceRecordSchema.extend({ lastSeenAt: z.int().nullable(), pulledUpTo: z.int().nonnegative() })),
});
export const revokeRequestSchema = z.strictObject({ device: z.string() });
export const moveRequestSchema = z.strictObject({ device: z.string(), office: z.string() });

export type DevicesAnswer = z.infer<typeof devicesAnswerSchema>;

/**
 * `PUT /v1/documents/<sha256>` with `content-range: bytes A-B/TOTAL`, or without for a whole document: how much of it the
 * hub has. A part that does not start where the last one ended is not taken, only answered: go on from `received`.
 *
 * `HEAD` answers 200 with `content-length` when the document is there for the caller, else 204 with `anju-received`, the
 * bytes of the caller's own unfinished sending. `GET` takes `range: bytes=A-`.
 */
export const documentAnswerSchema = z.strictObject({ received: z.int().nonnegative(), complete: z.boolean() });

export type DocumentAnswer = z.infer<typeof documentAnswerSchema>;

export const RECEIVED_HEADER = 'anju-received';
/** A part of a document that is sent at once. */
export const MAX_DOCUMENT_PART_BYTES = 4 * 1024 * 1024;

/** `GET /v1/hello`, unsigned: who is there and what time it is. */
export const helloAnswerSchema = z.strictObject({
  program: z.literal('anju-hub'),
  protocol: z.strictObject({ newest: z.int(), oldest: z.int() }),
  hubTime: z.int(),
});

export type HelloAnswer = z.infer<typeof helloAnswerSchema>;

/** Why a request was not served; the HTTP status says the same roughly. */
export const problemCodes = [
  'malformed',
  'damaged',
  'too-large',
  'protocol-unsupported',
  'unknown-device',
  'revoked',
  'bad-signature',
  'clock-off',
  'replayed',
  'wrong-city',
  'bad-seal',
  'broken-chain',
  'bad-payload',
  'bad-scope',
  'bad-counts',
  'foreign-scope',
  'forked',
  'bad-code',
  'role-missing',
  'unknown-office',
  'unknown-document',
  'wrong-hash',
  'unknown-path',
  'busy',
  'fault',
] as const;

export type ProblemCode = (typeof problemCodes)[number];

/** The body of every answer that is not 2xx. */
export const problemSchema = z.strictObject({
  code: z.enum(problemCodes),
  /** For whoever reads a log; never shown alone, never with personal data. */
  detail: z.string(),
  hubTime: z.int(),
  /** On `protocol-unsupported`: the oldest version that the hub speaks. */
  oldestProtocol: z.int().optional(),
});

export type Problem = z.infer<typeof problemSchema>;
