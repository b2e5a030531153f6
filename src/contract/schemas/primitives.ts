import { z } from 'zod';
import type { BlobHash, CaseId, CommandId, DocumentId, OfficeId, StaffId } from '../../kernel/ids.ts';
import { plainDate } from '../../kernel/plain-date.ts';
import { parseOfficeId } from '../../domain/office/office.ts';

/** `YYYY-MM-DD`, a real day. */
export const plainDateSchema = z.iso.date().transform(plainDate);

/** `YYYY-MM`. */
export const monthSchema = z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])$/);

const uuid = z.uuid();
export const caseIdSchema = uuid.transform((text) => text as CaseId);
export const staffIdSchema = uuid.transform((text) => text as StaffId);
export const commandIdSchema = uuid.transform((text) => text as CommandId);
export const documentIdSchema = uuid.transform((text) => text as DocumentId);

export const officeIdSchema = z
  .string()
  .refine((text) => parseOfficeId(text) !== undefined, { error: 'not an administrative code of 4, 6 or 9 digits' })
  .transform((text) => text as OfficeId);

export const blobHashSchema = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .transform((text) => text as BlobHash);

/** Integer fen, never negative, below ten billion yuan. */
export const fenSchema = z.int().min(0).max(1_000_000_000_000);

/** Integer cm², at most 100,000 m². */
export const areaSchema = z.int().min(0).max(1_000_000_000);

/** A line of text: trimmed, without control characters. */
export function lineSchema(max: number) {
  return z
    .string()
    .trim()
    .max(max)
    .regex(/^\P{Cc}*$/u, { error: 'control characters are not allowed' });
}

/** The account and password with which a second person signs on the screen of the first; null while nobody did. */
export const secondSignInSchema = z
  .object({ account: z.string().max(64), password: z.string().min(1).max(200) })
  .nullable()
  .default(null);

/** Text of several lines. */
export function textSchema(max: number) {
  return z
    .string()
    .trim()
    .max(max)
    .regex(/^(?:\P{Cc}|[\n\r\t])*$/u, { error: 'control characters are not allowed' });
}
