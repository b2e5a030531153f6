import { useTranslation } from 'react-i18next';
import { useProblemWords } from '../../api/problem-words.ts';
import type { RenewalFormProps } from './apply-form.tsx';
import { DecisionForm } from './decision-form.tsx';
import { renewalRefusal, useRenewalCommand } from './use-renewal.ts';

/** A late application is admitted with a reason, one in time is reviewed: what the conditions say stands beside it. */
export function SettleForm({ leaseId, renewal, form, onChange, onDone }: RenewalFormProps) {
  const { t } = useTranslation();
  const { ofRefusal } = useProblemWords();
  const isLate = renewal.state.status === 'late';
  const give = useRenewalCommand(leaseId, renewal, (what) => {
    onChange(null);
    onDone(what === 'admit' ? 'admit' : 'review');
  });
  const refusal = renewalRefusal(renewal, isLate ? 'admit' : 'review') ?? null;
  const { reason } = form;
  const off =
    refusal !== null ? ofRefusal(refusal) : isLate && reason.trim() === '' ? t('refusal.reasons-missing') : null;
  return (
    <DecisionForm
      conditions={renewal}
      reason={reason}
      onReason={(text) => {
        onChange({ ...form, reason: text });
      }}
      passKey={isLate ? 'tenancy.renewal.admit' : 'tenancy.decide.passed'}
      hasFailed={!isLate}
      off={off}
      running={give}
      onDecide={(outcome) => {
        give.mutate(isLate ? { type: 'admit', reason } : { type: 'review', outcome, reason });
      }}
    />
  );
}
