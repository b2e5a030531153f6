import type { ReviewView } from '../../../contract/reviews.ts';
import { client } from '../../api/client.ts';
import { LettersButton } from './letters-button.tsx';
import { Reminder } from './reminder.tsx';
import { useReviewCommand } from './use-review.ts';

interface ReviewReminderProps {
  readonly leaseId: string;
  readonly leaseNo: string;
  readonly review: ReviewView;
  readonly onDone: () => void;
}

/** Reminders of a yearly review. */
export function ReviewReminder({ leaseId, leaseNo, review, onDone }: ReviewReminderProps) {
  const give = useReviewCommand(leaseId, review, onDone);
  return (
    <Reminder
      last={review.state?.reminders.at(-1)}
      isPending={give.isPending}
      error={give.error}
      onConfirm={(way) => {
        give.mutate({ type: 'remind', way, note: '' });
      }}
      letter={
        <LettersButton
          kind="review-reminder"
          about={leaseNo}
          make={() => client.reviews.letters({ of: [{ leaseId, year: review.year }] })}
        />
      }
    />
  );
}
