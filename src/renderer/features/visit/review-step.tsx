import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LeaseView } from '../../../contract/leases.ts';
import type { ReviewView } from '../../../contract/reviews.ts';
import { formatDay, formatDayWithWeekday } from '../../ui/format.ts';
import { useToday } from '../../ui/today.ts';
import lease from '../lease/lease.module.css';
import { DecideForm } from './decide-form.tsx';
import { DeclareForm, type ReviewDraft } from './declare-form.tsx';
import { ReviewAfter } from './review-after.tsx';
import { ReviewReminder } from './review-reminder.tsx';
import { StepTitle } from './step-title.tsx';
import classes from './visit.module.css';
import looks from '../../ui/looks.module.css';

interface ReviewStepProps {
  readonly view: LeaseView;
  readonly review: ReviewView;
  readonly form: ReviewDraft | null;
  readonly onChange: (form: ReviewDraft | null) => void;
  /** The step is over: the next one is shown. */
  readonly onNext: () => void;
}

/** The yearly review in a visit: asked for, declared, decided, and what was promised for later. */
export function ReviewStep({ view, review, form, onChange, onNext }: ReviewStepProps) {
  const { t } = useTranslation();
  const today = useToday();
  const { leaseId, content } = view.lease;
  const { state, year, dueOn, opensOn } = review;
  const status = state?.status ?? null;
  const filled: ReviewDraft = form ?? {
    declaration: 'unchanged',
    changes: '',
    signedBy: content.tenant.name,
    papers: [],
    reason: '',
  };
  const [told, setTold] = useState<string | null>(null);
  const isLate = dueOn !== null && dueOn < today && status === 'called';
  return (
    <section className={classes.step} aria-labelledby="step-title">
      <StepTitle of={status ?? 'none'}>
        {t('tenancy.review.title', { year })} {/* Nobody is called to a review that the year does not ask for. */}
        {(status !== null || dueOn !== null) && (
          <span className={status === 'failed' ? looks.late : status === 'passed' ? looks.done : ''}>
            {status === null ? t('tenancy.review.notCalled') : t(`tenancy.reviewStatus.${status}`)}
          </span>
        )}
      </StepTitle>
      <p className={isLate ? looks.late : looks.quiet}>
        {dueOn === null
          ? t('tenancy.review.notAsked')
          : t('tenancy.review.due', { due: formatDayWithWeekday(dueOn, t), opens: formatDay(opensOn) })}
        {isLate && `${t('shell.pause')}${t('tenancy.review.late')}`}
      </p>
      {(status === null || status === 'called') && dueOn !== null && (
        <>
          {status === 'called' && (
            <ReviewReminder
              leaseId={leaseId}
              leaseNo={view.lease.leaseNo}
              review={review}
              onDone={() => {
                setTold(t('tenancy.done.remind'));
              }}
            />
          )}
          <DeclareForm
            leaseId={leaseId}
            review={review}
            form={filled}
            onChange={onChange}
            onDone={() => {
              setTold(t('tenancy.done.declare'));
            }}
          />
        </>
      )}
      {state !== null && state.declared !== null && <Declared review={review} />}
      {status === 'declared' && (
        <DecideForm
          leaseId={leaseId}
          review={review}
          form={filled}
          onChange={onChange}
          onDone={() => {
            setTold(t('tenancy.done.decide'));
            onNext();
          }}
        />
      )}
      {state !== null && status !== 'called' && (
        <ReviewAfter
          leaseId={leaseId}
          review={review}
          onDone={(what) => {
            setTold(t(`tenancy.done.${what}`));
          }}
        />
      )}
      {told !== null && (
        <p role="status" className={looks.done}>
          {told}
        </p>
      )}
    </section>
  );
}

function Declared({ review: { state, declaredByName, decidedByName } }: { readonly review: ReviewView }) {
  const { t } = useTranslation();
  const declared = state?.declared ?? null;
  if (state === null || declared === null) return null;
  const { on, declaration, changes, signedBy } = declared;
  return (
    <dl className={lease.facts}>
      <dt>{t('tenancy.fact.declared')}</dt>
      <dd>
        {on} {t(`tenancy.declaration.${declaration}`)} {changes}
      </dd>
      <dt>{t('tenancy.fact.signedBy')}</dt>
      <dd>{t('tenancy.fact.signedWith', { name: signedBy, officer: declaredByName })}</dd>
      {state.decided !== null && (
        <>
          <dt>{t('tenancy.fact.decided')}</dt>
          <dd>
            {state.decided.on} {t(`tenancy.reviewStatus.${state.decided.outcome}`)} {state.decided.reason}{' '}
            {decidedByName}
            {state.decided.leaveBy !== null && ` ${t('tenancy.fact.leaveBy', { day: state.decided.leaveBy })}`}
          </dd>
        </>
      )}
    </dl>
  );
}
