import { z } from 'zod';
import type { FieldProblem } from '../domain/policy/issue/decide.ts';
import type { JsonObject } from '../domain/policy/issue/value-tree.ts';
import { confidences } from '../domain/policy/sourced.ts';
import { procedure } from './procedure.ts';
import { caseIdSchema, commandIdSchema, lineSchema, plainDateSchema } from './schemas/primitives.ts';

/** A version in JSON is some tens of thousands of characters; nothing is gained by taking more. */
const MAX_VERSION_LENGTH = 400_000;

/** JSON as it is written; the rules of a version are checked behind the edge, where each field that fails is named. */
const jsonSchema = z.record(z.string().max(100), z.json());
const versionTextSchema = z.custom<JsonObject>(
  (value) => jsonSchema.safeParse(value).success && JSON.stringify(value).length <= MAX_VERSION_LENGTH,
  { error: 'not a version in JSON, or too long' },
);

const jsonObjectSchema = z.custom<JsonObject>((value) => typeof value === 'object' && value !== null);
const confidenceSchema = z.enum(confidences);
const packSchema = z.string().regex(/^[a-z-]{2,40}$/);
const versionIdSchema = z.string().regex(/^[a-z-]{2,40}@\d{4}-\d{2}-\d{2}$/);

const personAtSchema = z.object({ name: z.string(), at: z.int() });

const proposalSummarySchema = z.object({
  proposalId: z.string(),
  effectiveFrom: plainDateSchema,
  base: z.string(),
  reason: z.string(),
  by: personAtSchema,
  /** Whether the person who asks made it: somebody else has to issue it. */
  isMine: z.boolean(),
});

export type ProposalSummary = z.infer<typeof proposalSummarySchema>;

const versionSummarySchema = z.object({
  id: z.string(),
  effectiveFrom: plainDateSchema,
  /** The last day on which it is in force; null for the last version. */
  until: plainDateSchema.nullable(),
  /** Null for a version that came with the program. */
  issuedBy: personAtSchema.nullable(),
  /** False when a newer program issued it: no case is decided on its days until this program is renewed. */
  isReadable: z.boolean(),
});

export type VersionSummary = z.infer<typeof versionSummarySchema>;

const packSummarySchema = z.object({
  id: packSchema,
  name: z.string(),
  /** The pack that this city follows; the others are what it inherits from. */
  isOwn: z.boolean(),
  /** The last first. */
  versions: z.array(versionSummarySchema),
  /** Null before the first version's day. */
  inForce: z.string().nullable(),
  proposal: proposalSummarySchema.nullable(),
});

export type PackSummary = z.infer<typeof packSummarySchema>;

const valueSchema = z.object({
  path: z.array(z.string()),
  data: jsonObjectSchema,
  source: z.string(),
  confidence: confidenceSchema,
  /** The version that says it: another id than the one asked for where it is inherited. */
  from: z.string(),
});

export type PolicyValue = z.infer<typeof valueSchema>;

const datedSchema = valueSchema.pick({ source: true, confidence: true }).nullable();

const versionSchema = versionSummarySchema.extend({
  pack: packSchema,
  packName: z.string(),
  isOwn: z.boolean(),
  /** As it is written, without what it inherits: what a new version starts from. */
  written: jsonObjectSchema,
  values: z.array(valueSchema),
  /** What the day rests on; null where the version does not tell. */
  dated: datedSchema,
  /** Who proposed it and why; null for a version that came with the program. */
  proposed: personAtSchema.extend({ reason: z.string(), base: z.string() }).nullable(),
});

export type PolicyVersionView = z.infer<typeof versionSchema>;

const changeSchema = z.object({
  path: z.array(z.string()),
  kind: z.enum(['added', 'removed', 'changed', 'sourced']),
  before: valueSchema.nullable(),
  after: valueSchema.nullable(),
});

export type PolicyChange = z.infer<typeof changeSchema>;

const fieldProblemSchema = z.custom<FieldProblem>((value) => typeof value === 'object' && value !== null);

