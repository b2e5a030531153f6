/**
 * The list of a queue, as long as it may be: only the rows in sight exist. They stand in a layer that sticks under the
 * header and is moved to where the scrolled bar says (scroll-scale.ts), so a million rows need no million pixels.
 */
import { type CSSProperties, type MouseEvent, type ReactNode, useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { QueueRow } from '../../../contract/queue.ts';
import type { QueueSort } from '../../../domain/queue/definition.ts';
import type { CaseList } from '../../../domain/queue/definitions.ts';
import { columnsOf, layoutOf } from './columns.ts';
import { QueueHead } from './queue-head.tsx';
import classes from './queue-list.module.css';
import { QueueRowLine, rowId } from './queue-row.tsx';
import { rowAt } from './row-pages.ts';
import { scrolledHeight } from './scroll-scale.ts';
import { usePageMap, useQueuePages } from './use-queue-rows.ts';
import type { listInput } from '../../routes/list-search.ts';
import { useQueueKeys } from './use-queue-keys.ts';
import type { Marked } from './use-marked.ts';
import { useScrolledWindow } from './use-scrolled-window.ts';
import { takeFocus } from '../../ui/take-focus.ts';

interface QueueListProps {
  readonly definition: CaseList;
  readonly list: ReturnType<typeof listInput>;
  /** Undefined while it is counted: rows stand in as skeletons. */
  readonly total: number | undefined;
  readonly chosen: number;
  readonly onChoose: (index: number) => void;
  readonly onOpen: (index: number, row: QueueRow) => void;
  /** Cases selected for a mass action; null where the person may give none. */
  readonly marked: Marked | null;
  readonly onSort: (sort: QueueSort, descending: boolean) => void;
  readonly problem: (error: Error, again: () => void) => ReactNode;
  readonly empty: ReactNode;
}

const ROWS_WHILE_COUNTING = 30;
/** More lines than any screen shows. */
const LINES = 256;

export function QueueList(props: QueueListProps) {
  const { definition, list, total, chosen, marked, onChoose, onOpen, onSort, problem, empty } = props;
  const { t } = useTranslation();
  const { scrollerRef, layerRef, extent, drawn, show } = useScrolledWindow(total ?? ROWS_WHILE_COUNTING);
  const found = useQueuePages(list, drawn);
  const pages = usePageMap(found);
  const layout = useMemo(() => {
    const { gridTemplateColumns, minWidth } = layoutOf(columnsOf(definition.columns));
    return { '--columns': gridTemplateColumns, '--least': `${String(minWidth)}px` } as CSSProperties;
  }, [definition]);

  const open = (index: number): void => {
    const row = rowAt(pages, index);
    if (row !== undefined) onOpen(index, row);
  };
  const mark = (index: number): void => {
    const row = rowAt(pages, index);
    if (row !== undefined) marked?.toggle(row.caseId);
  };
  const openClicked = (event: MouseEvent): void => {
    const line = event.target instanceof Element ? event.target.closest('[data-index]') : null;
    // A click that ends a selection of text is for copying.
    if (line === null || document.getSelection()?.isCollapsed === false) return;
    const index = Number(line.getAttribute('data-index'));
    if (event.target instanceof Element && event.target.closest('[data-mark]') !== null) mark(index);
    else open(index);
  };
  const pageRows = Math.max(1, Math.floor(extent.viewport / extent.rowHeight) - 1);
  useQueueKeys({ rows: total ?? 0, pageRows, chosen, onChoose, onOpen: open, onMark: marked === null ? null : mark });

  useEffect(() => {
    takeFocus(scrollerRef.current);
  }, [scrollerRef]);
  const ready = total !== undefined && extent.viewport > 0;
  useEffect(() => {
    if (ready) show(chosen);
  }, [ready, chosen, show]);

  const markedAt = (index: number): boolean | null => {
    if (marked === null) return null;
    const row = rowAt(pages, index);
    return row !== undefined && marked.ids.has(row.caseId);
  };
  const shown = Array.from({ length: Math.max(0, drawn.last - drawn.first + 1) }, (_, index) => drawn.first + index);
  return (
    <div className={classes.frame} style={layout}>
      <div
        ref={scrollerRef}
        role="grid"
        tabIndex={0}
        className={classes.grid}
        aria-label={t('list.grid', { queue: t(`queueName.${definition.name}`) })}
        aria-rowcount={(total ?? -2) + 1}
        aria-busy={total === undefined}
        {...(total === undefined || total === 0 ? {} : { 'aria-activedescendant': rowId(chosen) })}
      >
        <QueueHead list={definition} sort={list.sort} descending={list.descending} onSort={onSort} />
        <div role="rowgroup" style={{ height: scrolledHeight(extent) }}>
          <div role="presentation" className={classes.window}>
            <div role="presentation" ref={layerRef} className={classes.rows} onClick={openClicked}>
              {shown.map((index) => (
                <QueueRowLine
                  // Lines that leave on one side come back on the other.
                  key={index % LINES}
                  index={index}
                  row={rowAt(pages, index)}
                  columns={definition.columns}
                  selected={total !== undefined && index === chosen}
                  marked={markedAt(index)}
                />
              ))}
            </div>
          </div>
        </div>
      </div>
      {total === 0 && <div className={classes.empty}>{empty}</div>}
      {found.error !== null && <div className={classes.empty}>{problem(found.error, found.again)}</div>}
    </div>
  );
}
