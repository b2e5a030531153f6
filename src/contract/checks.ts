import { z } from 'zod';
import type { AvailableCheck } from '../domain/agency-check/available-actions.ts';
import { agencyFailures } from '../domain/agency-check/agency-port.ts';
import { cellStates } from '../domain/agency-check/cell.ts';
import { differenceFields } from '../domain/agency-check/difference-fields.ts';
import type { ChangedCondition, CheckFinding } from '../domain/agency-check/events.ts';
import { manualReasons, rulingReasons } from '../domain/agency-check/reasons.ts';
import { checkSources } from '../domain/agency-check/source.ts';
import type { Evaluation } from '../domain/eligibility/evaluation.ts';
import type { HouseholdFacts } from '../domain/eligibility/household-facts.ts';
import { procedure } from './procedure.ts';
import { commentSchema, identityNumberSchema, newDocumentSchema } from './schemas/application.ts';
import { checkFindingSchema } from './schemas/check-record.ts';
import { caseIdSchema, commandIdSchema, documentIdSchema, lineSchema, plainDateSchema } from './schemas/primitives.ts';

const sourceSchema = z.enum(checkSources);
/** Chosen by the screen, so that a repeat is the same question. */
const requestIdSchema = z.uuid();
const comparedSchema = z.union([z.int(), lineSchema(500), z.null()]);

const fieldRulingSchema = z.object({
  field: z.string(),
  choice: z.enum(['registry', 'declared', 'other']),
  value: comparedSchema,
  declared: comparedSchema,
  registry: comparedSchema,
});

const evidenceSchema = z.object({
  evidenceId: z.string(),
  finding: z.custom<CheckFinding>((value) => typeof value === 'object' && value !== null),
  asOf: plainDateSchema,
  /** UTC milliseconds, by the registry's clock or when it was entered. */
  at: z.int(),
  manual: z
    .object({ documentId: z.string(), reason: z.enum(manualReasons), comment: z.string(), byName: z.string() })
    .nullable(),
});

export const checkCellSchema = z.object({
  person: z.string(),
  source: sourceSchema,
  state: z.enum(cellStates),
  evidence: evidenceSchema.nullable(),
  /** The last day on which the evidence counts: the policy's period or the registry's, whichever ends first. */
  validUntil: plainDateSchema.nullable(),
  /** Days since the day that the evidence is as of. */
  ageDays: z.int().nullable(),
  pending: z
    .object({
      requestId: z.string(),
      requestedAt: z.int(),
      byName: z.string(),
      /** Whether this desk asks, or another one. */
      isHere: z.boolean(),
    })
    .nullable(),
  failure: z.enum(agencyFailures).nullable(),
  failureDetail: z.string(),
  differences: z.array(
    z.object({
      field: z.enum(differenceFields),
      declared: comparedSchema,
      registry: comparedSchema,
      ruling: fieldRulingSchema.nullable(),
    }),
  ),
});

export type CheckCellView = z.infer<typeof checkCellSchema>;

const consentSchema = z.object({
  consentId: z.string(),
  signer: z.enum(['self', 'guardian']),
  guardian: z.string(),
  sources: z.array(sourceSchema),
  signedOn: plainDateSchema,
  until: plainDateSchema,
  documentId: z.string(),
  withdrawnOn: plainDateSchema.nullable(),
});

export const checkMatrixSchema = z.object({
  /** Version of the checks' stream: a command names it where a person decides on what they saw. */
  version: z.int(),
  on: plainDateSchema,
  people: z.array(
    z.object({
      person: z.string(),
      name: z.string(),
      relation: z.string(),
      isAdult: z.boolean(),
      /** Newest first. */
      consents: z.array(consentSchema),
      needed: z.array(sourceSchema),
    }),
  ),
  /** The columns: what is asked about anybody of the household, or holds an answer. */
  sources: z.array(
    z.object({ source: sourceSchema, configured: z.boolean(), circuit: z.enum(['closed', 'open', 'half-open']) }),
  ),
  cells: z.array(checkCellSchema),
  counts: z.object({ needed: z.int(), done: z.int(), waiting: z.int(), mismatches: z.int() }),
  changed: z.array(z.custom<ChangedCondition>((value) => typeof value === 'object' && value !== null)),
  /** What this person may do now, with the reason why not. */
  actions: z.array(z.custom<AvailableCheck>((value) => typeof value === 'object' && value !== null)),
});

