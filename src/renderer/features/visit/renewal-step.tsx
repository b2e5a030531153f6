import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LeaseView } from '../../../contract/leases.ts';
import type { RenewalView } from '../../../contract/renewals.ts';
import { client } from '../../api/client.ts';
import { useSession } from '../../api/session.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { formatDay, formatDayWithWeekday } from '../../ui/format.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { useToday } from '../../ui/today.ts';
import lease from '../lease/lease.module.css';
import { ApplyForm, type RenewalDraft } from './apply-form.tsx';
import { PaperList } from './paper-list.tsx';
import { PapersField, type TypedPaper } from './papers-field.tsx';
import { LettersButton } from './letters-button.tsx';
import { Reminder } from './reminder.tsx';
import { SettleForm } from './settle-form.tsx';
import { SignForm } from './sign-form.tsx';
import { StepTitle } from './step-title.tsx';
import { ToLeaving } from './to-leaving.tsx';
import { useRenewalCommand } from './use-renewal.ts';
import classes from './visit.module.css';
import looks from '../../ui/looks.module.css';
import { useIsSaving } from '../../api/files-under-way.ts';

interface RenewalStepProps {
  readonly view: LeaseView;
  readonly renewal: RenewalView;
  readonly form: RenewalDraft | null;
  readonly onChange: (form: RenewalDraft | null) => void;
  /** The step is over: the next one is shown. */
  readonly onNext: () => void;
}

/** The renewal of the term in a visit: asked for, reviewed, signed; late ones wait for a supervisor (PRH-29, PRH-30). */
export function RenewalStep({ view, renewal, form, onChange, onNext }: RenewalStepProps) {
  const { t } = useTranslation();
  const today = useToday();
  const officer = useSession().name;
  const [told, setTold] = useState<string | null>(null);
  const { leaseId, content } = view.lease;
  const { state, until, applyBy, opensOn } = renewal;
  const { status } = state;
  const filled: RenewalDraft = form ?? {
    declaration: 'unchanged',
    changes: '',
    signedBy: content.tenant.name,
    papers: [],
    reason: '',
    years: Math.min(3, Math.floor(renewal.longestMonths / 12)),
    landlord: officer,
    tenant: content.tenant.name,
    employer: '',
  };
  const isLate = status === 'open' && applyBy < today;
  const formProps = {
    leaseId,
    renewal,
    form: filled,
    onChange,
    onDone: (what: 'apply' | 'admit' | 'review' | 'sign') => {
      setTold(t(`tenancy.renewal.done.${what}`));
      if (what === 'sign') onNext();
    },
  };
  return (
    <section className={classes.step} aria-labelledby="step-title">
      <StepTitle of={status}>
        {t('tenancy.renewal.title', { until: formatDay(until) })}{' '}
        <span className={status === 'failed' ? looks.late : status === 'renewed' ? looks.done : ''}>
          {t(`tenancy.renewalStatus.${status}`)}
        </span>
      </StepTitle>
      <p className={isLate ? looks.late : looks.quiet}>
        {t('tenancy.renewal.due', { due: formatDayWithWeekday(applyBy, t), opens: formatDay(opensOn) })}
        {isLate && ` ${t('tenancy.renewal.lateWhat')}`}
      </p>
      {!renewal.isInForce && status === 'open' && <p className={looks.late}>{t('refusal.renewal-over')}</p>}
      {(status === 'failed' || until < today) && status !== 'renewed' && (
        <p>
          <ToLeaving leaseId={leaseId} ground="not-renewed" />
        </p>
      )}
      {renewal.isInForce && status === 'open' && today >= opensOn && (
        <>
          <RenewalReminder leaseId={leaseId} leaseNo={view.lease.leaseNo} renewal={renewal} onDone={setTold} />
          <ApplyForm {...formProps} />
        </>
      )}
      {state.applied !== null && <Applied renewal={renewal} />}
      {(status === 'late' || status === 'applied') && <SettleForm {...formProps} />}
      {status === 'passed' && <SignForm {...formProps} view={view} />}
      {state.applied !== null && <Papers leaseId={leaseId} renewal={renewal} onDone={setTold} />}
      {told !== null && (
        <p role="status" className={looks.done}>
          {told}
        </p>
      )}
    </section>
  );
}

interface PartProps {
  readonly leaseId: string;
  readonly renewal: RenewalView;
  readonly onDone: (told: string) => void;
}

function RenewalReminder({ leaseId, leaseNo, renewal, onDone }: PartProps & { readonly leaseNo: string }) {
  const { t } = useTranslation();
  const give = useRenewalCommand(leaseId, renewal, () => {
    onDone(t('tenancy.done.remind'));
  });
  return (
    <Reminder
      last={renewal.state.reminders.at(-1)}
      isPending={give.isPending}
      error={give.error}
      onConfirm={(way) => {
        give.mutate({ type: 'remind', way, note: '' });
      }}
      letter={
        <LettersButton
          kind="renewal-reminder"
          about={leaseNo}
          make={() => client.renewals.letters({ of: [{ leaseId, until: renewal.until }] })}
        />
      }
    />
  );
}

function Applied({ renewal: { state } }: { readonly renewal: RenewalView }) {
  const { t } = useTranslation();
  const { applied, admitted, reviewed, signed } = state;
  if (applied === null) return null;
  return (
    <dl className={lease.facts}>
      <dt>{t('tenancy.renewal.applied')}</dt>
      <dd>
        {applied.on} {t('tenancy.renewal.nYears', { n: applied.months / 12 })}{' '}
        {t(`tenancy.declaration.${applied.declaration}`)} {applied.changes} {applied.signedBy}
      </dd>
      {admitted !== null && (
        <>
          <dt>{t('tenancy.renewal.admitted')}</dt>
          <dd>
            {admitted.on} {admitted.reason}
          </dd>
        </>
      )}
      {reviewed !== null && (
        <>
          <dt>{t('tenancy.fact.decided')}</dt>
          <dd>
            {reviewed.on} {t(`tenancy.reviewStatus.${reviewed.outcome}`)} {reviewed.reason}
          </dd>
        </>
      )}
      {signed !== null && (
        <>
          <dt>{t('lease.step.signed')}</dt>
          <dd>
            {signed.on} {t('tenancy.renewal.newTerm', { from: signed.term.from, until: signed.term.until })}
          </dd>
        </>
      )}
    </dl>
  );
}

function Papers({ leaseId, renewal, onDone }: PartProps) {
  const { t } = useTranslation();
  const isSaving = useIsSaving();
  const [brought, setBrought] = useState<TypedPaper[]>([]);
  const give = useRenewalCommand(leaseId, renewal, () => {
    setBrought([]);
    onDone(t('tenancy.done.bring'));
  });
  const { until, state } = renewal;
  return (
    <>
      <PaperList papers={state.papers} read={({ hash }) => client.renewals.document({ leaseId, until, hash })} />
      <PapersField papers={brought} promisedUntil={null} onChange={setBrought} />
      <ProblemNote error={give.error} />
      <ActionButton
        style={{ alignSelf: 'start' }}
        size="xs"
        variant="default"
        offBecause={
          isSaving ? t('intake.documents.stillSaving') : brought.length === 0 ? t('refusal.supplement-empty') : null
        }
        onClick={() => {
          give.mutate({ type: 'bring', papers: brought });
        }}
      >
        {t('tenancy.papers.bring')}
      </ActionButton>
    </>
  );
}
