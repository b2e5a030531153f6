import { Group, Stack, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ReviewView } from '../../../contract/reviews.ts';
import { useProblemWords } from '../../api/problem-words.ts';
import { useKeys } from '../../shell/keys.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { CaseLink } from '../../ui/case-link.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import type { ReviewDraft } from './declare-form.tsx';
import { reviewRefusal, useReviewCommand } from './use-review.ts';

interface DecideFormProps {
  readonly leaseId: string;
  readonly review: ReviewView;
  readonly form: ReviewDraft;
  readonly onChange: (form: ReviewDraft | null) => void;
  readonly onDone: () => void;
}

/** A person decides: what the conditions say stands beside it, and going against it takes a reason. */
export function DecideForm({ leaseId, review, form, onChange, onDone }: DecideFormProps) {
  const { t } = useTranslation();
  const { ofRefusal } = useProblemWords();
  const give = useReviewCommand(leaseId, review, () => {
    onChange(null);
    onDone();
  });
  const refusal = reviewRefusal(review, 'decide') ?? null;
  const off = refusal === null ? null : ofRefusal(refusal);
  const { reason } = form;
  const decide = (outcome: 'passed' | 'failed'): void => {
    if (off === null && !give.isPending) give.mutate({ type: 'decide', outcome, reason });
  };
  useKeys([
    {
      keys: 'mod+Enter',
      labelKey: 'tenancy.decide.passed',
      scope: 'lease',
      inFields: true,
      run: () => {
        decide('passed');
      },
    },
  ]);
  return (
    <Stack gap="sm">
      {review.outcome !== null && (
        <p>
          {t('tenancy.decide.conditions', { outcome: t(`tenancy.outcome.${review.outcome}`) })}{' '}
          {review.caseId !== null && <CaseLink caseId={review.caseId}>{t('tenancy.decide.toCase')}</CaseLink>}
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
            decide('passed');
          }}
        >
          {t('tenancy.decide.passed')}
        </ActionButton>
        <ActionButton
          variant="default"
          offBecause={off ?? (reason.trim() === '' ? t('refusal.reasons-missing') : null)}
          onClick={() => {
            decide('failed');
          }}
        >
          {t('tenancy.decide.failed')}
        </ActionButton>
      </Group>
    </Stack>
  );
}
