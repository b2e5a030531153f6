/**
 * A list as long as it may be: only the rows in sight exist. They stand in a layer that sticks under the header and is
 * moved to where the scrolled bar says (scroll-scale.ts), so a million rows need no million pixels.
 */
import { type CSSProperties, Fragment, type MouseEvent, type ReactNode, useEffect } from 'react';
import { takeFocus } from '../../ui/take-focus.ts';
import classes from './queue-list.module.css';
import { scrolledHeight } from './scroll-scale.ts';
import { useQueueKeys } from './use-queue-keys.ts';
import type { useScrolledWindow } from './use-scrolled-window.ts';

interface RowGridProps {
  readonly scrolled: ReturnType<typeof useScrolledWindow>;
  readonly label: string;
  /** Widths of the columns and of the whole. */
  readonly layout: CSSProperties;
  /** Undefined while it is counted: rows stand in as skeletons. */
  readonly total: number | undefined;
  readonly chosen: number;
  readonly head: ReactNode;
  readonly line: (index: number) => ReactNode;
  readonly lineId: (index: number) => string;
  readonly onChoose: (index: number) => void;
  readonly onOpen: (index: number) => void;
  /** Null where nothing is selected for a mass action. */
  readonly onMark: ((index: number) => void) | null;
  /** What lies over the list: that it is empty, or what went wrong. */
  readonly children: ReactNode;
}

export const ROWS_WHILE_COUNTING = 30;
/** More lines than any screen shows. */
const LINES = 256;

export function RowGrid(props: RowGridProps) {
  const { scrolled, label, layout, total, chosen, head, line, lineId, onChoose, onOpen, onMark, children } = props;
  const { scrollerRef, layerRef, extent, drawn, show } = scrolled;
  const openClicked = ({ target }: MouseEvent): void => {
    const row = target instanceof Element ? target.closest('[data-index]') : null;
    // A click that ends a selection of text is for copying.
    if (row === null || document.getSelection()?.isCollapsed === false) return;
    const index = Number(row.getAttribute('data-index'));
    if (target instanceof Element && target.closest('[data-mark]') !== null) onMark?.(index);
    else onOpen(index);
  };
  const pageRows = Math.max(1, Math.floor(extent.viewport / extent.rowHeight) - 1);
  useQueueKeys({ rows: total ?? 0, pageRows, chosen, onChoose, onOpen, onMark });
  useEffect(() => {
    takeFocus(scrollerRef.current);
  }, [scrollerRef]);
  const ready = total !== undefined && extent.viewport > 0;
  useEffect(() => {
    if (ready) show(chosen);
  }, [ready, chosen, show]);
  const shown = Array.from({ length: Math.max(0, drawn.last - drawn.first + 1) }, (_, index) => drawn.first + index);
  return (
    <div className={classes.frame} style={layout}>
      <div
        ref={scrollerRef}
        role="grid"
        tabIndex={0}
        className={classes.grid}
        aria-label={label}
        aria-rowcount={(total ?? -2) + 1}
        aria-busy={total === undefined}
        {...(total === undefined || total === 0 ? {} : { 'aria-activedescendant': lineId(chosen) })}
      >
        {head}
        <div role="rowgroup" style={{ height: scrolledHeight(extent) }}>
          <div role="presentation" className={classes.window}>
            <div role="presentation" ref={layerRef} className={classes.rows} onClick={openClicked}>
              {shown.map((index) => (
                // Lines that leave on one side come back on the other.
                <Fragment key={index % LINES}>{line(index)}</Fragment>
              ))}
            </div>
          </div>
        </div>
      </div>
      {children}
    </div>
  );
}
