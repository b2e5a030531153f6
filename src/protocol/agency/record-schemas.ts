import { z } from 'zod';
import type { CheckRecords } from '../../domain/agency-check/record.ts';
import type { CheckSource } from '../../domain/agency-check/source.ts';
import { homeNatures } from '../../domain/application/household.ts';
import { workStatusCodes } from '../../domain/identity/status-codes.ts';
import {
  areaSchema,
  daySchema,
  fenSchema,
  identityNumberSchema as identityNumber,
  lineSchema,
  monthsSchema,
  shareSchema,
  wordsSchema,
} from './values.ts';

/** More than any person has of anything: what is longer is damage or an attack. */
const MOST = 200;

const name = wordsSchema(100);
const address = lineSchema(200);
const organisation = lineSchema(200);
const noOrIdentityNumber = z.string().regex(/^(?:[\dA-Z]{8,18})?$/);
const workStatuses = workStatusCodes.map(({ code }) => code);
const code = (pattern: RegExp) => z.string().regex(pattern);

/**
 * The record of each source as a registry sends it. Money in fen, areas in cm², shares in thousandths, all whole
 * numbers. Fields that are not listed are left out by the desk, so that a registry may say more than it is asked.
 */
export const recordSchemas = {
  'household-registration': z.object({
    name,
    since: daySchema,
    placeCode: code(/^\d{6,12}$/),
    address,
    members: z
      .array(z.object({ name, identityNumber, relation: code(/^\d\d$/) }))
      .min(1)
      .max(MOST),
  }),
  vehicles: z.object({
    vehicles: z
      .array(
        z.object({
          kind: z.enum(['car', 'motorcycle', 'truck', 'other']),
          registeredOn: daySchema,
          value: fenSchema.nullable(),
        }),
      )
      .max(MOST),
  }),
  marriage: z.object({
    status: code(/^(?:10|20|21|22|23|30|40|90)$/),
    since: daySchema.nullable(),
    spouseName: lineSchema(100),
    spouseIdentityNumber: noOrIdentityNumber,
  }),
  welfare: z.object({
    kind: z.enum(['minimum-living', 'extreme-poverty', 'near-poor']),
    since: daySchema,
    until: daySchema.nullable(),
    monthlyBenefit: fenSchema,
  }),
  'economic-report': z.object({ reportNo: lineSchema(100), monthlyIncome: fenSchema, assets: fenSchema }),
  housing: z.object({
    homes: z
      .array(
        z.object({
          address,
          area: areaSchema,
          nature: z.enum(homeNatures),
          share: shareSchema,
          acquiredOn: daySchema.nullable(),
        }),
      )
      .max(MOST),
    deals: z
      .array(
        z.object({
          kind: z.enum(['bought', 'sold', 'given', 'inherited']),
          on: daySchema,
          address,
          area: areaSchema,
        }),
      )
      .max(MOST),
    publicHousing: z.enum(['none', 'tenant', 'subsidy']),
  }),
  'social-insurance': z.object({
    employer: organisation,
    creditCode: lineSchema(18),
    monthsPaid: monthsSchema,
    base: fenSchema,
    isActive: z.boolean(),
    /** GB/T 2261.4. */
    workStatus: z.enum(workStatuses).nullable().optional(),
  }),
  'housing-fund': z.object({
    employer: organisation,
    monthsPaid: monthsSchema,
    base: fenSchema,
    balance: fenSchema,
  }),
  tax: z.object({ year: z.int().min(1994).max(9999), income: fenSchema, employer: organisation }),
  firms: z.object({
    firms: z
      .array(
        z.object({
          name,
          creditCode: lineSchema(18),
          role: z.enum(['shareholder', 'legal-representative', 'director', 'sole-trader']),
          share: z.int().min(0).max(1_000),
          capital: fenSchema,
        }),
      )
      .max(MOST),
  }),
  disability: z.object({
    grade: z.literal([1, 2, 3, 4]),
    kind: code(/^6[1-9]$/),
    validUntil: daySchema.nullable(),
  }),
  education: z.object({ level: wordsSchema(50), school: organisation, graduatedOn: daySchema }),
  'residence-permit': z.object({ since: daySchema, validUntil: daySchema, address }),
} satisfies { [Source in CheckSource]: z.ZodType<CheckRecords[Source]> };
