import { SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { AtCounter, PoolView, SelectionBoard } from '../../../contract/selection.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Countdown } from './countdown.tsx';
import { placeWords } from './place-words.ts';
import classes from './selection.module.css';
import looks from '../../ui/looks.module.css';

interface LineColumnProps {
  readonly board: SelectionBoard;
  readonly pool: PoolView;
  readonly counter: string;
  readonly mine: AtCounter | undefined;
  readonly callOff: string | null;
  readonly onPool: (pool: string) => void;
  readonly onCall: () => void;
  readonly onPassOn: (no: string) => void;
}

/** Who comes next in the pool, and who stands at which counter. */
export function LineColumn(props: LineColumnProps) {
  const { board, pool, counter, mine, callOff, onPool, onCall, onPassOn } = props;
  const { t } = useTranslation();
  const [first] = pool.next;
  const pools = board.pools.filter(({ places }) => places > 0);
  return (
    <aside className={classes.lineColumn}>
      {pools.length > 1 && (
        <SegmentedControl
          size="xs"
          fullWidth
          orientation="vertical"
          aria-label={t('selection.pool')}
          value={pool.id}
          data={pools.map(({ id, label, open }) => ({ value: id, label: `${label} · ${String(open)}` }))}
          onChange={onPool}
        />
      )}
      <p className={looks.quiet}>
        {t('selection.columns.confirmed')} {pool.confirmed} / {pool.places} · {t('selection.columns.open')} {pool.open}
      </p>
      <h2 className={classes.partTitle}>{t('selection.next')}</h2>
      {first === undefined && <p className={looks.quiet}>{t('selection.nobodyNext')}</p>}
      <ol className={classes.nextList}>
        {pool.next.map((place) => (
          <li key={place.no}>
            <b>{place.name}</b> <span className={classes.code}>{place.no}</span>
            <span className={looks.quiet}>{placeWords(place, t)}</span>
            {place.unavailable !== null && (
              <span className={looks.late}>{t(`selection.unavailable.${place.unavailable}`)}</span>
            )}
          </li>
        ))}
      </ol>
      {first !== undefined && first.unavailable !== null ? (
        <ActionButton
          keys="C"
          variant="default"
          onClick={() => {
            onPassOn(first.no);
          }}
        >
          {t('selection.callUnavailable')}
        </ActionButton>
      ) : (
        <ActionButton
          keys="C"
          variant={mine === undefined ? 'filled' : 'default'}
          offBecause={callOff}
          onClick={onCall}
        >
          {t(mine === undefined ? 'selection.call' : 'selection.callAgain')}
        </ActionButton>
      )}
      <h2 className={classes.partTitle}>{t('selection.atCounter')}</h2>
      <ul className={classes.counterList}>
        {board.counters.map((at) => (
          <li key={at.counter} data-own={at.counter === counter}>
            <b>{t('selection.counterNo', { n: at.counter })}</b> {at.place.name}{' '}
            <span className={classes.code}>{at.place.no}</span>
            <span className={looks.quiet}>
              {at.unit === null ? t('selection.choosing') : t('selection.holding', { unit: at.unit })}
            </span>
            <Countdown until={at.until} deskNow={board.now} />
          </li>
        ))}
        {board.counters.length === 0 && <li className={looks.quiet}>{t('selection.free')}</li>}
      </ul>
    </aside>
  );
}
