import { Button, Group, NativeSelect, Skeleton } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Link, getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HomeView, PoolView, SelectionBoard } from '../../../contract/selection.ts';
import type { Passing } from '../../../domain/selection/rules.ts';
import { client } from '../../api/client.ts';
import { orpc } from '../../api/query.ts';
import { useMay } from '../../api/session.ts';
import { useKeys } from '../../shell/keys.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { CloseDialog, UndoDialog } from './end-dialogs.tsx';
import { HomeGrid } from './home-grid.tsx';
import { LineColumn } from './line-column.tsx';
import { OpenSession } from './open-session.tsx';
import { PassDialog } from './pass-dialog.tsx';
import { ServedPanel } from './served-panel.tsx';
import { SignDialog } from './sign-dialog.tsx';
import { StepsPart } from './steps-part.tsx';
import { useSelection } from './use-selection.ts';
import classes from './selection.module.css';

const route = getRouteApi('/desk/selection/$drawId');

const counters = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '12'];
/** Other desks of the hall are seen through the hub: looked at again so often. */
const LOOK_MS = 2_000;

/** A counter of the hall: who comes next, the homes that are left, and who stands here. */
export function ConsolePage() {
  const { drawId } = route.useParams();
  const {
    data: board,
    error,
    isPending,
  } = useQuery({
    ...orpc.selection.board.queryOptions({ input: { drawId } }),
    refetchInterval: LOOK_MS,
  });
  if (isPending) return <Skeleton height={480} animate={false} />;
  if (board === undefined) return <ProblemNote error={error} />;
  return (
    <section className={classes.console} aria-labelledby="console-title">
      <Head board={board} />
      {board.status === 'none' ? <OpenSession board={board} /> : <Counter board={board} />}
    </section>
  );
}

function Head({ board }: { readonly board: SelectionBoard }) {
  const { t } = useTranslation();
  const mayLead = useMay('selection.lead');
  const [closing, setClosing] = useState(false);
  const { drawId, title, status } = board;
  return (
    <div className={classes.head}>
      <h1 id="console-title" className={classes.title}>
        {title}
      </h1>
      <span className={classes.quiet}>{t(`selection.status.${status}`)}</span>
      <span className={classes.spread} />
      <Button
        variant="default"
        size="compact-sm"
        renderRoot={(props) => <Link {...props} to="/selection/$drawId/hall" params={{ drawId }} target="_blank" />}
      >
        {t('selection.hallOpen')}
      </Button>
      {mayLead && status === 'open' && (
        <Button
          variant="default"
          size="compact-sm"
          onClick={() => {
            setClosing(true);
          }}
        >
          {t('selection.close')}
        </Button>
      )}
      {closing && (
        <CloseDialog
          board={board}
          onClose={() => {
            setClosing(false);
          }}
        />
      )}
    </div>
  );
}

type Dialog = { readonly kind: 'sign' | 'pass' } | { readonly kind: 'undo'; readonly no: string } | null;

