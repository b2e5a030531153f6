import { Group } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReviewView } from '../../../contract/reviews.ts';
import { client } from '../../api/client.ts';
import { useProblemWords } from '../../api/problem-words.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';
import { PaperList } from './paper-list.tsx';
import { PapersField, type TypedPaper } from './papers-field.tsx';
import { ToLeaving } from './to-leaving.tsx';
import { reviewRefusal, useReviewCommand } from './use-review.ts';
import { useIsSaving } from '../../api/files-under-way.ts';

interface ReviewAfterProps {
  readonly leaseId: string;
  readonly review: ReviewView;
  readonly onDone: (what: 'bring' | 'reopen') => void;
}

/** After the declaration: its papers, those that were promised and are brought now, and a decision that is taken up again. */
export function ReviewAfter({ leaseId, review, onDone }: ReviewAfterProps) {
  const { t } = useTranslation();
  const isSaving = useIsSaving();
  const { ofRefusal } = useProblemWords();
  const [brought, setBrought] = useState<TypedPaper[]>([]);
  const [reopening, setReopening] = useState(false);
  const give = useReviewCommand(leaseId, review, (type) => {
    setBrought([]);
    setReopening(false);
    onDone(type === 'reopen' ? 'reopen' : 'bring');
  });
  const mayReopen = reviewRefusal(review, 'reopen');
  const { year, state } = review;
  return (
    <>
      <PaperList papers={state?.papers ?? []} read={({ hash }) => client.reviews.document({ leaseId, year, hash })} />
      <PapersField papers={brought} promisedUntil={null} onChange={setBrought} />
      <ProblemNote error={give.error} />
      <Group gap="xs">
        {state?.status === 'failed' && <ToLeaving leaseId={leaseId} ground="review-failed" />}
        <ActionButton
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
        {mayReopen !== undefined && (
          <ActionButton
            size="xs"
            variant="default"
            offBecause={mayReopen === null ? null : ofRefusal(mayReopen)}
            onClick={() => {
              setReopening(true);
            }}
          >
            {t('tenancy.decide.reopen')}
          </ActionButton>
        )}
      </Group>
      {reopening && (
        <ReasonDialog
          title={t('tenancy.decide.reopen')}
          body={t('tenancy.decide.reopenWhat')}
          label={t('tenancy.decide.reason')}
          hint={t('tenancy.decide.reopenHint')}
          missing={t('lease.dialog.reason')}
          confirm={t('tenancy.decide.reopen')}
          most={500}
          isPending={give.isPending}
          error={give.error}
          onConfirm={(reason) => {
            give.mutate({ type: 'reopen', reason });
          }}
          onClose={() => {
            setReopening(false);
          }}
        />
      )}
    </>
  );
}
