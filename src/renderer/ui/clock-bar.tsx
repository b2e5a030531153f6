import { useTranslation } from 'react-i18next';
import classes from './clock-bar.module.css';

interface Clock {
  readonly day: number;
  readonly limit: number;
  readonly unit: 'working' | 'calendar';
  readonly overdue: boolean;
}

/** Days before the end from which a clock is shown as due. */
const SOON_DAYS = 2;

/** Which day of the limit today is, as words and as a bar; late and due are said, not only coloured. */
export function ClockBar({ clock }: { readonly clock: Clock }) {
  const { t } = useTranslation();
  const left = clock.limit - clock.day;
  const state = clock.overdue ? 'late' : left <= SOON_DAYS ? 'due' : 'running';
  const filled = clock.limit === 0 ? 1 : Math.min(1, clock.day / clock.limit);
  const words = clock.overdue
    ? t('list.clock.late', { n: Math.max(1, -left) })
    : t('list.clock.running', { day: clock.day, limit: clock.limit });
  return (
    <span className={classes.clock} data-state={state} title={t(`clockUnit.${clock.unit}`)}>
      <span className={classes.words}>{words}</span>
      <span className={classes.bar} aria-hidden>
        <span className={classes.fill} style={{ width: `${String(filled * 100)}%` }} />
      </span>
      {state === 'due' && <span className={classes.soon}>{t('list.clock.soon')}</span>}
    </span>
  );
}
