import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { LeaseView } from '../../../contract/leases.ts';
import type { RenewalView } from '../../../contract/renewals.ts';
import type { ReviewView } from '../../../contract/reviews.ts';
import { openPapers } from '../../../domain/annual-review/paper.ts';
import type { PlainDate } from '../../../kernel/plain-date.ts';
import { formatDay, formatYuan } from '../../ui/format.ts';
import { useToday } from '../../ui/today.ts';
import lease from '../lease/lease.module.css';
import classes from './visit.module.css';
import looks from '../../ui/looks.module.css';

interface VisitSideProps {
  readonly view: LeaseView;
  readonly review: ReviewView;
  readonly renewal: RenewalView;
}

/** Who sits at the counter, their lease and money, what is due, what was promised: there in every step. */
export function VisitSide({ view, review, renewal }: VisitSideProps) {
  const { t } = useTranslation();
  const today = useToday();
  const { leaseId, content, status } = view.lease;
  const { tenant, home, term } = content;
  const { arrears, owedFen, depositFen } = view.ledger ?? { arrears: null, owedFen: 0, depositFen: 0 };
  const promised = openPapers([...(review.state?.papers ?? []), ...renewal.state.papers]);
  const isReviewDone = review.state?.status === 'passed';
  return (
    <aside className={classes.side} aria-label={t('tenancy.side.label')}>
      <dl className={lease.facts}>
        <dt>{t('lease.fact.tenant')}</dt>
        <dd>
          {tenant.name} {tenant.identityNumber}
        </dd>
        <dt>{t('lease.fact.phone')}</dt>
        <dd>{tenant.phone}</dd>
        <dt>{t('lease.fact.occupants')}</dt>
        <dd>{tenant.occupants.map(({ name }) => name).join(t('case.comma')) || t('tenancy.side.alone')}</dd>
        <dt>{t('lease.fact.home')}</dt>
        <dd>
          {home.estate} {home.unitNo}
        </dd>
        <dt>{t('lease.fact.term')}</dt>
        <dd>{t('lease.fromUntil', { from: formatDay(term.from), until: formatDay(term.until) })}</dd>
        <dt>{t('tenancy.side.lease')}</dt>
        <dd>
          <Link to="/lease/$leaseId" params={{ leaseId }}>
            {t(`lease.status.${status}`)}
          </Link>
        </dd>
        <dt>{t('lease.figure.owed')}</dt>
        <dd className={arrears !== null && arrears.fen > 0 ? looks.late : ''}>
          {formatYuan(owedFen)}
          {arrears !== null && arrears.fen > 0 && ` ${t('tenancy.side.inArrears', { n: arrears.months })}`}
        </dd>
        <dt>{t('lease.fact.deposit')}</dt>
        <dd>{formatYuan(depositFen)}</dd>
        <dt>{t('tenancy.side.review')}</dt>
        <dd className={isReviewDone ? looks.done : review.dueOn !== null && review.dueOn < today ? looks.late : ''}>
          {isReviewDone
            ? t('tenancy.reviewStatus.passed')
            : review.dueOn === null
              ? t('tenancy.review.notAsked')
              : t('tenancy.side.dueBy', { day: formatDay(review.dueOn) })}
        </dd>
        <dt>{t('tenancy.side.renewal')}</dt>
        <dd className={renewalTone(renewal, today)}>
          {renewal.state.status === 'open'
            ? t('tenancy.side.applyBy', { day: formatDay(renewal.applyBy) })
            : t(`tenancy.renewalStatus.${renewal.state.status}`)}
        </dd>
      </dl>
      {promised.length > 0 && (
        <div role="group" aria-label={t('tenancy.side.promised')}>
          <strong className={looks.due}>{t('tenancy.side.promised')}</strong>
          <ul className={classes.papers}>
            {promised.map(({ type, promisedUntil }) => (
              <li key={type} className={promisedUntil !== null && promisedUntil < today ? looks.late : looks.due}>
                {t(`documentType.${type}`)}{' '}
                <span className={classes.whole}>
                  {t('tenancy.papers.promised', { until: formatDay(promisedUntil) })}
                </span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </aside>
  );
}

function renewalTone({ state: { status }, opensOn, applyBy }: RenewalView, today: PlainDate): string | undefined {
  if (status === 'renewed') return looks.done;
  if (status === 'late' || status === 'failed' || (status === 'open' && applyBy < today)) return looks.late;
  return status === 'open' && opensOn > today ? undefined : looks.due;
}
