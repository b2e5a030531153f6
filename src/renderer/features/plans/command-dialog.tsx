import { Button, Group, Modal, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { KeyHint } from '../../ui/key-hint.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { onConfirmKey } from '../../ui/confirm-key.ts';

interface CommandDialogProps {
  readonly title: string;
  readonly pending: boolean;
  readonly error: unknown;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
  readonly size?: 'lg' | 'xl';
  readonly children: ReactNode;
}

/** The frame of every command of this feature: its fields, Ctrl+Enter, what was refused. */
export function CommandDialog({
  title,
  pending,
  error,
  onConfirm,
  onClose,
  size = 'lg',
  children,
}: CommandDialogProps) {
  const { t } = useTranslation();
  const submit = (): void => {
    if (!pending) onConfirm();
  };
  return (
    <Modal
      opened
      size={size}
      onKeyDown={onConfirmKey(submit)}
      onClose={onClose}
      title={title}
      closeButtonProps={{ 'aria-label': t('plans.dialog.cancel') }}
    >
      <Stack gap="sm">
        {children}
        <ProblemNote error={error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('plans.dialog.cancel')}
          </Button>
          <Button loading={pending} rightSection={<KeyHint keys="mod+Enter" />} onClick={submit}>
            {title}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
