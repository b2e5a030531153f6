import { z } from 'zod';
import { type EstateParticulars, facilityKinds } from '../domain/estate/particulars.ts';
import { parseEstateId, parseUnitNo } from '../domain/unit/codes.ts';
import type { AvailableUnitAction } from '../domain/unit/available-actions.ts';
import { unitTypes } from '../domain/unit/particulars.ts';
import { releaseCauses, releaseReasons } from '../domain/unit/release.ts';
import { startStates, unitStates } from '../domain/unit/state.ts';
import type { EstateId, UnitNo } from '../kernel/ids.ts';
import type { AnyRefusal } from './errors.ts';
import { procedure } from './procedure.ts';
import { readUnits } from './unit-import.ts';
import { commentSchema } from './schemas/application.ts';
import {
  areaSchema,
  commandIdSchema,
  fenSchema,
  lineSchema,
  officeIdSchema,
  plainDateSchema,
  secondSignInSchema,
} from './schemas/primitives.ts';

export const unitNoSchema = z
  .string()
  .refine((text) => parseUnitNo(text) !== undefined, { error: 'not a code of capital letters, digits and hyphens' })
  .transform((text) => text as UnitNo);

export const estateIdSchema = z
  .string()
  .refine((text) => parseEstateId(text) !== undefined, { error: 'not a code of capital letters, digits and hyphens' })
  .transform((text) => text as EstateId);

/** What the ledger says of a home. */
const unitParticularsSchema = z.object({
  estateId: estateIdSchema,
  building: lineSchema(20).min(1),
  floor: z.int().min(-9).max(150),
  room: lineSchema(20).min(1),
  type: z.enum(unitTypes),
  /** Built area in cm². */
  area: areaSchema,
  lift: z.boolean(),
  accessible: z.boolean(),
});

/** Fen a month from a day on, with the paper that says so. */
const rentStandardSchema = z.object({
  perMonth: fenSchema,
  from: plainDateSchema,
  source: lineSchema(100).min(1),
});

const locationSchema = z
  .object({
    /** Millionths of a degree, WGS 84. */
    longitude: z.int().min(-180_000_000).max(180_000_000),
    latitude: z.int().min(-90_000_000).max(90_000_000),
  })
  .nullable();

const facilitySchema = z.object({
  kind: z.enum(facilityKinds),
  name: lineSchema(50).min(1),
  /** Metres. */
  distance: z.int().min(0).max(100_000),
});

const estateParticularsSchema = z.object({
  name: lineSchema(50).min(1),
  area: lineSchema(30).min(1),
  office: officeIdSchema,
  address: lineSchema(200).min(1),
  location: locationSchema,
  facilities: z.array(facilitySchema).max(60),
  manager: z.object({ company: lineSchema(60), telephone: lineSchema(30) }),
}) satisfies z.ZodType<EstateParticulars>;

const reasoned = { reason: commentSchema };

const ledgerCommandSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('register'),
    unit: unitParticularsSchema,
    rent: rentStandardSchema,
    state: z.enum(startStates),
  }),
  z.object({ type: z.literal('correct'), changes: unitParticularsSchema.partial(), ...reasoned }),
  z.object({ type: z.literal('set-rent'), rent: rentStandardSchema, ...reasoned }),
  z.object({ type: z.literal('begin-repair'), ...reasoned }),
  z.object({ type: z.literal('end-repair'), ...reasoned }),
  z.object({ type: z.literal('seal'), ...reasoned }),
  z.object({ type: z.literal('unseal'), ...reasoned }),
  z.object({ type: z.literal('withdraw'), ...reasoned }),
  z.object({ type: z.literal('reinstate'), ...reasoned }),
]);

export type LedgerCommandInput = z.output<typeof ledgerCommandSchema>;

const estateCommandSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('register'), estate: estateParticularsSchema }),
  z.object({ type: z.literal('correct'), changes: estateParticularsSchema.partial(), ...reasoned }),
]);

export type EstateCommandInput = z.output<typeof estateCommandSchema>;

const filters = z.object({
  area: lineSchema(30).nullable().default(null),
  estateId: estateIdSchema.nullable().default(null),
  type: z.enum(unitTypes).nullable().default(null),
  state: z.enum(unitStates).nullable().default(null),
  /** Fen a month, both ends with it. */
  rentFrom: fenSchema.nullable().default(null),
  rentTo: fenSchema.nullable().default(null),
  lift: z.boolean().nullable().default(null),
  accessible: z.boolean().nullable().default(null),
});

export type UnitFiltersInput = z.output<typeof filters>;

const unitRowSchema = z.object({
  unitNo: unitNoSchema,
  estateId: estateIdSchema,
  estateName: z.string(),
  /** 片区 of the estate. */
  area: z.string(),
  /** To go on from this row. */
  place: z.string(),
  building: z.string(),
  floor: z.int(),
  room: z.string(),
  type: z.enum(unitTypes),
  /** Built area in cm². */
  size: z.int(),
  /** Fen a month, as of today. */
  rent: z.int(),
  nextRent: z.object({ perMonth: z.int(), from: plainDateSchema }).nullable(),
  lift: z.boolean(),
  accessible: z.boolean(),
  state: z.enum(unitStates),
  /** The draw, plan or lease that has it; empty when nobody has. */
  heldFor: z.string(),
  /** The case number of the household that it is offered or let to. */
  holder: z.string(),
});

export type UnitListRow = z.infer<typeof unitRowSchema>;

const countsSchema = z.record(z.enum(unitStates), z.int());

