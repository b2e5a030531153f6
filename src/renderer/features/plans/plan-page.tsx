import { Badge, SegmentedControl, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanView } from '../../../contract/plans.ts';
import type { PlanCommandType } from '../../../domain/allocation/commands.ts';
import { orpc } from '../../api/query.ts';
import { useMay } from '../../api/session.ts';
import { planTabs } from '../../routes/plans-search.ts';
import { useKeys } from '../../shell/keys.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { formatCount, formatDayWithWeekday } from '../../ui/format.ts';
import { Note } from '../../ui/note.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { CandidatesPart } from './candidates-part.tsx';
import { IntentsPart } from './intents-part.tsx';
import { PartsPart } from './parts-part.tsx';
import { PlanBar } from './plan-bar.tsx';
import { RosterPart } from './roster-part.tsx';
import classes from './plans.module.css';
import looks from '../../ui/looks.module.css';

const route = getRouteApi('/desk/plans/$planId');

/** One plan: its parts, who registered, who was reviewed, and the roster with what keeps it from a freeze. */
export function PlanPage() {
  const { planId } = route.useParams();
  const { data: view, error } = useQuery(orpc.plans.get.queryOptions({ input: { planId } }));
  if (view !== undefined) return <Plan key={planId} view={view} />;
  if (error !== null) return <ProblemNote error={error} />;
  return <Skeleton height="100%" animate={false} />;
}

function Plan({ view }: { readonly view: PlanView }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const search = route.useSearch();
  const mayPlan = useMay('draw.plan');
  const [done, setDone] = useState<PlanCommandType | 'freeze' | null>(null);
  const { planId, planNo, status, parts, open } = view;
  const tabs = planTabs.filter((tab) => tab !== 'roster' || mayPlan);
  const tab = tabs.find((known) => known === search.tab) ?? 'parts';
  const show = (next: string): void =>
    void navigate({
      to: '/plans/$planId',
      params: { planId },
      search: { tab: planTabs.find((known) => known === next) },
    });
  const step = (by: 1 | -1) => (): void => {
    show(tabs[(tabs.indexOf(tab) + by + tabs.length) % tabs.length] ?? 'parts');
  };
  const print = (): void => void navigate({ to: '/plans/$planId/print', params: { planId } });
  const back = (): void => void navigate({ to: '/plans' });
  useKeys([
    { keys: 'P', labelKey: 'plans.print', scope: 'plan', run: print },
    { keys: ']', labelKey: 'plans.nextTab', scope: 'plan', run: step(1) },
    { keys: '[', labelKey: 'plans.lastTab', scope: 'plan', run: step(-1) },
    { keys: 'Escape', labelKey: 'plans.back', scope: 'plan', run: back },
  ]);
  return (
    <article className={classes.page} aria-labelledby="plan-title">
      <div className={looks.head}>
        <h1 id="plan-title" className={looks.title}>
          {parts.title}
        </h1>
        <Badge variant="default" radius="sm" size="lg" tt="none">
          {t(open ? 'plans.open' : `plans.status.${status}`)}
        </Badge>
        <span>{planNo ?? t('plans.noNumber')}</span>
        <span className={looks.spread} />
        <ActionButton size="xs" variant="default" keys="P" onClick={print}>
          {t('plans.print')}
        </ActionButton>
        <ActionButton size="xs" variant="default" keys="Escape" onClick={back}>
          {t('plans.back')}
        </ActionButton>
      </div>
      <p className={looks.quiet}>
        {view.officeName} ·{' '}
        {t('plans.windowWords', {
          from: formatDayWithWeekday(parts.window.from, t),
          until: formatDayWithWeekday(parts.window.until, t),
        })}
        <Review view={view} />
      </p>
      <PlanBar view={view} onDone={setDone} />
      <p role="status" className={classes.done}>
        {done !== null && t('plans.done', { command: t(`plans.command.${done}`) })}
      </p>
      {view.drawStatus !== null && (
        <Note tone="plain" flex="none">
          {t('plans.drawAt', { status: t(`draws.status.${view.drawStatus}`) })}{' '}
          <Link to="/draws/$drawId" params={{ drawId: view.drawId ?? '' }}>
            {t('plans.openDraw')}
          </Link>
        </Note>
      )}
      {view.droppedFor !== null && (
        <Note tone="plain" flex="none">
          {t('plans.dropped', { reason: view.droppedFor })}
        </Note>
      )}
      <SegmentedControl
        size="xs"
        className={classes.tabs}
        aria-label={t('plans.tabs.label')}
        value={tab}
        data={tabs.map((value) => ({ value, label: `${t(`plans.tabs.${value}`)}${countOf(view, value)}` }))}
        onChange={show}
      />
      <Tab view={view} tab={tab} />
    </article>
  );
}

type TabName = (typeof planTabs)[number];

/** How many stand in a tab's list. */
function countOf({ counts }: PlanView, tab: TabName): string {
  const shown: Partial<Record<TabName, number>> = {
    review: counts.registered,
    passed: counts.passed,
    failed: counts.failed,
    withdrawn: counts.withdrawn,
    declared: counts.declared,
  };
  const n = shown[tab];
  return n === undefined ? '' : ` ${formatCount(n)}`;
}

function Tab({ view, tab }: { readonly view: PlanView; readonly tab: TabName }) {
  switch (tab) {
    case 'parts':
      return <PartsPart view={view} />;
    case 'candidates':
      return <CandidatesPart view={view} />;
    case 'review':
      return <IntentsPart key={tab} view={view} list="registered" />;
    case 'passed':
    case 'failed':
    case 'withdrawn':
    case 'declared':
      return <IntentsPart key={tab} view={view} list={tab} />;
    case 'roster':
      return <RosterPart view={view} />;
  }
}

/** PRH-13: day x of y of the re-review. */
function Review({ view: { review, status, counts } }: { readonly view: PlanView }) {
  const { t } = useTranslation();
  if (review === null || (status !== 'closed' && status !== 'approved')) return null;
  const words = t('plans.reviewDay', {
    day: review.day,
    limit: review.limit,
    due: formatDayWithWeekday(review.dueOn, t),
    done: formatCount(counts.passed + counts.failed),
    all: formatCount(counts.passed + counts.failed + counts.registered),
  });
  return (
    <>
      {' · '}
      <span className={review.overdue && counts.registered > 0 ? looks.late : undefined}>{words}</span>
    </>
  );
}
