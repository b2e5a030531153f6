import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './selection.module.css';

interface CountdownProps {
  /** UTC milliseconds, by the desk's clock. */
  readonly until: number;
  /** The desk's clock when `until` was read, and this window's clock then: a screen of the hall may be off. */
  readonly deskNow: number;
}

/** Minutes and seconds that are left; says so when they are over, and does not count on. */
export function Countdown({ until, deskNow }: CountdownProps) {
  const { t } = useTranslation();
  const [now, setNow] = useState(deskNow);
  useEffect(() => {
    const offset = deskNow - Date.now();
    const tick = (): void => {
      setNow(Date.now() + offset);
    };
    tick();
    const timer = setInterval(tick, 1_000);
    return () => {
      clearInterval(timer);
    };
  }, [deskNow]);
  const left = Math.max(0, Math.ceil((until - now) / 1_000));
  const words = `${String(Math.floor(left / 60))}:${String(left % 60).padStart(2, '0')}`;
  return (
    <span className={classes.countdown} data-state={left === 0 ? 'late' : left <= 60 ? 'due' : 'running'} role="timer">
      {left === 0 ? t('selection.timeOver') : `${t('selection.timeLeft')} ${words}`}
    </span>
  );
}
