import type { QueueColumn, QueueSort } from '../../../domain/queue/definition.ts';

interface Column {
  readonly name: QueueColumn;
  /** Sorting happens in the store, so only what it can sort by has `sort`. */
  readonly sort: QueueSort | null;
  readonly numeric: boolean;
  /** Least width in px, and its share of what is left. */
  readonly width: readonly [least: number, share: number];
}

const columns: Readonly<Record<QueueColumn, Omit<Column, 'name'>>> = {
  'case-no': { sort: 'case-no', numeric: false, width: [150, 1.3] },
  applicant: { sort: null, numeric: false, width: [78, 1.5] },
  programme: { sort: null, numeric: false, width: [84, 1] },
  size: { sort: null, numeric: true, width: [40, 0] },
  status: { sort: null, numeric: false, width: [70, 0.9] },
  channel: { sort: null, numeric: false, width: [60, 0.8] },
  received: { sort: 'received', numeric: false, width: [76, 0.8] },
  clock: { sort: null, numeric: false, width: [194, 1.6] },
  missing: { sort: null, numeric: false, width: [48, 0.6] },
  checks: { sort: null, numeric: false, width: [62, 0.5] },
  holder: { sort: null, numeric: false, width: [68, 0.8] },
  last: { sort: null, numeric: false, width: [86, 1.2] },
  due: { sort: 'due', numeric: true, width: [130, 1.3] },
};

const GAP = 10;
const EDGES = 24;

export function columnsOf(names: readonly QueueColumn[]): readonly Column[] {
  return names.map((name) => ({ name, ...columns[name] }));
}

/** How the lines of a list are laid out: all of them alike, head and rows. */
export function layoutOf(shown: readonly Column[]): {
  readonly gridTemplateColumns: string;
  readonly minWidth: number;
} {
  const least = shown.reduce((sum, { width: [px] }) => sum + px, EDGES + GAP * Math.max(0, shown.length - 1));
  const tracks = shown.map(({ width: [px, share] }) =>
    share === 0 ? `${String(px)}px` : `minmax(${String(px)}px, ${String(share)}fr)`,
  );
  return { gridTemplateColumns: tracks.join(' '), minWidth: least };
}
