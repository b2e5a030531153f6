import { z } from 'zod';
import type { AvailableOnIntent, AvailableOnPlan } from '../domain/allocation/available-actions.ts';
import type { BuiltEntry } from '../domain/allocation/entry.ts';
import type { Gate } from '../domain/allocation/gates.ts';
import { declarationKinds } from '../domain/allocation/intent-events.ts';
import { intentStatuses } from '../domain/allocation/intent-state.ts';
import { lateIntents } from '../domain/allocation/late-intent.ts';
import type { EstateSummary } from '../domain/allocation/plan-unit.ts';
import { planStatuses } from '../domain/allocation/state.ts';
import type { EntryExplanation } from '../domain/allocation/entry.ts';
import type { PlanRules } from '../domain/allocation/plan-rules.ts';
import { drawStatuses } from '../domain/draw/state.ts';
import { confidences } from '../domain/policy/sourced.ts';
import { askingSchema } from './asking.ts';
import { procedure } from './procedure.ts';
import { commentSchema, programmeSchema } from './schemas/application.ts';
import {
  caseIdSchema,
  commandIdSchema,
  lineSchema,
  officeIdSchema,
  plainDateSchema,
  secondSignInSchema as second,
  textSchema,
} from './schemas/primitives.ts';

/** A value of the domain that is only shown. */
const shown = <T>() => z.custom<T>((value) => typeof value === 'object' && value !== null);

const planIdSchema = z.uuid();

/** The statutory parts that people write (PRH-11); homes come from the ledger. */
const partsSchema = z.object({
  title: lineSchema(80),
  location: textSchema(500),
  rentStandard: textSchema(1000),
  groups: z.array(programmeSchema).max(10),
  window: z.object({ from: plainDateSchema, until: plainDateSchema }),
  estateIds: z.array(z.string().min(1).max(64)).max(500),
  note: textSchema(2000),
});

const contributionSchema = z.object({
  id: z.string().regex(/^[a-z0-9-]{1,32}$/),
  org: lineSchema(60).min(1),
  label: lineSchema(60).min(1),
  /** The characters that a value may hold; each at least once, two different ones at least. */
  alphabet: z
    .string()
    .min(2)
    .max(64)
    .regex(/^[0-9A-Za-z]+$/),
  length: z.int().min(1).max(256),
});

export const planCommandSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('draft'), parts: partsSchema }),
  z.object({ type: z.literal('change'), parts: partsSchema }),
  z.object({ type: z.literal('publish') }),
  z.object({ type: z.literal('declare-contributors'), contributions: z.array(contributionSchema).max(20) }),
  z.object({ type: z.literal('close-intents') }),
  z.object({ type: z.literal('approve-roster'), second }),
  z.object({ type: z.literal('drop'), reason: commentSchema }),
  z.object({ type: z.literal('reopen') }),
  z.object({ type: z.literal('end') }),
]);

export type PlanCommandInput = z.input<typeof planCommandSchema>;

const wish = {
  areas: z.array(lineSchema(50).min(1)).max(16),
  declaration: z.object({ kind: z.enum(declarationKinds), detail: z.string().max(300) }),
};

const intendSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('register'), ...wish }),
  z.object({ type: z.literal('change'), ...wish }),
  z.object({ type: z.literal('declare'), declaration: wish.declaration }),
  z.object({ type: z.literal('withdraw'), comment: commentSchema }),
]);

export const reviewCommandSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('pass-review'), comment: commentSchema }),
  z.object({ type: z.literal('fail-review'), reasons: commentSchema, second }),
  z.object({ type: z.literal('reopen-review'), comment: commentSchema }),
]);

export type IntentCommandInput = z.input<typeof intendSchema> | z.input<typeof reviewCommandSchema>;

const countsSchema = z.object({
  registered: z.int(),
  passed: z.int(),
  failed: z.int(),
  withdrawn: z.int(),
  /** Declared staff and relatives among those who did not withdraw. */
  declared: z.int(),
});

const planRowSchema = z.object({
  planId: planIdSchema,
  officeName: z.string(),
  status: z.enum(planStatuses),
  planNo: z.string(),
  title: z.string(),
  units: z.int(),
  from: plainDateSchema.nullable(),
  until: plainDateSchema.nullable(),
  /** Today lies within the window. */
  open: z.boolean(),
  reviewBy: plainDateSchema.nullable(),
  counts: countsSchema,
});

export type PlanRow = z.infer<typeof planRowSchema>;

const approvalSchema = z.object({
  approvedOn: plainDateSchema,
  households: z.int(),
  tiers: z.array(z.object({ tier: z.int(), households: z.int() })),
  byName: z.string(),
  secondName: z.string(),
});

/** One rule of the plan's draw with where it comes from. */
const ruleSourceSchema = z.object({ source: z.string(), confidence: z.enum(confidences) });

