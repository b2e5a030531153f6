import { z } from 'zod';
import type { AvailableLeaving } from '../domain/leaving/available-actions.ts';
import { leavingGrounds } from '../domain/leaving/grounds.ts';
import { type FineLimitsFrom, judgments, pursuits, suitKinds } from '../domain/leaving/penalty.ts';
import type { RentFigures, Settlement } from '../domain/leaving/record.ts';
import { type LeavingState, leavingStatuses } from '../domain/leaving/state.ts';
import { procedure } from './procedure.ts';
import { commentSchema, documentFileSchema } from './schemas/application.ts';
import {
  blobHashSchema,
  commandIdSchema,
  fenSchema,
  lineSchema,
  plainDateSchema,
  secondSignInSchema,
} from './schemas/primitives.ts';
import { leaseIdSchema } from './schemas/tenancy.ts';

/** A value of the domain that is only shown. */
const shown = <T>() => z.custom<T>((value) => typeof value === 'object' && value !== null);

export const leavingCommandSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('open'),
    ground: z.enum(leavingGrounds),
    since: plainDateSchema.nullable(),
    evidence: commentSchema,
    files: z.array(documentFileSchema).max(20),
  }),
  z.object({ type: z.literal('hear'), statement: commentSchema }),
  z.object({ type: z.literal('notify'), leaveBy: plainDateSchema.nullable() }),
  z.object({ type: z.literal('set-rent'), marketFen: fenSchema, source: lineSchema(200) }),
  z.object({
    type: z.literal('sign-transition'),
    signedOn: plainDateSchema,
    landlord: lineSchema(60),
    tenant: lineSchema(60),
  }),
  z.object({ type: z.literal('withdraw'), reason: commentSchema }),
  z.object({ type: z.literal('return'), second: secondSignInSchema }),
  z.object({ type: z.literal('settle') }),
  z.object({
    type: z.literal('refund'),
    refundId: z.uuid(),
    payee: lineSchema(60),
    reason: commentSchema,
    second: secondSignInSchema,
  }),
  z.object({ type: z.literal('lift-ban'), reason: commentSchema, second: secondSignInSchema }),
  z.object({
    type: z.literal('fine'),
    fineId: z.uuid(),
    documentNo: lineSchema(80),
    decidedOn: plainDateSchema,
    fen: fenSchema,
    gainFen: fenSchema,
  }),
  z.object({ type: z.literal('pay-fine'), fineId: z.uuid(), paidOn: plainDateSchema, voucherNo: lineSchema(80) }),
  z.object({
    type: z.literal('file-suit'),
    suitId: z.uuid(),
    kind: z.enum(suitKinds),
    court: lineSchema(80),
    caseNo: lineSchema(80),
    filedOn: plainDateSchema,
  }),
  z.object({
    type: z.literal('note-judgment'),
    suitId: z.uuid(),
    caseNo: lineSchema(80),
    judgedOn: plainDateSchema,
    outcome: z.enum(judgments),
    note: commentSchema,
  }),
  z.object({ type: z.literal('note-enforcement'), suitId: z.uuid(), enforcedOn: plainDateSchema, note: commentSchema }),
]);

export type LeavingCommandInput = z.input<typeof leavingCommandSchema>;

const placeSchema = z.object({ day: z.int(), key: z.int() });

const leavingRowSchema = z.object({
  place: placeSchema,
  leaseId: z.string(),
  status: z.enum(leavingStatuses),
  ground: z.enum(leavingGrounds),
  /** The day of what comes next; of those that are over, of the last step. */
  dueOn: plainDateSchema.nullable(),
  leaseNo: z.string(),
  tenantName: z.string(),
  estate: z.string(),
  unitNo: z.string(),
  phone: z.string(),
  isHandedOver: z.boolean(),
  /** Fen a month that the home costs on the market; null where nobody has set it. */
  marketFen: z.int().nullable(),
  /** How far it went at court. */
  pursuit: z.enum(pursuits),
});

export type LeavingRow = z.infer<typeof leavingRowSchema>;

const leavingListSchema = z.enum(['opened', 'moving', 'overdue', 'returned', 'settled', 'finished', 'withdrawn']);

const leavingViewSchema = z.object({
  /** 0 while nobody began one. */
  version: z.int(),
  state: shown<LeavingState>(),
  /** What the books say already; `voluntary` when they say nothing. */
  suggested: z.enum(leavingGrounds),
  /** Rent past its day, as of today. */
  figures: shown<RentFigures>(),
  /** More months than this are a ground (PRH-28, or the city's own). */
  arrearsMonths: z.int(),
  /** The last day for moving out if the notice goes out today; null where the policy names no time. */
  leaveBy: plainDateSchema.nullable(),
  /** The time for moving out has a rent of its own, in thousandths of the market's, and a short lease. */
  hasTransition: z.boolean(),
  rentPermille: z.int().nullable(),
  /** The day of the protocol of moving out. */
  handedOverOn: plainDateSchema.nullable(),
  /** The last day of the ban, if the home came back on the day of the protocol or today; null without one. */
  bannedUntil: plainDateSchema.nullable(),
  /** What the settlement would come to today; null before the return and after it. */
  settlement: shown<Settlement>().nullable(),
  /** What a fine may come to, by the day of its decision (PRH-34, PRH-36). */
  fines: z.array(shown<FineLimitsFrom>()),
  held: z.object({ depositFen: z.int(), aheadFen: z.int() }),
  actions: z.array(shown<AvailableLeaving>()),
});

export type LeavingView = z.infer<typeof leavingViewSchema>;

/** How households leave their homes (PRH-26 to PRH-37). */
export const leavings = {
  /** One list, the most pressing first; of those that are over, the newest. */
  list: procedure('lease.read')
    .input(
      z.object({
        list: leavingListSchema,
        after: placeSchema.nullable().default(null),
        limit: z.int().min(1).max(200).default(100),
      }),
    )
    .output(z.array(leavingRowSchema)),
  /** Terms that are over and reviews that failed, where nobody began a leaving. */
  suggested: procedure('lease.read').output(z.array(leavingRowSchema)),
  counts: procedure('lease.read').output(
    z.object({
      opened: z.int(),
      moving: z.int(),
      overdue: z.int(),
      /** Of those who are overdue, the ones who stay at the contract's rent, since no market rent was set. */
      unpriced: z.int(),
      /** Of those who are overdue, the ones where nobody went to court or asked for enforcement. */
      unpursued: z.int(),
      returned: z.int(),
      settled: z.int(),
      finished: z.int(),
      withdrawn: z.int(),
    }),
  ),
  /** The leaving of a lease, begun or not. Refused `unknown-lease`, `no-policy`. */
  get: procedure('lease.read')
    .input(z.object({ leaseId: leaseIdSchema }))
    .output(leavingViewSchema),
  /** `version` is that of the leaving which the person saw, 0 before it. */
  execute: procedure('lease.keep')
    .input(
      z.object({
        commandId: commandIdSchema,
        leaseId: leaseIdSchema,
        version: z.int().min(0),
        command: leavingCommandSchema,
      }),
    )
    .output(z.object({ version: z.int() })),
  /** A page of the evidence. The reading is logged. */
  document: procedure('lease.read')
    .input(z.object({ leaseId: leaseIdSchema, hash: blobHashSchema }))
    .output(z.instanceof(Blob)),
};
