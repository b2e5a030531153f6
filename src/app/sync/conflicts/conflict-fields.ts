import type { ConflictField } from '../../../contract/conflicts.ts';
import { canonicalJson } from '../../../kernel/canonical-json.ts';
import { flatten } from './flatten.ts';

export interface ThreeStates {
  /** Undefined where there was nothing yet. */
  readonly before: unknown;
  readonly mine: unknown;
  readonly theirs: unknown;
}

/** Field by field, only where the three are not the same; null for a field that a state does not have. */
export function conflictFields(states: ThreeStates): readonly ConflictField[] {
  const before = flatten(states.before);
  const mine = flatten(states.mine);
  const theirs = flatten(states.theirs);
  const paths = new Set([...before.keys(), ...mine.keys(), ...theirs.keys()]);
  return [...paths].flatMap((path) => {
    const field = {
      path,
      before: before.get(path) ?? null,
      mine: mine.get(path) ?? null,
      theirs: theirs.get(path) ?? null,
    };
    const texts = new Set([field.before, field.mine, field.theirs].map(canonicalJson));
    return texts.size === 1 ? [] : [field];
  });
}
