import { useTranslation } from 'react-i18next';
import type { UnitFiltersInput, UnitListRow } from '../../../contract/units.ts';
import { ListGrid } from '../queue/list-grid.tsx';
import { rowAt } from '../queue/row-pages.ts';
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

/** More lines than any screen shows. */
const LINES = 256;

/** Homes by estate, building, floor and room. */
export function UnitGrid({ filters, ...list }: UnitGridProps) {
  const { t } = useTranslation();
  return (
    <ListGrid
      {...list}
      columns={unitColumns.map((column) => ({ ...column, title: t(`units.column.${column.name}`) }))}
      label={t('units.list')}
      rowId={unitRowId}
      usePages={(rows) => useUnitPages(filters, rows)}
      empty={{ title: t('units.empty'), body: t('units.emptyBody') }}
      line={({ index, selected, pages }) => (
        <UnitRowLine key={index % LINES} index={index} row={rowAt(pages, index)} selected={selected} />
      )}
    />
  );
}
