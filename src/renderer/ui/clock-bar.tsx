import { IconPlayerPauseFilled } from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { PauseReason } from '../../domain/application/pause-reason.ts';
import classes from './clock-bar.module.css';

interface Clock {
  readonly day: number;
  readonly limit: number;
  readonly unit: 'working' | 'calendar';
  readonly overdue: boolean;
  /** It stands; `waitingFor` says why. */
  readonly paused: boolean;
  readonly waitingFor: PauseReason | null;
}

/** Days before the end from which a clock is shown as due. */
const SOON_DAYS = 2;

/** Which day of the limit today is, as words and as a bar; late and due are said, not only coloured. */
export function ClockBar({ clock }: { readonly clock: Clock }) {
  const { t } = useTranslation();
  if (clock.paused && clock.waitingFor !== null) return <Standing reason={clock.waitingFor} overdue={clock.overdue} />;
  const left = clock.limit - clock.day;
  const state = clock.overdue ? 'late' : left <= SOON_DAYS ? 'due' : 'running';
  const filled = clock.limit === 0 ? 1 : Math.min(1, clock.day / clock.limit);
  return (
    <span className={classes.clock} data-state={state} title={t(`clockUnit.${clock.unit}`)}>
      <span className={classes.words}>{clockWords(clock, t)}</span>
      <span className={classes.bar} aria-hidden>
        <span className={classes.fill} style={{ width: `${String(filled * 100)}%` }} />
      </span>
      {state === 'due' && <span className={classes.soon}>{t('list.clock.soon')}</span>}
    </span>
  );
}

/** A clock that stands has no bar: nothing of it is used up while it waits. One that was late before stays so. */
function Standing({ reason, overdue }: { readonly reason: PauseReason; readonly overdue: boolean }) {
  const { t } = useTranslation();
  const words = t('list.clock.paused', { reason: t(`pauseReason.${reason}`) });
  return (
    <span className={classes.clock} data-state={overdue ? 'late' : 'paused'} title={words}>
      <IconPlayerPauseFilled size={12} aria-hidden />
      <span className={classes.standing}>{words}</span>
    </span>
  );
}

function clockWords({ day, limit, overdue, waitingFor }: Clock, t: TFunction): string {
  if (overdue) return t('list.clock.late', { n: Math.max(1, day - limit) });
  if (waitingFor === null) return t('list.clock.running', { day, limit });
  return t('list.clock.waiting', { reason: t(`pauseReason.${waitingFor}`), day, limit });
}
