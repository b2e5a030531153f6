/** One canonical JSON (RFC 8785) of the bundle, read as strictly as it was written. */
import { canonicalJson } from '../../kernel/canonical-json.ts';
import { type Result, err, ok } from '../../kernel/result.ts';
import type { Shape } from './shape.ts';

export interface CanonicalProblem {
  readonly problem: 'not-json' | 'not-canonical' | 'wrong-content';
  /** The field, where it is the content. */
  readonly field: string;
}

/** Deeper than any bundle; a text of brackets alone must not exhaust the stack. */
const MAX_DEPTH = 32;
/** What canonical JSON writes for half of a surrogate pair, which RFC 8785 §3.2.2.2 refuses. */
const LONE_SURROGATE = /(?<!\\)(?:\\\\)*\\ud[89a-f]/;

export function parseCanonical<T>(text: string, shape: Shape<T>): Result<T, CanonicalProblem> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return err({ problem: 'not-json', field: '' });
    throw error;
  }
  const field = shape.problem(json);
  if (field !== undefined) return err({ problem: 'wrong-content', field });
  if (!isPlain(json, MAX_DEPTH)) return err({ problem: 'wrong-content', field: '' });
  const isCanonical = canonicalJson(json) === text && !(text.includes('\\ud') && LONE_SURROGATE.test(text));
  return isCanonical ? ok(json as T) : err({ problem: 'not-canonical', field: '' });
}

/** All numbers of a bundle are integers that every language holds exactly. */
function isPlain(value: unknown, depth: number): boolean {
  if (typeof value === 'number') return Number.isSafeInteger(value);
  if (typeof value !== 'object' || value === null) return true;
  if (depth === 0) return false;
  if (Array.isArray(value)) return value.every((member) => isPlain(member, depth - 1));
  return Object.values(value).every((member) => isPlain(member, depth - 1));
}
