import type { ReviewView } from '../../../contract/reviews.ts';
import { Reminder } from './reminder.tsx';
import { useReviewCommand } from './use-review.ts';

interface ReviewReminderProps {
  readonly leaseId: string;
  readonly review: ReviewView;
  readonly onDone: () => void;
}

/** Reminders of a yearly review. */
export function ReviewReminder({ leaseId, review, onDone }: ReviewReminderProps) {
  const give = useReviewCommand(leaseId, review, onDone);
  return (
    <Reminder
      last={review.state?.reminders.at(-1)}
      isPending={give.isPending}
      error={give.error}
      onConfirm={(way) => {
        give.mutate({ type: 'remind', way, note: '' });
      }}
    />
  );
}