export type CheckMatrixView = z.infer<typeof checkMatrixSchema>;

export const eligibilitySchema = z.object({
  /** Null while no version of the city's policy is in force on the day. */
  evaluation: z.custom<Evaluation>((value) => typeof value === 'object').nullable(),
  household: z.custom<HouseholdFacts>((value) => typeof value === 'object').nullable(),
  /** Why this version: the day that counts, and from when to when the version is in force. */
  policy: z
    .object({
      id: z.string(),
      on: plainDateSchema,
      effectiveFrom: plainDateSchema,
      /** The day before the next version; null while there is none. */
      effectiveUntil: plainDateSchema.nullable(),
    })
    .nullable(),
  /** What the last decision on the case stood on; null before the first or where it predates evaluation. */
  decided: z.custom<Evaluation>((value) => typeof value === 'object').nullable(),
});

export type EligibilityView = z.infer<typeof eligibilitySchema>;

const onCase = z.object({ commandId: commandIdSchema, caseId: caseIdSchema });
const done = z.object({ version: z.int() });

/** A consent in writing (PRH-03), by a person or the guardian of a minor. */
const newConsentSchema = z.object({
  consentId: z.uuid(),
  person: identityNumberSchema,
  signer: z.enum(['self', 'guardian']),
  /** Empty when the person signed. */
  guardian: lineSchema(40),
  sources: z.array(sourceSchema).min(1),
  signedOn: plainDateSchema,
  until: plainDateSchema,
  /** Among the case's documents; null where `files` are the paper. Refused `unknown-document` without either. */
  documentId: documentIdSchema.nullable(),
  /** Pages stored by `documents.put`: they become a paper of the case with the consent. */
  files: newDocumentSchema.shape.files.nullable().default(null),
});

export type NewConsent = z.output<typeof newConsentSchema>;

export const checks = {
  /** People by registries, as of today. Reading it is reading personal data: it is logged. */
  matrix: procedure('case.read')
    .input(z.object({ caseId: caseIdSchema }))
    .output(checkMatrixSchema),
  /** Every condition of the programme on the facts as they are today. */
  eligibility: procedure('case.read')
    .input(z.object({ caseId: caseIdSchema }))
    .output(eligibilitySchema),
  recordConsent: procedure('case.check').input(onCase.extend(newConsentSchema.shape)).output(done),
  withdrawConsent: procedure('case.check')
    .input(onCase.extend({ consentId: z.string().max(100), comment: commentSchema }))
    .output(done),
  /**
   * Asks registries; the answers come in the background and `checks` is published for each. Refused as a whole when one
   * of the questions may not be asked (no consent, PRH-03).
   */
  ask: procedure('case.check')
    .input(
      onCase.extend({
        requests: z
          .array(z.object({ requestId: requestIdSchema, person: identityNumberSchema, source: sourceSchema }))
          .min(1)
          .max(400),
      }),
    )
    .output(done),
  cancel: procedure('case.check')
    .input(onCase.extend({ requestIds: z.array(z.string().max(100)).min(1).max(400) }))
    .output(done),
  /** The fallback when a registry is down: what a paper on file says, and why. */
  recordManually: procedure('case.rule')
    .input(
      onCase.extend({
        evidenceId: z.uuid(),
        person: identityNumberSchema,
        source: sourceSchema,
        finding: checkFindingSchema,
        asOf: plainDateSchema,
        validUntil: plainDateSchema.nullable(),
        documentId: documentIdSchema,
        reason: z.enum(manualReasons),
        comment: commentSchema,
      }),
    )
    .output(done),
  rule: procedure('case.rule')
    .input(
      onCase.extend({
        person: identityNumberSchema,
        source: sourceSchema,
        evidenceId: z.string().max(100),
        fields: z
          .array(
            z.object({
              field: z.enum(differenceFields),
              choice: z.enum(['registry', 'declared', 'other']),
              value: comparedSchema,
            }),
          )
          .min(1)
          .max(20),
        reason: z.enum(rulingReasons),
        comment: commentSchema,
      }),
    )
    .output(done),
  /** Somebody looked at what new evidence changed. */
  seeChange: procedure('case.rule').input(onCase).output(done),
};
