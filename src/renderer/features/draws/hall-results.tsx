import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HallView } from '../../../contract/draws.ts';
import { orpc } from '../../api/query.ts';
import { useKeys } from '../../shell/keys.ts';
import { formatCount } from '../../ui/format.ts';
import { grouped } from './use-draw.ts';
import classes from './hall.module.css';

/** As many names as can be read from the back at once. */
const PAGE = 24;
/** So many are written larger, in two columns. */
const FEW = 8;
const TURN_MS = 8_000;

interface Leaf {
  readonly pool: string;
  readonly label: string;
  readonly after: number;
  readonly total: number;
}

/** Pool by pool, page by page, on its own; a key holds it, others turn it by hand. */
export function HallResults({ view }: { readonly view: HallView }) {
  const { t } = useTranslation();
  const [at, setAt] = useState(0);
  const [held, setHeld] = useState(false);
  const leaves = leavesOf(view);
  const leaf = leaves[at % Math.max(1, leaves.length)];
  const turn = (by: number): void => {
    setAt((before) => (before + by + leaves.length) % Math.max(1, leaves.length));
  };
  useEffect(() => {
    if (held) return undefined;
    const timer = setInterval(() => {
      setAt((before) => (before + 1) % Math.max(1, leaves.length));
    }, TURN_MS);
    return () => {
      clearInterval(timer);
    };
  }, [held, leaves.length, at]);
  useKeys([
    {
      keys: 'Space',
      labelKey: 'draws.hall.hold',
      scope: 'draw',
      run: () => {
        setHeld((before) => !before);
      },
    },
    {
      keys: 'ArrowRight',
      labelKey: 'draws.hall.nextPage',
      scope: 'draw',
      run: () => {
        turn(1);
      },
    },
    {
      keys: 'ArrowLeft',
      labelKey: 'draws.hall.previousPage',
      scope: 'draw',
      run: () => {
        turn(-1);
      },
    },
  ]);
  return (
    <>
      <p className={classes.line}>
        <span>{t('draws.hall.result')}</span>
        <span className={classes.mono}>{grouped(view.resultHash ?? '')}</span>
      </p>
      {leaf !== undefined && <Names drawId={view.drawId} leaf={leaf} />}
      <p className={classes.turning}>
        {t('draws.hall.page', { n: (at % Math.max(1, leaves.length)) + 1, of: leaves.length })}
        {held && ` · ${t('draws.hall.held')}`}
      </p>
    </>
  );
}

function leavesOf({ pools }: HallView): readonly Leaf[] {
  return pools.flatMap(({ id, label, chosen }) =>
    Array.from({ length: Math.ceil(chosen / PAGE) }, (_, page) => ({
      pool: id,
      label,
      after: page * PAGE,
      total: chosen,
    })),
  );
}

function Names({ drawId, leaf: { pool, label, after, total } }: { readonly drawId: string; readonly leaf: Leaf }) {
  const { data } = useQuery(orpc.draws.results.queryOptions({ input: { drawId, pool, after, limit: PAGE } }));
  return (
    <>
      <h2 className={classes.pool}>
        {label}{' '}
        <span>
          {formatCount(Math.min(total, after + PAGE))} / {formatCount(total)}
        </span>
      </h2>
      <ol className={classes.names} data-few={(data?.length ?? 0) <= FEW}>
        {data?.map(({ no, rank, name }) => (
          <li key={no}>
            <span className={classes.rank}>{String(rank).padStart(2, '0')}</span>
            <span className={classes.mono}>{no}</span>
            <strong>{name}</strong>
          </li>
        ))}
      </ol>
    </>
  );
}
