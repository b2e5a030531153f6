import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { procedure } from './procedure.ts';
import { lineSchema, officeIdSchema } from './schemas/primitives.ts';

/** What changed, so that screens read again: the names are the contract's own features. */
const topics = [
  'cases',
  'checks',
  'staff',
  'settings',
  'policies',
  'outbox',
  'drafts',
  'desk',
  'sync',
  'conflicts',
  'waiting',
  'plans',
  'tickets',
  'library',
  'draws',
  'units',
  'selection',
  'leases',
  'comparison',
] as const;

export const topicSchema = z.enum(topics);
export type Topic = z.infer<typeof topicSchema>;

export const deskStatusSchema = z.object({
  /** `setup`: no case file yet. `unlock`: the file needs its passphrase. `open`: people can sign in. */
  phase: z.enum(['setup', 'unlock', 'open']),
  version: z.string(),
  shell: z.enum(['electron', 'browser']),
  city: z.string().nullable(),
  office: z.string().nullable(),
  deskCode: z.string().nullable(),
  demo: z.boolean(),
});

export const setupSchema = z.object({
  /** From the city down to the office where this desk stands: 1 to 3 offices. */
  offices: z
    .array(z.object({ id: officeIdSchema, name: lineSchema(50).min(1) }))
    .min(1)
    .max(3),
  /** Letters at the head of every case number, e.g. XN. */
  numberPrefix: z.string().regex(/^[A-Z]{1,4}$/),
  /** Two characters, unique among the city's desks. */
  deskCode: z.string().regex(/^[0-9A-Z]{2}$/),
  /** Which policy the city follows. */
  policyCity: z.string().min(1).max(40),
  administrator: z.object({
    account: z.string().regex(/^[a-z0-9][a-z0-9._-]{1,31}$/),
    name: lineSchema(50).min(1),
    password: z.string().min(1).max(200),
  }),
  passphrase: z.string().min(1).max(500),
});

export const desk = {
  status: procedure('open').output(deskStatusSchema),
  /** The cities whose policy files came with the program. */
  policyCities: procedure('open').output(z.array(z.object({ id: z.string(), name: z.string() }))),
  setup: procedure('open').input(setupSchema).output(deskStatusSchema),
  unlock: procedure('open')
    .input(z.object({ passphrase: z.string().max(500) }))
    .output(deskStatusSchema),
  /** A stream of topics that changed since; never ends by itself. */
  changes: procedure('desk').output(eventIterator(topicSchema)),
};
