import { z } from 'zod';
import type { AvailableWaiting } from '../domain/waitlist/available-actions.ts';
import type { Ordered } from '../domain/waitlist/order.ts';
import type { FactorPoints } from '../domain/waitlist/score.ts';
import type { Standing } from '../domain/waitlist/standing.ts';
import {
  banGrounds,
  changeCauses,
  leaveReasons,
  offerExcuses,
  offerRefusals,
  reminderWays,
} from '../domain/waitlist/reasons.ts';
import { allocationOrders, priorityGroups, tieBreaks } from '../domain/policy/allocation.ts';
import { statuses } from '../domain/application/state.ts';
import { confidences } from '../domain/policy/sourced.ts';
import { procedure } from './procedure.ts';
import { commentSchema, identityNumberSchema, programmeSchema } from './schemas/application.ts';
import { caseIdSchema, commandIdSchema, lineSchema, officeIdSchema, plainDateSchema } from './schemas/primitives.ts';

/** A value of the domain that is only shown. */
const shown = <T>() => z.custom<T>((value) => typeof value === 'object' && value !== null);

const placeSchema = z.object({
  /** From 1; those whom the order does not part share a place. */
  place: z.int(),
  tied: z.int(),
  of: z.int(),
});

const placesSchema = z.object({ overall: placeSchema, programme: placeSchema, district: placeSchema });
export type PlacesView = z.infer<typeof placesSchema>;

/** By what the list is ordered, and what this household has of it. */
const orderSchema = z.object({
  policy: z.string(),
  order: z.enum(allocationOrders),
  source: z.string(),
  confidence: z.enum(confidences),
  /** The day on which a score is reckoned. */
  on: plainDateSchema,
  /** From 1; null where the household is in none of them. */
  tier: z.int().nullable(),
  tiers: z.array(z.array(z.enum(priorityGroups))),
  score: z.object({ points: z.int(), total: z.int(), factors: z.array(shown<FactorPoints>()) }).nullable(),
  tieBreak: z.array(z.enum(tieBreaks)),
});

/** Where the household stands with its confirmation. */
const confirmStages = ['none', 'ahead', 'to-remind', 'reminded', 'over'] as const;

const entrySchema = z.object({
  caseNo: z.string(),
  number: z.string(),
  street: officeIdSchema,
  programme: programmeSchema,
  registeredOn: plainDateSchema,
  waitsSince: plainDateSchema,
  /** The wait is generally not to be longer (PRH-10). */
  waitsUntil: plainDateSchema,
  monthsWaited: z.int(),
  limit: z.enum(['far', 'near', 'over']),
  standing: shown<Standing>(),
  drawn: z.object({ month: z.string(), number: z.int() }).nullable(),
  confirm: z.object({
    stage: z.enum(confirmStages),
    by: plainDateSchema.nullable(),
    confirmedOn: plainDateSchema.nullable(),
    remindedOn: plainDateSchema.nullable(),
    graceUntil: plainDateSchema.nullable(),
  }),
  flag: z.object({ since: plainDateSchema, unmet: z.array(z.string()) }).nullable(),
  refusals: z.array(
    z.object({ refusal: z.enum(offerRefusals), excuse: z.enum(offerExcuses).nullable(), on: plainDateSchema }),
  ),
  counted: z.int(),
  /** How many refusals the policy allows; null where it has no rule. */
  refusalsAllowed: z.int().nullable(),
  pausedUntil: plainDateSchema.nullable(),
  left: z.object({ reason: z.enum(leaveReasons), on: plainDateSchema }).nullable(),
  ban: z.object({ grounds: z.enum(banGrounds), returnedOn: plainDateSchema, until: plainDateSchema }).nullable(),
});

export type WaitingEntry = z.infer<typeof entrySchema>;

export const waitingViewSchema = z.object({
  /** Of the entry: a command names what the person saw. 0 before registration. */
  version: z.int(),
  on: plainDateSchema,
  /** Null while the household is not registered. */
  entry: entrySchema.nullable(),
  /** Null when it does not wait, or not any longer. */
  places: placesSchema.nullable(),
  /** Null before registration, and while no policy is in force. */
  order: orderSchema.nullable(),
  /** What happened to the entry, the newest first. */
  history: z.array(
    z.object({ type: z.string(), at: z.int(), byName: z.string(), payload: z.record(z.string(), z.unknown()) }),
  ),
  /** What fits the entry now, with the reason why this person cannot do it. */
  actions: z.array(shown<AvailableWaiting>()),
});

export type WaitingView = z.infer<typeof waitingViewSchema>;

/** The list itself in its order, and short lists of it by a day. */
export const waitingLists = [
  'order',
  'to-remind',
  'to-confirm',
  'grace-over',
  'flagged',
  'near-limit',
  'paused',
  'left',
] as const;
export type WaitingListName = (typeof waitingLists)[number];

const listSchema = z.enum(waitingLists);

const selection = z.object({
  list: listSchema,
  programme: programmeSchema.nullable().default(null),
  /** An office below the person's own; null for their own. */
  office: officeIdSchema.nullable().default(null),
});

