import { canonicalJson } from '../../kernel/canonical-json.ts';

/** What somebody wants otherwise; a field that is not named, or named without a value, stays. */
export type Changes<T> = { readonly [Field in keyof T]?: T[Field] | undefined };

/** Only the fields that would be otherwise than before; undefined when there is none. */
export function changedFields<T extends object>(before: T, changes: Changes<T>): Partial<T> | undefined {
  const entries = Object.entries(changes).filter(
    ([field, value]) =>
      value !== undefined && canonicalJson(value) !== canonicalJson((before as Record<string, unknown>)[field]),
  );
  return entries.length === 0 ? undefined : (Object.fromEntries(entries) as Partial<T>);
}
