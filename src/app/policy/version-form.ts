import { z } from 'zod';
import type { JsonObject } from '../../domain/policy/issue/value-tree.ts';
import { policyVersionSchema } from '../reference/policy-file.ts';

let form: JsonObject | undefined;

/** The check of a version as a JSON Schema (2020-12), nothing of it referred to from elsewhere: what an editor may offer. */
export function versionForm(): JsonObject {
  form ??= z.toJSONSchema(policyVersionSchema, { io: 'input', reused: 'inline' }) as unknown as JsonObject;
  return form;
}
