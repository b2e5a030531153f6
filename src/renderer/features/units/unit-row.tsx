import { IconElevator, IconWheelchair } from '@tabler/icons-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { UnitListRow } from '../../../contract/units.ts';
import { formatSquareMetres, formatYuan } from '../../ui/format.ts';
import lines from '../queue/queue-list.module.css';
import { UnitStateBadge } from './unit-state-badge.tsx';

/** Least width and share of what is left, by column. */
export const unitColumns = [
  { name: 'unitNo', width: 'minmax(132px, 1.2fr)', least: 132, numeric: false },
  { name: 'estate', width: 'minmax(110px, 1.2fr)', least: 110, numeric: false },
  { name: 'building', width: 'minmax(52px, 0.4fr)', least: 52, numeric: true },
  { name: 'floor', width: 'minmax(46px, 0.4fr)', least: 46, numeric: true },
  { name: 'room', width: 'minmax(60px, 0.5fr)', least: 60, numeric: true },
  { name: 'type', width: 'minmax(84px, 0.8fr)', least: 84, numeric: false },
  { name: 'size', width: 'minmax(70px, 0.6fr)', least: 70, numeric: true },
  { name: 'rent', width: 'minmax(88px, 0.7fr)', least: 88, numeric: true },
  { name: 'features', width: 'minmax(64px, 0.4fr)', least: 64, numeric: false },
  { name: 'state', width: 'minmax(84px, 0.7fr)', least: 84, numeric: false },
  { name: 'holder', width: 'minmax(112px, 1fr)', least: 112, numeric: false },
] as const;

export const unitRowId = (index: number): string => `unit-row-${String(index)}`;

interface UnitRowLineProps {
  readonly row: UnitListRow | undefined;
  readonly index: number;
  readonly selected: boolean;
}

/** One home in a line, or its place while it is being read. */
export const UnitRowLine = memo(function UnitRowLine({ row, index, selected }: UnitRowLineProps) {
  return (
    <div
      role="row"
      id={unitRowId(index)}
      data-index={index}
      aria-rowindex={index + 2}
      aria-selected={selected}
      aria-busy={row === undefined}
      className={`${lines.line ?? ''} ${lines.row ?? ''}`}
    >
      {row === undefined ? <Pending /> : <Cells row={row} />}
    </div>
  );
});

function Cells({ row }: { readonly row: UnitListRow }) {
  const { t } = useTranslation();
  const { nextRent } = row;
  return (
    <>
      <span role="gridcell">{row.unitNo}</span>
      <span role="gridcell" title={`${row.estateName} · ${row.area}`}>
        {row.estateName}
      </span>
      <span role="gridcell" className="number">
        {row.building}
      </span>
      <span role="gridcell" className="number">
        {row.floor}
      </span>
      <span role="gridcell" className="number">
        {row.room}
      </span>
      <span role="gridcell">{t(`units.type.${row.type}`)}</span>
      <span role="gridcell" className="number">
        {formatSquareMetres(row.size)}
      </span>
      <span
        role="gridcell"
        className="number"
        {...(nextRent === null
          ? {}
          : { title: t('units.nextRent', { from: nextRent.from, rent: formatYuan(nextRent.perMonth) }) })}
      >
        {formatYuan(row.rent)}
        {nextRent !== null && ' *'}
      </span>
      <span role="gridcell">
        {row.lift && <IconElevator size={16} aria-label={t('units.field.lift')} />}{' '}
        {row.accessible && <IconWheelchair size={16} aria-label={t('units.field.accessible')} />}
      </span>
      <span role="gridcell">
        <UnitStateBadge state={row.state} />
      </span>
      <span role="gridcell">{row.holder === '' ? row.heldFor : row.holder}</span>
    </>
  );
}

function Pending() {
  return unitColumns.map(({ name }) => (
    <span key={name} role="gridcell">
      <span className={lines.pending} style={{ display: 'block', width: '60%' }} />
    </span>
  ));
}
