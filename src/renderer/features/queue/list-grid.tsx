import { type CSSProperties, type MouseEvent, type ReactNode, useEffect } from 'react';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { takeFocus } from '../../ui/take-focus.ts';
import lines from './queue-list.module.css';
import { type Pages, rowAt } from './row-pages.ts';
import { scrolledHeight } from './scroll-scale.ts';
import { useQueueKeys } from './use-queue-keys.ts';
import { useScrolledWindow } from './use-scrolled-window.ts';

export interface ListColumn {
  readonly name: string;
  /** Share of what is left, e.g. `minmax(80px, 1fr)`. */
  readonly width: string;
  readonly least: number;
  readonly numeric: boolean;
}

interface ListGridProps<Row> {
  readonly columns: readonly (ListColumn & { readonly title: string })[];
  readonly label: string;
  readonly rowId: (index: number) => string;
  /** Undefined while it is counted. */
  readonly total: number | undefined;
  readonly chosen: number;
  readonly onChoose: (index: number) => void;
  readonly onOpen: (index: number, row: Row) => void;
  /** A hook that reads the pages which hold these rows. */
  readonly usePages: (rows: { readonly first: number; readonly last: number }) => {
    readonly pages: Pages<Row>;
    readonly error: unknown;
  };
  readonly line: (place: {
    readonly index: number;
    readonly selected: boolean;
    readonly pages: Pages<Row>;
  }) => ReactNode;
  readonly empty: { readonly title: string; readonly body: string };
}

const ROWS_WHILE_COUNTING = 30;
const GAP = 10;
const EDGES = 24;

/** A list as long as it may be, worked through by keys: only the rows in sight exist. */
export function ListGrid<Row>(props: ListGridProps<Row>) {
  const { columns, label, rowId, total, chosen, onChoose, onOpen, usePages, line, empty } = props;
  const { scrollerRef, layerRef, extent, drawn, show } = useScrolledWindow(total ?? ROWS_WHILE_COUNTING);
  const { pages, error } = usePages(drawn);
  const open = (index: number): void => {
    const row = rowAt(pages, index);
    if (row !== undefined) onOpen(index, row);
  };
  const openClicked = (event: MouseEvent): void => {
    const clicked = event.target instanceof Element ? event.target.closest('[data-index]') : null;
    if (clicked === null || document.getSelection()?.isCollapsed === false) return;
    open(Number(clicked.getAttribute('data-index')));
  };
  const pageRows = Math.max(1, Math.floor(extent.viewport / extent.rowHeight) - 1);
  useQueueKeys({ rows: total ?? 0, pageRows, chosen, onChoose, onOpen: open, onMark: null });
  useEffect(() => {
    takeFocus(scrollerRef.current);
  }, [scrollerRef]);
  const ready = total !== undefined && extent.viewport > 0;
  useEffect(() => {
    if (ready) show(chosen);
  }, [ready, chosen, show]);
  const shown = Array.from({ length: Math.max(0, drawn.last - drawn.first + 1) }, (_, index) => drawn.first + index);
  return (
    <div className={lines.frame} style={layoutOf(columns)}>
      <div
        ref={scrollerRef}
        role="grid"
        tabIndex={0}
        className={lines.grid}
        aria-label={label}
        aria-rowcount={(total ?? -2) + 1}
        aria-busy={total === undefined}
        {...(total === undefined || total === 0 ? {} : { 'aria-activedescendant': rowId(chosen) })}
      >
        <div role="row" aria-rowindex={1} className={`${lines.line ?? ''} ${lines.head ?? ''}`}>
          {columns.map(({ name, numeric, title }) => (
            <span key={name} role="columnheader" className={numeric ? 'number' : undefined}>
              {title}
            </span>
          ))}
        </div>
        <div role="rowgroup" style={{ height: scrolledHeight(extent) }}>
          <div role="presentation" className={lines.window}>
            <div role="presentation" ref={layerRef} className={lines.rows} onClick={openClicked}>
              {shown.map((index) => line({ index, selected: total !== undefined && index === chosen, pages }))}
            </div>
          </div>
        </div>
      </div>
      {total === 0 && (
        <div className={lines.empty}>
          <strong>{empty.title}</strong>
          <span>{empty.body}</span>
        </div>
      )}
      {error !== null && (
        <div className={lines.empty}>
          <ProblemNote error={error} />
        </div>
      )}
    </div>
  );
}

function layoutOf(columns: readonly ListColumn[]): CSSProperties {
  const least = columns.reduce((sum, column) => sum + column.least, EDGES + GAP * (columns.length - 1));
  return {
    '--columns': columns.map(({ width }) => width).join(' '),
    '--least': `${String(least)}px`,
  } as CSSProperties;
}
