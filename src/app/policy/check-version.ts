import type { z } from 'zod';
import type { FieldProblem } from '../../domain/policy/issue/decide.ts';
import type { JsonObject } from '../../domain/policy/issue/value-tree.ts';
import type { PolicyVersion } from '../../domain/policy/policy.ts';
import { invariant } from '../../kernel/invariant.ts';
import { type Result, err, ok } from '../../kernel/result.ts';
import { type PolicyFile, policyVersionSchema, policyVersions } from '../reference/policy-file.ts';

/** What a version stands on: the pack's file with every earlier version of the city, and the pack below. */
export interface Standing {
  readonly file: PolicyFile;
  readonly parent: PolicyFile | undefined;
}

/** A version complete with what it inherits, or every field that does not hold. */
export function checkVersion(
  { file, parent }: Standing,
  version: JsonObject,
): Result<PolicyVersion, readonly FieldProblem[]> {
  const parsed = policyVersionSchema.safeParse(version);
  if (!parsed.success) return err(parsed.error.issues.flatMap((issue) => problemsOf(issue, version)));
  const { effectiveFrom } = parsed.data;
  const earlier = file.versions.filter((each) => each.effectiveFrom < effectiveFrom);
  try {
    const complete = policyVersions({ ...file, versions: [...earlier, parsed.data] }, parent);
    const found = complete.find((each) => each.effectiveFrom === effectiveFrom);
    invariant(found, 'a version written is a version complete');
    return ok(found);
  } catch (error) {
    // The reader of pack files says by an error what neither the version nor what it inherits says.
    return err([{ path: '', kind: 'other', detail: error instanceof Error ? error.message : String(error) }]);
  }
}

type Issue = z.core.$ZodIssue;

function problemsOf(issue: Issue, version: JsonObject): readonly FieldProblem[] {
  const path = issue.path.map(String);
  const at = (kind: FieldProblem['kind'], detail: string): FieldProblem => ({ path: path.join('.'), kind, detail });
  switch (issue.code) {
    case 'invalid_type':
      return [at(valueAt(version, path) === undefined ? 'missing' : 'type', issue.expected)];
    case 'too_small':
      return [at('too-small', String(issue.minimum))];
    case 'too_big':
      return [at('too-big', String(issue.maximum))];
    case 'invalid_value':
      return [at('choice', issue.values.map(String).join(', '))];
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({ path: [...path, key].join('.'), kind: 'unknown-field', detail: '' }));
    case 'invalid_key':
      return [at('unknown-field', '')];
    case 'invalid_union':
    case 'invalid_format':
    case 'invalid_element':
    case 'not_multiple_of':
    case 'custom':
      return [at('other', issue.message)];
  }
}

function valueAt(node: unknown, path: readonly string[]): unknown {
  let at = node;
  for (const name of path)
    at = typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[name] : undefined;
  return at;
}
