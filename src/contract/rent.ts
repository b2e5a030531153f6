import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { arrearsLists } from '../domain/arrears/arrears-list.ts';
import type { ArrearsEvent } from '../domain/arrears/events.ts';
import { arrearsSteps, contactWays } from '../domain/arrears/events.ts';
import type { NextStep } from '../domain/arrears/next-step.ts';
import type { ArrearsState } from '../domain/arrears/state.ts';
import { paymentWays } from '../domain/rent/events.ts';
import type { Entry } from '../domain/rent/entry.ts';
import type { RentStandard } from '../domain/rent/standard.ts';
import type { AnyRefusal } from './errors.ts';
import { letterRunSchema } from './letter-run.ts';
import { procedure } from './procedure.ts';
import { commentSchema } from './schemas/application.ts';
import { commandIdSchema, fenSchema, lineSchema, plainDateSchema, secondSignInSchema } from './schemas/primitives.ts';

const shown = <T>() => z.custom<T>((value) => typeof value === 'object' && value !== null);
const leaseIdSchema = z.uuid();

const arrearsSchema = z.object({
  fen: z.int(),
  months: z.int(),
  since: plainDateSchema.nullable(),
});

export const ledgerViewSchema = z.object({
  version: z.int(),
  owedFen: z.int(),
  depositFen: z.int(),
  agreedDepositFen: z.int(),
  /** The first day that no charge covers; null when all are charged. */
  chargedUntil: plainDateSchema.nullable(),
  arrears: arrearsSchema,
  /** Late fees up to today that are not booked yet, fen. */
  lateFeeFen: z.int(),
  standards: z.array(shown<RentStandard>()),
  entries: z.array(shown<Entry>()),
});

export type LedgerView = z.infer<typeof ledgerViewSchema>;

const standardSchema = z.object({
  from: plainDateSchema,
  monthlyFen: fenSchema,
  reductionFen: fenSchema,
  subsidyFen: fenSchema,
  source: lineSchema(200),
});

/** An id of an entry that the screen chose. */
const entryIdSchema = z.uuid();

export const rentCommandSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('charge'), through: plainDateSchema }),
  z.object({ type: z.literal('book-late-fees'), through: plainDateSchema }),
  z.object({
    type: z.literal('pay'),
    paymentId: entryIdSchema,
    fen: fenSchema,
    depositFen: fenSchema,
    way: z.enum(paymentWays),
    payer: lineSchema(60),
    reference: lineSchema(60),
    paidOn: plainDateSchema,
  }),
  z.object({ type: z.literal('change-standard'), standard: standardSchema, reason: commentSchema }),
  z.object({
    type: z.literal('reverse'),
    of: z.string().max(120),
    reason: commentSchema,
    second: secondSignInSchema,
  }),
  z.object({ type: z.literal('set-off') }),
  z.object({
    type: z.literal('refund'),
    refundId: entryIdSchema,
    depositFen: fenSchema,
    aheadFen: fenSchema,
    payee: lineSchema(60),
    reason: commentSchema,
    second: secondSignInSchema,
  }),
]);

export type RentCommandInput = z.input<typeof rentCommandSchema>;

export const arrearsViewSchema = z.object({
  version: z.int(),
  state: shown<ArrearsState>(),
  /** What is proposed; a person decides. */
  next: shown<NextStep>(),
  /** The newest first. */
  log: z.array(z.object({ at: z.int(), byName: z.string(), event: shown<ArrearsEvent>() })),
});

const arrearsCommandSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('contact'), way: z.enum(contactWays), reached: z.boolean(), note: commentSchema }),
  z.object({ type: z.literal('take-step'), step: z.enum(arrearsSteps), note: commentSchema }),
  z.object({ type: z.literal('pause'), until: plainDateSchema, reason: commentSchema }),
  z.object({ type: z.literal('resume'), reason: commentSchema }),
  z.object({
    type: z.literal('agree'),
    instalments: z.array(z.object({ dueOn: plainDateSchema, fen: fenSchema })).max(60),
    note: commentSchema,
  }),
  z.object({ type: z.literal('end-agreement'), reason: commentSchema }),
]);

export type ArrearsCommandInput = z.input<typeof arrearsCommandSchema>;

const refusalSchema = z.custom<AnyRefusal>((value) => typeof value === 'object' && value !== null);

const chargeRunSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('progress'), done: z.int(), total: z.int() }),
  z.object({
    kind: z.literal('report'),
    /** Leases with uncharged days when the run began. */
    total: z.int(),
    charged: z.int(),
    refusedCount: z.int(),
    /** The first of those that were not charged. */
    refused: z.array(z.object({ leaseId: z.string(), leaseNo: z.string(), refusal: refusalSchema })),
  }),
]);

export type ChargeRunEvent = z.infer<typeof chargeRunSchema>;

const arrearsRowSchema = z.object({
  place: z.object({ day: z.int(), rank: z.int(), key: z.int() }),
  leaseId: z.string(),
  leaseNo: z.string(),
  tenantName: z.string(),
  estate: z.string(),
  unitNo: z.string(),
  address: z.string(),
  owedFen: z.int(),
  arrears: arrearsSchema,
  /** PRH-28 or the city's own: so many months unpaid let the landlord end the lease. */
  monthsLimit: z.int(),
  next: shown<NextStep>(),
  /** The last contact, letter or step; null where nobody did anything. */
  lastOn: plainDateSchema.nullable(),
  /** Left alone until the day is over, and why. */
  paused: z.object({ until: plainDateSchema, reason: z.string() }).nullable(),
  /** Since when instalments are agreed. */
  agreedOn: plainDateSchema.nullable(),
});

export type ArrearsRow = z.infer<typeof arrearsRowSchema>;

const rollLineSchema = z.object({
  estate: z.string(),
  leases: z.int(),
  owedFen: z.int(),
  tenant: z.int(),
  rent: z.int(),
  lateFee: z.int(),
  subsidy: z.int(),
  deposit: z.int(),
  money: z.int(),
});

const daysSchema = z.object({ from: plainDateSchema, until: plainDateSchema });

export const rent = {
  /** `version` is that of the ledger which the person saw. */
  execute: procedure('rent.keep')
    .input(
      z.object({
        commandId: commandIdSchema,
        leaseId: leaseIdSchema,
        version: z.int().min(0),
        command: rentCommandSchema,
      }),
    )
    .output(z.object({ leaseId: z.string(), version: z.int(), receiptNo: z.string().nullable() })),
  /** What is done about unpaid rent; `version` is that of its own record. */
  chase: procedure('rent.keep')
    .input(
      z.object({
        commandId: commandIdSchema,
        leaseId: leaseIdSchema,
        version: z.int().min(0),
        command: arrearsCommandSchema,
      }),
    )
    .output(z.object({ version: z.int() })),
  /** How many leases have uncharged days up to a day, and of how many the household stays after the day of leaving. */
  toCharge: procedure('rent.keep')
    .input(z.object({ through: plainDateSchema }))
    .output(z.object({ leases: z.int(), staying: z.int() })),
  /** Charges them, with progress and a report; again, it finds nothing left to do. */
  chargeAll: procedure('rent.keep')
    .input(z.object({ through: plainDateSchema }))
    .output(eventIterator(chargeRunSchema)),
  /**
   * Leases with rent past its day: the oldest first, of one day the largest; or those that are left alone until a day,
   * or pay by an agreement.
   */
  arrears: procedure('lease.read')
    .input(
      z.object({
        list: z.enum(arrearsLists).default('all'),
        after: z.object({ day: z.int(), rank: z.int(), key: z.int() }).nullable().default(null),
        limit: z.int().min(1).max(200).default(100),
      }),
    )
    .output(z.array(arrearsRowSchema)),
  /** How many stand in each of these lists. */
  arrearsCounts: procedure('lease.read').output(z.object({ all: z.int(), paused: z.int(), agreed: z.int() })),
  /**
   * A reminder to everybody with rent past its day who is not left alone, pays by no agreement and has had none today, in
   * one Word file, with progress; stopped, it has done nothing. Refused where none of them can be made.
   */
  allLetters: procedure('rent.keep').output(eventIterator(letterRunSchema)),
  /** The rent roll: one line for each estate. PRH-23 keeps income and spending apart. */
  roll: procedure('lease.read').input(daysSchema).output(z.array(rollLineSchema)),
  /** The same as an Excel sheet for the finance office. */
  exportRoll: procedure('lease.read').input(daysSchema).output(z.instanceof(Blob)),
};
