import { Group, Stack, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useProblemWords } from '../../api/problem-words.ts';
import { useKeys } from '../../shell/keys.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { CaseLink } from '../../ui/case-link.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import type { RenewalFormProps } from './apply-form.tsx';
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
  const isWordless = reason.trim() === '';
  const off = refusal !== null ? ofRefusal(refusal) : isLate && isWordless ? t('refusal.reasons-missing') : null;
  const labelKey = isLate ? 'tenancy.renewal.admit' : 'tenancy.decide.passed';
  const settle = (outcome: 'passed' | 'failed'): void => {
    if (off !== null || give.isPending) return;
    give.mutate(isLate ? { type: 'admit', reason } : { type: 'review', outcome, reason });
  };
  useKeys([
    {
      keys: 'mod+Enter',
      labelKey,
      scope: 'lease',
      inFields: true,
      run: () => {
        settle('passed');
      },
    },
  ]);
  return (
    <Stack gap="sm">
      {renewal.outcome !== null && (
        <p>
          {t('tenancy.decide.conditions', { outcome: t(`tenancy.outcome.${renewal.outcome}`) })}{' '}
          {renewal.caseId !== null && <CaseLink caseId={renewal.caseId}>{t('tenancy.decide.toCase')}</CaseLink>}
        </p>
      )}
      <Textarea
        label={t('tenancy.decide.reason')}
        value={reason}
        onChange={({ currentTarget: { value } }) => {
          onChange({ ...form, reason: value });
        }}
      />
      <ProblemNote error={give.error} />
      <Group gap="xs">
        <ActionButton
          keys="mod+Enter"
          loading={give.isPending}
          offBecause={off}
          onClick={() => {
            settle('passed');
          }}
        >
          {t(labelKey)}
        </ActionButton>
        {!isLate && (
          <ActionButton
            variant="default"
            offBecause={off ?? (isWordless ? t('refusal.reasons-missing') : null)}
            onClick={() => {
              settle('failed');
            }}
          >
            {t('tenancy.decide.failed')}
          </ActionButton>
        )}
      </Group>
    </Stack>
  );
}
