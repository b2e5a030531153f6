import { z } from 'zod';
import { canonicalJson } from '../kernel/canonical-json.ts';

/**
 * One event as it is kept, hashed, signed and sent. Never edited.
 *
 * Safety argument: `hash` covers every other field including `previousHash`, so an event cannot be altered, left
 * out, inserted or reordered within its device's chain without every later hash changing; a seal (seal.ts) signs a
 * chain head, which pins all before it.
 */
export const envelopeSchema = z.strictObject({
  /** UUIDv7. */
  id: z.string(),
  /** What the event is about, `<kind>:<id>`, e.g. `application:0190…`. */
  stream: z.string(),
  /** 1, 2, 3 … within the stream. */
  streamVersion: z.int().positive(),
  /** Versioned name, e.g. `application.accepted.v1`. */
  type: z.string(),
  payload: z.record(z.string(), z.unknown()),
  /** The command that produced the event: several events may share it. */
  commandId: z.string(),
  /** The staff account, or `system`. */
  actor: z.string(),
  device: z.string(),
  /** 1, 2, 3 … within the device. */
  deviceSequence: z.int().positive(),
  /** The device's own clock, UTC ms. Shown, never used to order. */
  wallTime: z.int(),
  /** The office for which the actor acted. */
  office: z.string(),
  /** `hash` of the device's event before, 64 zeros for its first. */
  previousHash: z.string(),
  /** Lower-case hex SHA-256 over the canonical JSON of all other fields. */
  hash: z.string(),
});

export type Envelope = z.infer<typeof envelopeSchema>;
export type UnhashedEnvelope = Omit<Envelope, 'hash'>;

/** Lower-case hex digest of a text's UTF-8 bytes. Comes in as a function: this folder touches no platform. */
export type HashText = (text: string) => string;

export const GENESIS_HASH = '0'.repeat(64);

/** The hash that `envelope` must carry. */
export function envelopeHash(envelope: UnhashedEnvelope, sha256: HashText): string {
  return sha256(canonicalJson(hashedPart(envelope)));
}

function hashedPart(envelope: UnhashedEnvelope): UnhashedEnvelope {
  return {
    id: envelope.id,
    stream: envelope.stream,
    streamVersion: envelope.streamVersion,
    type: envelope.type,
    payload: envelope.payload,
    commandId: envelope.commandId,
    actor: envelope.actor,
    device: envelope.device,
    deviceSequence: envelope.deviceSequence,
    wallTime: envelope.wallTime,
    office: envelope.office,
    previousHash: envelope.previousHash,
  };
}
