import { z } from 'zod';
import type { PolicyVersion } from '../../domain/policy/policy.ts';
import { plainDate } from '../../kernel/plain-date.ts';
import { completeParts, statedParts } from './policy-schema/version-parts.ts';
import { sourceShape } from './policy-schema/sourced-schema.ts';

/** What one version states; everything it leaves out is inherited. */
export const policyVersionSchema = statedParts.extend({
  effectiveFrom: z.iso.date(),
  /** What says that it applies from that day. */
  dated: z.strictObject(sourceShape).optional(),
});

type VersionText = z.output<typeof policyVersionSchema>;

/** One file of resources/policies: a city's dated versions, each day once. */
export const policyFileSchema = z.strictObject({
  id: z.string().regex(/^[a-z-]{2,40}$/),
  name: z.string().min(1),
  /** GB/T 2260, four digits; null for the whole country. */
  cityCode: z
    .string()
    .regex(/^\d{4}$/)
    .nullable(),
  inherits: z.string().nullable(),
  numberPrefix: z.string().regex(/^[A-Z]{1,4}$/),
  versions: z
    .array(policyVersionSchema)
    .min(1)
    .refine((versions) => new Set(versions.map((version) => version.effectiveFrom)).size === versions.length, {
      error: 'two versions take effect on one day',
    }),
});

export type PolicyFile = z.output<typeof policyFileSchema>;

/**
 * Completes every version of a city, oldest first. A value comes from the version itself, else from the city's latest
 * earlier version that states it, else from the parent's version of the day on which the version takes effect, read the
 * same way. An error names policy, version and value when nothing states it.
 */
export function policyVersions(file: PolicyFile, parent: PolicyFile | undefined): readonly PolicyVersion[] {
  const own = inOrder(file.versions);
  return own.map((version, index) => {
    const inherited = inOrder(parent?.versions ?? []).filter((base) => base.effectiveFrom <= version.effectiveFrom);
    const id = `${file.id}@${version.effectiveFrom}`;
    const parts = completed(id, [...inherited, ...own.slice(0, index + 1)]);
    const effectiveFrom = plainDate(version.effectiveFrom);
    return { id, city: file.id, effectiveFrom, dated: version.dated ?? null, ...parts };
  });
}

function inOrder(versions: readonly VersionText[]): readonly VersionText[] {
  return versions.toSorted((a, b) => (a.effectiveFrom < b.effectiveFrom ? -1 : 1));
}

function completed(id: string, layers: readonly VersionText[]): z.output<typeof completeParts> {
  const merged = layers
    .map(({ effectiveFrom: _day, dated: _source, ...parts }) => parts as Tree)
    .reduce(overlaid, {} satisfies Tree);
  const complete = completeParts.safeParse(merged);
  if (complete.success) return complete.data;
  const [first] = complete.error.issues;
  const where = first?.path.map(String).join('.') ?? '';
  throw new Error(`policy ${id}: nothing says ${where}, nor does what it inherits`, { cause: complete.error });
}

interface Tree {
  readonly [name: string]: Tree | undefined;
}

/** A sourced value is taken whole: a number never keeps the source of another. */
function overlaid(below: Tree, above: Tree): Tree {
  const merged: Record<string, Tree | undefined> = { ...below };
  for (const [name, node] of Object.entries(above)) {
    const under = below[name];
    if (node === undefined) continue;
    merged[name] = under === undefined || 'source' in node ? node : overlaid(under, node);
  }
  return merged;
}
