import { canonicalJson } from '../../../kernel/canonical-json.ts';
import { type LayeredValue, pathKey } from './value-tree.ts';

/** `sourced`: the number stays, what it rests on changed. */
export type ChangeKind = 'added' | 'removed' | 'changed' | 'sourced';

/** One value that is not the same in two versions. */
export interface ValueChange {
  readonly path: readonly string[];
  readonly kind: ChangeKind;
  readonly before: LayeredValue | null;
  readonly after: LayeredValue | null;
}

/**
 * Only what differs, in the order of the later version, what is gone in its place at the end of its part. Where a value
 * is inherited makes no difference by itself: it is what holds that counts.
 */
export function differenceOf(before: readonly LayeredValue[], after: readonly LayeredValue[]): readonly ValueChange[] {
  const old = new Map(before.map((value) => [pathKey(value.path), value]));
  const changes: ValueChange[] = [];
  for (const value of after) {
    const key = pathKey(value.path);
    const was = old.get(key) ?? null;
    old.delete(key);
    const kind = kindOf(was, value);
    if (kind !== undefined) changes.push({ path: value.path, kind, before: was, after: value });
  }
  for (const value of old.values()) changes.push({ path: value.path, kind: 'removed', before: value, after: null });
  return [...Map.groupBy(changes, ({ path }) => path[0]).values()].flat();
}

function kindOf(before: LayeredValue | null, after: LayeredValue): ChangeKind | undefined {
  if (before === null) return 'added';
  if (canonicalJson(before.data) !== canonicalJson(after.data)) return 'changed';
  return before.source === after.source && before.confidence === after.confidence ? undefined : 'sourced';
}
