import { Group, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReviewView } from '../../../contract/reviews.ts';
import { contactWays } from '../../../domain/arrears/events.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import lease from '../lease/lease.module.css';
import { useReviewCommand } from './use-review.ts';

interface ReviewReminderProps {
  readonly leaseId: string;
  readonly review: ReviewView;
  readonly onDone: () => void;
}

/** Reminders that were given, and one more. */
export function ReviewReminder({ leaseId, review, onDone }: ReviewReminderProps) {
  const { t } = useTranslation();
  const [way, setWay] = useState<(typeof contactWays)[number]>('letter');
  const give = useReviewCommand(leaseId, review, onDone);
  const last = review.state?.reminders.at(-1);
  return (
    <Group gap="xs" align="center">
      <span className={lease.quiet}>
        {last === undefined
          ? t('tenancy.remind.never')
          : t('tenancy.remind.last', { on: last.on, way: t(`lease.chase.way.${last.way}`) })}
      </span>
      <NativeSelect
        size="xs"
        aria-label={t('tenancy.remind.way')}
        value={way}
        data={contactWays.map((value) => ({ value, label: t(`lease.chase.way.${value}`) }))}
        onChange={({ currentTarget: { value } }) => {
          setWay(contactWays.find((known) => known === value) ?? 'letter');
        }}
      />
      <ActionButton
        size="xs"
        variant="default"
        loading={give.isPending}
        onClick={() => {
          give.mutate({ type: 'remind', way, note: '' });
        }}
      >
        {t('tenancy.remind.confirm')}
      </ActionButton>
      <ProblemNote error={give.error} />
    </Group>
  );
}
