/** A record as somebody types it from a paper, and what it reads as. */
import type { CheckSource } from '../../../domain/agency-check/source.ts';
import { CM2_DECIMALS, FEN_DECIMALS, parseScaled } from '../intake/scaled-number.ts';
import { parseTypedDate } from '../intake/typed-date.ts';
import { type RecordField, recordShapes } from './record-fields.ts';

/** Texts by field; an entry of a list by `list.0.field`. */
export type Typed = Readonly<Record<string, string>>;

export interface ManualDraft {
  readonly typed: Typed;
  /** How many entries each list has. */
  readonly counts: Readonly<Record<string, number>>;
}

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** The record, or the paths of the fields that do not read. */
export function recordOf(source: CheckSource, { typed, counts }: ManualDraft): { record: Json; problems: string[] } {
  const problems: string[] = [];
  const read = (field: RecordField, path: string): Json => {
    const value = valueOf(field, typed[path] ?? '');
    if (value === undefined) problems.push(path);
    return value ?? null;
  };
  const { fields, lists } = recordShapes[source];
  const record: Record<string, Json> = {};
  for (const field of fields) record[field.name] = read(field, field.name);
  for (const list of lists) {
    record[list.name] = Array.from({ length: counts[list.name] ?? 0 }, (_, index) =>
      Object.fromEntries(
        list.fields.map((field) => [field.name, read(field, `${list.name}.${String(index)}.${field.name}`)]),
      ),
    );
  }
  return { record, problems };
}

/** Undefined when it does not read. */
function valueOf({ kind, optional = false, choices = [] }: RecordField, text: string): Json | undefined {
  const typed = text.trim();
  if (kind === 'choice') return typed === '' ? choices[0] : typed;
  if (kind === 'yes-no') return typed === 'yes';
  if (typed === '') return optional ? (kind === 'text' ? '' : null) : undefined;
  switch (kind) {
    case 'text':
    case 'marital':
    case 'relation':
    case 'disability':
    case 'work':
      return typed;
    case 'date':
      return parseTypedDate(typed);
    case 'yuan':
      return scaled(typed, FEN_DECIMALS);
    case 'area':
      return scaled(typed, CM2_DECIMALS);
    case 'number':
    case 'grade':
      return scaled(typed, 0);
  }
}

function scaled(text: string, decimals: number): number | undefined {
  const parsed = parseScaled(text, decimals);
  return parsed.ok ? parsed.value : undefined;
}
