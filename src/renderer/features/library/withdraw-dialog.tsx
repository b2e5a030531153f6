import { Button, Group, Modal, Stack, TextInput, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LibraryView } from '../../../contract/library.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { useToday } from '../../ui/today.ts';
import { parseTypedDate } from '../intake/typed-date.ts';
import { useLibrary } from './use-library.ts';

/** A document does not hold from a day on, for a reason that others read. */
export function WithdrawDialog({ view, onClose }: { readonly view: LibraryView; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const today = useToday();
  const [on, setOn] = useState<string>(today);
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const give = useLibrary(view);
  const day = parseTypedDate(on);
  const submit = (): void => {
    setAsked(true);
    if (day === undefined || reason.trim() === '' || give.isPending) return;
    give.mutate({ type: 'withdraw', on: day, reason }, { onSuccess: onClose });
  };
  return (
    <Modal
      opened
      title={t('library.command.withdraw')}
      onClose={onClose}
      closeButtonProps={{ 'aria-label': t('tickets.form.cancel') }}
    >
      <Stack gap="sm">
        <TextInput
          label={t('library.on')}
          value={on}
          error={asked && day === undefined ? t('library.badDay') : null}
          onChange={({ currentTarget: { value } }) => {
            setOn(value);
          }}
        />
        <Textarea
          data-autofocus
          label={t('library.reason')}
          maxLength={500}
          value={reason}
          error={asked && reason.trim() === '' ? t('library.needed') : null}
          onChange={({ currentTarget: { value } }) => {
            setReason(value);
          }}
        />
        <ProblemNote error={give.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('tickets.form.cancel')}
          </Button>
          <Button loading={give.isPending} onClick={submit}>
            {t('library.command.withdraw')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
