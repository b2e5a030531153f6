import { IconAlertTriangle } from '@tabler/icons-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { TFunction } from 'i18next';
import type { WaitingListName, WaitingRow } from '../../../contract/waitlist.ts';
import type { PlainDate } from '../../../kernel/plain-date.ts';
import { formatCount, formatDay } from '../../ui/format.ts';
import lines from '../queue/queue-list.module.css';
import { basisWords, waitedWords } from './waiting-words.ts';
import classes from './waitlist.module.css';
import looks from '../../ui/looks.module.css';

/** Least width and share of what is left, by column. */
export const waitingColumns = [
  { name: 'place', width: 'minmax(74px, 0.6fr)', least: 74, numeric: true },
  { name: 'number', width: 'minmax(140px, 1.2fr)', least: 140, numeric: false },
  { name: 'name', width: 'minmax(84px, 1.1fr)', least: 84, numeric: false },
  { name: 'programme', width: 'minmax(100px, 1.1fr)', least: 100, numeric: false },
  { name: 'size', width: '40px', least: 40, numeric: true },
  { name: 'basis', width: 'minmax(124px, 1.3fr)', least: 124, numeric: false },
  { name: 'registered', width: 'minmax(86px, 0.8fr)', least: 86, numeric: false },
  { name: 'waited', width: 'minmax(100px, 0.8fr)', least: 100, numeric: true },
  { name: 'state', width: 'minmax(176px, 1.9fr)', least: 176, numeric: false },
  { name: 'due', width: 'minmax(92px, 0.8fr)', least: 92, numeric: true },
] as const;

export const waitingRowId = (index: number): string => `waiting-row-${String(index)}`;

interface WaitingRowLineProps {
  readonly row: WaitingRow | undefined;
  /** The row before it has the same place. */
  readonly tied: boolean;
  readonly list: WaitingListName;
  readonly index: number;
  readonly selected: boolean;
  readonly today: PlainDate;
}

/** One household in a line, or its place while it is being read. */
export const WaitingRowLine = memo(function WaitingRowLine(props: WaitingRowLineProps) {
  const { row, index, selected } = props;
  return (
    <div
      role="row"
      id={waitingRowId(index)}
      data-index={index}
      aria-rowindex={index + 2}
      aria-selected={selected}
      aria-busy={row === undefined}
      className={`${lines.line ?? ''} ${lines.row ?? ''}`}
    >
      {row === undefined ? <Pending /> : <Cells {...props} row={row} />}
    </div>
  );
});

function Cells({ row, tied, list, today }: WaitingRowLineProps & { readonly row: WaitingRow }) {
  const { t } = useTranslation();
  const { tone, words } = stateOf(row, today, t);
  const basis = basisWords(row, 'lottery', t);
  return (
    <>
      <span role="gridcell" className="number">
        {row.place === null ? '—' : formatCount(row.place)}
        {tied && <span className={classes.tied}>{t('waiting.list.tiedMark')}</span>}
      </span>
      <span role="gridcell">{row.number}</span>
      <span role="gridcell">{row.applicantName === '' ? t('waiting.list.foreign') : row.applicantName}</span>
      <span role="gridcell" title={t(`programme.${row.programme}`)}>
        {t(`programme.${row.programme}`)}
      </span>
      <span role="gridcell" className="number">
        {row.size}
      </span>
      <span role="gridcell" title={basis}>
        {basis}
      </span>
      <span role="gridcell">{row.registeredOn}</span>
      <span role="gridcell" className={`number ${row.limit === 'over' ? (looks.late ?? '') : ''}`}>
        {row.limit !== 'far' && <IconAlertTriangle size={13} aria-label={t(`waiting.limit.${row.limit}`)} />}{' '}
        {waitedWords(row.monthsWaited, t)}
      </span>
      <span role="gridcell" className={classes.state} data-tone={tone} title={words}>
        {words}
      </span>
      <span role="gridcell" className="number">
        {formatDay(dayOf(row, list))}
      </span>
    </>
  );
}

function Pending() {
  return waitingColumns.map(({ name }) => (
    <span key={name} role="gridcell">
      <span className={lines.pending} style={{ display: 'block', width: '60%' }} />
    </span>
  ));
}

/** The day that the list is about. */
function dayOf(row: WaitingRow, list: WaitingListName): PlainDate | null {
  switch (list) {
    case 'order':
    case 'to-remind':
      return row.confirmBy;
    case 'to-confirm':
    case 'grace-over':
      return row.graceUntil;
    case 'flagged':
      return row.flaggedOn;
    case 'near-limit':
      return row.waitsUntil;
    case 'paused':
      return row.pausedUntil;
    case 'left':
      return row.left?.on ?? null;
  }
}

function stateOf(row: WaitingRow, today: PlainDate, t: TFunction): { readonly tone?: string; readonly words: string } {
  if (row.left !== null) {
    const left = t(`waiting.leave.${row.left.reason}`);
    return row.bannedUntil === null
      ? { words: left }
      : { tone: 'late', words: `${left} · ${t('waiting.list.state.banned', { until: row.bannedUntil })}` };
  }
  if (row.flaggedOn !== null) return { tone: 'due', words: t('waiting.list.state.flagged') };
  if (row.graceUntil !== null) {
    return row.graceUntil < today
      ? { tone: 'late', words: t('waiting.list.state.over') }
      : { tone: 'due', words: t('waiting.list.state.reminded') };
  }
  if (row.confirmBy !== null && row.confirmBy <= today) return { tone: 'due', words: t('waiting.list.state.remind') };
  if (row.pausedUntil !== null && row.pausedUntil >= today) return { words: t('waiting.list.state.paused') };
  return { words: t('waiting.list.state.waiting') };
}
