import { Button, Group, Modal, NativeSelect, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type SyntheticEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { parseOfficeId } from '../../../domain/office/office.ts';
import { orpc } from '../../api/query.ts';
import { useOfficeChoices } from '../../api/office-choices.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import type { Device } from './device.ts';

interface MoveDialogProps {
  readonly device: Device;
  readonly onClose: () => void;
}

/** A device that goes to another office: it reads what that office may see and drops the rest. */
export function MoveDialog({ device, onClose }: MoveDialogProps) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const offices = useOfficeChoices();
  const [office, setOffice] = useState(device.office);
  const [asked, setAsked] = useState(false);
  const move = useMutation(
    orpc.devices.move.mutationOptions({
      onSuccess: async () => {
        await queries.invalidateQueries({ queryKey: orpc.devices.key() });
        onClose();
      },
    }),
  );
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    setAsked(true);
    const to = parseOfficeId(office);
    if (to !== undefined && office !== device.office) move.mutate({ device: device.device, office: to });
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('device.move.title', { name: device.name })}
      closeButtonProps={{ 'aria-label': t('device.issue.cancel') }}
    >
      <form noValidate onSubmit={submit}>
        <Stack gap="md">
          <Text>{t('device.move.body')}</Text>
          <NativeSelect
            label={t('device.move.office')}
            data-autofocus
            data={offices}
            value={office}
            error={asked && office === device.office ? t('device.move.same') : null}
            onChange={(event) => {
              setOffice(event.currentTarget.value);
            }}
          />
          <ProblemNote error={move.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('device.issue.cancel')}
            </Button>
            <Button type="submit" loading={move.isPending}>
              {t('device.move.confirm')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
