import { z } from 'zod';
import { batchSealSchema } from './batch-seal.ts';

/**
 * A run of one device's chain as it travels: to the hub whole, from the hub the part that the receiver may see. What
 * all events of a command share stands once; hashes are left out where the receiver computes them.
 */
export const wireEventSchema = z.strictObject({
  id: z.string(),
  deviceSequence: z.int().positive(),
  /** Left out where the event before stands just before this one, or where the run begins: its seal says it then. */
  previousHash: z.string().optional(),
  stream: z.string(),
  streamVersion: z.int().positive(),
  type: z.string(),
  /** Canonical JSON of an object, as text: what was hashed is what arrives. */
  payload: z.string(),
});

export type WireEvent = z.infer<typeof wireEventSchema>;

export const wireCommandSchema = z.strictObject({
  commandId: z.string(),
  /** e.g. `application.accept`. */
  name: z.string(),
  actor: z.string(),
  office: z.string(),
  wallTime: z.int(),
  /**
   * True when the events were written on a history that turned out otherwise, or the rules refused them afterwards:
   * they stay in the device's chain and have no effect; a command decided again comes later in the chain under the
   * same id.
   */
  superseded: z.boolean(),
  events: z.array(wireEventSchema).min(1),
});

export type WireCommand = z.infer<typeof wireCommandSchema>;

export const batchSchema = z.strictObject({ seal: batchSealSchema, commands: z.array(wireCommandSchema).min(1) });

export type Batch = z.infer<typeof batchSchema>;

/** Limits of one batch; a longer history goes in several. A command is never split. */
export const MAX_BATCH_EVENTS = 5_000;
export const MAX_BATCH_BYTES = 8 * 1024 * 1024;
