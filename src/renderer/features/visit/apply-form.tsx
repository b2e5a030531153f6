import { NativeSelect, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { RenewalView } from '../../../contract/renewals.ts';
import type { VisitDraft } from '../../../contract/visits.ts';
import { useProblemWords } from '../../api/problem-words.ts';
import { useKeys } from '../../shell/keys.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { DeclarationFields, isIncomplete } from './declaration-fields.tsx';
import { renewalRefusal, useRenewalCommand } from './use-renewal.ts';
import { useIsSaving } from '../../api/files-under-way.ts';

export type RenewalDraft = NonNullable<VisitDraft['renewal']>;

export interface RenewalFormProps {
  readonly leaseId: string;
  readonly renewal: RenewalView;
  readonly form: RenewalDraft;
  readonly onChange: (form: RenewalDraft | null) => void;
  readonly onDone: (what: 'apply' | 'admit' | 'review' | 'sign') => void;
}

const YEAR = 12;

/** Asking for a new term, in time or late (PRH-29). */
export function ApplyForm({ leaseId, renewal, form, onChange, onDone }: RenewalFormProps) {
  const { t } = useTranslation();
  const { ofRefusal } = useProblemWords();
  const give = useRenewalCommand(leaseId, renewal, () => {
    onChange(null);
    onDone('apply');
  });
  const refusal = renewalRefusal(renewal, 'apply') ?? null;
  const years = Array.from({ length: Math.floor(renewal.longestMonths / YEAR) }, (_, index) => index + 1);
  const isSaving = useIsSaving();
  const wanting = isIncomplete(form) ? t('refusal.declaration-incomplete') : null;
  const off = refusal !== null ? ofRefusal(refusal) : isSaving ? t('intake.documents.stillSaving') : wanting;
  const apply = (): void => {
    if (off !== null || give.isPending) return;
    const { declaration, changes, signedBy, papers, years: asked } = form;
    give.mutate({ type: 'apply', months: asked * YEAR, declaration, changes, signedBy, papers });
  };
  useKeys([{ keys: 'mod+Enter', labelKey: 'tenancy.renewal.apply', scope: 'lease', inFields: true, run: apply }]);
  return (
    <Stack gap="sm">
      <NativeSelect
        w={160}
        label={t('tenancy.renewal.years')}
        value={String(form.years)}
        data={years.map((n) => ({ value: String(n), label: t('tenancy.renewal.nYears', { n }) }))}
        onChange={({ currentTarget: { value } }) => {
          onChange({ ...form, years: Number(value) });
        }}
      />
      <DeclarationFields form={form} promisedUntil={renewal.promisedUntil} onChange={onChange} />
      <ProblemNote error={give.error} />
      <ActionButton
        style={{ alignSelf: 'start' }}
        keys="mod+Enter"
        loading={give.isPending}
        offBecause={off}
        onClick={apply}
      >
        {t('tenancy.renewal.apply')}
      </ActionButton>
    </Stack>
  );
}
