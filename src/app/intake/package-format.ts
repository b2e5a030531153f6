/** The intake package `anju-intake/1` as docs/intake-package.md describes it: every word of it is checked here. */
import { z } from 'zod';
import { documentTypes } from '../../domain/application/document.ts';
import {
  aboutKinds,
  ratingLevels,
  ratingPlaces,
  ticketClasses,
  ticketKinds,
  ticketTopics,
} from '../../domain/ticket/kinds.ts';
import { applicationContentSchema, commentSchema } from '../../contract/schemas/application.ts';
import { lineSchema, officeIdSchema, plainDateSchema } from '../../contract/schemas/primitives.ts';

const PACKAGE_FORMAT = 'anju-intake/1';
export const PACKAGE_FILE = 'package.json';

/** Bytes. A document's own limit is that of every document (contract/documents.ts). */
export const packageLimits = {
  packageFile: 8 * 1024 * 1024,
  applicationFile: 1024 * 1024,
  /** All document files of one application together: they are in memory at the same time. */
  applicationDocuments: 256 * 1024 * 1024,
} as const;

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** Ids of the sender: short, plain, the same in every system they pass through. */
const idSchema = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/);

export const intakePackageSchema = z.strictObject({
  format: z.literal(PACKAGE_FORMAT),
  packageId: idSchema,
  /** The sending system's own code: application ids are unique within it. */
  sender: z.string().regex(/^[a-z0-9][a-z0-9.-]{1,39}$/),
  createdAt: z.iso.datetime({ offset: true }),
  city: z.string().regex(/^\d{4}$/),
  applications: z
    .array(z.strictObject({ file: z.string().regex(/^applications\/[^/]{1,120}\.json$/), sha256 }))
    .max(20_000),
  /** What citizens said in the app: complaints, suggestions, ratings, petitions. Older senders leave it out. */
  heard: z
    .array(z.strictObject({ file: z.string().regex(/^heard\/[^/]{1,120}\.json$/), sha256 }))
    .max(20_000)
    .optional(),
});

export type IntakePackage = z.output<typeof intakePackageSchema>;

const packageFileSchema = z.strictObject({
  path: z.string().max(300).startsWith('documents/'),
  sha256,
  /** What people see; never used to find anything. */
  name: lineSchema(200).min(1),
});

export const packageApplicationSchema = z.strictObject({
  applicationId: idSchema,
  street: officeIdSchema,
  receivedOn: plainDateSchema,
  content: applicationContentSchema,
  documents: z
    .array(
      z.strictObject({
        type: z.enum(documentTypes),
        title: lineSchema(100),
        files: z.array(packageFileSchema).min(1).max(100),
      }),
    )
    .max(50),
});

export type PackageApplication = z.output<typeof packageApplicationSchema>;

/** Something that was said in the app, as a ticket begins with it (domain/ticket/events.ts). */
export const packageHeardSchema = z.strictObject({
  heardId: idSchema,
  office: officeIdSchema,
  receivedOn: plainDateSchema,
  kind: z.enum(ticketKinds),
  subject: z.enum(ticketClasses),
  topic: z.enum(ticketTopics),
  title: lineSchema(100).min(1),
  text: commentSchema,
  /** Null where no name was given. */
  caller: z
    .strictObject({ name: lineSchema(50).min(1), phone: lineSchema(30), identityNumber: lineSchema(30) })
    .nullable(),
  representatives: z.array(lineSchema(50).min(1)).max(100),
  about: z
    .array(z.strictObject({ kind: z.enum(aboutKinds), id: lineSchema(100), label: lineSchema(200).min(1) }))
    .max(20),
  rating: z
    .strictObject({ level: z.literal(ratingLevels), place: z.enum(ratingPlaces), of: lineSchema(100) })
    .nullable(),
  files: z.array(packageFileSchema).max(20),
});

export type PackageHeard = z.output<typeof packageHeardSchema>;
