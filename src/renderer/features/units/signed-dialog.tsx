import { Button, Group, Modal, Stack } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CommandId } from '../../../kernel/ids.ts';
import { orpc } from '../../api/query.ts';
import { useCommand } from '../../api/use-command.ts';
import { KeyHint } from '../../ui/key-hint.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { SecondSignIn, type SignInForm, nobodySigned, signInOf } from '../../ui/second-sign-in.tsx';
import { onConfirmKey } from '../../ui/confirm-key.ts';

interface SignedDialogProps {
  readonly title: string;
  readonly children: ReactNode;
  readonly onClose: () => void;
  /** Nothing of the form is missing or wrong. */
  readonly isReady: boolean;
  /** The person wants to send: from now on what is wrong is shown. */
  readonly onAsked: () => void;
  readonly send: (commandId: CommandId, second: SignInForm | null) => Promise<unknown>;
}

/** A change of the ledger: its fields, and a second person who signs on the same screen. */
export function SignedDialog({ title, children, onClose, isReady, onAsked, send }: SignedDialogProps) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { id, onError } = useCommand();
  const [second, setSecond] = useState(nobodySigned);
  const give = useMutation({
    mutationFn: () => send(id(), signInOf(second)),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: orpc.units.key() });
      onClose();
    },
    onError,
  });
  const submit = (): void => {
    onAsked();
    if (isReady && !give.isPending) give.mutate();
  };
  return (
    <Modal
      opened
      size="lg"
      onKeyDown={onConfirmKey(submit)}
      onClose={onClose}
      title={title}
      closeButtonProps={{ 'aria-label': t('units.form.cancel') }}
    >
      <Stack gap="sm">
        {children}
        <SecondSignIn legend={t('units.form.second')} signIn={second} onSignIn={setSecond} />
        <ProblemNote error={give.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('units.form.cancel')}
          </Button>
          <Button loading={give.isPending} rightSection={<KeyHint keys="mod+Enter" />} onClick={submit}>
            {title}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
