import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import type { WaitingRow } from '../../../contract/waitlist.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { useToday } from '../../ui/today.ts';
import lines from '../queue/queue-list.module.css';
import { ROWS_WHILE_COUNTING, RowGrid } from '../queue/row-grid.tsx';
import { rowAt } from '../queue/row-pages.ts';
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

const GAP = 10;
const EDGES = 24;

const layout = {
  '--columns': waitingColumns.map(({ width }) => width).join(' '),
  '--least': `${String(waitingColumns.reduce((sum, { least }) => sum + least, EDGES + GAP * (waitingColumns.length - 1)))}px`,
} as CSSProperties;

/** The waiting list, or a part of it. */
export function WaitingGrid({ wish, total, chosen, onChoose, onOpen }: WaitingGridProps) {
  const { t } = useTranslation();
  const today = useToday();
  const scrolled = useScrolledWindow(total ?? ROWS_WHILE_COUNTING);
  const { pages, error } = useWaitingPages(wish, scrolled.drawn);
  const list = t(`waiting.list.${wish.list}`);
  const isTied = (index: number): boolean => {
    const place = rowAt(pages, index)?.place ?? null;
    const next = rowAt(pages, index + 1)?.place ?? null;
    const before = index === 0 ? null : (rowAt(pages, index - 1)?.place ?? null);
    return place !== null && (place === before || place === next);
  };
  return (
    <RowGrid
      scrolled={scrolled}
      label={t('waiting.list.grid', { list })}
      layout={layout}
      total={total}
      chosen={chosen}
      head={
        <div role="row" aria-rowindex={1} className={`${lines.line ?? ''} ${lines.head ?? ''}`}>
          {waitingColumns.map(({ name, numeric }) => (
            <span key={name} role="columnheader" className={numeric ? 'number' : undefined}>
              {t(`waiting.list.column.${name}`)}
            </span>
          ))}
        </div>
      }
      line={(index) => (
        <WaitingRowLine
          index={index}
          row={rowAt(pages, index)}
          tied={isTied(index)}
          list={wish.list}
          selected={total !== undefined && index === chosen}
          today={today}
        />
      )}
      lineId={waitingRowId}
      onChoose={onChoose}
      onOpen={(index) => {
        const row = rowAt(pages, index);
        if (row !== undefined) onOpen(index, row);
      }}
      onMark={null}
    >
      {total === 0 && (
        <div className={lines.empty}>
          <strong>{t('waiting.list.empty', { list })}</strong>
          <span>{t('waiting.list.emptyBody')}</span>
        </div>
      )}
      {error !== null && (
        <div className={lines.empty}>
          <ProblemNote error={error} />
        </div>
      )}
    </RowGrid>
  );
}
