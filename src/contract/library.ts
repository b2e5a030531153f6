import { z } from 'zod';
import { documentClasses, documentStatuses } from '../domain/library/document.ts';
import type { LibraryCommandType } from '../domain/library/decide.ts';
import type { AnyRefusal } from './errors.ts';
import { procedure } from './procedure.ts';
import { blobHashSchema, commandIdSchema, lineSchema, plainDateSchema, textSchema } from './schemas/primitives.ts';

/** Chosen by the screen, so that a repeat is the same document. */
const docIdSchema = z.uuid();
const fileSchema = z.object({ name: lineSchema(200), hash: blobHashSchema });

const versionSchema = z.object({
  title: lineSchema(200),
  number: lineSchema(100),
  source: lineSchema(100),
  reference: lineSchema(300),
  issuedOn: plainDateSchema,
  from: plainDateSchema,
  until: plainDateSchema.nullable(),
  text: textSchema(200_000),
  file: fileSchema.nullable(),
});

const commandSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('add'), class: z.enum(documentClasses), version: versionSchema }),
  z.object({ type: z.literal('revise'), version: versionSchema }),
  z.object({ type: z.literal('withdraw'), on: plainDateSchema, reason: textSchema(500) }),
  z.object({ type: z.literal('list'), listed: z.boolean() }),
]);

export type LibraryCommandInput = z.input<typeof commandSchema>;

const rowSchema = z.object({
  docId: z.string(),
  class: z.enum(documentClasses),
  title: z.string(),
  number: z.string(),
  source: z.string(),
  issuedOn: plainDateSchema,
  from: plainDateSchema,
  until: plainDateSchema.nullable(),
  versions: z.int(),
  status: z.enum(documentStatuses),
  listed: z.boolean(),
  /** The words around what was searched for; empty for the whole list. */
  snippet: z.string(),
});

export type LibraryRowView = z.infer<typeof rowSchema>;

const viewSchema = z.object({
  docId: z.string(),
  version: z.int(),
  class: z.enum(documentClasses),
  officeName: z.string(),
  status: z.enum(documentStatuses),
  /** The version that holds today, the first being 1; null: none does. */
  holds: z.int().nullable(),
  versions: z.array(versionSchema),
  withdrawn: z.object({ on: plainDateSchema, reason: z.string() }).nullable(),
  listed: z.boolean(),
  actions: z.array(
    z.object({
      command: z.custom<Exclude<LibraryCommandType, 'add'>>((value) => typeof value === 'string'),
      refusal: z.custom<AnyRefusal>((value) => typeof value === 'object').nullable(),
    }),
  ),
});

export type LibraryView = z.infer<typeof viewSchema>;

export const library = {
  /** By rank, the newest first; with words, those whose title, number, source or text holds every one. */
  list: procedure('policy.read')
    .input(z.object({ text: z.string().max(100).default(''), onlyInForce: z.boolean().default(false) }))
    .output(z.array(rowSchema)),
  /** Refused `unknown-policy-document`. */
  get: procedure('policy.read')
    .input(z.object({ docId: docIdSchema }))
    .output(viewSchema),
  file: procedure('policy.read')
    .input(z.object({ docId: docIdSchema, hash: blobHashSchema }))
    .output(z.instanceof(Blob)),
  /** Stores a scanned document before the command that names it. */
  putFile: procedure('library.manage')
    .input(z.object({ file: z.file() }))
    .output(fileSchema),
  /** The words of a Word file, for the form to show before it is saved; nothing is kept. Refused `bad-file`. */
  readWords: procedure('library.manage')
    .input(z.object({ file: z.file().max(40 * 1024 * 1024) }))
    .output(z.string()),
  /** The same `commandId` again does nothing. Refused with the rule's reason, or `changed-meanwhile`. */
  execute: procedure('library.manage')
    .input(
      z.object({ commandId: commandIdSchema, docId: docIdSchema, version: z.int().min(0), command: commandSchema }),
    )
    .output(z.object({ docId: z.string(), version: z.int() })),
  /** What is listed and holds, with its words, as a folder for the website; or the list as a sheet. */
  publish: procedure('library.manage')
    .input(z.object({ format: z.enum(['website', 'sheet']) }))
    .output(z.instanceof(Blob)),
};
