import { z } from 'zod';
import { type Result, err, ok } from '../../kernel/result.ts';
import { type FieldProblem, fieldProblem, fieldProblems } from './field-problems.ts';
import { utf8Text } from './zip-directory.ts';

/** Bytes as what `schema` says, or every field that is wrong. */
export function readJson<Schema extends z.ZodType>(
  bytes: Uint8Array,
  schema: Schema,
): Result<z.output<Schema>, readonly FieldProblem[]> {
  const text = utf8Text(bytes);
  if (text === undefined) return err([fieldProblem('', 'not-utf8')]);
  const json = parsedJson(text);
  if (!json.ok) return err([fieldProblem('', 'not-json')]);
  const parsed = schema.safeParse(json.value, { reportInput: true });
  if (!parsed.success) return err(fieldProblems(parsed.error));
  const strange = strangeTexts(parsed.data, '');
  return strange.length > 0 ? err(strange) : ok(parsed.data);
}

function parsedJson(text: string): Result<unknown, 'not-json'> {
  try {
    return ok(JSON.parse(text));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof RangeError) return err('not-json');
    throw error;
  }
}

/**
 * Half characters, and marks that turn the direction of text or hide in it: `王<U+202E>五` shows as something else than
 * it is and is found under neither. Joiners stay, since Mongolian and Uyghur names need them.
 */
const STRANGE = /[\u200b\u202a-\u202e\u2066-\u2069\ufeff]/u;

/** Walks checked data only, whose depth the schema bounds. */
function strangeTexts(value: unknown, field: string): readonly FieldProblem[] {
  if (typeof value === 'string') {
    return STRANGE.test(value) || !value.isWellFormed() ? [fieldProblem(field, 'wrong-characters')] : [];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) => strangeTexts(member, field === '' ? key : `${field}.${key}`));
}
