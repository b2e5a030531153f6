import { SegmentedControl, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { LeaseView } from '../../../contract/leases.ts';
import type { ReviewView } from '../../../contract/reviews.ts';
import { type VisitStep, visitSteps } from '../../../contract/visits.ts';
import { instant } from '../../../kernel/instant.ts';
import { orpc } from '../../api/query.ts';
import { useKeys } from '../../shell/keys.ts';
import { formatInstant } from '../../ui/format.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import lease from '../lease/lease.module.css';
import { ReviewStep } from './review-step.tsx';
import { useVisitDraft } from './use-visit-draft.ts';
import { VisitSide } from './visit-side.tsx';
import classes from './visit.module.css';

const route = getRouteApi('/desk/visit/$leaseId');

/** One visit: the person and the lease on the left all the time, the steps across the top. */
export function VisitPage() {
  const { leaseId } = route.useParams();
  const { t } = useTranslation();
  const view = useQuery(orpc.leases.get.queryOptions({ input: { leaseId } }));
  const review = useQuery(orpc.reviews.get.queryOptions({ input: { leaseId } }));
  const error = view.error ?? review.error;
  if (error !== null) {
    return (
      <section className={classes.page}>
        <ProblemNote error={error} />
        <Link to="/visit">{t('tenancy.find.title')}</Link>
      </section>
    );
  }
  if (view.data === undefined || review.data === undefined) return <Skeleton height={420} m={14} animate={false} />;
  return <Loaded key={leaseId} view={view.data} review={review.data} />;
}

interface LoadedProps {
  readonly view: LeaseView;
  readonly review: ReviewView;
}

function Loaded({ view, review }: LoadedProps) {
  const { t } = useTranslation();
  const { step = 'review' } = route.useSearch();
  const navigate = route.useNavigate();
  const kept = useVisitDraft(view.lease.leaseId);
  const goTo = (next: VisitStep | undefined): void => {
    if (next !== undefined) void navigate({ search: { step: next }, replace: true });
  };
  const next = (): void => {
    goTo(visitSteps[visitSteps.indexOf(step) + 1]);
  };
  useKeys(
    visitSteps.map((value, index) => ({
      keys: String(index + 1),
      labelKey: `tenancy.step.${value}`,
      scope: 'lease',
      run: () => {
        goTo(value);
      },
    })),
  );
  const { leaseNo, content } = view.lease;
  return (
    <section className={classes.page} aria-labelledby="visit-title">
      <div className={lease.head}>
        <h1 id="visit-title" className={lease.title}>
          {content.tenant.name} {leaseNo}
        </h1>
        {visitSteps.length > 1 && (
          <SegmentedControl
            size="xs"
            aria-label={t('tenancy.step.label')}
            value={step}
            data={visitSteps.map((value, index) => ({
              value,
              label: `${String(index + 1)} ${t(`tenancy.step.${value}`)}`,
            }))}
            onChange={(value) => {
              goTo(visitSteps.find((known) => known === value));
            }}
          />
        )}
        <span className={lease.spread} />
        {kept?.state.kind === 'saved' && (
          <span className={lease.quiet}>{t('tenancy.kept', { at: formatInstant(instant(kept.state.at)) })}</span>
        )}
        {kept?.state.kind === 'failed' && <span className={lease.late}>{t('tenancy.notKept')}</span>}
      </div>
      <div className={classes.body}>
        <VisitSide view={view} review={review} />
        {kept === undefined ? (
          <Skeleton height={320} animate={false} />
        ) : (
          step === 'review' && (
            <ReviewStep
              view={view}
              review={review}
              form={kept.draft.review}
              onChange={(form) => {
                kept.change({ ...kept.draft, review: form });
              }}
              onNext={next}
            />
          )
        )}
      </div>
    </section>
  );
}
