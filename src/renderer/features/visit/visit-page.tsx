import { SegmentedControl, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { LeaseView } from '../../../contract/leases.ts';
import type { RenewalView } from '../../../contract/renewals.ts';
import type { ReviewView } from '../../../contract/reviews.ts';
import { type VisitStep, visitSteps } from '../../../contract/visits.ts';
import { instant } from '../../../kernel/instant.ts';
import { orpc } from '../../api/query.ts';
import { useKeys } from '../../shell/keys.ts';
import { formatInstant } from '../../ui/format.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { PayStep } from './pay-step.tsx';
import { PrintStep } from './print-step.tsx';
import { RenewalStep } from './renewal-step.tsx';
import { ReviewStep } from './review-step.tsx';
import { type KeptVisit, useVisitDraft } from './use-visit-draft.ts';
import { VisitSide } from './visit-side.tsx';
import classes from './visit.module.css';
import looks from '../../ui/looks.module.css';

const route = getRouteApi('/desk/visit/$leaseId');

/** One visit: the person and the lease on the left all the time, the steps across the top. */
export function VisitPage() {
  const { leaseId } = route.useParams();
  const { t } = useTranslation();
  const view = useQuery(orpc.leases.get.queryOptions({ input: { leaseId } }));
  const review = useQuery(orpc.reviews.get.queryOptions({ input: { leaseId } }));
  const renewal = useQuery(orpc.renewals.get.queryOptions({ input: { leaseId } }));
  const error = view.error ?? review.error ?? renewal.error;
  if (error !== null) {
    return (
      <section className={classes.page}>
        <ProblemNote error={error} />
        <Link to="/visit">{t('tenancy.find.title')}</Link>
      </section>
    );
  }
  if (view.data === undefined || review.data === undefined || renewal.data === undefined) {
    return <Skeleton height={420} width="auto" m={14} animate={false} />;
  }
  return <Loaded key={leaseId} view={view.data} review={review.data} renewal={renewal.data} />;
}

interface LoadedProps {
  readonly view: LeaseView;
  readonly review: ReviewView;
  readonly renewal: RenewalView;
}

function Loaded({ view, review, renewal }: LoadedProps) {
  const { t } = useTranslation();
  const navigate = route.useNavigate();
  const kept = useVisitDraft(view.lease.leaseId);
  const step = route.useSearch().step ?? kept?.draft.step ?? 'review';
  const goTo = (next: VisitStep | undefined): void => {
    if (next === undefined) return;
    kept?.change({ step: next });
    void navigate({ search: { step: next }, replace: true });
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
      <div className={looks.head}>
        <h1 id="visit-title" className={looks.title}>
          {content.tenant.name} {leaseNo}
        </h1>
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
        <span className={looks.spread} />
        {kept?.state.kind === 'saved' && (
          <span className={looks.quiet}>{t('tenancy.kept', { at: formatInstant(instant(kept.state.at)) })}</span>
        )}
        {kept?.state.kind === 'failed' && <span className={looks.late}>{t('tenancy.notKept')}</span>}
      </div>
      <div className={classes.body}>
        <VisitSide view={view} review={review} renewal={renewal} />
        {kept === undefined ? (
          <Skeleton height={320} animate={false} />
        ) : (
          <Step step={step} parts={{ view, review, renewal }} kept={kept} onNext={next} />
        )}
      </div>
    </section>
  );
}

interface StepProps {
  readonly step: VisitStep;
  readonly parts: LoadedProps;
  readonly kept: KeptVisit;
  readonly onNext: () => void;
}

function Step({ step, parts: { view, review, renewal }, kept: { draft, change }, onNext }: StepProps) {
  switch (step) {
    case 'review':
      return (
        <ReviewStep
          view={view}
          review={review}
          form={draft.review}
          onChange={(form) => {
            change({ review: form });
          }}
          onNext={onNext}
        />
      );
    case 'renewal':
      return (
        <RenewalStep
          view={view}
          renewal={renewal}
          form={draft.renewal}
          onChange={(form) => {
            change({ renewal: form });
          }}
          onNext={onNext}
        />
      );
    case 'pay':
      return (
        <PayStep
          view={view}
          form={draft.pay}
          onChange={(form) => {
            change({ pay: form });
          }}
          onNext={onNext}
        />
      );
    case 'print':
      return <PrintStep view={view} review={review} renewal={renewal} />;
  }
}
