import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import type { ReactNode, SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemNote } from '../../../ui/problem-note.tsx';
import { type CarriedFile, SavedNote } from './saved-note.tsx';

interface CarryDialogProps {
  readonly title: string;
  readonly body: string;
  readonly submitLabel: string;
  readonly file: CarriedFile | undefined;
  readonly pending: boolean;
  readonly error: unknown;
  readonly onSubmit: (event: SyntheticEvent<HTMLFormElement>) => void;
  readonly onClose: () => void;
  /** The fields. */
  readonly children: ReactNode;
}

/** From the questions to the file, in one dialog. */
export function CarryDialog(props: CarryDialogProps) {
  const { t } = useTranslation();
  return (
    <Modal
      opened
      onClose={props.onClose}
      size={520}
      title={props.title}
      closeButtonProps={{ 'aria-label': t('outbox.carry.close') }}
    >
      {props.file !== undefined ? (
        <SavedNote file={props.file} onClose={props.onClose} />
      ) : (
        <form noValidate onSubmit={props.onSubmit}>
          <Stack gap="md">
            <Text>{props.body}</Text>
            {props.children}
            <ProblemNote error={props.error} />
            <Group justify="flex-end">
              <Button variant="default" onClick={props.onClose}>
                {t('outbox.carry.cancel')}
              </Button>
              <Button type="submit" loading={props.pending}>
                {props.submitLabel}
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </Modal>
  );
}
