import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AtCounter, PoolView, SelectionBoard } from '../../../contract/selection.ts';
import { orpc } from '../../api/query.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { Countdown } from './countdown.tsx';
import { HomeGrid } from './home-grid.tsx';
import classes from './hall.module.css';

const route = getRouteApi('/selection/$drawId/hall');

/** How long a pool stands on the wall before the next one; who is called always stands there. */
const POOL_MS = 12_000;
/** Other desks of the hall are seen through the hub: looked at again so often. */
const LOOK_MS = 1_500;

/** The wall of the hall: who is called to which counter, who gets ready, and the homes as they go. Read only, masked. */
export function HallPage() {
  const { drawId } = route.useParams();
  const { t } = useTranslation();
  const board = useQuery({
    ...orpc.selection.board.queryOptions({ input: { drawId } }),
    refetchInterval: LOOK_MS,
  });
  const all = (board.data?.pools ?? []).filter(({ places }) => places > 0);
  // Where somebody may still choose is what the hall looks for; the last picture stays when everybody has.
  const running = all.filter(({ confirmed, places, homes }) => confirmed < places && homes.free + homes.held > 0);
  const pools = running.length > 0 ? running : all;
  const turn = useTurn(pools.length);
  const pool = pools[turn];
  if (board.data === undefined || pool === undefined) {
    return (
      <main className={classes.wall}>
        <ProblemNote error={board.error} />
      </main>
    );
  }
  const { title, status, counters, now } = board.data;
  return (
    <main className={classes.wall}>
      <header className={classes.head}>
        <h1>{title}</h1>
        <span>{t(`selection.status.${status}`)}</span>
      </header>
      {status === 'none' && <p className={classes.message}>{t('selection.hallWaiting')}</p>}
      {status === 'closed' && <p className={classes.message}>{t('selection.hallClosed')}</p>}
      {status === 'open' && (
        <ul className={classes.called}>
          {counters.map((at) => (
            <Called key={at.counter} at={at} now={now} />
          ))}
        </ul>
      )}
      <PoolWall drawId={drawId} pool={pool} board={board.data} />
    </main>
  );
}

function useTurn(count: number): number {
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => {
      setTurn((before) => before + 1);
    }, POOL_MS);
    return () => {
      clearInterval(timer);
    };
  }, []);
  return count === 0 ? 0 : turn % count;
}

function Called({ at, now }: { readonly at: AtCounter; readonly now: number }) {
  const { t } = useTranslation();
  return (
    <li>
      <b>{t('selection.counterNo', { n: at.counter })}</b>
      <span className={classes.name}>{at.place.name}</span>
      <span className={classes.code}>{at.place.no}</span>
      <Countdown until={at.until} deskNow={now} />
    </li>
  );
}

interface PoolWallProps {
  readonly drawId: string;
  readonly pool: PoolView;
  readonly board: SelectionBoard;
}

function PoolWall({ drawId, pool }: PoolWallProps) {
  const { t } = useTranslation();
  const homes = useQuery({
    ...orpc.selection.homes.queryOptions({ input: { drawId, pool: pool.id } }),
    refetchInterval: LOOK_MS,
  });
  return (
    <section className={classes.pool}>
      <h2>
        {pool.label}{' '}
        <small>
          {t('selection.hallDone')} {pool.confirmed} / {pool.places} ·{' '}
          {t('selection.homesLeft', { n: pool.homes.free })}
        </small>
      </h2>
      {pool.next.length > 0 && (
        <p className={classes.next}>
          {t('selection.hallNext')}
          {pool.next.map(({ no, name }) => (
            <span key={no}>
              {name} <small>{no}</small>
            </span>
          ))}
        </p>
      )}
      {homes.data !== undefined && (
        <div className={classes.homes}>
          <HomeGrid estates={homes.data.estates} homes={homes.data.homes} chosen={null} onPick={null} />
        </div>
      )}
    </section>
  );
}
