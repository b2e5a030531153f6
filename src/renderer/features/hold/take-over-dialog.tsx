import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type SyntheticEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../../contract/cases.ts';
import { client } from '../../api/client.ts';
import { orpc } from '../../api/query.ts';
import { useCommand } from '../../api/use-command.ts';
import { KeyHint } from '../../ui/key-hint.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';

interface TakeOverDialogProps {
  readonly view: CaseView;
  readonly onClose: () => void;
}

/** A supervisor takes the case from whoever holds it; the reason is told to them. */
export function TakeOverDialog({ view, onClose }: TakeOverDialogProps) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const command = useCommand();
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const change = useMutation({
    mutationFn: () => client.holds.takeOver({ commandId: command.id(), caseId: view.caseId, reason: reason.trim() }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: orpc.cases.get.key() });
      onClose();
    },
    onError: command.onError,
  });
  const give = (event?: SyntheticEvent): void => {
    event?.preventDefault();
    setMissing(true);
    if (reason.trim() !== '' && !change.isPending) change.mutate();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('hold.overTitle', { caseNo: view.caseNo })}
      closeButtonProps={{ 'aria-label': t('staff.form.cancel') }}
    >
      <Stack
        component="form"
        gap="md"
        onSubmit={give}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) give(event);
        }}
      >
        <Text>{t('hold.overBody', { name: view.hold?.name ?? '' })}</Text>
        <Textarea
          label={t('hold.reason')}
          description={t('hold.reasonHint')}
          data-autofocus
          required
          maxLength={500}
          value={reason}
          error={missing && reason.trim() === '' ? t('refusal.reason-missing') : null}
          onChange={(event) => {
            setReason(event.currentTarget.value);
          }}
        />
        <ProblemNote error={change.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('staff.form.cancel')}
          </Button>
          <Button type="submit" loading={change.isPending} rightSection={<KeyHint keys="mod+Enter" />}>
            {t('hold.takeOver')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
