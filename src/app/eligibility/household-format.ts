/** The household `anju-household/1` as docs/household-format.md describes it. */
import { z } from 'zod';
import { areaSchema, fenSchema, lineSchema, plainDateSchema } from '../../contract/schemas/primitives.ts';
import { checkSources } from '../../domain/agency-check/source.ts';
import { maritalStatusCodes, relationCodes } from '../../domain/identity/relation.ts';
import { programmes } from '../../domain/application/programme.ts';

const originSchema = z.strictObject({
  kind: z.enum(['declared', 'document', 'agency', 'manual', 'ruling']),
  source: z.enum(checkSources).nullable().optional(),
  asOf: plainDateSchema.nullable().optional(),
  reference: lineSchema(200).optional(),
});

/** A bare value was declared; `{ value, origin }` says where it comes from; null or left out is unknown. */
function fact<T extends z.ZodType>(value: T) {
  return z
    .union([value, z.strictObject({ value, origin: originSchema })])
    .nullable()
    .optional();
}

/** A day, or the word for "known not to be". */
const dayOrNone = z.union([plainDateSchema, z.literal('none')]);

const homeSchema = z.strictObject({
  address: lineSchema(200).optional(),
  area: areaSchema,
  /** Thousandths; left out: the whole home. */
  share: z.int().min(1).max(1000).optional(),
});

const memberSchema = z.strictObject({
  relation: z.enum(relationCodes.map(({ code }) => code)),
  name: lineSchema(50).optional(),
  identityNumber: lineSchema(30).optional(),
  /** What is left out is as the policy says of that relation. */
  flags: z
    .strictObject({
      counted: z.boolean().optional(),
      income: z.boolean().optional(),
      ownership: z.boolean().optional(),
      residence: z.boolean().optional(),
    })
    .optional(),
  birth: fact(plainDateSchema),
  maritalStatus: fact(z.enum(maritalStatusCodes.map(({ code }) => code))),
  monthlyIncome: fact(z.union([fenSchema, z.literal('imputed')])),
  assets: fact(fenSchema),
  homes: fact(z.array(homeSchema).max(50)),
  vehicles: fact(z.array(z.strictObject({ value: fenSchema.nullable().optional() })).max(50)),
  registeredSince: fact(dayOrNone),
  residentSince: fact(dayOrNone),
  employedSince: fact(dayOrNone),
  insuredMonths: fact(z.int().min(0).max(1200)),
  graduatedOn: fact(dayOrNone),
  welfare: fact(
    z.union([
      z.literal('none'),
      z.strictObject({ kind: z.enum(['minimum-living', 'extreme-poverty', 'near-poor']), since: plainDateSchema }),
    ]),
  ),
  disabilityGrade: fact(z.union([z.literal('none'), z.literal(1), z.literal(2), z.literal(3), z.literal(4)])),
  publicHousing: fact(z.enum(['none', 'tenant', 'subsidy'])),
});

export const householdFileSchema = z.strictObject({
  format: z.literal('anju-household/1'),
  /** For people who read the file. */
  note: z.string().max(2000).optional(),
  programme: z.enum(programmes),
  /** The applicant first. */
  members: z.array(memberSchema).min(1).max(30),
});

export type HouseholdFile = z.output<typeof householdFileSchema>;
export type HouseholdFileMember = HouseholdFile['members'][number];
export type FileOrigin = z.output<typeof originSchema>;
