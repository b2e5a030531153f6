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
  const found = look(json, MAX_DEPTH);
  if (found === 'foreign') return err({ problem: 'wrong-content', field: '' });
  // What was parsed keeps the order of its members, so that ordered members need no sorting to be written again.
  const again = found === 'ordered' ? JSON.stringify(json) : canonicalJson(json);
  const isCanonical = again === text && !(text.includes('\\ud') && LONE_SURROGATE.test(text));
  return isCanonical ? ok(json as T) : err({ problem: 'not-canonical', field: '' });
}

type Look = 'ordered' | 'unordered' | 'foreign';

/** Foreign: a number that is no integer which every language holds exactly, or too deep. */
function look(value: unknown, depth: number): Look {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? 'ordered' : 'foreign';
  if (typeof value !== 'object' || value === null) return 'ordered';
  if (depth === 0) return 'foreign';
  return Array.isArray(value) ? lookAtAll(value, depth) : lookAtMembers(value as Record<string, unknown>, depth);
}

function lookAtAll(values: readonly unknown[], depth: number): Look {
  let all: Look = 'ordered';
  for (const value of values) {
    const one = look(value, depth - 1);
    if (one === 'foreign') return one;
    if (one === 'unordered') all = one;
  }
  return all;
}

function lookAtMembers(value: Record<string, unknown>, depth: number): Look {
  let all: Look = 'ordered';
  let before: string | undefined;
  for (const name of Object.keys(value)) {
    const one = look(value[name], depth - 1);
    if (one === 'foreign') return one;
    if (one === 'unordered' || (before !== undefined && before >= name)) all = 'unordered';
    before = name;
  }
  return all;
}
