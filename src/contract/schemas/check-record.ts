import { z } from 'zod';
import type { CheckFinding } from '../../domain/agency-check/events.ts';
import type { CheckRecords } from '../../domain/agency-check/record.ts';
import type { CheckSource } from '../../domain/agency-check/source.ts';
import { homeNatures } from '../../domain/application/household.ts';
import { workStatusCodes } from '../../domain/identity/status-codes.ts';
import { areaSchema, fenSchema, lineSchema, plainDateSchema } from './primitives.ts';

/** What each registry keeps of one person, as somebody enters it from a paper (domain/agency-check/record.ts). */

const share = z.int().min(0).max(1000);
const months = z.int().min(0).max(720);
const line = lineSchema(200);

const checkRecordSchemas: { readonly [Source in CheckSource]: z.ZodType<CheckRecords[Source]> } = {
  'household-registration': z.strictObject({
    name: lineSchema(50),
    since: plainDateSchema,
    placeCode: z.string().regex(/^(\d{6,12})?$/),
    address: line,
    members: z
      .array(
        z.strictObject({ name: lineSchema(50), identityNumber: lineSchema(40), relation: z.string().regex(/^\d{2}$/) }),
      )
      .max(30),
  }),
  vehicles: z.strictObject({
    vehicles: z
      .array(
        z.strictObject({
          kind: z.enum(['car', 'motorcycle', 'truck', 'other']),
          registeredOn: plainDateSchema,
          value: fenSchema.nullable(),
        }),
      )
      .max(50),
  }),
  marriage: z.strictObject({
    status: z.string().regex(/^\d{2}$/),
    since: plainDateSchema.nullable(),
    spouseName: lineSchema(50),
    spouseIdentityNumber: lineSchema(40),
  }),
  welfare: z.strictObject({
    kind: z.enum(['minimum-living', 'extreme-poverty', 'near-poor']),
    since: plainDateSchema,
    until: plainDateSchema.nullable(),
    monthlyBenefit: fenSchema,
  }),
  'economic-report': z.strictObject({ reportNo: lineSchema(100), monthlyIncome: fenSchema, assets: fenSchema }),
  housing: z.strictObject({
    homes: z
      .array(
        z.strictObject({
          address: line,
          area: areaSchema,
          nature: z.enum(homeNatures),
          share,
          acquiredOn: plainDateSchema.nullable(),
        }),
      )
      .max(30),
    deals: z
      .array(
        z.strictObject({
          kind: z.enum(['bought', 'sold', 'given', 'inherited']),
          on: plainDateSchema,
          address: line,
          area: areaSchema,
        }),
      )
      .max(30),
    publicHousing: z.enum(['none', 'tenant', 'subsidy']),
  }),
  'social-insurance': z.strictObject({
    employer: line,
    creditCode: lineSchema(18),
    monthsPaid: months,
    base: fenSchema,
    isActive: z.boolean(),
    workStatus: z
      .enum(workStatusCodes.map(({ code }) => code))
      .nullable()
      .optional(),
  }),
  'housing-fund': z.strictObject({ employer: line, monthsPaid: months, base: fenSchema, balance: fenSchema }),
  tax: z.strictObject({ year: z.int().min(1990).max(2100), income: fenSchema, employer: line }),
  firms: z.strictObject({
    firms: z
      .array(
        z.strictObject({
          name: line,
          creditCode: lineSchema(18),
          role: z.enum(['shareholder', 'legal-representative', 'director', 'sole-trader']),
          share,
          capital: fenSchema,
        }),
      )
      .max(50),
  }),
  disability: z.strictObject({
    grade: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]),
    kind: z.string().regex(/^\d{2}$/),
    validUntil: plainDateSchema.nullable(),
  }),
  education: z.strictObject({ level: lineSchema(30), school: line, graduatedOn: plainDateSchema }),
  'residence-permit': z.strictObject({ since: plainDateSchema, validUntil: plainDateSchema, address: line }),
};

/** Found or none; which record fits which registry is checked with the source (`recordFits`). */
export const checkFindingSchema = z.union([
  z.strictObject({ outcome: z.literal('none') }),
  z.strictObject({ outcome: z.literal('found'), record: z.record(z.string(), z.json()) }),
]);

/** The finding with its record read as this registry's; undefined when it is none. */
export function findingOf(source: CheckSource, input: z.output<typeof checkFindingSchema>): CheckFinding | undefined {
  if (input.outcome === 'none') return input;
  const read = checkRecordSchemas[source].safeParse(input.record);
  return read.success ? { outcome: 'found', record: read.data } : undefined;
}
