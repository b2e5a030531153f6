import { Link } from '@tanstack/react-router';
import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import type { HeardFigures } from '../../../../contract/heard.ts';
import { ticketTopics } from '../../../../domain/ticket/kinds.ts';
import { formatCount } from '../../../ui/format.ts';
import classes from './heard.module.css';

/** Light enough that the number in the fullest cell can be read on it. */
const MOST_SHADE = 45;

/** 片区 by matter: the more tickets, the fuller the cell, and the number in each. */
export function AreasTable({ areas, chosen }: Pick<HeardFigures, 'areas'> & { readonly chosen: string | undefined }) {
  const { t } = useTranslation();
  const topics = ticketTopics.filter((topic) => areas.some(({ counts }) => counts[topic] > 0));
  const most = Math.max(1, ...areas.flatMap(({ counts }) => topics.map((topic) => counts[topic])));
  const shade = (n: number): CSSProperties =>
    ({ '--share': `${String(Math.round((n * MOST_SHADE) / most))}%` }) as CSSProperties;
  if (areas.length === 0) return <p className={classes.quiet}>{t('heard.noAreas')}</p>;
  return (
    <table className={classes.table}>
      <caption>{t('heard.areas')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('heard.area')}</th>
          {topics.map((topic) => (
            <th key={topic} scope="col" className={classes.end}>
              {t(`tickets.topic.${topic}`)}
            </th>
          ))}
          <th scope="col" className={classes.end}>
            {t('heard.total')}
          </th>
        </tr>
      </thead>
      <tbody>
        {areas.map(({ area, counts, total }) => (
          <tr key={area} data-chosen={area === chosen}>
            <th scope="row">
              <Link
                from="/heard"
                to="/heard"
                search={(at) => ({
                  ...at,
                  area,
                  part: undefined,
                  topic: undefined,
                  thing: undefined,
                  value: undefined,
                })}
                className={classes.figure}
              >
                {area}
              </Link>
            </th>
            {topics.map((topic) => {
              const n = counts[topic];
              return (
                <td key={topic} className={`${classes.end ?? ''} ${classes.heat ?? ''}`} style={shade(n)}>
                  {n === 0 ? '' : formatCount(n)}
                </td>
              );
            })}
            <td className={classes.end}>{formatCount(total)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