export const planViewSchema = z.object({
  planId: planIdSchema,
  version: z.int(),
  on: plainDateSchema,
  office: officeIdSchema,
  officeName: z.string(),
  status: z.enum(planStatuses),
  planNo: z.string().nullable(),
  parts: partsSchema,
  draftedByName: z.string(),
  draftedOn: plainDateSchema,
  publishedByName: z.string(),
  publishedOn: plainDateSchema.nullable(),
  open: z.boolean(),
  homes: z.array(shown<EstateSummary>()),
  pools: z.array(z.object({ id: z.string(), area: z.string(), kind: z.string(), units: z.int() })),
  areas: z.array(z.string()),
  rules: shown<PlanRules>().nullable(),
  /** By the name of the rule in the policy's part `draw`; empty where this desk no longer has that version. */
  sources: z.record(z.string(), ruleSourceSchema),
  contributions: z.array(contributionSchema),
  /** Bits that the contributions promise, rounded down. */
  entropy: z.int(),
  closedOn: plainDateSchema.nullable(),
  review: z
    .object({
      dueOn: plainDateSchema,
      provisional: z.boolean(),
      day: z.int(),
      limit: z.int(),
      overdue: z.boolean(),
    })
    .nullable(),
  approval: approvalSchema.nullable(),
  droppedFor: z.string().nullable(),
  /** The draw that froze it, or the last that was voided. */
  drawId: z.string().nullable(),
  drawStatus: z.enum(drawStatuses).nullable(),
  counts: countsSchema,
  actions: z.array(shown<AvailableOnPlan>()),
  /** The public text, line by line, in Chinese. */
  paper: z.object({ lines: z.array(z.string()), columns: z.array(z.string()), rows: z.array(z.array(z.string())) }),
});

export type PlanView = z.infer<typeof planViewSchema>;

const rosterEntrySchema = shown<Omit<BuiltEntry, 'identityNumber'>>();

/** A household's line before there is a plan hash, and why it is as it is. */
export type RosterLine = Omit<BuiltEntry, 'identityNumber'>;

const rosterSchema = z.object({
  households: z.int(),
  tiers: z.array(z.object({ tier: z.int(), households: z.int() })),
  gates: z.array(shown<Gate>()),
  /** Households in which accounts of staff know somebody, whatever they declared. */
  staff: z.array(
    z.object({
      caseId: caseIdSchema,
      caseNo: z.string(),
      no: z.string(),
      name: z.string(),
      person: z.string(),
      staffName: z.string(),
      kind: z.enum(['staff', 'relative']),
      declared: z.enum(declarationKinds),
    }),
  ),
  entries: z.array(rosterEntrySchema),
  /** Of all entries, how many lie before the first shown. */
  offset: z.int(),
});

export type RosterView = z.infer<typeof rosterSchema>;

const intentLists = [...intentStatuses, 'declared'] as const;

const intentRowSchema = z.object({
  caseId: caseIdSchema,
  caseNo: z.string(),
  number: z.string(),
  applicantName: z.string(),
  streetName: z.string(),
  programme: programmeSchema,
  status: z.enum(intentStatuses),
  declared: z.enum(declarationKinds),
  areas: z.array(z.string()),
  registeredOn: plainDateSchema.nullable(),
  reviewedOn: plainDateSchema.nullable(),
  countsUntil: plainDateSchema.nullable(),
  needed: z.int(),
  done: z.int(),
});

export type IntentRow = z.infer<typeof intentRowSchema>;

const candidateSchema = z.object({
  caseId: caseIdSchema,
  caseNo: z.string(),
  number: z.string(),
  applicantName: z.string(),
  streetName: z.string(),
  programme: programmeSchema,
  size: z.int(),
  waitsSince: plainDateSchema.nullable(),
});

export type CandidateRow = z.infer<typeof candidateSchema>;

const intentViewSchema = z.object({
  version: z.int(),
  caseId: caseIdSchema,
  caseNo: z.string(),
  applicantName: z.string(),
  number: z.string(),
  streetName: z.string(),
  programme: programmeSchema,
  status: z.enum(intentStatuses).nullable(),
  areas: z.array(z.string()),
  declaration: z.object({ kind: z.enum(declarationKinds), detail: z.string() }),
  registeredOn: plainDateSchema.nullable(),
  /** Answers of registries that the re-review still misses (PRH-13). */
  missingAnswers: z.int(),
  needed: z.int(),
  outcome: z.enum(['eligible', 'ineligible', 'undetermined']),
  unmet: z.array(z.string()),
  passed: z
    .object({ on: plainDateSchema, byName: z.string(), countsUntil: plainDateSchema, comment: z.string() })
    .nullable(),
  failed: z
    .object({
      on: plainDateSchema,
      byName: z.string(),
      secondName: z.string(),
      noticeNo: z.string(),
      unmet: z.array(z.string()),
      reasons: z.string(),
    })
    .nullable(),
  /** As the line would stand in the roster, by the household as it is now. */
  explanation: shown<EntryExplanation>().nullable(),
  pools: z.array(z.string()),
  /** What of it came after the freeze, and so does not count in this draw. */
  late: z.enum(lateIntents).nullable(),
  actions: z.array(shown<AvailableOnIntent>()),
});