function Counter({ board }: { readonly board: SelectionBoard }) {
  const { t } = useTranslation();
  const mayLead = useMay('selection.lead');
  const navigate = route.useNavigate();
  const [counter, setCounter] = useLocalStorage({ key: 'anju-selection-counter', defaultValue: '1' });
  const [poolId, setPool] = useState(board.pools[0]?.id ?? '');
  const [picked, setPicked] = useState<string | null>(null);
  const [dialog, setDialog] = useState<Dialog>(null);
  const mine = board.counters.find((at) => at.counter === counter);
  const pool: PoolView | undefined =
    board.pools.find(({ id }) => id === (mine?.place.pool ?? poolId)) ?? board.pools[0];
  const homes = useHomes(board, pool);
  const chosen = mine?.unit ?? mine?.drawn ?? picked;
  const home = homes.data?.homes.find(({ unit }) => unit === chosen);
  const give = useGive(board.drawId);
  const isOpen = board.status === 'open';
  const close = (): void => {
    setDialog(null);
  };
  const call = (): void => {
    const no = mine?.place.no ?? pool?.next[0]?.no;
    if (no !== undefined && isOpen) give.call.mutate({ no, counter });
  };
  const hold = (): void => {
    if (mine !== undefined && picked !== null && mine.unit === null)
      give.choose.mutate({ no: mine.place.no, unit: picked });
  };
  const letGo = (): void => {
    if (mine?.unit != null) give.letGo.mutate({ no: mine.place.no });
  };
  const canSign = mine !== undefined && home !== undefined && (mine.unit !== null || mine.drawn !== null);
  const first = pool?.next[0];
  useKeys([
    {
      keys: 'C',
      labelKey: 'selection.call',
      scope: 'selection',
      disabled: !isOpen,
      run: () => {
        if (mine === undefined && first !== undefined && first.unavailable !== null) passOn(first.no);
        else call();
      },
    },
    { keys: 'Enter', labelKey: 'selection.hold', scope: 'selection', disabled: mine === undefined, run: hold },
    {
      keys: 'S',
      labelKey: 'selection.confirm',
      scope: 'selection',
      disabled: !canSign,
      run: () => {
        setDialog({ kind: 'sign' });
      },
    },
    { keys: 'R', labelKey: 'selection.release', scope: 'selection', disabled: mine?.unit == null, run: letGo },
    {
      keys: 'X',
      labelKey: 'selection.pass',
      scope: 'selection',
      disabled: mine === undefined,
      run: () => {
        setDialog({ kind: 'pass' });
      },
    },
  ]);
  const passOn = (no: string): void => {
    give.passOn.mutate({ no, passing: 'unavailable' });
  };
  if (pool === undefined) return null;
  return (
    <>
      <Group gap="sm">
        <NativeSelect
          size="xs"
          aria-label={t('selection.counter')}
          data={counters.map((value) => ({ value, label: t('selection.counterNo', { n: value }) }))}
          value={counter}
          onChange={({ currentTarget: { value } }) => {
            setCounter(value);
            setPicked(null);
          }}
        />
        <ProblemNote error={give.call.error ?? give.passOn.error} />
      </Group>
      <div className={classes.columns}>
        <LineColumn
          board={board}
          pool={pool}
          counter={counter}
          mine={mine}
          callOff={callOff(
            { isOpen, mine: mine !== undefined, pool },
            t('selection.nobodyNext'),
            t('selection.hallClosed'),
          )}
          onPool={setPool}
          onCall={call}
          onPassOn={passOn}
        />
        <div className={classes.homes}>
          <h2 className={classes.partTitle}>{pool.label}</h2>
          <ProblemNote error={homes.error} />
          {homes.data !== undefined && (
            <HomeGrid
              {...homes.data}
              chosen={chosen}
              onPick={mine === undefined || mine.unit !== null ? null : setPicked}
            />
          )}
        </div>
        <div className={classes.right}>
          {mine !== undefined && (
            <ServedPanel
              board={board}
              mine={mine}
              home={home}
              error={give.choose.error ?? give.letGo.error}
              onHold={hold}
              onLetGo={letGo}
              onSign={() => {
                setDialog({ kind: 'sign' });
              }}
              onPass={() => {
                setDialog({ kind: 'pass' });
              }}
            />
          )}
          <StepsPart
            drawId={board.drawId}
            onUndo={
              mayLead && isOpen
                ? (no) => {
                    setDialog({ kind: 'undo', no });
                  }
                : null
            }
          />
        </div>
      </div>
      {dialog?.kind === 'sign' && mine !== undefined && home !== undefined && (
        <SignDialog
          board={board}
          mine={mine}
          home={home}
          onClose={close}
          onDone={(no) => {
            close();
            setPicked(null);
            void navigate({ to: '/selection/$drawId/slip/$no', params: { drawId: board.drawId, no } });
          }}
        />
      )}
      {dialog?.kind === 'pass' && mine !== undefined && (
        <PassDialog board={board} mine={mine} unit={chosen} onClose={close} />
      )}
      {dialog?.kind === 'undo' && <UndoDialog drawId={board.drawId} no={dialog.no} onClose={close} />}
    </>
  );
}

function useHomes({ drawId }: SelectionBoard, pool: PoolView | undefined) {
  return useQuery({
    ...orpc.selection.homes.queryOptions({ input: { drawId, pool: pool?.id ?? '' } }),
    enabled: pool !== undefined,
    refetchInterval: LOOK_MS,
  });
}

function useGive(drawId: string) {
  return {
    call: useSelection((commandId, input: { readonly no: string; readonly counter: string }) =>
      client.selection.call({ commandId, drawId, ...input }),
    ),
    choose: useSelection((commandId, input: { readonly no: string; readonly unit: string }) =>
      client.selection.choose({ commandId, drawId, ...input }),
    ),
    letGo: useSelection((commandId, input: { readonly no: string }) =>
      client.selection.letGo({ commandId, drawId, ...input }),
    ),
    passOn: useSelection((commandId, input: { readonly no: string; readonly passing: Passing }) =>
      client.selection.pass({ commandId, drawId, ...input, excuse: null, reasons: [], unit: null, comment: '' }),
    ),
  };
}

interface Calling {
  readonly isOpen: boolean;
  readonly mine: boolean;
  readonly pool: PoolView;
}

function callOff({ isOpen, mine, pool }: Calling, nobody: string, closed: string): string | null {
  if (!isOpen) return closed;
  return mine || pool.next.length > 0 ? null : nobody;
}
