import { z } from 'zod';
import { swapReasons } from '../domain/lease/swap.ts';
import { leaseDocuments } from '../domain/letter/letter-kind.ts';
import { unitStates } from '../domain/unit/state.ts';
import type { AvailableLease } from '../domain/lease/available-actions.ts';
import { clauses, leaseOrigins } from '../domain/lease/content.ts';
import { tenantChangeReasons } from '../domain/lease/events.ts';
import { type LeaseState, endReasons, leaseStatuses, meters } from '../domain/lease/state.ts';
import type { AvailableRent } from '../domain/rent/available-actions.ts';
import { procedure } from './procedure.ts';
import { commentSchema, documentFileSchema, identityNumberSchema } from './schemas/application.ts';
import {
  areaSchema,
  blobHashSchema,
  caseIdSchema,
  commandIdSchema,
  fenSchema,
  lineSchema,
  officeIdSchema,
  plainDateSchema,
  textSchema,
} from './schemas/primitives.ts';
import { arrearsViewSchema, ledgerViewSchema } from './rent.ts';
import { tenantCopySchema } from './tenant-copy.ts';
import { unitNoSchema } from './units.ts';

/** A value of the domain that is only shown. */
const shown = <T>() => z.custom<T>((value) => typeof value === 'object' && value !== null);

/** Chosen by the screen, so that a repeat is the same lease. */
const leaseIdSchema = z.uuid();

const termSchema = z.object({ from: plainDateSchema, until: plainDateSchema });

const paymentTermsSchema = z.object({
  cycleMonths: z.union([z.literal(1), z.literal(3), z.literal(6), z.literal(12)]),
  inAdvance: z.boolean(),
  dueDaysBefore: z.int().min(0).max(90),
  lateFeePermillePerDay: z.int().min(0).max(1_000),
});

const occupantSchema = z.object({ name: lineSchema(60), identityNumber: identityNumberSchema });

const leaseContentSchema = z.object({
  origin: z.enum(leaseOrigins),
  caseId: caseIdSchema.nullable(),
  office: officeIdSchema,
  landlord: lineSchema(120),
  employer: lineSchema(120),
  home: z.object({
    unitNo: unitNoSchema,
    estate: lineSchema(120),
    address: lineSchema(200),
    area: areaSchema,
    description: textSchema(2_000),
  }),
  tenant: occupantSchema.extend({ phone: lineSchema(30), occupants: z.array(occupantSchema).max(20) }),
  term: termSchema,
  payment: paymentTermsSchema,
  rent: z.object({
    monthlyFen: fenSchema,
    reductionFen: fenSchema,
    subsidyFen: fenSchema,
    source: lineSchema(200),
  }),
  depositFen: fenSchema,
  clauses: z.record(z.enum(clauses), textSchema(4_000)),
});

export type LeaseContentInput = z.input<typeof leaseContentSchema>;

const protocolSchema = z.object({
  on: plainDateSchema,
  readings: z.array(z.object({ meter: z.enum(meters), reading: lineSchema(30) })).max(8),
  keys: z.int().min(0).max(50),
  defects: textSchema(2_000),
  photos: z.array(documentFileSchema).max(40),
});

const leaseCommandSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('draft'), content: leaseContentSchema }),
  z.object({ type: z.literal('redraft'), content: leaseContentSchema }),
  z.object({ type: z.literal('drop'), reason: commentSchema }),
  z.object({ type: z.literal('explain'), explainedOn: plainDateSchema, note: commentSchema }),
  z.object({
    type: z.literal('sign'),
    signedOn: plainDateSchema,
    signatures: z.array(z.object({ party: z.enum(['landlord', 'tenant', 'employer']), name: lineSchema(60) })).max(6),
  }),
  z.object({ type: z.literal('file'), filedOn: plainDateSchema, filingNo: lineSchema(60) }),
  protocolSchema.extend({ type: z.literal('move-in') }),
  protocolSchema.extend({ type: z.literal('move-out') }),
  z.object({ type: z.literal('supplement'), text: textSchema(4_000), signedOn: plainDateSchema }),
  z.object({
    type: z.literal('change-tenant'),
    identityNumber: identityNumberSchema,
    phone: lineSchema(30),
    reason: z.enum(tenantChangeReasons),
    publicised: termSchema,
    comment: commentSchema,
  }),
  z.object({
    type: z.literal('end'),
    endsOn: plainDateSchema,
    reason: z.enum(endReasons),
    comment: commentSchema,
  }),
]);

export type LeaseCommandInput = z.input<typeof leaseCommandSchema>;

const openLineSchema = z.object({ dueOn: plainDateSchema, fen: z.int(), month: z.string() });

const leaseRowSchema = z.object({
  /** Where to go on from this row. */
  cursor: z.int(),
  leaseId: z.string(),
  leaseNo: z.string(),
  estate: z.string(),
  unitNo: z.string(),
  address: z.string(),
  tenantName: z.string(),
  status: z.enum(leaseStatuses),
  origin: z.enum(leaseOrigins),
  from: plainDateSchema.nullable(),
  until: plainDateSchema.nullable(),
  signedOn: plainDateSchema.nullable(),
  fileBy: plainDateSchema.nullable(),
  moved: z.enum(['no', 'in', 'out']),
  owedFen: z.int().nullable(),
  open: z.array(openLineSchema),
});

