import { VisuallyHidden } from '@mantine/core';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { QueueRow } from '../../../contract/queue.ts';
import { ClockBar } from '../../ui/clock-bar.tsx';
import { formatDay, formatDayWithWeekday } from '../../ui/format.ts';
import type { QueueColumn } from '../../../domain/queue/definition.ts';
import classes from './queue-list.module.css';
import looks from '../../ui/looks.module.css';

interface QueueRowLineProps {
  readonly row: QueueRow | undefined;
  readonly columns: readonly QueueColumn[];
  readonly index: number;
  readonly selected: boolean;
  /** Null where nothing is selected for mass actions. */
  readonly marked: boolean | null;
}

/** Of the states of a queue that has two, the one that its name does not say. */
const told = ['supplemented', 'rejection-confirmed'] as const;

export const rowId = (index: number): string => `queue-row-${String(index)}`;

/** One case in a line, or its place while it is being read. */
export const QueueRowLine = memo(function QueueRowLine({ row, columns, index, selected, marked }: QueueRowLineProps) {
  return (
    <div
      role="row"
      id={rowId(index)}
      data-index={index}
      aria-rowindex={index + 2}
      aria-selected={selected}
      aria-busy={row === undefined}
      data-marked={marked === true}
      className={[classes.line, classes.row].join(' ')}
    >
      {row === undefined ? (
        <PendingCells columns={columns} index={index} />
      ) : (
        <Cells columns={columns} row={row} marked={marked} />
      )}
    </div>
  );
});

interface CellsProps extends Pick<QueueRowLineProps, 'columns' | 'marked'> {
  readonly row: QueueRow;
}

function Cells({ row, columns, marked }: CellsProps) {
  return columns.map((column) => <Cell key={column} row={row} column={column} marked={marked} />);
}

function Cell({ row, column, marked }: Omit<CellsProps, 'columns'> & { readonly column: QueueColumn }) {
  const { t } = useTranslation();
  switch (column) {
    case 'case-no':
      return (
        <span role="gridcell">
          {marked !== null && (
            <span className={classes.mark} data-mark data-marked={marked} aria-hidden>
              {marked ? '✓' : '\u00a0'}
            </span>
          )}
          {row.caseNo}
          {marked === true && <VisuallyHidden component="span">{t('mass.markedWord')}</VisuallyHidden>}
        </span>
      );
    case 'applicant':
      return (
        <span role="gridcell" className={classes.name}>
          {row.applicantName}
          {row.greenChannel && (
            <span className={classes.green} title={t('list.filter.green')}>
              <span aria-hidden>{t('list.greenShort')}</span>
              <VisuallyHidden component="span">{t('list.filter.green')}</VisuallyHidden>
            </span>
          )}
        </span>
      );
    case 'programme':
      return (
        <span role="gridcell" title={t(`programme.${row.programme}`)}>
          {t(`programme.${row.programme}`)}
        </span>
      );
    case 'size':
      return (
        <span role="gridcell" className="number">
          {t('list.people', { n: row.householdSize })}
        </span>
      );
    case 'status':
      return (
        <span role="gridcell" title={t(`status.${row.status}`)}>
          {t(`status.${row.status}`)}
        </span>
      );
    case 'channel':
      return <span role="gridcell">{t(`channel.${row.channel}`)}</span>;
    case 'received':
      return <span role="gridcell">{formatDay(row.receivedOn)}</span>;
    case 'clock':
      return <span role="gridcell">{row.clock === null ? t('list.noClock') : <ClockBar clock={row.clock} />}</span>;
    case 'missing':
      return (
        <span role="gridcell" className={row.missing > 0 ? classes.missing : undefined}>
          {row.missing > 0 ? t('list.missing', { n: row.missing }) : t('list.complete')}
        </span>
      );
    case 'checks':
      return <Checks checks={row.checks} />;
    case 'holder':
      return <Holder holder={row.holder} />;
    case 'last':
      return <Last row={row} />;
    case 'due':
      return <Due row={row} />;
  }
}

/** Who has it; a time that is over leaves it free for all. */
function Holder({ holder }: Pick<QueueRow, 'holder'>) {
  const { t } = useTranslation();
  if (holder === null) return <span role="gridcell">{t('list.noClock')}</span>;
  const { name, own, over } = holder;
  return (
    <span role="gridcell" title={name} className={own || over ? classes.own : undefined}>
      {own ? t('list.own') : name}
      {over && <span className={classes.status}>{t('hold.over')}</span>}
    </span>
  );
}

/** Who took the last step, and of two states of a step the one that its name does not say. */
function Last({ row }: { readonly row: QueueRow }) {
  const { t } = useTranslation();
  const second = told.find((status) => status === row.status);
  return (
    <span role="gridcell" title={row.last.name}>
      {row.last.own ? <span className={classes.own}>{t('list.own')}</span> : row.last.name}
      {second !== undefined && (
        <span className={classes.status} title={t(`status.${second}`)}>
          {t(`list.told.${second}`)}
        </span>
      )}
    </span>
  );
}

function Due({ row }: { readonly row: QueueRow }) {
  const { t } = useTranslation();
  return (
    <span role="gridcell" className={`number ${row.clock?.overdue === true ? (looks.late ?? '') : ''}`}>
      {formatDayWithWeekday(row.dueOn, t)}
      {row.dueProvisional && (
        <span className={classes.provisional} title={t('list.provisionalHint')}>
          {t('list.provisional')}
        </span>
      )}
    </span>
  );
}

/** How far the checks have come: 5/8, red with a mismatch that nobody ruled on. */
function Checks({ checks }: Pick<QueueRow, 'checks'>) {
  const { t } = useTranslation();
  if (checks === null) return <span role="gridcell">{t('list.noClock')}</span>;
  const tone = checks.mismatches > 0 ? classes.mismatch : checks.waiting > 0 || checks.stale ? classes.open : undefined;
  const words = [
    t('checks.doneWhy', checks),
    ...(checks.waiting > 0 ? [t('checks.waiting', { n: checks.waiting })] : []),
    ...(checks.mismatches > 0 ? [t('checks.mismatches', { n: checks.mismatches })] : []),
    ...(checks.failed > 0 ? [t('checks.failedCount', { n: checks.failed })] : []),
    ...(checks.changed > 0 ? [t('checks.changedCount', { n: checks.changed })] : []),
    ...(checks.stale ? [t('checks.someStale')] : []),
  ].join(' · ');
  return (
    <span role="gridcell" className={tone} title={words}>
      {checks.done}/{checks.needed}
      {checks.mismatches > 0 && ' ✗'}
      {checks.stale && ` ${t('checks.staleShort')}`}
    </span>
  );
}

function PendingCells({ columns, index }: Pick<QueueRowLineProps, 'columns' | 'index'>) {
  return columns.map((column, place) => (
    <span key={column} role="gridcell">
      <span
        className={classes.pending}
        style={{ display: 'block', width: `${String(50 + ((index + place) % 4) * 12)}%` }}
      />
    </span>
  ));
}
