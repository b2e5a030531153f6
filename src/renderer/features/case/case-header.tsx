import { Badge, Tooltip } from '@mantine/core';
import { IconPlayerPauseFilled, IconStarFilled } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../../contract/cases.ts';
import { formatDay, formatDayWithWeekday } from '../../ui/format.ts';
import { clockShare, clockTone } from './case-clock.ts';
import classes from './case.module.css';

/** Which case this is, where it stands and how much time is left. */
export function CaseHeader({ view, children }: { readonly view: CaseView; readonly children: ReactNode }) {
  const { t } = useTranslation();
  const { content } = view;
  return (
    <header className={classes.header}>
      <div className={classes.line}>
        <h1 className={classes.name}>
          <span className={classes.caseNo}>{view.caseNo}</span> {content.members[0]?.name}
        </h1>
        <Badge variant="default" radius="sm" size="lg" tt="none">
          {t(`status.${view.status}`)}
        </Badge>
        {view.clock !== null && <CaseClock clock={view.clock} status={view.status} />}
        <span className={classes.aside}>
          <span>{t(`programme.${content.programme}`)}</span>
          {' · '}
          <span>
            {t('case.header.size', { count: content.members.filter((member) => member.flags.counted).length })}
          </span>
        </span>
        {content.greenChannel !== null && <GreenChannel {...content.greenChannel} />}
      </div>
      {children}
    </header>
  );
}

type GreenChannelProps = NonNullable<CaseView['content']['greenChannel']>;

/** Served first, and why; what was noted about it on hover and focus. */
function GreenChannel({ reason, note }: GreenChannelProps) {
  const { t } = useTranslation();
  const words = t('case.header.greenChannel', { reason: t(`green.${reason}`) });
  return (
    <Tooltip label={note === '' ? words : `${words} · ${note}`}>
      <span className={classes.green} tabIndex={0}>
        <IconStarFilled size={13} aria-hidden /> {words}
      </span>
    </Tooltip>
  );
}

interface CaseClockProps {
  readonly clock: NonNullable<CaseView['clock']>;
  readonly status: CaseView['status'];
}

/** The working-day clock: text first, the bar for the glance. */
function CaseClock({ clock, status }: CaseClockProps) {
  const { t } = useTranslation();
  const tone = clockTone(clock);
  if (clock.pausedOn !== null && clock.waitingFor !== null) return <StandingClock clock={clock} />;
  // On which day of the week it should have been matters only while it can still be done.
  const due = tone === 'late' ? formatDay(clock.dueOn) : formatDayWithWeekday(clock.dueOn, t);
  return (
    <span className={classes.clock} data-tone={tone}>
      <Tooltip label={t('case.header.dayTitle', { step: t(`status.${status}`), unit: t(`clockUnit.${clock.unit}`) })}>
        <span className={classes.day} tabIndex={0}>
          {clock.waitingFor !== null && t('case.header.waiting', { reason: t(`pauseReason.${clock.waitingFor}`) })}
          {t('case.header.day', { day: clock.day, limit: clock.limit })}
          <span className={classes.track} aria-hidden>
            <span className={classes.share} style={{ width: `${clockShare(clock)}%` }} />
          </span>
        </span>
      </Tooltip>
      <span className={classes.aside}>{t(tone === 'late' ? 'case.header.overdue' : 'case.header.due', { due })}</span>
      {clock.provisional && (
        <Tooltip label={t('case.header.provisionalWhy')}>
          <Badge variant="outline" color="orange" size="sm" radius="sm" tt="none" tabIndex={0}>
            {t('case.header.provisional')}
          </Badge>
        </Tooltip>
      )}
    </span>
  );
}

/** It waits: for what, since when, and how much of the limit was used before. */
function StandingClock({ clock }: Pick<CaseClockProps, 'clock'>) {
  const { t } = useTranslation();
  const { pausedOn, waitingFor, day, limit, overdue, dueOn } = clock;
  if (pausedOn === null || waitingFor === null) return null;
  return (
    <span className={classes.clock} data-tone={clockTone(clock)}>
      <span className={classes.standing}>
        <IconPlayerPauseFilled size={13} aria-hidden />
        {t('case.header.paused', { reason: t(`pauseReason.${waitingFor}`) })}
      </span>
      <span>{t('case.header.pausedSince', { day: pausedOn, n: day, limit })}</span>
      {overdue && <span>{t('case.header.overdue', { due: formatDay(dueOn) })}</span>}
    </span>
  );
}