export type LeaseRow = z.infer<typeof leaseRowSchema>;

const leaseViewSchema = z.object({
  version: z.int(),
  lease: shown<LeaseState>(),
  officeName: z.string(),
  caseNo: z.string().nullable(),
  /** Null before the lease was signed. */
  ledger: ledgerViewSchema.nullable(),
  arrears: arrearsViewSchema.nullable(),
  history: z.array(
    z.object({
      type: z.string(),
      at: z.int(),
      byName: z.string(),
      payload: z.record(z.string(), z.unknown()),
    }),
  ),
  actions: z.array(shown<AvailableLease>()),
  rentActions: z.array(shown<AvailableRent>()),
});

export type LeaseView = z.infer<typeof leaseViewSchema>;

const homeProposalSchema = z.object({
  unitNo: z.string(),
  estate: z.string(),
  address: z.string(),
  area: z.int(),
  description: z.string(),
  /** The standard that holds today. */
  monthlyFen: z.int(),
  source: z.string(),
  /** Whether the home can be let now, and to whom it is given otherwise. */
  state: z.enum(unitStates),
});

export type HomeProposal = z.infer<typeof homeProposalSchema>;

export const leases = {
  /** Leases of a status, the newest first. */
  list: procedure('lease.read')
    .input(
      z.object({
        status: z.enum(leaseStatuses),
        before: z.int().nullable().default(null),
        limit: z.int().min(1).max(200).default(100),
      }),
    )
    .output(z.array(leaseRowSchema)),
  /** Signed and not filed, the most pressing first (PRH-19). */
  toFile: procedure('lease.read').output(z.array(leaseRowSchema)),
  /** By number of lease or home, identity number or phone exactly; by name or address from its beginning. */
  find: procedure('lease.read')
    .input(z.object({ text: lineSchema(60) }))
    .output(z.array(leaseRowSchema)),
  get: procedure('lease.read')
    .input(z.object({ leaseId: leaseIdSchema }))
    .output(leaseViewSchema),
  /** The lease as the city's app shows it to its tenant; null before it was signed. The reading is logged. */
  tenantCopy: procedure('lease.read')
    .input(z.object({ leaseId: leaseIdSchema }))
    .output(tenantCopySchema.nullable()),
  /** Two leases swap homes (PRH-24): both move, or neither. */
  swap: procedure('lease.decide')
    .input(
      z.object({
        commandId: commandIdSchema,
        leaseId: leaseIdSchema,
        version: z.int().min(0),
        command: z.object({
          otherLeaseId: leaseIdSchema,
          on: plainDateSchema,
          reason: z.enum(swapReasons),
          comment: commentSchema,
          consents: z.object({ landlord: lineSchema(60), tenant: lineSchema(60), other: lineSchema(60) }),
        }),
      }),
    )
    .output(z.object({ version: z.int() })),
  /** What the ledger of homes says of a home; null where it does not know the number. */
  home: procedure('lease.keep')
    .input(z.object({ unitNo: lineSchema(40) }))
    .output(homeProposalSchema.nullable()),
  /** A photo of moving in or out. The reading is logged. */
  photo: procedure('lease.read')
    .input(z.object({ leaseId: leaseIdSchema, hash: blobHashSchema }))
    .output(z.instanceof(Blob)),
  /** A paper about the lease, filled into the office's Word template. */
  document: procedure('lease.read')
    .input(
      z.object({
        leaseId: leaseIdSchema,
        kind: z.enum(leaseDocuments),
        /** Of a supplement. */
        no: z.int().min(1).nullable().default(null),
      }),
    )
    .output(z.instanceof(Blob)),
  /** What a new lease is proposed with: by the case where one is housed, and by the policy in force. */
  proposal: procedure('lease.keep')
    .input(z.object({ caseNo: lineSchema(40) }))
    .output(
      z.object({
        /** Null where no case has the number. */
        case: z
          .object({
            caseId: caseIdSchema,
            office: officeIdSchema,
            tenant: z.object({
              name: z.string(),
              identityNumber: z.string(),
              phone: z.string(),
              occupants: z.array(z.object({ name: z.string(), identityNumber: z.string() })),
            }),
          })
          .nullable(),
        /** The home that the household of the case chose; null where it chose none. */
        home: homeProposalSchema.nullable(),
        landlord: z.string(),
        payment: paymentTermsSchema,
        depositFen: z.int(),
        longestMonths: z.int(),
        /** Fen a month for a home of one m², and for any home; what the class of the household pays. */
        rates: z.array(z.object({ kind: z.enum(['per-m2', 'per-unit', 'at-most-of-market']), amount: z.int() })),
        policy: z.string(),
      }),
    ),
  /** `version` is the one that the person saw; 0 for a draft. */
  execute: procedure('lease.keep')
    .input(
      z.object({
        commandId: commandIdSchema,
        leaseId: leaseIdSchema,
        version: z.int().min(0),
        command: leaseCommandSchema,
      }),
    )
    .output(z.object({ leaseId: z.string(), leaseNo: z.string(), version: z.int() })),
  /** Notes that a contract or a receipt was printed. */
  printed: procedure('lease.read')
    .input(z.object({ leaseId: leaseIdSchema, what: z.enum(['contract', 'receipt', 'tenant-copy', 'visit']) }))
    .output(z.null()),
};
