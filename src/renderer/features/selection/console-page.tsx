import { Button, Group, NativeSelect, Skeleton } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Link, getRouteApi } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AtCounter, HomeView, PoolView, SelectionBoard } from '../../../contract/selection.ts';
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
import looks from '../../ui/looks.module.css';

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
      <h1 id="console-title" className={looks.title}>
        {title}
      </h1>
      <span className={looks.quiet}>{t(`selection.status.${status}`)}</span>
      <span className={looks.spread} />
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
  const [counter, setCounter] = useLocalStorage({ key: 'anju-selection-counter', defaultValue: '1' });
  const [poolId, setPool] = useState(() => busiestPool(board)?.id ?? '');
  const [picked, setPicked] = useState<string | null>(null);
  const [dialog, setDialog] = useState<Dialog>(null);
  const mine = board.counters.find((at) => at.counter === counter);
  const pool = board.pools.find(({ id }) => id === (mine?.place.pool ?? poolId)) ?? board.pools[0];
  const homes = useHomes(board, pool);
  const chosen = mine?.unit ?? mine?.drawn ?? picked;
  const home = homes.data?.homes.find(({ unit }) => unit === chosen);
  const give = useGive(board.drawId);
  const isOpen = board.status === 'open';
  const first = pool?.next[0];
  const steps: CounterSteps = {
    call: () => {
      if (mine === undefined && first !== undefined && first.unavailable !== null) steps.passOn(first.no);
      else give.call.mutate({ no: mine?.place.no ?? first?.no ?? '', counter });
    },
    passOn: (no) => {
      give.passOn.mutate({ no, passing: 'unavailable' });
    },
    hold: () => {
      if (mine?.unit === null && picked !== null) give.choose.mutate({ no: mine.place.no, unit: picked });
    },
    letGo: () => {
      if (mine !== undefined) give.letGo.mutate({ no: mine.place.no });
    },
    sign: () => {
      setDialog({ kind: 'sign' });
    },
    pass: () => {
      setDialog({ kind: 'pass' });
    },
  };
  useCounterKeys(steps, { isOpen: isOpen && (mine ?? first) !== undefined, mine, hasHome: home !== undefined });
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
          callOff={callOff(isOpen, (mine ?? first) !== undefined, t)}
          onPool={setPool}
          onCall={steps.call}
          onPassOn={steps.passOn}
        />
        <div className={classes.homes}>
          <h2 className={classes.partTitle}>{pool.label}</h2>
          <ProblemNote error={homes.error} />
          {homes.data !== undefined && (
            <HomeGrid {...homes.data} chosen={chosen} onPick={mine?.unit === null ? setPicked : null} />
          )}
        </div>
        <div className={classes.right}>
          {mine !== undefined && (
            <ServedPanel
              board={board}
              mine={mine}
              home={home}
              error={give.choose.error ?? give.letGo.error}
              onHold={steps.hold}
              onLetGo={steps.letGo}
              onSign={steps.sign}
              onPass={steps.pass}
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
      <Dialogs
        board={board}
        dialog={dialog}
        mine={mine}
        home={home}
        onClose={() => {
          setDialog(null);
        }}
        onSigned={() => {
          setDialog(null);
          setPicked(null);
        }}
      />
    </>
  );
}

interface CounterSteps {
  readonly call: () => void;
  readonly passOn: (no: string) => void;
  readonly hold: () => void;
  readonly letGo: () => void;
  readonly sign: () => void;
  readonly pass: () => void;
}

interface AtHand {
  readonly isOpen: boolean;
  readonly mine: AtCounter | undefined;
  readonly hasHome: boolean;
}

/** The whole of a household's turn without the mouse. */
function useCounterKeys(steps: CounterSteps, { isOpen, mine, hasHome }: AtHand): void {
  const unit = mine?.unit ?? null;
  const isFixed = unit !== null || (mine?.drawn ?? null) !== null;
  const scope = 'selection' as const;
  useKeys([
    { keys: 'C', labelKey: 'selection.call', scope, disabled: !isOpen, run: steps.call },
    { keys: 'K', labelKey: 'selection.hold', scope, disabled: mine === undefined || isFixed, run: steps.hold },
    { keys: 'S', labelKey: 'selection.confirm', scope, disabled: !isFixed || !hasHome, run: steps.sign },
    { keys: 'R', labelKey: 'selection.release', scope, disabled: unit === null, run: steps.letGo },
    { keys: 'X', labelKey: 'selection.pass', scope, disabled: mine === undefined, run: steps.pass },
  ]);
}

interface DialogsProps {
  readonly board: SelectionBoard;
  readonly dialog: Dialog;
  readonly mine: AtCounter | undefined;
  readonly home: HomeView | undefined;
  readonly onClose: () => void;
  readonly onSigned: () => void;
}

function Dialogs({ board, dialog, mine, home, onClose, onSigned }: DialogsProps) {
  const navigate = route.useNavigate();
  const { drawId } = board;
  if (dialog === null) return null;
  if (dialog.kind === 'undo') return <UndoDialog drawId={drawId} no={dialog.no} onClose={onClose} />;
  if (mine === undefined) return null;
  if (dialog.kind === 'pass') {
    return <PassDialog board={board} mine={mine} unit={home?.unit ?? null} onClose={onClose} />;
  }
  if (home === undefined) return null;
  return (
    <SignDialog
      board={board}
      mine={mine}
      home={home}
      onClose={onClose}
      onDone={(no) => {
        onSigned();
        void navigate({ to: '/selection/$drawId/slip/$no', params: { drawId, no } });
      }}
    />
  );
}

/** Where somebody can be called; else where homes are given at all. */
function busiestPool({ pools }: SelectionBoard): PoolView | undefined {
  return pools.find(({ next }) => next.length > 0) ?? pools.find(({ places }) => places > 0) ?? pools[0];
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

function callOff(isOpen: boolean, isSomebody: boolean, t: TFunction): string | null {
  if (!isOpen) return t('selection.hallClosed');
  return isSomebody ? null : t('selection.nobodyNext');
}
