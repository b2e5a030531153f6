import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type SyntheticEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { orpc } from '../../api/query.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import type { Device } from './device.ts';

interface RevokeDialogProps {
  readonly device: Device;
  readonly onClose: () => void;
}

/** Cannot be taken back, so the name of the device is typed. */
export function RevokeDialog({ device, onClose }: RevokeDialogProps) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [typed, setTyped] = useState('');
  const [asked, setAsked] = useState(false);
  const isWrong = typed.trim() !== device.name;
  const revoke = useMutation(
    orpc.devices.revoke.mutationOptions({
      onSuccess: async () => {
        await queries.invalidateQueries({ queryKey: orpc.devices.key() });
        onClose();
      },
    }),
  );
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    setAsked(true);
    if (!isWrong) revoke.mutate({ device: device.device });
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('device.revoke.title', { name: device.name })}
      closeButtonProps={{ 'aria-label': t('device.issue.cancel') }}
    >
      <form noValidate onSubmit={submit}>
        <Stack gap="md">
          <Text>{t('device.revoke.body')}</Text>
          <TextInput
            label={t('device.revoke.type', { name: device.name })}
            styles={{ label: { whiteSpace: 'normal' } }}
            data-autofocus
            autoComplete="off"
            maxLength={80}
            value={typed}
            error={asked && isWrong ? t('device.revoke.wrong') : null}
            onChange={(event) => {
              setTyped(event.currentTarget.value);
            }}
          />
          <ProblemNote error={revoke.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('device.issue.cancel')}
            </Button>
            <Button type="submit" color="red.9" loading={revoke.isPending}>
              {t('device.revoke.confirm')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
