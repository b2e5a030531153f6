import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StaffMember } from '../../../contract/staff.ts';
import { client } from '../../api/client.ts';
import { orpc } from '../../api/query.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { useCommand } from '../../api/use-command.ts';

interface ReasonDialogProps {
  readonly action: 'deactivate' | 'reactivate';
  readonly person: StaffMember;
  readonly onClose: () => void;
}

/** Taking an account out of use, or back into it, with the reason for the log. */
export function ReasonDialog({ action, person, onClose }: ReasonDialogProps) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const command = useCommand();
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const change = useMutation({
    mutationFn: () => client.staff[action]({ commandId: command.id(), staffId: person.staffId, reason }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: orpc.staff.key() });
      onClose();
    },
    onError: command.onError,
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(`staff.${action}.title`, { name: person.name })}
      closeButtonProps={{ 'aria-label': t('staff.form.cancel') }}
    >
      <Stack gap="md">
        <Text>{t(`staff.${action}.body`)}</Text>
        <Textarea
          label={t('staff.form.reason')}
          description={t('staff.form.reasonHint')}
          data-autofocus
          required
          maxLength={200}
          value={reason}
          error={missing && reason.trim() === '' ? t('staff.problem.required') : null}
          onChange={(event) => {
            setReason(event.currentTarget.value);
          }}
        />
        <ProblemNote error={change.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('staff.form.cancel')}
          </Button>
          <Button
            loading={change.isPending}
            color={action === 'deactivate' ? 'red' : ''}
            onClick={() => {
              setMissing(true);
              if (reason.trim() !== '') change.mutate();
            }}
          >
            {t(`staff.${action}.confirm`)}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
