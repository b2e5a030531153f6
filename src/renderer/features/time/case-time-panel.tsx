import { Button, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { CaseTimeView } from '../../../contract/time.ts';
import type { CaseId } from '../../../kernel/ids.ts';
import { orpc } from '../../api/query.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import classes from './time.module.css';

/** Where the time of this case went: each step with its days, in whose hands, paused for what. */
export function CaseTimePanel({ caseId, onClose }: { readonly caseId: CaseId; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { data, error } = useQuery(orpc.time.case.queryOptions({ input: { caseId } }));
  return (
    <section className={classes.panel} aria-label={t('time.case.title')}>
      <div className={classes.panelHead}>
        <h2>{t('time.case.title')}</h2>
        <Button size="compact-sm" variant="default" onClick={onClose}>
          {t('time.case.close')}
        </Button>
      </div>
      <ProblemNote error={error} />
      {data === undefined && error === null && <Skeleton height={180} mt="sm" animate={false} />}
      {data !== undefined && <Timeline time={data} />}
    </section>
  );
}

function Timeline({ time }: { readonly time: CaseTimeView }) {
  const { t } = useTranslation();
  const { elapsedDays: days, elapsed, decidedOn, steps } = time;
  const longest = Math.max(1, ...steps.map((step) => step.days.working));
  return (
    <>
      <p className={classes.sum}>
        {t(decidedOn === null ? 'time.case.elapsed' : 'time.case.decided', { days, working: elapsed.working })}
        {elapsed.paused > 0 && ` · ${t('time.case.pausedSum', { n: elapsed.paused })}`}
      </p>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('time.case.step')}</th>
            <th scope="col">{t('time.case.holder')}</th>
            <th scope="col">{t('time.case.span')}</th>
            <th scope="col" className={classes.end}>
              {t('time.case.working')}
            </th>
            <th scope="col" className={classes.end}>
              {t('time.case.paused')}
            </th>
            <th scope="col">{t('time.case.by')}</th>
          </tr>
        </thead>
        <tbody>
          {steps.map((step, place) => (
            <StepRow key={place} step={step} longest={longest} />
          ))}
        </tbody>
      </table>
    </>
  );
}

interface StepRowProps {
  readonly step: CaseTimeView['steps'][number];
  readonly longest: number;
}

function StepRow({
  step: { step, holder, officeName, startedOn, endedOn, byName, days, pauses },
  longest,
}: StepRowProps) {
  const { t } = useTranslation();
  const share = (n: number): string => `${String(Math.round((n / longest) * 100))}%`;
  return (
    <tr data-running={endedOn === null}>
      <th scope="row">{t(`status.${step}`)}</th>
      <td>{holder === 'applicant' ? t('time.case.applicant') : officeName}</td>
      <td>
        <span className={classes.day}>{startedOn} –</span>
        <span className={classes.day}>{endedOn ?? t('time.case.running')}</span>
        {pauses.map(({ reason, from, to }) => (
          <div key={from} className={classes.quiet}>
            {t('time.case.pause', { reason: t(`pauseReason.${reason}`), from, to: to ?? t('time.case.now') })}
          </div>
        ))}
      </td>
      <td className={classes.end}>
        {days.working}
        <span className={classes.track} aria-hidden>
          <span className={classes.bar} style={{ width: share(days.working - days.paused) }} />
          <span className={classes.stood} style={{ width: share(days.paused) }} />
        </span>
      </td>
      <td className={classes.end}>{days.paused === 0 ? t('time.none') : days.paused}</td>
      <td>{byName}</td>
    </tr>
  );
}
