import { z } from 'zod';
import { clauses } from '../domain/lease/content.ts';
import { leaseStatuses } from '../domain/lease/state.ts';
import { plainDateSchema } from './schemas/primitives.ts';

/**
 * The lease as the tenant sees it in the city's app (M9): the contract's parts (PRH-18), what is due, and whom to call
 * about the home. Identity numbers are masked; those of other occupants are left out. docs/tenant-copy.md.
 */
export const tenantCopySchema = z.object({
  format: z.literal('anju-tenant-copy/1'),
  /** The desk's day on which the money was true. */
  asOf: plainDateSchema,
  leaseNo: z.string(),
  status: z.enum(leaseStatuses),
  office: z.string(),
  landlord: z.string(),
  tenant: z.object({ name: z.string(), identityNumber: z.string(), occupants: z.array(z.string()) }),
  home: z.object({
    estate: z.string(),
    unitNo: z.string(),
    address: z.string(),
    /** cm². */
    area: z.int(),
    description: z.string(),
  }),
  term: z.object({ from: plainDateSchema, until: plainDateSchema }),
  rent: z.object({
    monthlyFen: z.int(),
    reductionFen: z.int(),
    subsidyFen: z.int(),
    /** What the tenant pays a month. */
    ownFen: z.int(),
    cycleMonths: z.union([z.literal(1), z.literal(3), z.literal(6), z.literal(12)]),
    inAdvance: z.boolean(),
    dueDaysBefore: z.int(),
    lateFeePermillePerDay: z.int(),
  }),
  depositFen: z.int(),
  money: z
    .object({
      /** Everything owed now, late or not, less what was paid ahead. */
      owedFen: z.int(),
      /** Of it, what is late, and since when. */
      lateFen: z.int(),
      lateSince: plainDateSchema.nullable(),
      /** The next rent that is charged and not paid. */
      next: z.object({ dueOn: plainDateSchema, fen: z.int() }).nullable(),
    })
    .nullable(),
  signedOn: plainDateSchema.nullable(),
  filing: z.object({ on: plainDateSchema, filingNo: z.string() }).nullable(),
  clauses: z.partialRecord(z.enum(clauses), z.string()),
  supplements: z.array(z.object({ no: z.int(), signedOn: plainDateSchema, text: z.string() })),
  /** Who manages the estate; null where the ledger of homes does not say. */
  manager: z.object({ company: z.string(), telephone: z.string() }).nullable(),
});

export type TenantCopy = z.infer<typeof tenantCopySchema>;
