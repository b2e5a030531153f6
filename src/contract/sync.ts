import { z } from 'zod';
import { procedure } from './procedure.ts';
import { lineSchema, officeIdSchema } from './schemas/primitives.ts';
import { deskStatusSchema } from './desk.ts';

/** Why the desk and the hub are not together; the screens have the words. */
export const syncCauses = [
  /** No answer: the line or the hub is down. */
  'unreachable',
  'hub-busy',
  'hub-fault',
  /** The hub does not know this device, or no longer. */
  'unknown-device',
  'revoked',
  /** This program is too old for the hub. */
  'program-too-old',
  /** The hub is too old for this program. */
  'hub-too-old',
  /** What came does not fit what the devices signed: nothing of it was taken. */
  'hub-not-trusted',
  /** The certificate is not the one that was agreed on. */
  'certificate-changed',
  'disk-full',
  'fault',
] as const;

export type SyncCause = (typeof syncCauses)[number];

export const syncStatusSchema = z.object({
  /**
   * `alone`: no hub is configured. `first`: everything is being fetched. `syncing`: something is on its way. `idle`:
   * together. `trouble`: not together, tries again at `nextTryAt`. `stopped`: waits for a person.
   */
  phase: z.enum(['alone', 'first', 'syncing', 'idle', 'trouble', 'stopped']),
  hub: z.string().nullable(),
  city: z.string().nullable(),
  office: z.string().nullable(),
  device: z.string().nullable(),
  /** UTC ms of the last time that everything was sent and fetched. */
  lastSyncedAt: z.int().nullable(),
  /** Commands that the hub has not ordered yet. */
  waiting: z.int(),
  /** Conflict items that wait for a person in this office. */
  conflicts: z.int(),
  /** Progress of what is being fetched, in the city's sequence. */
  fetched: z.object({ from: z.int(), upTo: z.int(), head: z.int() }).nullable(),
  cause: z.enum(syncCauses).nullable(),
  attempts: z.int(),
  nextTryAt: z.int().nullable(),
  /** How far this computer's clock is from the hub's, ms, when it is more than 5 minutes; otherwise null. */
  clockOffBy: z.int().nullable(),
  /** Documents still to be sent and fetched. */
  documents: z.object({ toSend: z.int(), toFetch: z.int() }),
});

export type SyncStatus = z.infer<typeof syncStatusSchema>;

const hubUrlSchema = z.url({ protocol: /^https?$/ }).max(300);
const codeSchema = z.string().trim().min(4).max(60);
const passphraseSchema = z.string().min(8).max(500);

export const sync = {
  /** Also before anybody has signed in: on a desk that joined, no account is there until some of it was fetched. */
  status: procedure('desk').output(syncStatusSchema),
  /** Enrols a desk that has worked alone, with a code of the hub's operator or of an administrator. */
  connect: procedure('device.manage')
    .input(z.object({ url: hubUrlSchema, code: codeSchema, deviceName: lineSchema(80).min(1) }))
    .output(syncStatusSchema),
  /** Another address for the same hub (it moved). */
  changeAddress: procedure('device.manage')
    .input(z.object({ url: hubUrlSchema }))
    .output(syncStatusSchema),
  /** Try now instead of at `nextTryAt`. */
  now: procedure('outbox.read').output(z.null()),
  /**
   * What waits as one encrypted file for a stick; the commands keep waiting until the hub's order comes back. The hub
   * (`anju hub import`) or another desk that has a line takes it.
   */
  exportWaiting: procedure('outbox.carry')
    .input(z.object({ passphrase: passphraseSchema }))
    .output(z.file()),
  /** What this desk has for another office below it, as one encrypted file: the way back. */
  exportFor: procedure('outbox.carry')
    .input(z.object({ office: officeIdSchema, after: z.int().min(0), passphrase: passphraseSchema }))
    .output(z.file()),
  /** A file of either kind. Carried batches are sent on; ordered ones are applied as if pulled. */
  importFile: procedure('outbox.carry')
    .input(z.object({ file: z.file(), passphrase: z.string().max(500) }))
    .output(
      z.object({
        kind: z.enum(['waiting', 'ordered']),
        batches: z.int(),
        events: z.int(),
        /** Were here already. */
        repeated: z.int(),
      }),
    ),
  /** Joins an existing city on an empty computer: makes the case file, enrols, and fetches in the background. */
  join: procedure('open')
    .input(
      z.object({
        url: hubUrlSchema,
        code: codeSchema,
        deviceName: lineSchema(80).min(1),
        numberPrefix: z.string().regex(/^[A-Z]{1,4}$/),
        deskCode: z.string().regex(/^[0-9A-Z]{2}$/),
        policyCity: z.string().min(1).max(40),
        /** For the person named in the code, once their account has arrived. */
        password: z.string().min(1).max(200),
        passphrase: passphraseSchema,
      }),
    )
    .output(deskStatusSchema),
};

const deviceSchema = z.object({
  device: z.string(),
  name: z.string(),
  office: z.string(),
  officeName: z.string(),
  enrolledAt: z.int(),
  revokedAt: z.int().nullable(),
  lastSeenAt: z.int().nullable(),
  /** Whether it is this computer. */
  own: z.boolean(),
  /** How many of the city's events it has still to fetch. */
  behindBy: z.int(),
});

/** Asked of the hub itself: these need a line. */
export const devices = {
  list: procedure('device.manage').output(z.array(deviceSchema)),
  issueCode: procedure('device.manage')
    .input(z.object({ office: officeIdSchema, staffId: z.uuid() }))
    .output(z.object({ code: z.string(), expiresAt: z.int() })),
  revoke: procedure('device.manage')
    .input(z.object({ device: z.string() }))
    .output(z.null()),
  move: procedure('device.manage')
    .input(z.object({ device: z.string(), office: officeIdSchema }))
    .output(z.null()),
};
