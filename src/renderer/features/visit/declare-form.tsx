import { Radio, Stack, TextInput, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ReviewView } from '../../../contract/reviews.ts';
import type { VisitDraft } from '../../../contract/visits.ts';
import { declarations } from '../../../domain/annual-review/events.ts';
import { useProblemWords } from '../../api/problem-words.ts';
import { useKeys } from '../../shell/keys.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { PapersField } from './papers-field.tsx';
import { reviewRefusal, useReviewCommand } from './use-review.ts';

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
  const isWordless = declaration === 'changed' && (changes.trim() === '' || papers.length === 0);
  const isIncomplete = signedBy.trim() === '' || isWordless;
  const off = refusal !== null ? ofRefusal(refusal) : isIncomplete ? t('refusal.declaration-incomplete') : null;
  const declare = (): void => {
    if (off !== null || give.isPending) return;
    give.mutate({ type: 'declare', declaration, changes, signedBy, papers });
  };
  useKeys([{ keys: 'mod+Enter', labelKey: 'tenancy.declare.confirm', scope: 'lease', inFields: true, run: declare }]);
  return (
    <Stack gap="sm">
      <Radio.Group
        label={t('tenancy.declare.how')}
        value={declaration}
        onChange={(value) => {
          onChange({ ...form, declaration: declarations.find((known) => known === value) ?? 'unchanged' });
        }}
      >
        {declarations.map((value) => (
          <Radio key={value} size="sm" mt={6} value={value} label={t(`tenancy.declaration.${value}`)} />
        ))}
      </Radio.Group>
      {declaration !== 'unchanged' && (
        <Textarea
          label={t('tenancy.declare.changes')}
          value={changes}
          onChange={({ currentTarget: { value } }) => {
            onChange({ ...form, changes: value });
          }}
        />
      )}
      <PapersField
        papers={papers}
        promisedUntil={review.promisedUntil}
        onChange={(next) => {
          onChange({ ...form, papers: next });
        }}
      />
      <TextInput
        w={240}
        label={t('tenancy.declare.signedBy')}
        value={signedBy}
        onChange={({ currentTarget: { value } }) => {
          onChange({ ...form, signedBy: value });
        }}
      />
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
