/** What reading a file into the ledger of homes tells while it goes on. */
import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { procedure } from './procedure.ts';
import { secondSignInSchema } from './schemas/primitives.ts';

/** Columns of the two tables (docs/unit-import.md), by the field that they fill. */
export const importFields = [
  'unitNo',
  'estateId',
  'building',
  'floor',
  'room',
  'type',
  'area',
  'rent',
  'rentFrom',
  'rentSource',
  'lift',
  'accessible',
  'state',
  'name',
  'district',
  'office',
  'address',
  'longitude',
  'latitude',
  'transport',
  'school',
  'shop',
  'hospital',
  'company',
  'telephone',
] as const;

export type ImportField = (typeof importFields)[number];

export const lineProblemCodes = [
  'missing',
  'not-a-code',
  'not-a-number',
  'not-a-day',
  'not-in-list',
  'too-long',
  'out-of-range',
  'twice-in-file',
  'unknown-estate',
  'room-exists',
  'differs',
  'not-your-office',
  'not-their-office',
  'column-missing',
  'no-table',
] as const;

export type LineProblemCode = (typeof lineProblemCodes)[number];

const lineProblemSchema = z.object({
  /** Empty for a file without sheets. */
  sheet: z.string(),
  /** As the office program numbers it; 0 where it is about the whole sheet. */
  line: z.int(),
  /** Null where it is about the whole line. */
  field: z.enum(importFields).nullable(),
  code: z.enum(lineProblemCodes),
  /** What stood there, or what it meets: the first of its characters. */
  value: z.string(),
});

export type LineProblem = z.infer<typeof lineProblemSchema>;

const importReportSchema = z.object({
  fileName: z.string(),
  fileHash: z.string(),
  /** Whether the file came in or was only looked at. */
  mode: z.enum(['check', 'import']),
  /** Lines below the headings that are not empty. */
  rows: z.int(),
  added: z.int(),
  /** Of them, estates. */
  estates: z.int(),
  /** Stood in the ledger with the same content. */
  repeated: z.int(),
  refused: z.int(),
  /** When the same file came in before; null when it did not. */
  importedAt: z.int().nullable(),
  millis: z.int(),
});

export type UnitImportReport = z.infer<typeof importReportSchema>;

export const unitImportEventSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('progress'),
    /** Thousandths of the file. */
    share: z.int(),
    rows: z.int(),
    added: z.int(),
    repeated: z.int(),
    refused: z.int(),
    /** Those since the last. */
    problems: z.array(lineProblemSchema),
  }),
  z.object({ kind: z.literal('report'), report: importReportSchema }),
]);

export const readUnits = procedure('unit.manage')
  .input(
    z.object({
      file: z.file(),
      /** `check` writes nothing and needs no second person. */
      mode: z.enum(['check', 'import']),
      second: secondSignInSchema,
    }),
  )
  .output(eventIterator(unitImportEventSchema));
