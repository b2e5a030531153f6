import { Button, Group, Modal, Stack } from '@mantine/core';
import type { KeyboardEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isComposing } from '../../shell/key-listener.ts';
import { KeyHint } from '../../ui/key-hint.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';

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
  // The desk's keys are silent behind a dialog: this one is the dialog's own.
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || isComposing(event.nativeEvent)) return;
    event.preventDefault();
    submit();
  };
  return (
    <Modal
      opened
      size={size}
      onKeyDown={onKeyDown}
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