const estateRowSchema = z.object({
  estateId: estateIdSchema,
  name: z.string(),
  area: z.string(),
  office: officeIdSchema,
  address: z.string(),
  location: locationSchema,
  company: z.string(),
  telephone: z.string(),
  /** How many of its homes are in which state. */
  counts: countsSchema,
});

export type EstateListRow = z.infer<typeof estateRowSchema>;

const historySchema = z.array(
  z.object({
    type: z.string(),
    at: z.int(),
    byName: z.string(),
    /** Who signed beside them; empty where nobody had to. */
    secondName: z.string(),
    payload: z.record(z.string(), z.unknown()),
  }),
);

function shown<T extends object>() {
  return z.custom<T>((value) => typeof value === 'object' && value !== null);
}

const unitViewSchema = z.object({
  /** A command names the version that the person saw. */
  version: z.int(),
  unitNo: unitNoSchema,
  particulars: unitParticularsSchema,
  estateName: z.string(),
  area: z.string(),
  state: z.enum(unitStates),
  rents: z.array(rentStandardSchema),
  /** The standard that counts today. */
  rent: rentStandardSchema,
  heldFor: z.string(),
  holder: z.string(),
  history: historySchema,
  actions: z.array(shown<AvailableUnitAction>()),
});

export type UnitView = z.infer<typeof unitViewSchema>;

const refusalSchema = z.custom<AnyRefusal>((value) => typeof value === 'object' && value !== null).nullable();

const estateViewSchema = z.object({
  version: z.int(),
  estateId: estateIdSchema,
  particulars: estateParticularsSchema,
  officeName: z.string(),
  counts: countsSchema,
  /** Why its homes were refused or left, the most frequent first. */
  reasons: z.array(z.object({ cause: z.enum(releaseCauses), reason: z.enum(releaseReasons), count: z.int() })),
  /** Why called households did not take its homes, by quarter, the newest first. */
  choosing: z.array(z.object({ reason: z.enum(releaseReasons), year: z.int(), quarter: z.int(), count: z.int() })),
  history: historySchema,
  /** Why this person cannot change it; null when they can, with a second one. */
  refusal: refusalSchema,
});

export type EstateView = z.infer<typeof estateViewSchema>;

const importRowSchema = z.object({
  fileName: z.string(),
  /** SHA-256 of the file. */
  fileHash: z.string(),
  rows: z.int(),
  added: z.int(),
  /** Stood in the ledger with the same content. */
  repeated: z.int(),
  refused: z.int(),
  at: z.int(),
  byName: z.string(),
  secondName: z.string(),
});

/** Degrees: west, south, east, north. */
const baseMapSchema = z.discriminatedUnion('state', [
  z.object({ state: z.literal('none') }),
  /** A file is there that is no PMTiles archive of vector tiles, or is damaged. */
  z.object({ state: z.literal('unreadable') }),
  z.object({
    state: z.literal('ready'),
    minZoom: z.int(),
    maxZoom: z.int(),
    bounds: z.tuple([z.number(), z.number(), z.number(), z.number()]),
  }),
]);

export type BaseMapView = z.infer<typeof baseMapSchema>;

const done = z.object({ version: z.int() });

export const units = {
  /** Every estate of the city by area, with how many of its homes are in which state. */
  estates: procedure('unit.read').output(z.array(estateRowSchema)),
  /** Refused `unknown-estate`. */
  estate: procedure('unit.read')
    .input(z.object({ estateId: estateIdSchema }))
    .output(estateViewSchema),
  page: procedure('unit.read')
    .input(
      filters.extend({
        /** The row to go on from, or how many to pass over. */
        position: z.union([
          z.object({ offset: z.int().min(0) }),
          z.object({ after: z.object({ estateId: z.string().max(32), place: z.string().max(100) }) }),
        ]),
        limit: z.int().min(1).max(200).default(100),
      }),
    )
    .output(z.array(unitRowSchema)),
  total: procedure('unit.read').input(filters).output(z.int()),
  /** How many homes of each estate fit the filters but those of place; estates without one are left out. */
  byEstate: procedure('unit.read')
    .input(filters)
    .output(z.array(z.object({ estateId: estateIdSchema, n: z.int() }))),
  /** What the office's own base map covers (docs/base-map.md). */
  baseMap: procedure('unit.read').output(baseMapSchema),
  /** A vector tile of it; null where it has none. */
  mapTile: procedure('unit.read')
    .input(z.object({ z: z.int().min(0).max(22), x: z.int().min(0), y: z.int().min(0) }))
    .output(z.instanceof(Blob).nullable()),
  /** Refused `unknown-unit`. */
  unit: procedure('unit.read')
    .input(z.object({ unitNo: unitNoSchema }))
    .output(unitViewSchema),
  /** Files that were read into the ledger, the newest first. */
  imports: procedure('unit.read').output(z.array(importRowSchema)),
  /** Reads an Excel workbook or a CSV file, with progress (docs/unit-import.md). Refused `bad-file`, `second-person`. */
  readFile: readUnits,
  /** A change of the ledger. Refused `second-person` while nobody signs beside the person who makes it. */
  change: procedure('unit.manage')
    .input(
      z.object({
        commandId: commandIdSchema,
        unitNo: unitNoSchema,
        version: z.int().min(0),
        command: ledgerCommandSchema,
        second: secondSignInSchema,
      }),
    )
    .output(done),
  changeEstate: procedure('unit.manage')
    .input(
      z.object({
        commandId: commandIdSchema,
        estateId: estateIdSchema,
        version: z.int().min(0),
        command: estateCommandSchema,
        second: secondSignInSchema,
      }),
    )
    .output(done),
};
