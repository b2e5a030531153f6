import { type CSSProperties, type MouseEvent, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { WaitingRow } from '../../../contract/waitlist.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { takeFocus } from '../../ui/take-focus.ts';
import { useToday } from '../../ui/today.ts';
import lines from '../queue/queue-list.module.css';
import { rowAt } from '../queue/row-pages.ts';
import { scrolledHeight } from '../queue/scroll-scale.ts';
import { useQueueKeys } from '../queue/use-queue-keys.ts';
import { useScrolledWindow } from '../queue/use-scrolled-window.ts';
import { type WaitingWish, useWaitingPages } from './use-waiting-rows.ts';
import { WaitingRowLine, waitingColumns, waitingRowId } from './waiting-row.tsx';

interface WaitingGridProps {
  readonly wish: WaitingWish;
  /** Undefined while it is counted. */
  readonly total: number | undefined;
  readonly chosen: number;
  readonly onChoose: (index: number) => void;
  readonly onOpen: (index: number, row: WaitingRow) => void;
}

const ROWS_WHILE_COUNTING = 30;
/** More lines than any screen shows. */
const LINES = 256;
const GAP = 10;
const EDGES = 24;

const layout = {
  '--columns': waitingColumns.map(({ width }) => width).join(' '),
  '--least': `${String(waitingColumns.reduce((sum, { least }) => sum + least, EDGES + GAP * (waitingColumns.length - 1)))}px`,
} as CSSProperties;

/** The list as long as it may be: only the rows in sight exist. */
export function WaitingGrid({ wish, total, chosen, onChoose, onOpen }: WaitingGridProps) {
  const { t } = useTranslation();
  const today = useToday();
  const { scrollerRef, layerRef, extent, drawn, show } = useScrolledWindow(total ?? ROWS_WHILE_COUNTING);
  const { pages, error } = useWaitingPages(wish, drawn);
  const open = (index: number): void => {
    const row = rowAt(pages, index);
    if (row !== undefined) onOpen(index, row);
  };
  const openClicked = (event: MouseEvent): void => {
    const line = event.target instanceof Element ? event.target.closest('[data-index]') : null;
    if (line === null || document.getSelection()?.isCollapsed === false) return;
    open(Number(line.getAttribute('data-index')));
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
  const isTied = (index: number): boolean => {
    const place = rowAt(pages, index)?.place ?? null;
    const next = rowAt(pages, index + 1)?.place ?? null;
    const before = index === 0 ? null : (rowAt(pages, index - 1)?.place ?? null);
    return place !== null && (place === before || place === next);
  };
  return (
    <div className={lines.frame} style={layout}>
      <div
        ref={scrollerRef}
        role="grid"
        tabIndex={0}
        className={lines.grid}
        aria-label={t('waiting.list.grid', { list: t(`waiting.list.${wish.list}`) })}
        aria-rowcount={(total ?? -2) + 1}
        aria-busy={total === undefined}
        {...(total === undefined || total === 0 ? {} : { 'aria-activedescendant': waitingRowId(chosen) })}
      >
        <div role="row" aria-rowindex={1} className={`${lines.line ?? ''} ${lines.head ?? ''}`}>
          {waitingColumns.map(({ name, numeric }) => (
            <span key={name} role="columnheader" className={numeric ? 'number' : undefined}>
              {t(`waiting.list.column.${name}`)}
            </span>
          ))}
        </div>
        <div role="rowgroup" style={{ height: scrolledHeight(extent) }}>
          <div role="presentation" className={lines.window}>
            <div role="presentation" ref={layerRef} className={lines.rows} onClick={openClicked}>
              {shown.map((index) => (
                <WaitingRowLine
                  // Lines that leave on one side come back on the other.
                  key={index % LINES}
                  index={index}
                  row={rowAt(pages, index)}
                  tied={isTied(index)}
                  list={wish.list}
                  selected={total !== undefined && index === chosen}
                  today={today}
                />
              ))}
            </div>
          </div>
        </div>
      </div>
      {total === 0 && (
        <div className={lines.empty}>
          <strong>{t('waiting.list.empty', { list: t(`waiting.list.${wish.list}`) })}</strong>
          <span>{t('waiting.list.emptyBody')}</span>
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
