import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { HeardFigures } from '../../../../contract/heard.ts';
import { type TicketFigure, rateNames, rateOf, rateText } from '../../../../domain/ticket/rates.ts';
import { formatCount } from '../../../ui/format.ts';
import { Bar, PartLink } from './figure-cards.tsx';
import classes from './heard.module.css';
import looks from '../../../ui/looks.module.css';

/** What a table can open: in the report nothing, there it is paper. */
interface Linked {
  readonly linked: boolean;
}

export function OfficesTable({ offices, linked }: Pick<HeardFigures, 'offices'> & Linked) {
  const { t } = useTranslation();
  return (
    <table className={classes.table}>
      <caption>{t('heard.offices')}</caption>
      <RatesHead />
      <tbody>
        {offices.map(({ office, name, figure }) => (
          <tr key={office}>
            <th scope="row">
              {linked ? (
                <Link
                  from="/heard"
                  to="/heard"
                  search={(at) => ({ ...at, office, part: undefined })}
                  className={classes.figure}
                >
                  {name}
                </Link>
              ) : (
                name
              )}
            </th>
            <RatesCells figure={figure} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function TopicsTable({ topics, linked }: Pick<HeardFigures, 'topics'> & Linked) {
  const { t } = useTranslation();
  return (
    <table className={classes.table}>
      <caption>{t('heard.topics')}</caption>
      <RatesHead />
      <tbody>
        {topics.map(({ topic, figure }) => (
          <tr key={topic}>
            <th scope="row">
              {linked ? (
                <PartLink part="received" topic={topic}>
                  {t(`tickets.topic.${topic}`)}
                </PartLink>
              ) : (
                t(`tickets.topic.${topic}`)
              )}
            </th>
            <RatesCells figure={figure} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Heading of a name and its figures. */
export function RatesHead() {
  const { t } = useTranslation();
  return (
    <thead>
      <tr>
        <th scope="col">{t('heard.column.name')}</th>
        {(['received', 'answered', 'late'] as const).map((name) => (
          <th key={name} scope="col" className={classes.end}>
            {t(`heard.column.${name}`)}
          </th>
        ))}
        {rateNames.map((name) => (
          <th key={name} scope="col">
            {t(`heard.rate.${name}`)}
          </th>
        ))}
        <th scope="col" className={classes.end}>
          {t('heard.column.again')}
        </th>
      </tr>
    </thead>
  );
}

export function RatesCells({ figure }: { readonly figure: TicketFigure }) {
  const { t } = useTranslation();
  const late = figure.answered - figure.inTime + figure.overdue;
  return (
    <>
      <td className={classes.end}>{formatCount(figure.received)}</td>
      <td className={classes.end}>{formatCount(figure.answered)}</td>
      <td className={`${classes.end ?? ''} ${late > 0 ? (looks.late ?? '') : ''}`}>{formatCount(late)}</td>
      {rateNames.map((name) => {
        const rate = rateOf(name, figure);
        return (
          <td key={name}>
            {rate === null ? t('heard.none') : rateText(rate)}
            {rate !== null && <Bar rate={rate} />}
          </td>
        );
      })}
      <td className={classes.end}>{formatCount(figure.again)}</td>
    </>
  );
}

/** Estates and homes that come again and again. */
export function ThingsTable({ things, linked }: Pick<HeardFigures, 'things'> & Linked) {
  const { t } = useTranslation();
  const most = Math.max(1, ...things.map(({ all }) => all));
  return (
    <table className={classes.table}>
      <caption>{t('heard.things')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('heard.thingColumn.name')}</th>
          <th scope="col" className={classes.end}>
            {t('heard.thingColumn.now')}
          </th>
          <th scope="col">{t('heard.thingColumn.all')}</th>
        </tr>
      </thead>
      <tbody>
        {things.length === 0 && (
          <tr>
            <td colSpan={3}>{t('heard.noThings')}</td>
          </tr>
        )}
        {things.map(({ kind, value, label, now, all }) => (
          <tr key={`${kind} ${value}`}>
            <th scope="row">
              {t(`heard.thing.${kind}`)}{' '}
              {linked ? (
                <Link
                  from="/heard"
                  to="/heard"
                  search={(at) => ({ ...at, thing: kind, value, area: undefined, part: undefined, topic: undefined })}
                  className={classes.figure}
                >
                  {label}
                </Link>
              ) : (
                label
              )}
            </th>
            <td className={classes.end}>{formatCount(now)}</td>
            <td>
              {formatCount(all)}
              <Bar rate={Math.round((all * 1000) / most)} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
