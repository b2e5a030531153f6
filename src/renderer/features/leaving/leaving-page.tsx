import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LeaseView } from '../../../contract/leases.ts';
import type { LeavingView } from '../../../contract/leavings.ts';
import type { LeavingCommandType } from '../../../domain/leaving/commands.ts';
import { useProblemWords } from '../../api/problem-words.ts';
import { orpc } from '../../api/query.ts';
import { useKeys } from '../../shell/keys.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { useToday } from '../../ui/today.ts';
import { LeaseDialog } from '../lease/lease-dialog.tsx';
import { WordButton } from '../lease/word-button.tsx';
import { leaseRefusal } from '../lease/use-lease.ts';
import { LeavingDialog } from './leaving-dialog.tsx';
import { LeavingFacts } from './leaving-facts.tsx';
import { leavingRefusal } from './use-leaving.ts';
import lease from '../lease/lease.module.css';
import looks from '../../ui/looks.module.css';

const route = getRouteApi('/desk/leaving/$leaseId');

/** How a household leaves its home: ground, notice, the time for moving out, the return, the settlement. */
export function LeavingPage() {
  const { leaseId } = route.useParams();
  const { t } = useTranslation();
  const view = useQuery(orpc.leavings.get.queryOptions({ input: { leaseId } }));
  const of = useQuery(orpc.leases.get.queryOptions({ input: { leaseId } }));
  if (view.isPending || of.isPending) return <Skeleton height={420} width="auto" m={14} animate={false} />;
  if (view.data === undefined || of.data === undefined) {
    return (
      <section className={looks.page}>
        <ProblemNote error={view.error ?? of.error} />
        <Link to="/leavings">{t('leaving.title')}</Link>
      </section>
    );
  }
  return <Loaded view={view.data} of={of.data} />;
}

interface LoadedProps {
  readonly view: LeavingView;
  readonly of: LeaseView;
}

function Loaded({ view, of }: LoadedProps) {
  const { t } = useTranslation();
  const today = useToday();
  const { leaseId, leaseNo, content } = of.lease;
  const { status, notified } = view.state;
  const isOverdue = status === 'notified' && notified !== null && notified.leaveBy < today;
  return (
    <section className={looks.page} aria-labelledby="leaving-title">
      <div className={looks.head}>
        <h1 id="leaving-title" className={looks.title}>
          {t('leaving.of', { name: content.tenant.name })}
        </h1>
        <span className={isOverdue ? looks.late : ''}>
          {t(isOverdue ? 'leaving.tab.overdue' : `leaving.status.${status}`)}
        </span>
        <Link to="/lease/$leaseId" params={{ leaseId }}>
          {leaseNo}
        </Link>
        <span className={looks.quiet}>
          {content.home.estate} {content.home.unitNo}
        </span>
      </div>
      <Actions view={view} of={of} />
      <LeavingFacts view={view} lease={of} />
    </section>
  );
}

/** What there is on paper, from the office's own templates. */
function Papers({ view: { state }, of }: LoadedProps) {
  if (state.notified === null && state.settled === null) return null;
  return (
    <div className={lease.buttons}>
      {state.notified !== null && <WordButton view={of} kind="leaving-notice" />}
      {state.transition !== null && <WordButton view={of} kind="leaving-transition" />}
      {state.settled !== null && <WordButton view={of} kind="leaving-settlement" />}
    </div>
  );
}

/** What follows in the course of a leaving; the first that is there is the main one. */
const course: readonly LeavingCommandType[] = ['open', 'notify', 'return', 'settle', 'refund'];
const beside: readonly LeavingCommandType[] = [
  'hear',
  'set-rent',
  'sign-transition',
  'fine',
  'pay-fine',
  'file-suit',
  'note-judgment',
  'note-enforcement',
  'withdraw',
  'lift-ban',
];

/** The day for moving out is over, or the home is back and something is owed. */
function maySue({ state: { status, notified } }: LeavingView, today: string): boolean {
  return status !== 'notified' || (notified !== null && notified.leaveBy < today);
}

function Actions({ view, of }: LoadedProps) {
  const { t } = useTranslation();
  const { ofRefusal } = useProblemWords();
  const today = useToday();
  const { ground = view.suggested } = route.useSearch();
  const [open, setOpen] = useState<LeavingCommandType | 'move-out' | null>(null);
  const [done, setDone] = useState<string | null>(null);
  const next = course.find((type) => leavingRefusal(view, type) !== undefined);
  const others = beside.filter(
    (type) =>
      leavingRefusal(view, type) !== undefined &&
      (type !== 'sign-transition' || (view.hasTransition && view.state.transition === null)) &&
      (type !== 'file-suit' || maySue(view, today)),
  );
  // The protocol of moving out comes before the return, and is the lease's.
  const handOver = next === 'return' && view.handedOverOn === null ? leaseRefusal(of, 'move-out') : undefined;
  const main = handOver === undefined ? next : 'move-out';
  const off = handOver ?? (next === undefined ? null : (leavingRefusal(view, next) ?? null));
  const wordOf = (what: LeavingCommandType | 'move-out'): string =>
    what === 'move-out' ? t('lease.command.move-out') : t(`leaving.command.${what}`);
  const finished = (what: LeavingCommandType | 'move-out'): void => {
    setOpen(null);
    setDone(wordOf(what));
  };
  useKeys([
    {
      keys: 'B',
      labelKey: 'leaving.next',
      scope: 'lease',
      disabled: main === undefined || off !== null,
      run: () => setOpen(main ?? null),
    },
  ]);
  return (
    <>
      <div className={lease.buttons}>
        {main !== undefined && (
          <ActionButton
            size="xs"
            keys="B"
            offBecause={off === null ? null : ofRefusal(off)}
            onClick={() => setOpen(main)}
          >
            {wordOf(main)}
          </ActionButton>
        )}
        {others.map((type) => {
          const refusal = leavingRefusal(view, type) ?? null;
          return (
            <ActionButton
              key={type}
              size="xs"
              variant="default"
              offBecause={refusal === null ? null : ofRefusal(refusal)}
              onClick={() => setOpen(type)}
            >
              {t(`leaving.command.${type}`)}
            </ActionButton>
          );
        })}
      </div>
      <Papers view={view} of={of} />
      {done !== null && (
        <p role="status" className={looks.done}>
          {t('lease.done', { command: done })}
        </p>
      )}
      {open === 'move-out' && (
        <LeaseDialog
          view={of}
          step="move-out"
          onClose={() => setOpen(null)}
          onDone={() => {
            finished('move-out');
          }}
        />
      )}
      {open !== null && open !== 'move-out' && (
        <LeavingDialog
          type={open}
          view={view}
          lease={of}
          ground={ground}
          onClose={() => setOpen(null)}
          onDone={finished}
        />
      )}
    </>
  );
}
