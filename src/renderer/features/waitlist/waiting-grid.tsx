import { useTranslation } from 'react-i18next';
import type { WaitingRow } from '../../../contract/waitlist.ts';
import { useToday } from '../../ui/today.ts';
import { ListGrid } from '../queue/list-grid.tsx';
import { type Pages, rowAt } from '../queue/row-pages.ts';
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

/** More lines than any screen shows. */
const LINES = 256;

/** The list as long as it may be: only the rows in sight exist. */
export function WaitingGrid({ wish, ...list }: WaitingGridProps) {
  const { t } = useTranslation();
  const today = useToday();
  const name = t(`waiting.list.${wish.list}`);
  return (
    <ListGrid
      {...list}
      columns={waitingColumns.map((column) => ({ ...column, title: t(`waiting.list.column.${column.name}`) }))}
      label={t('waiting.list.grid', { list: name })}
      rowId={waitingRowId}
      usePages={(rows) => useWaitingPages(wish, rows)}
      empty={{ title: t('waiting.list.empty', { list: name }), body: t('waiting.list.emptyBody') }}
      line={({ index, selected, pages }) => (
        <WaitingRowLine
          // Lines that leave on one side come back on the other.
          key={index % LINES}
          index={index}
          row={rowAt(pages, index)}
          tied={isTied(pages, index)}
          list={wish.list}
          selected={selected}
          today={today}
        />
      )}
    />
  );
}

function isTied(pages: Pages<WaitingRow>, index: number): boolean {
  const place = rowAt(pages, index)?.place ?? null;
  const next = rowAt(pages, index + 1)?.place ?? null;
  const before = index === 0 ? null : (rowAt(pages, index - 1)?.place ?? null);
  return place !== null && (place === before || place === next);
}
