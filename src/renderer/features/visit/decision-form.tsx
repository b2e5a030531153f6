import { Group, Stack, Textarea } from '@mantine/core';
import type { ParseKeys } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { ReviewView } from '../../../contract/reviews.ts';
import { useKeys } from '../../shell/keys.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { CaseLink } from '../../ui/case-link.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';

type Outcome = 'passed' | 'failed';

interface DecisionFormProps {
  /** What the conditions say, where they were looked at. */
  readonly conditions: Pick<ReviewView, 'outcome' | 'caseId'>;
  readonly reason: string;
  readonly onReason: (reason: string) => void;
  readonly passKey: ParseKeys;
  /** Without it, nothing can be refused here. */
  readonly hasFailed: boolean;
  /** Why the main action is off, in words. */
  readonly off: string | null;
  readonly running: { readonly isPending: boolean; readonly error: unknown };
  readonly onDecide: (outcome: Outcome) => void;
}

/** A person decides: what the conditions say stands beside it, and going against it takes a reason. */
export function DecisionForm(props: DecisionFormProps) {
  const { conditions, reason, passKey, off, running } = props;
  const { t } = useTranslation();
  const decide = (outcome: Outcome): void => {
    if (off === null && !running.isPending) props.onDecide(outcome);
  };
  const pass = (): void => {
    decide('passed');
  };
  useKeys([{ keys: 'mod+Enter', labelKey: passKey, scope: 'lease', inFields: true, run: pass }]);
  return (
    <Stack gap="sm">
      {conditions.outcome !== null && (
        <p>
          {t('tenancy.decide.conditions', { outcome: t(`tenancy.outcome.${conditions.outcome}`) })}{' '}
          {conditions.caseId !== null && <CaseLink caseId={conditions.caseId}>{t('tenancy.decide.toCase')}</CaseLink>}
        </p>
      )}
      <Textarea
        label={t('tenancy.decide.reason')}
        value={reason}
        onChange={({ currentTarget: { value } }) => {
          props.onReason(value);
        }}
      />
      <ProblemNote error={running.error} />
      <Group gap="xs">
        <ActionButton keys="mod+Enter" loading={running.isPending} offBecause={off} onClick={pass}>
          {t(passKey)}
        </ActionButton>
        {props.hasFailed && (
          <ActionButton
            variant="default"
            offBecause={off ?? (reason.trim() === '' ? t('refusal.reasons-missing') : null)}
            onClick={() => {
              decide('failed');
            }}
          >
            {t('tenancy.decide.failed')}
          </ActionButton>
        )}
      </Group>
    </Stack>
  );
}
