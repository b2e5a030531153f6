import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { OfficeTime } from '../../../contract/time.ts';
import { formatCount } from '../../ui/format.ts';
import { stepWord } from './office-time-rows.ts';
import classes from './time.module.css';

/** Each step that ended in the month beside the month before; its number opens the cases. */
export function StepsTable({ data }: { readonly data: OfficeTime }) {
  const { t } = useTranslation();
  if (data.steps.every(({ now, before }) => now.n + before.n === 0)) {
    return <p className={classes.quiet}>{t('time.office.nothing')}</p>;
  }
  return (
    <table className={classes.table}>
      <caption>{t('time.office.steps')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('time.office.step')}</th>
          {(['count', 'median', 'p90', 'before', 'change'] as const).map((name) => (
            <th key={name} scope="col" className={classes.end}>
              {t(`time.office.${name}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {data.steps.map(({ step, now, before }) => (
          <tr key={step} data-whole={step === 'whole'}>
            <th scope="row">{stepWord(step, t)}</th>
            <td className={classes.end}>
              {now.n === 0 ? (
                '0'
              ) : (
                <Link to="/time" search={(at) => ({ ...at, step, age: undefined })} className={classes.figure}>
                  {formatCount(now.n)}
                </Link>
              )}
            </td>
            <td className={classes.end}>{now.median ?? t('time.none')}</td>
            <td className={classes.end}>{now.p90 ?? t('time.none')}</td>
            <td className={classes.end}>{before.median ?? t('time.none')}</td>
            <td className={classes.end}>
              <Change now={now.median} before={before.median} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Change({ now, before }: { readonly now: number | null; readonly before: number | null }) {
  const { t } = useTranslation();
  if (now === null || before === null) return <>{t('time.none')}</>;
  if (now === before) return <>{t('time.office.same')}</>;
  const isFaster = now < before;
  const words = t(isFaster ? 'time.office.faster' : 'time.office.slower', { n: Math.abs(now - before) });
  return <span className={isFaster ? classes.faster : classes.slower}>{words}</span>;
}

/** From receipt to decision at the offices directly below, the slowest first. */
export function BelowTable({ data }: { readonly data: OfficeTime }) {
  const { t } = useTranslation();
  if (data.below.length === 0) return null;
  return (
    <table className={classes.table}>
      <caption>
        {t('time.office.below')} · {t('time.office.whole')}
      </caption>
      <thead>
        <tr>
          <th scope="col">{t('time.office.office')}</th>
          {(['count', 'median', 'p90'] as const).map((name) => (
            <th key={name} scope="col" className={classes.end}>
              {t(`time.office.${name}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {data.below.map(({ office, name, figure }) => (
          <tr key={office}>
            <th scope="row">
              <Link to="/time" search={{ office, month: data.month }} className={classes.figure}>
                {name}
              </Link>
            </th>
            <td className={classes.end}>{formatCount(figure.n)}</td>
            <td className={classes.end}>{figure.median ?? t('time.none')}</td>
            <td className={classes.end}>{figure.p90 ?? t('time.none')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
