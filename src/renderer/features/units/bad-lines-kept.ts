/**
 * Bad lines of a reading: as many as a person pages through are held, the rest as text that the browser may put on its
 * disk until somebody saves the list. A file may have as many of them as it has lines.
 */
import type { LineProblem } from '../../../contract/unit-import.ts';

export interface BadLinesKept {
  readonly count: number;
  readonly shown: readonly LineProblem[];
  /** JSON arrays of those after the shown ones, in their order. */
  readonly filed: readonly Blob[];
  /** After the filed ones. */
  readonly open: readonly LineProblem[];
}

export const MOST_SHOWN = 2_000;
/** Lines of one portion: some hundred kilobytes. */
const PORTION = 2_000;

export const noBadLines: BadLinesKept = { count: 0, shown: [], filed: [], open: [] };

export function withBadLines(before: BadLinesKept, more: readonly LineProblem[]): BadLinesKept {
  if (more.length === 0) return before;
  const free = MOST_SHOWN - before.shown.length;
  const shown = free > 0 ? [...before.shown, ...more.slice(0, free)] : before.shown;
  const open = [...before.open, ...more.slice(Math.max(free, 0))];
  const count = before.count + more.length;
  if (open.length < PORTION) return { count, shown, filed: before.filed, open };
  return { count, shown, filed: [...before.filed, new Blob([JSON.stringify(open)])], open: [] };
}

/** Every one of them, portion by portion. */
export async function* badLinePortions({
  shown,
  filed,
  open,
}: BadLinesKept): AsyncGenerator<readonly LineProblem[], void> {
  yield shown;
  // Written above from the same type.
  for (const portion of filed) yield JSON.parse(await portion.text()) as LineProblem[];
  yield open;
}
