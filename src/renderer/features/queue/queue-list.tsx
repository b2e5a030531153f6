import { type CSSProperties, type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { QueueRow } from '../../../contract/queue.ts';
import type { QueueSort } from '../../../domain/queue/definition.ts';
import type { CaseList } from '../../../domain/queue/definitions.ts';
import type { listInput } from '../../routes/list-search.ts';
import { columnsOf, layoutOf } from './columns.ts';
import { QueueHead } from './queue-head.tsx';
import classes from './queue-list.module.css';
import { QueueRowLine, rowId } from './queue-row.tsx';
import { ROWS_WHILE_COUNTING, RowGrid } from './row-grid.tsx';
import { rowAt } from './row-pages.ts';
import type { Marked } from './use-marked.ts';
import { usePageMap, useQueuePages } from './use-queue-rows.ts';
import { useScrolledWindow } from './use-scrolled-window.ts';

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

/** The list of a queue. */
export function QueueList(props: QueueListProps) {
  const { definition, list, total, chosen, marked, onChoose, onOpen, onSort, problem, empty } = props;
  const { t } = useTranslation();
  const scrolled = useScrolledWindow(total ?? ROWS_WHILE_COUNTING);
  const found = useQueuePages(list, scrolled.drawn);
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
  const markedAt = (index: number): boolean | null => {
    if (marked === null) return null;
    const row = rowAt(pages, index);
    return row !== undefined && marked.ids.has(row.caseId);
  };
  return (
    <RowGrid
      scrolled={scrolled}
      label={t('list.grid', { queue: t(`queueName.${definition.name}`) })}
      layout={layout}
      total={total}
      chosen={chosen}
      head={<QueueHead list={definition} sort={list.sort} descending={list.descending} onSort={onSort} />}
      line={(index) => (
        <QueueRowLine
          index={index}
          row={rowAt(pages, index)}
          columns={definition.columns}
          selected={total !== undefined && index === chosen}
          marked={markedAt(index)}
        />
      )}
      lineId={rowId}
      onChoose={onChoose}
      onOpen={open}
      onMark={marked === null ? null : mark}
    >
      {total === 0 && <div className={classes.empty}>{empty}</div>}
      {found.error !== null && <div className={classes.empty}>{problem(found.error, found.again)}</div>}
    </RowGrid>
  );
}
