import { z } from 'zod';
import type { ApplicationContent } from '../../domain/application/content.ts';
import { type CaseDocument, copyKinds, documentTypes, pageMediaTypes } from '../../domain/application/document.ts';
import { documentRefusalReasons } from '../../domain/application/judged-document.ts';
import { assetKinds, homeNatures } from '../../domain/application/household.ts';
import { channels, greenChannelReasons, programmes } from '../../domain/application/programme.ts';
import { parseIdentityNumber } from '../../domain/identity/identity-number.ts';
import {
  identityDocumentKinds,
  parseDocumentNumber,
  parseNumberOfKind,
} from '../../domain/identity/identity-document.ts';
import { maritalStatusCodes, relationCodes, sexCodes } from '../../domain/identity/relation.ts';
import { chinaDateOf, instant } from '../../kernel/instant.ts';
import {
  areaSchema,
  blobHashSchema,
  documentIdSchema,
  fenSchema,
  lineSchema,
  plainDateSchema,
  textSchema,
} from './primitives.ts';

/** Shape, check digit and a birth date that has been (ID-02, ID-04); normalised to 18 characters (ID-03). */
export const identityNumberSchema = z
  .string()
  .max(40)
  .transform((text, context): string => {
    const parsed = parseIdentityNumber(text, chinaDateOf(instant(Date.now())));
    if (parsed.ok) return parsed.value;
    context.addIssue({ code: 'custom', message: `not an identity number (${parsed.error})` });
    return z.NEVER;
  });

function codesOf<Code extends string>(table: readonly { readonly code: Code }[]): readonly Code[] {
  return table.map((row) => row.code);
}

/** The number of any of the documents (ID-06), by its shape; the kind that was named is asked for the whole member. */
const documentNumberSchema = z
  .string()
  .max(40)
  .transform((text, context): string => {
    const parsed = parseDocumentNumber(text, chinaDateOf(instant(Date.now())));
    if (parsed.ok) return parsed.value;
    context.addIssue({ code: 'custom', message: `not an identity number (${parsed.error})` });
    return z.NEVER;
  });

const flagsSchema = z.strictObject({
  counted: z.boolean(),
  income: z.boolean(),
  ownership: z.boolean(),
  residence: z.boolean(),
});

const memberFields = z.strictObject({
  name: lineSchema(50).min(1),
  identityNumber: documentNumberSchema,
  /** Left out: the resident identity card. */
  documentKind: z.enum(identityDocumentKinds).optional(),
  sex: z.enum(codesOf(sexCodes)).optional(),
  birthDate: plainDateSchema.optional(),
  relation: z.enum(codesOf(relationCodes)),
  maritalStatus: z.enum(codesOf(maritalStatusCodes)),
  phone: lineSchema(30),
  employer: lineSchema(100),
  monthlyIncome: fenSchema,
  flags: flagsSchema,
});

const memberSchema = memberFields.superRefine(({ documentKind = 'resident-id', identityNumber }, context) => {
  const parsed = parseNumberOfKind(documentKind, identityNumber, chinaDateOf(instant(Date.now())));
  if (parsed.ok) return;
  const message = `not an identity number (${parsed.error})`;
  context.addIssue({ code: 'custom', message, path: ['identityNumber'] });
});

const homeSchema = z.strictObject({
  address: lineSchema(200).min(1),
  owner: lineSchema(50),
  area: areaSchema,
  nature: z.enum(homeNatures),
});

const housingChangeSchema = z.strictObject({
  address: lineSchema(200).min(1),
  kind: z.enum(['demolished', 'sold', 'given', 'divided', 'other']),
  on: plainDateSchema,
  proceeds: fenSchema,
  replacement: lineSchema(200),
});

const assetSchema = z.strictObject({
  kind: z.enum(assetKinds),
  note: lineSchema(200),
  value: fenSchema,
});

export const applicationContentSchema = z.strictObject({
  programme: z.enum(programmes),
  members: z.array(memberSchema).min(1).max(30),
  phone: lineSchema(30).min(5),
  /** Digits, perhaps in groups; a check digit that does not fit is doubted on the screen, not refused. */
  bankCard: lineSchema(30).optional(),
  address: lineSchema(200).min(1),
  registrationAddress: lineSchema(200),
  registeredSince: plainDateSchema.nullable(),
  residentSince: plainDateSchema.nullable(),
  homes: z.array(homeSchema).max(30),
  housingChanges: z.array(housingChangeSchema).max(30),
  assets: z.array(assetSchema).max(50),
  employment: z
    .strictObject({
      employer: lineSchema(100),
      creditCode: lineSchema(18),
      since: plainDateSchema.nullable(),
      insuredMonths: z.int().min(0).max(720),
    })
    .nullable(),
  education: z
    .strictObject({ level: lineSchema(30), school: lineSchema(100), graduatedOn: plainDateSchema.nullable() })
    .nullable(),
  greenChannel: z.strictObject({ reason: z.enum(greenChannelReasons), note: lineSchema(200) }).nullable(),
  consent: z.strictObject({
    verification: z.boolean(),
    publicity: z.boolean(),
    truthfulness: z.boolean(),
    signedOn: plainDateSchema,
  }),
}) satisfies z.ZodType<ApplicationContent>;

export const documentFileSchema = z.strictObject({
  hash: blobHashSchema,
  mediaType: z.enum(pageMediaTypes),
  bytes: z.int().min(1),
  name: lineSchema(200),
});

const caseDocumentSchema = z.strictObject({
  id: documentIdSchema,
  type: z.enum(documentTypes),
  title: lineSchema(100),
  receivedOn: plainDateSchema,
  files: z.array(documentFileSchema).min(1).max(100),
}) satisfies z.ZodType<CaseDocument>;

/** A paper as the case has it: a copy names its original, and a verdict who judged it. */
export const judgedDocumentSchema = caseDocumentSchema.extend({
  /** It came in with a consent and lies with the checks: it is looked at, and judged there. */
  withCheck: z.boolean().optional(),
  copyOf: z.strictObject({ documentId: documentIdSchema, page: blobHashSchema, made: z.enum(copyKinds) }).optional(),
  verdict: z
    .discriminatedUnion('kind', [
      z.strictObject({
        kind: z.literal('accepted'),
        byName: z.string(),
        on: plainDateSchema,
        validUntil: plainDateSchema.nullable(),
      }),
      z.strictObject({
        kind: z.literal('refused'),
        byName: z.string(),
        on: plainDateSchema,
        reason: z.enum(documentRefusalReasons),
        comment: z.string(),
        askAgain: z.boolean(),
      }),
    ])
    .optional(),
});

/** A document that a person just added on a screen: its id and day are given by the desk. */
export const newDocumentSchema = z.strictObject({
  type: z.enum(documentTypes),
  title: lineSchema(100),
  files: z.array(documentFileSchema).min(1).max(100),
});

export const channelSchema = z.enum(channels);
export const programmeSchema = z.enum(programmes);
export const commentSchema = textSchema(2000);
