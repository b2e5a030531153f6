import { z } from 'zod';
import { confidences } from '../../../domain/policy/sourced.ts';

export const sourceShape = { source: z.string().min(1), confidence: z.enum(confidences) };

/** `{ value, source, confidence }`: no value without its source. */
export function sourced<T extends z.ZodType>(value: T) {
  return z.strictObject({ value, ...sourceShape });
}

/** One member of the same form for every name. */
export function each<Name extends string, T extends z.ZodType>(
  names: readonly Name[],
  member: T,
): z.ZodObject<Record<Name, T>, z.core.$strict> {
  return z.strictObject(Object.fromEntries(names.map((name) => [name, member])) as Record<Name, T>);
}

export const count = z.int().min(0).max(1_000_000_000_000);
export const permille = z.int().min(0).max(10_000);

export const timeLimitSchema = z.strictObject({ count: z.int().min(1), unit: z.enum(['working', 'calendar']) });
export const periodSchema = z.strictObject({ count: z.int().min(0), unit: z.enum(['months', 'years']) });
