import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { OfficeTime } from '../../../contract/time.ts';
import { formatCount } from '../../ui/format.ts';
import classes from './time.module.css';

/** Open cases by age; each number opens them. */
export function AgeingBars({ data: { ageing, open } }: { readonly data: OfficeTime }) {
  const { t } = useTranslation();
  return (
    <table className={classes.table}>
      <caption>
        {t('time.office.ageing')} · {formatCount(open)}
      </caption>
      <tbody>
        {ageing.map(({ bucket, count }) => (
          <tr key={bucket}>
            <th scope="row">{t(`time.office.age.${bucket}`)}</th>
            <td className={classes.end}>
              {count === 0 ? (
                '0'
              ) : (
                <Link to="/time" search={(at) => ({ ...at, age: bucket, step: undefined })} className={classes.figure}>
                  {formatCount(count)}
                </Link>
              )}
            </td>
            <td className={classes.wide} aria-hidden>
              <span className={classes.track}>
                <span
                  className={classes.bar}
                  data-late={bucket === 'older'}
                  style={{ width: `${String(Math.round((count / Math.max(1, open)) * 100))}%` }}
                />
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