const entrySchema = z.object({
  eventId: z.string(),
  type: z.enum([
    'policy.version-proposed.v1',
    'policy.version-issued.v1',
    'policy.proposal-withdrawn.v1',
    'policy.proposal-refused.v1',
  ]),
  at: z.int(),
  actorName: z.string(),
  officeName: z.string(),
  effectiveFrom: plainDateSchema.nullable(),
  reason: z.string(),
  /** Set where the event issued a version. */
  versionId: z.string().nullable(),
});

export type PolicyEntry = z.infer<typeof entrySchema>;

const appliedSchema = z.object({
  /** What decided: the stored name of the step's event. */
  type: z.string(),
  on: plainDateSchema,
  versionId: z.string(),
  /** Null when this program does not know the version that the step names. */
  effectiveFrom: plainDateSchema.nullable(),
});

const appliesSchema = z.object({
  /** One per step that was taken, oldest first: each keeps the version of its own day. */
  steps: z.array(appliedSchema),
  /** What a step of today is decided on; null when no version is in force, or the one in force cannot be read. */
  today: z.object({ on: plainDateSchema, versionId: z.string(), effectiveFrom: plainDateSchema }).nullable(),
});

export type PolicyApplies = z.infer<typeof appliesSchema>;

const draft = z.object({ pack: packSchema, base: versionIdSchema, version: versionTextSchema });
const onProposal = z.object({ commandId: commandIdSchema, pack: packSchema, proposalId: z.uuid() });
const reason = lineSchema(500).min(1);

/** The packs of rules and numbers: the city's own, and what it inherits from. */
export const policies = {
  list: procedure('policy.read').output(z.array(packSummarySchema)),
  /** Refused `unknown-version`. */
  version: procedure('policy.read')
    .input(z.object({ version: versionIdSchema }))
    .output(versionSchema),
  /** Only what differs, with what holds under each, inherited or not. */
  difference: procedure('policy.read')
    .input(z.object({ before: versionIdSchema, after: versionIdSchema }))
    .output(z.array(changeSchema)),
  /** What waits for a second person, against the version that it was made from. Refused `no-proposal`. */
  proposal: procedure('policy.read')
    .input(z.object({ pack: packSchema }))
    .output(proposalSummarySchema.extend({ changes: z.array(changeSchema), dated: datedSchema })),
  /** The check of a version as a JSON Schema: which values there are, and what each may hold. */
  form: procedure('policy.manage').output(versionTextSchema),
  /** What this person has drafted so far for the city's pack, as the screen left it; null while nothing. */
  kept: procedure('policy.manage')
    .input(z.object({ pack: packSchema }))
    .output(z.record(z.string(), z.unknown()).nullable()),
  /** Keeps a draft at this desk, for this person only; null forgets it. */
  keep: procedure('policy.manage')
    .input(z.object({ pack: packSchema, draft: z.record(z.string(), z.unknown()).nullable() }))
    .output(z.null()),
  /** What a draft would change and every field that does not hold; writes nothing. */
  check: procedure('policy.manage')
    .input(draft)
    .output(z.object({ changes: z.array(changeSchema), problems: z.array(fieldProblemSchema) })),
  /** Refused `bad-version` with the field, and by the rules of domain/policy/issue. */
  propose: procedure('policy.manage')
    .input(draft.extend({ commandId: commandIdSchema, reason }))
    .output(z.null()),
  /** By somebody of the city's office who did not propose it (four eyes). */
  issue: procedure('policy.issue').input(onProposal).output(z.null()),
  refuse: procedure('policy.issue').input(onProposal.extend({ reason })).output(z.null()),
  withdraw: procedure('policy.manage').input(onProposal.extend({ reason })).output(z.null()),
  /** Who proposed, issued, refused or took back what, the last first. */
  history: procedure('policy.read')
    .input(z.object({ pack: packSchema }))
    .output(z.array(entrySchema)),
  /** Which version each step of a case was decided on, on which day, and which holds today. Refused `unknown-case`. */
  appliesTo: procedure('case.read')
    .input(z.object({ caseId: caseIdSchema }))
    .output(appliesSchema),
};
