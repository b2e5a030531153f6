/** A version in the making: what a person has changed so far, and the version that would be proposed. */
import { z } from 'zod';
import { canonicalJson } from '../../../../kernel/canonical-json.ts';
import type { PolicyValue } from '../../../../contract/policies.ts';
import { type JsonObject, pathKey, withValue } from '../../../../domain/policy/issue/value-tree.ts';
import { type Confidence, confidences } from '../../../../domain/policy/sourced.ts';
import { parseTypedDate } from '../../intake/typed-date.ts';
import type { FieldChange } from './field-change.ts';

/** One value as it is being changed. It says anew what it rests on: a number never keeps the source of another. */
export interface ValueEdit {
  readonly path: readonly string[];
  readonly data: JsonObject;
  readonly source: string;
  readonly confidence: Confidence | null;
  /** Fields whose text is not what they should hold; the data keeps what it was. */
  readonly broken: readonly string[];
}

/** As it was kept by the desk; a base that is no more is found out by whoever reads it. */
export const draftSchema: z.ZodType<Draft> = z.object({
  base: z.string(),
  effectiveFrom: z.string(),
  dated: z.object({ source: z.string(), confidence: z.enum(confidences).nullable() }),
  reason: z.string(),
  edits: z.record(
    z.string(),
    z.object({
      path: z.array(z.string()),
      data: z.custom<JsonObject>((value) => typeof value === 'object' && value !== null && !Array.isArray(value)),
      source: z.string(),
      confidence: z.enum(confidences).nullable(),
      broken: z.array(z.string()),
    }),
  ),
});

export interface Draft {
  readonly base: string;
  readonly effectiveFrom: string;
  /** The paper that says that it applies from that day. */
  readonly dated: { readonly source: string; readonly confidence: Confidence | null };
  readonly reason: string;
  readonly edits: Readonly<Record<string, ValueEdit>>;
}

export function emptyDraft(base: string): Draft {
  return { base, effectiveFrom: '', dated: { source: '', confidence: null }, reason: '', edits: {} };
}

export function beginEdit(draft: Draft, { path, data }: PolicyValue): Draft {
  return withEdit(draft, { path, data, source: '', confidence: null, broken: [] });
}

/** The edit after one of its fields changed, with what of it cannot be taken. */
export function afterChange(edit: ValueEdit, { node, broken, forget }: FieldChange<JsonObject>): ValueEdit {
  const kept = edit.broken.filter(
    (key) => key !== broken?.key && !(forget !== undefined && (key === forget || key.startsWith(`${forget}.`))),
  );
  return { ...edit, data: node, broken: broken?.isBroken === true ? [...kept, broken.key] : kept };
}

/** Values that the draft adds to those of its base. */
export function addedEdits({ edits }: Draft, base: readonly PolicyValue[]): readonly ValueEdit[] {
  const known = new Set(base.map(({ path }) => pathKey(path)));
  return Object.entries(edits).flatMap(([key, edit]) => (known.has(key) ? [] : [edit]));
}

export function withEdit(draft: Draft, edit: ValueEdit): Draft {
  return { ...draft, edits: { ...draft.edits, [pathKey(edit.path)]: edit } };
}

export function withoutEdit(draft: Draft, path: readonly string[]): Draft {
  const { [pathKey(path)]: _undone, ...edits } = draft.edits;
  return { ...draft, edits };
}

export function isComplete({ source, confidence, broken }: ValueEdit): boolean {
  return source.trim() !== '' && confidence !== null && broken.length === 0;
}

/** How many places keep the draft from being checked: changed values and the head. */
export function incompletePlaces({ effectiveFrom, dated, edits }: Draft): number {
  const head = [parseTypedDate(effectiveFrom) !== undefined, dated.source.trim() !== '', dated.confidence !== null];
  return [...head, ...Object.values(edits).map(isComplete)].filter((complete) => !complete).length;
}

export interface Held {
  /** What holds under the version that the draft begins with. */
  readonly base: readonly PolicyValue[];
  /** What holds under the last version, which the new one is written over. */
  readonly last: readonly PolicyValue[];
}

/**
 * The version as it would be proposed: it says what was changed, and, where it begins with an older version, what that
 * one says otherwise than the last. All else is inherited.
 */
export function versionOf({ effectiveFrom, dated, edits }: Draft, { base, last }: Held): JsonObject {
  const below = new Map(last.map((value) => [pathKey(value.path), textOf(value)]));
  const wanted = new Map<string, Pick<ValueEdit, 'path' | 'data' | 'source' | 'confidence'>>(
    [...base, ...Object.values(edits)].map((value) => [pathKey(value.path), value]),
  );
  let version: JsonObject = {
    effectiveFrom: parseTypedDate(effectiveFrom) ?? effectiveFrom,
    dated: { source: dated.source.trim(), confidence: dated.confidence ?? '' },
  };
  for (const [key, value] of wanted) {
    const text = edits[key] === undefined ? textOf(value) : textOf(edits[key]);
    const inherited = below.get(key);
    if (inherited !== undefined && canonicalJson(inherited) === canonicalJson(text)) continue;
    version = withValue(version, value.path, text);
  }
  return version;
}

function textOf({ data, source, confidence }: Pick<ValueEdit, 'data' | 'source' | 'confidence'>): JsonObject {
  return { ...data, source: source.trim(), confidence: confidence ?? '' };
}
