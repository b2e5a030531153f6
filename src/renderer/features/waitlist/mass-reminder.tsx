import { NativeSelect, Skeleton, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ReminderWay, reminderWays } from '../../../domain/waitlist/reasons.ts';
import { orpc } from '../../api/query.ts';
import { formatCount } from '../../ui/format.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { MassDialog } from '../mass/mass-dialog.tsx';
import type { WaitingWish } from './use-waiting-rows.ts';

/** Everybody who is to be reminded to confirm, as a mass action: whom it touches, a second person, a report. */
export function MassReminder({ wish, onClose }: { readonly wish: WaitingWish; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const [way, setWay] = useState<ReminderWay>('letter');
  // Whoever is reminded leaves the list: those of its beginning are meant, also while it runs.
  const { data, error } = useQuery({
    ...orpc.waitlist.select.queryOptions({ input: wish }),
    staleTime: Infinity,
    gcTime: 0,
  });
  const caseIds = data?.caseIds ?? [];
  return (
    <MassDialog
      title={t('waiting.mass.title')}
      confirm={t('waiting.mass.confirm')}
      caseIds={caseIds}
      onClose={onClose}
      action={caseIds.length === 0 ? null : { type: 'remind', way, comment: '' }}
      missing={t(data === undefined ? 'mass.looking' : 'waiting.mass.nobody')}
      fields={
        <>
          <ProblemNote error={error} />
          <NativeSelect
            data-autofocus
            label={t('waiting.form.way')}
            value={way}
            data={reminderWays.map((value) => ({ value, label: t(`waiting.way.${value}`) }))}
            onChange={({ currentTarget: { value } }) => {
              setWay(reminderWays.find((known) => known === value) ?? 'letter');
            }}
          />
          {data === undefined && <Skeleton height={220} animate={false} />}
          {data !== undefined && data.total > caseIds.length && (
            <Text size="sm">
              {t('waiting.mass.first', { n: formatCount(caseIds.length), of: formatCount(data.total) })}
            </Text>
          )}
        </>
      }
    />
  );
}
