import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import type { UnitFiltersInput, UnitListRow } from '../../../contract/units.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import lines from '../queue/queue-list.module.css';
import { ROWS_WHILE_COUNTING, RowGrid } from '../queue/row-grid.tsx';
import { rowAt } from '../queue/row-pages.ts';
import { useScrolledWindow } from '../queue/use-scrolled-window.ts';
import { UnitRowLine, unitColumns, unitRowId } from './unit-row.tsx';
import { useUnitPages } from './use-unit-rows.ts';

interface UnitGridProps {
  readonly filters: UnitFiltersInput;
  /** Undefined while it is counted. */
  readonly total: number | undefined;
  readonly chosen: number;
  readonly onChoose: (index: number) => void;
  readonly onOpen: (index: number, row: UnitListRow) => void;
}

const GAP = 10;
const EDGES = 24;

const layout = {
  '--columns': unitColumns.map(({ width }) => width).join(' '),
  '--least': `${String(unitColumns.reduce((sum, { least }) => sum + least, EDGES + GAP * (unitColumns.length - 1)))}px`,
} as CSSProperties;

/** Homes by estate, building, floor and room. */
export function UnitGrid({ filters, total, chosen, onChoose, onOpen }: UnitGridProps) {
  const { t } = useTranslation();
  const scrolled = useScrolledWindow(total ?? ROWS_WHILE_COUNTING);
  const { pages, error } = useUnitPages(filters, scrolled.drawn);
  return (
    <RowGrid
      scrolled={scrolled}
      label={t('units.list')}
      layout={layout}
      total={total}
      chosen={chosen}
      head={
        <div role="row" aria-rowindex={1} className={`${lines.line ?? ''} ${lines.head ?? ''}`}>
          {unitColumns.map(({ name, numeric }) => (
            <span key={name} role="columnheader" className={numeric ? 'number' : undefined}>
              {t(`units.column.${name}`)}
            </span>
          ))}
        </div>
      }
      line={(index) => (
        <UnitRowLine index={index} row={rowAt(pages, index)} selected={total !== undefined && index === chosen} />
      )}
      lineId={unitRowId}
      onChoose={onChoose}
      onOpen={(index) => {
        const row = rowAt(pages, index);
        if (row !== undefined) onOpen(index, row);
      }}
      onMark={null}
    >
      {total === 0 && (
        <div className={lines.empty}>
          <strong>{t('units.empty')}</strong>
          <span>{t('units.emptyBody')}</span>
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