export const waitingRowSchema = z.object({
  caseId: caseIdSchema,
  caseNo: z.string(),
  number: z.string(),
  /** Empty where this desk does not have the case. */
  applicantName: z.string(),
  street: officeIdSchema,
  programme: programmeSchema,
  size: z.int(),
  registeredOn: plainDateSchema,
  waitsSince: plainDateSchema,
  waitsUntil: plainDateSchema,
  monthsWaited: z.int(),
  limit: z.enum(['far', 'near', 'over']),
  confirmBy: plainDateSchema.nullable(),
  graceUntil: plainDateSchema.nullable(),
  flaggedOn: plainDateSchema.nullable(),
  pausedUntil: plainDateSchema.nullable(),
  left: z.object({ reason: z.enum(leaveReasons), on: plainDateSchema }).nullable(),
  bannedUntil: plainDateSchema.nullable(),
  ordered: shown<Ordered>(),
  /** Points where the list is ordered by score. */
  points: z.int().nullable(),
  tier: z.int().nullable(),
  place: z.int().nullable(),
});

export type WaitingRow = z.infer<typeof waitingRowSchema>;

/** A household that was asked about at the counter. */
export const waitingHitSchema = z.object({
  caseId: caseIdSchema,
  caseNo: z.string(),
  applicantName: z.string(),
  status: z.enum(statuses),
  entry: entrySchema.nullable(),
  places: placesSchema.nullable(),
});

export type WaitingHit = z.infer<typeof waitingHitSchema>;

const onEntry = z.object({ commandId: commandIdSchema, caseId: caseIdSchema, version: z.int().min(0) });
const done = z.object({ version: z.int(), number: z.string() });
const second = z
  .object({ account: z.string().max(64), password: z.string().min(1).max(200) })
  .nullable()
  .default(null);

export const waitlist = {
  entry: procedure('case.read')
    .input(z.object({ caseId: caseIdSchema }))
    .output(waitingViewSchema),
  /** "Where am I?" by name, identity number, phone, case number or waiting number; what was asked is logged. */
  whereAmI: procedure('case.read')
    .input(z.object({ text: z.string().max(100) }))
    .output(z.array(waitingHitSchema)),
  page: procedure('case.read')
    .input(selection.extend({ offset: z.int().min(0), limit: z.int().min(1).max(200).default(100) }))
    .output(z.array(waitingRowSchema)),
  total: procedure('case.read').input(selection).output(z.int()),
  /** How far places are reckoned by an order that is to come into force, in percent; null when none is. */
  reckoning: procedure('case.read').output(z.int().nullable()),
  /** The cases of a list as it stands now, in its order, up to MOST_MASS, for a mass action. */
  select: procedure('case.read')
    .input(selection)
    .output(z.object({ caseIds: z.array(caseIdSchema), total: z.int() })),
  counts: procedure('case.read').output(z.array(z.object({ list: listSchema, count: z.int() }))),
  register: procedure('waiting.decide').input(onEntry).output(done),
  recordNumber: procedure('waiting.decide')
    .input(
      onEntry.extend({
        drawn: z.object({ month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/), number: z.int().min(1).max(9_999_999) }),
        source: lineSchema(200),
      }),
    )
    .output(done),
  carryOver: procedure('waiting.decide')
    .input(
      onEntry.extend({
        waitsSince: plainDateSchema,
        confirmedOn: plainDateSchema.nullable(),
        source: lineSchema(200),
        second,
      }),
    )
    .output(done),
  remind: procedure('waiting.keep')
    .input(onEntry.extend({ way: z.enum(reminderWays), comment: commentSchema }))
    .output(done),
  reconfirm: procedure('waiting.keep')
    .input(onEntry.extend({ changed: z.boolean(), signedOn: plainDateSchema, comment: commentSchema }))
    .output(done),
  reevaluate: procedure('waiting.keep')
    .input(onEntry.extend({ cause: z.enum(changeCauses), comment: commentSchema }))
    .output(done),
  settleFlag: procedure('waiting.decide')
    .input(onEntry.extend({ comment: commentSchema }))
    .output(done),
  refuseOffer: procedure('waiting.keep')
    .input(
      onEntry.extend({
        refusal: z.enum(offerRefusals),
        excuse: z.enum(offerExcuses).nullable(),
        comment: commentSchema,
        second,
      }),
    )
    .output(done),
  leave: procedure('waiting.keep')
    .input(onEntry.extend({ reason: z.enum(leaveReasons), comment: commentSchema, second }))
    .output(done),
  ban: procedure('waiting.decide')
    .input(
      onEntry.extend({
        grounds: z.enum(banGrounds),
        returnedOn: plainDateSchema,
        persons: z.array(identityNumberSchema).min(1).max(20),
        comment: commentSchema,
        second,
      }),
    )
    .output(done),
  liftBan: procedure('waiting.decide')
    .input(onEntry.extend({ comment: commentSchema, second }))
    .output(done),
};
