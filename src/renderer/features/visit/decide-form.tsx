import type { ReviewView } from '../../../contract/reviews.ts';
import { useProblemWords } from '../../api/problem-words.ts';
import type { ReviewDraft } from './declare-form.tsx';
import { DecisionForm } from './decision-form.tsx';
import { reviewRefusal, useReviewCommand } from './use-review.ts';

interface DecideFormProps {
  readonly leaseId: string;
  readonly review: ReviewView;
  readonly form: ReviewDraft;
  readonly onChange: (form: ReviewDraft | null) => void;
  readonly onDone: () => void;
}

/** The decision on a review. */
export function DecideForm({ leaseId, review, form, onChange, onDone }: DecideFormProps) {
  const { ofRefusal } = useProblemWords();
  const give = useReviewCommand(leaseId, review, () => {
    onChange(null);
    onDone();
  });
  const refusal = reviewRefusal(review, 'decide') ?? null;
  return (
    <DecisionForm
      conditions={review}
      reason={form.reason}
      onReason={(reason) => {
        onChange({ ...form, reason });
      }}
      passKey="tenancy.decide.passed"
      hasFailed
      off={refusal === null ? null : ofRefusal(refusal)}
      running={give}
      onDecide={(outcome) => {
        give.mutate({ type: 'decide', outcome, reason: form.reason });
      }}
    />
  );
}
