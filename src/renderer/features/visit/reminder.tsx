import { Group, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ContactWay, contactWays } from '../../../domain/arrears/events.ts';
import type { PlainDate } from '../../../kernel/plain-date.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import looks from '../../ui/looks.module.css';

interface ReminderProps {
  readonly last: { readonly on: PlainDate; readonly way: ContactWay } | undefined;
  readonly isPending: boolean;
  readonly error: unknown;
  readonly onConfirm: (way: ContactWay) => void;
  /** Makes the letter of it. */
  readonly letter: React.ReactNode;
}

/** Reminders that were given, and one more. */
export function Reminder({ last, isPending, error, onConfirm, letter }: ReminderProps) {
  const { t } = useTranslation();
  const [way, setWay] = useState<ContactWay>('letter');
  return (
    <Group gap="xs" align="center">
      <span className={looks.quiet}>
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
        loading={isPending}
        onClick={() => {
          onConfirm(way);
        }}
      >
        {t('tenancy.remind.confirm')}
      </ActionButton>
      {letter}
      <ProblemNote error={error} />
    </Group>
  );
}
