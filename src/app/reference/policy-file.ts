import { z } from 'zod';
import { documentTypes } from '../../domain/application/document.ts';
import { programmes } from '../../domain/application/programme.ts';
import { clockNames, type PolicyVersion } from '../../domain/policy/policy.ts';
import { plainDate } from '../../kernel/plain-date.ts';

const confidence = z.enum(['P', 'O', 'N', 'Q', 'C', 'V', 'GK', 'INF']);
const sourced = { source: z.string().min(1), confidence };
const clock = z.strictObject({ count: z.int().min(1), unit: z.enum(['working', 'calendar']), ...sourced });
const materials = z.strictObject({ documents: z.array(z.enum(documentTypes)), ...sourced });

/** What one version states; everything it leaves out is inherited. */
export const policyVersionSchema = z.strictObject({
  effectiveFrom: z.iso.date(),
  clocks: z.partialRecord(z.enum(clockNames), clock),
  materials: z.partialRecord(z.enum(programmes), materials),
});

/** One file of resources/policies: a city's dated versions; what a version leaves out comes from the one it inherits. */
export const policyFileSchema = z.strictObject({
  id: z.string().regex(/^[a-z-]{2,40}$/),
  name: z.string().min(1),
  inherits: z.string().nullable(),
  numberPrefix: z.string().regex(/^[A-Z]{1,4}$/),
  versions: z.array(policyVersionSchema).min(1),
});

export type PolicyFile = z.infer<typeof policyFileSchema>;

/** Completes every version of a city from the file that it inherits: the parent's version of the same day. */
export function policyVersions(file: PolicyFile, parent: PolicyFile | undefined): readonly PolicyVersion[] {
  return file.versions.map((version) => {
    const base = parent?.versions.filter((candidate) => candidate.effectiveFrom <= version.effectiveFrom).at(-1);
    return {
      id: `${file.id}@${version.effectiveFrom}`,
      city: file.id,
      effectiveFrom: plainDate(version.effectiveFrom),
      clocks: mapAll(clockNames, (name) => {
        const { count, unit, source, confidence } = required(version.clocks[name] ?? base?.clocks[name], file.id, name);
        return { value: { count, unit }, source, confidence };
      }),
      materials: mapAll(programmes, (programme) => {
        const found = required(version.materials[programme] ?? base?.materials[programme], file.id, programme);
        return { value: found.documents, source: found.source, confidence: found.confidence };
      }),
    };
  });
}

function mapAll<Name extends string, T>(names: readonly Name[], of: (name: Name) => T): Record<Name, T> {
  return Object.fromEntries(names.map((name) => [name, of(name)])) as Record<Name, T>;
}

function required<T>(value: T | undefined, file: string, part: string): T {
  if (value === undefined) throw new Error(`policy ${file}: nothing says ${part}, nor does what it inherits`);
  return value;
}
