import { useTranslation } from 'react-i18next';
import type { OfficeTime } from '../../../contract/time.ts';
import classes from './time.module.css';

const [HEIGHT, BAR, GAP, FOOT, HEAD] = [96, 34, 12, 18, 16];

/** Twelve months of the way from receipt to decision: the bar is the median, the line above it nine of ten. */
export function MonthChart({ months }: Pick<OfficeTime, 'months'>) {
  const { t } = useTranslation();
  const most = Math.max(1, ...months.map(({ figure }) => figure.p90 ?? 0));
  const heightOf = (days: number): number => Math.round((days / most) * HEIGHT);
  const width = months.length * (BAR + GAP);
  const words = (month: string, n: number, days: readonly (number | null)[]): string =>
    t('time.office.monthPoint', { month, n, median: days[0] ?? t('time.none'), p90: days[1] ?? t('time.none') });
  return (
    <figure className={classes.chart}>
      <figcaption>{t('time.office.months')}</figcaption>
      <svg
        viewBox={`0 0 ${String(width)} ${String(HEAD + HEIGHT + FOOT)}`}
        role="list"
        aria-label={t('time.office.months')}
      >
        {months.map(({ month, figure: { n, median, p90 } }, place) => {
          const left = place * (BAR + GAP);
          const foot = HEAD + HEIGHT;
          return (
            <g key={month} role="listitem" aria-label={words(month, n, [median, p90])}>
              <title>{words(month, n, [median, p90])}</title>
              {median !== null && (
                <>
                  <rect
                    x={left}
                    y={foot - heightOf(median)}
                    width={BAR}
                    height={heightOf(median)}
                    className={classes.column}
                  />
                  <text x={left + BAR / 2} y={foot - 6} className={classes.inside}>
                    {median}
                  </text>
                </>
              )}
              {p90 !== null && (
                <line
                  x1={left}
                  x2={left + BAR}
                  y1={foot - heightOf(p90)}
                  y2={foot - heightOf(p90)}
                  className={classes.mark}
                />
              )}
              <text x={left + BAR / 2} y={foot + 13} className={classes.value}>
                {month.slice(2)}
              </text>
            </g>
          );
        })}
        <line x1={0} x2={width} y1={HEAD + HEIGHT} y2={HEAD + HEIGHT} className={classes.axis} />
      </svg>
    </figure>
  );
}
