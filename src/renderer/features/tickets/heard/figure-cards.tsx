import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { FigurePart, HeardFigures } from '../../../../contract/heard.ts';
import { type RateName, type TicketFigure, rateNames, rateOf, rateText } from '../../../../domain/ticket/rates.ts';
import { formatCount } from '../../../ui/format.ts';
import classes from './heard.module.css';
import looks from '../../../ui/looks.module.css';

interface FigureCardsProps {
  readonly now: TicketFigure;
  readonly before: TicketFigure;
  readonly beforeWord: 'heard.before' | 'heard.beforeWeek';
}

/** The tickets that bring a rate down. */
const against: Readonly<Record<RateName, FigurePart>> = {
  response: 'late',
  solution: 'unsolved',
  satisfaction: 'dissatisfied',
};

/** The three rates of CMP-10 beside those of the period before. */
export function FigureCards({ now, before, beforeWord }: FigureCardsProps) {
  const { t } = useTranslation();
  const shown = (rate: number | null): string => (rate === null ? t('heard.none') : rateText(rate));
  return (
    <div className={classes.cards}>
      {rateNames.map((name) => {
        const rate = rateOf(name, now);
        return (
          <div key={name} className={classes.card} title={t(`heard.rateHint.${name}`)}>
            {t(`heard.rate.${name}`)}
            <strong>{shown(rate)}</strong>
            <Bar rate={rate} />
            <p className={classes.quiet}>
              {t(beforeWord, { rate: shown(rateOf(name, before)) })}
              {beforeWord === 'heard.before' && (
                <>
                  {' · '}
                  <PartLink part={against[name]}>{t(`heard.part.${against[name]}`)}</PartLink>
                </>
              )}
            </p>
          </div>
        );
      })}
    </div>
  );
}

/** As wide as the rate; the number stands beside it. */
export function Bar({ rate }: { readonly rate: number | null }) {
  return (
    <span className={classes.track} aria-hidden>
      <span className={classes.bar} style={{ width: `${String((rate ?? 0) / 10)}%` }} />
    </span>
  );
}

interface PartLinkProps {
  readonly part: FigurePart;
  readonly topic?: HeardFigures['topics'][number]['topic'] | undefined;
  readonly children: string;
}

/** Opens the tickets beside the figures. */
export function PartLink({ part, topic, children }: PartLinkProps) {
  return (
    <Link
      from="/heard"
      to="/heard"
      className={classes.figure}
      search={(at) => ({ ...at, part, topic, thing: undefined, value: undefined })}
    >
      {children}
    </Link>
  );
}

/** As things stand today, each with its list. */
export function OpenNow({ open }: Pick<HeardFigures, 'open'>) {
  const { t } = useTranslation();
  return (
    <div className={classes.open}>
      {(['to-do', 'late', 'soon', 'supervised'] as const).map((list) => {
        const name = list === 'to-do' ? 'todo' : list;
        const isLate = list === 'late' && open.late > 0;
        return (
          <span key={list}>
            {t(`heard.open.${name}`)}{' '}
            <Link to="/tickets" search={{ list }} className={isLate ? looks.late : classes.figure}>
              {formatCount(open[name])}
            </Link>
          </span>
        );
      })}
      <span>
        {t('heard.open.handled')} <strong>{formatCount(open.handled)}</strong>
      </span>
    </div>
  );
}
