import { useTranslation } from 'react-i18next';
import type { StepCommandType } from '../../../../domain/application/commands.ts';
import { pauseReasons } from '../../../../domain/application/pause-reason.ts';
import { rejectionReasons, returnReasons, withdrawalReasons } from '../../../../domain/application/reasons.ts';
import { OverruleFields } from '../../checks/overrule-fields.tsx';
import { formatDayWithWeekday } from '../../../ui/format.ts';
import { timeLimitInWords } from '../../../ui/time-limit.ts';
import type { FieldsProps } from './fields-props.ts';
import { Comment } from './comment-field.tsx';
import { DeathFields, HouseholdFields } from './household-fields.tsx';
import { KeyedChoices } from './keyed-choices.tsx';
import { PromiseFields } from './promise-fields.tsx';
import { SupplementBuilder } from './supplement-builder.tsx';
import { SupplementUpload } from './supplement-upload.tsx';
import classes from './decision.module.css';

/** What each command asks of the officer. */
export function PanelFields({ command, ...fields }: FieldsProps & { readonly command: StepCommandType }) {
  const { t } = useTranslation();
  switch (command) {
    case 'accept':
      return <Said text="acceptBody" />;
    case 'approve':
      return (
        <>
          <Said text="approveBody" />
          <Comment {...fields} label="commentOptional" focused />
          <OverruleFields {...fields} />
        </>
      );
    case 'confirm-rejection':
    case 'overturn-rejection':
      return (
        <>
          <Said text={command === 'confirm-rejection' ? 'confirmRejectionBody' : 'overturnRejectionBody'} />
          <Comment {...fields} label="comment" focused />
          {command === 'overturn-rejection' && <OverruleFields {...fields} />}
        </>
      );
    case 'request-recheck':
      return (
        <>
          <p className={classes.hint}>
            {t('case.decision.recheckBody', { limit: timeLimitInWords(fields.view.recheckLimit, t) })}
          </p>
          <Comment {...fields} label="grounds" focused />
        </>
      );
    case 'pass-review':
      return <Recommendation {...fields} />;
    case 'return-one-step':
      return <ReturnReason {...fields} />;
    case 'pause-clock':
      return <PauseReasons {...fields} />;
    case 'resume-clock':
      return (
        <>
          <Resumed view={fields.view} />
          <Comment {...fields} label="commentOptional" focused />
        </>
      );
    case 'accept-on-promise':
      return (
        <>
          <PromiseFields view={fields.view} />
          <Comment {...fields} label="commentOptional" focused />
        </>
      );
    case 'record-promised':
      return (
        <>
          <SupplementUpload {...fields} />
          <Comment {...fields} label="note" />
        </>
      );
    case 'take-back-step':
      return (
        <>
          <p className={classes.hint}>{t('review.takeBack.body')}</p>
          <Comment {...fields} label="takeBackComment" focused />
        </>
      );
    case 'change-household':
      return <HouseholdFields {...fields} />;
    case 'record-death':
      return <DeathFields {...fields} />;
    case 'withdraw':
      return <WithdrawalReason {...fields} />;
    case 'reject':
      return <RejectionReasons {...fields} />;
    case 'request-supplement':
      return <SupplementBuilder {...fields} />;
    case 'record-supplement':
      return (
        <>
          <SupplementUpload {...fields} />
          <Comment {...fields} label="note" />
        </>
      );
  }
}

function Said({ text }: { readonly text: SaidText }) {
  const { t } = useTranslation();
  return <p className={classes.hint}>{t(`case.decision.${text}`)}</p>;
}

type SaidText = 'pauseBody' | 'acceptBody' | 'approveBody' | 'confirmRejectionBody' | 'overturnRejectionBody';

function Recommendation({ draft, onChange }: FieldsProps) {
  const { t } = useTranslation();
  return (
    <>
      <KeyedChoices
        label={t('case.decision.recommendation')}
        options={(['approve', 'reject'] as const).map((value) => ({
          value,
          labelKey: `recommendation.${value}` as const,
        }))}
        chosen={draft.recommendation === null ? [] : [draft.recommendation]}
        onChoose={(recommendation) => {
          onChange((before) => ({ ...before, recommendation }));
        }}
      />
      <Comment
        draft={draft}
        onChange={onChange}
        label={draft.recommendation === 'reject' ? 'comment' : 'commentOptional'}
      />
    </>
  );
}

function ReturnReason({ draft, onChange }: FieldsProps) {
  const { t } = useTranslation();
  return (
    <>
      <KeyedChoices
        label={t('case.decision.reason')}
        options={returnReasons.map((value) => ({ value, labelKey: `returnReason.${value}` as const }))}
        chosen={draft.returnReason === null ? [] : [draft.returnReason]}
        onChoose={(returnReason) => {
          onChange((before) => ({ ...before, returnReason }));
        }}
      />
      <Comment draft={draft} onChange={onChange} label="comment" />
    </>
  );
}

/** Before acceptance the applicant is waited for by notice, not by a pause (PRH-05). */
function PauseReasons({ view, draft, onChange }: FieldsProps) {
  const { t } = useTranslation();
  const byNotice = view.status === 'submitted' || view.status === 'supplemented';
  return (
    <>
      <Said text="pauseBody" />
      <KeyedChoices
        label={t('case.decision.pauseReason')}
        options={pauseReasons
          .filter((value) => value !== 'applicant' || !byNotice)
          .map((value) => ({ value, labelKey: `pauseReason.${value}` as const }))}
        chosen={draft.pauseReason === null ? [] : [draft.pauseReason]}
        onChoose={(pauseReason) => {
          onChange((before) => ({ ...before, pauseReason }));
        }}
      />
      <Comment draft={draft} onChange={onChange} label="pauseComment" />
    </>
  );
}

function Resumed({ view }: Pick<FieldsProps, 'view'>) {
  const { t } = useTranslation();
  const due = formatDayWithWeekday(view.clock?.dueOn ?? null, t);
  return <p className={classes.hint}>{t('case.decision.resumeBody', { due })}</p>;
}

function WithdrawalReason({ draft, onChange }: FieldsProps) {
  const { t } = useTranslation();
  return (
    <>
      <KeyedChoices
        label={t('case.decision.reason')}
        options={withdrawalReasons.map((value) => ({ value, labelKey: `withdrawal.${value}` as const }))}
        chosen={draft.withdrawalReason === null ? [] : [draft.withdrawalReason]}
        onChoose={(withdrawalReason) => {
          onChange((before) => ({ ...before, withdrawalReason }));
        }}
      />
      <Comment draft={draft} onChange={onChange} label="commentOptional" />
    </>
  );
}

function RejectionReasons({ draft, onChange }: FieldsProps) {
  const { t } = useTranslation();
  return (
    <>
      <KeyedChoices
        label={t('case.decision.reasons')}
        multiple
        options={rejectionReasons.map((value) => ({ value, labelKey: `rejection.${value}` as const }))}
        chosen={draft.rejectionReasons}
        onChoose={(reason) => {
          onChange((before) => ({
            ...before,
            // In the order of the form, whatever the order of ticking: the letter lists them so.
            rejectionReasons: rejectionReasons.filter(
              (known) => before.rejectionReasons.includes(known) !== (known === reason),
            ),
          }));
        }}
      />
      <Comment
        draft={draft}
        onChange={onChange}
        label={draft.rejectionReasons.includes('other') ? 'comment' : 'commentOptional'}
      />
    </>
  );
}
