import { Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ReviewView } from '../../../contract/reviews.ts';
import type { VisitDraft } from '../../../contract/visits.ts';
import { useProblemWords } from '../../api/problem-words.ts';
import { useKeys } from '../../shell/keys.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { DeclarationFields, isIncomplete } from './declaration-fields.tsx';
import { reviewRefusal, useReviewCommand } from './use-review.ts';
import { useIsSaving } from '../../api/files-under-way.ts';

export type ReviewDraft = NonNullable<VisitDraft['review']>;

interface DeclareFormProps {
  readonly leaseId: string;
  readonly review: ReviewView;
  readonly form: ReviewDraft;
  readonly onChange: (form: ReviewDraft | null) => void;
  readonly onDone: () => void;
}

/** The household says how it stands: unchanged, changed but entitled, no longer entitled; with papers, photos or promises. */
export function DeclareForm({ leaseId, review, form, onChange, onDone }: DeclareFormProps) {
  const { t } = useTranslation();
  const { ofRefusal } = useProblemWords();
  const give = useReviewCommand(leaseId, review, () => {
    onChange(null);
    onDone();
  });
  const refusal = reviewRefusal(review, 'declare') ?? null;
  const { declaration, changes, signedBy, papers } = form;
  const isSaving = useIsSaving();
  const wanting = isIncomplete(form) ? t('refusal.declaration-incomplete') : null;
  const off = refusal !== null ? ofRefusal(refusal) : isSaving ? t('intake.documents.stillSaving') : wanting;
  const declare = (): void => {
    if (off !== null || give.isPending) return;
    give.mutate({ type: 'declare', declaration, changes, signedBy, papers });
  };
  useKeys([{ keys: 'mod+Enter', labelKey: 'tenancy.declare.confirm', scope: 'lease', inFields: true, run: declare }]);
  return (
    <Stack gap="sm">
      <DeclarationFields form={form} promisedUntil={review.promisedUntil} onChange={onChange} />
      <ProblemNote error={give.error} />
      <ActionButton
        style={{ alignSelf: 'start' }}
        keys="mod+Enter"
        loading={give.isPending}
        offBecause={off}
        onClick={declare}
      >
        {t('tenancy.declare.confirm')}
      </ActionButton>
    </Stack>
  );
}
