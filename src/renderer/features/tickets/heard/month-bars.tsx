import { useTranslation } from 'react-i18next';
import type { HeardFigures } from '../../../../contract/heard.ts';
import { rateOf, rateText } from '../../../../domain/ticket/rates.ts';
import classes from './heard.module.css';

/** Twelve months of the response rate, each column with its number. */
export function MonthBars({ months }: Pick<HeardFigures, 'months'>) {
  const { t } = useTranslation();
  return (
    <figure style={{ margin: 0 }}>
      <figcaption>
        <strong>{t('heard.months')}</strong>
      </figcaption>
      <ul className={classes.months}>
        {months.map(({ month, figure }) => {
          const rate = rateOf('response', figure);
          const words = t('heard.monthPoint', {
            month,
            n: figure.received,
            response: shown(rate, t('heard.none')),
            solution: shown(rateOf('solution', figure), t('heard.none')),
            satisfaction: shown(rateOf('satisfaction', figure), t('heard.none')),
          });
          return (
            <li key={month} title={words} aria-label={words}>
              <span>{rate === null ? t('heard.none') : rateText(rate)}</span>
              <span className={classes.column} aria-hidden>
                <span style={{ height: `${String((rate ?? 0) / 10)}%` }} />
              </span>
              <span>{month.slice(2)}</span>
            </li>
          );
        })}
      </ul>
    </figure>
  );
}

function shown(rate: number | null, none: string): string {
  return rate === null ? none : rateText(rate);
}
