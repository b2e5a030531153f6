import { z } from 'zod';
import { plainDate } from '../../kernel/plain-date.ts';

/** `YYYY-MM-DD`, a real day. */
export const daySchema = z.iso.date().transform(plainDate);

/** UTC milliseconds, from 1970 on. */
export const momentSchema = z.int().nonnegative();

/** Fen, below a hundred billion yuan: a company's capital is among them. */
export const fenSchema = z.int().min(0).max(10_000_000_000_000);

/** cm², at most 100,000 m². */
export const areaSchema = z.int().min(0).max(1_000_000_000);

/** A share in thousandths; who holds nothing does not stand there. */
export const shareSchema = z.int().min(1).max(1_000);

export const monthsSchema = z.int().min(0).max(1_200);

/** Ids of questions and consents: nothing that a log, a header or a file name would have to escape. */
export const wireIdSchema = z.string().regex(/^[\w.:-]{1,100}$/);

/** A resident identity number, or the number of a permit or passport (ID-01, ID-06); upper case. */
export const identityNumberSchema = z.string().regex(/^[\dA-Z]{8,18}$/);

/** One line of text as the registry keeps it; without control characters. */
export function lineSchema(max: number) {
  return z
    .string()
    .max(max)
    .regex(/^\P{Cc}*$/u);
}

/** A line that says something. */
export function wordsSchema(max: number) {
  return z
    .string()
    .min(1)
    .max(max)
    .regex(/^\P{Cc}+$/u);
}