export type IntentView = z.infer<typeof intentViewSchema>;

const slipSchema = z.object({
  title: z.string(),
  planNo: z.string(),
  officeName: z.string(),
  planHash: z.string(),
  no: z.string(),
  caseNo: z.string(),
  /** Masked, as it stands in the roster. */
  name: z.string(),
  pools: z.array(z.object({ id: z.string(), label: z.string() })),
  tier: z.int(),
  tickets: z.int(),
  explanation: shown<EntryExplanation>(),
  /** With the identity number it opens the commitment of the line; only the applicant has it. */
  salt: z.string(),
  /** anju-proof/1. */
  proof: z.string(),
});

export type SlipView = z.infer<typeof slipSchema>;

const onIntent = z.object({
  commandId: commandIdSchema,
  planId: planIdSchema,
  caseId: caseIdSchema,
  version: z.int().min(0),
});
const done = z.object({ version: z.int() });

export const plans = {
  list: procedure('case.read').output(z.array(planRowSchema)),
  get: procedure('case.read')
    .input(z.object({ planId: planIdSchema }))
    .output(planViewSchema),
  /** Estates with how many vacant homes each has, for writing a plan. */
  estates: procedure('draw.plan').output(
    z.array(z.object({ estateId: z.string(), name: z.string(), area: z.string(), vacant: z.int() })),
  ),
  execute: procedure('draw.plan')
    .input(
      z.object({
        commandId: commandIdSchema,
        planId: planIdSchema,
        version: z.int().min(0),
        command: planCommandSchema,
      }),
    )
    .output(done),
  /** Freezes plan, roster and homes for the draw; refused `roster-gated` with every gate that is open. Two people sign. */
  freeze: procedure('draw.conduct')
    .input(z.object({ commandId: commandIdSchema, planId: planIdSchema, second }))
    .output(z.object({ drawId: z.string() })),
  /** The published plan as a page that any web server can show (PRH-11). */
  page: procedure('draw.plan')
    .input(z.object({ planId: planIdSchema }))
    .output(z.instanceof(Blob)),
  /** The roster as it would be frozen now, with every gate that is open; `text` finds a number, case or masked name. */
  roster: procedure('draw.plan')
    .input(
      z.object({
        planId: planIdSchema,
        text: z.string().max(60).default(''),
        offset: z.int().min(0).default(0),
        limit: z.int().min(1).max(200).default(100),
      }),
    )
    .output(rosterSchema),
  intents: procedure('case.read')
    .input(
      z.object({
        planId: planIdSchema,
        list: z.enum(intentLists),
        after: z.string().max(40).default(''),
        limit: z.int().min(1).max(200).default(100),
      }),
    )
    .output(z.array(intentRowSchema)),
  /** Who waits, is of the plan's groups and has not registered. */
  candidates: procedure('draw.intent')
    .input(
      z.object({
        planId: planIdSchema,
        text: z.string().max(60).default(''),
        after: z.string().max(40).default(''),
        limit: z.int().min(1).max(200).default(100),
      }),
    )
    .output(z.array(candidateSchema)),
  intent: procedure('case.read')
    .input(z.object({ planId: planIdSchema, caseId: caseIdSchema }))
    .output(intentViewSchema),
  /** The slip of a household before the draw: line, reasons, salt, proof. Read where the roster was frozen. */
  slip: procedure('draw.intent')
    .input(z.object({ planId: planIdSchema, caseId: caseIdSchema }))
    .output(slipSchema),
  intend: procedure('draw.intent')
    .input(onIntent.extend({ command: intendSchema }))
    .output(done),
  /**
   * Asks all registries for everybody of the office's reach who waits for the re-review: in the background, what is not
   * answered anew since the window began. While a run goes on the same again gives that run. Refused `plan-not-now`.
   */
  askAll: procedure('draw.review')
    .input(z.object({ planId: planIdSchema }))
    .output(askingSchema),
  /** The last such run since this desk was opened; null when there was none. */
  asking: procedure('draw.review')
    .input(z.object({ planId: planIdSchema }))
    .output(askingSchema.nullable()),
  review: procedure('draw.review')
    .input(onIntent.extend({ command: reviewCommandSchema }))
    .output(done),
};
