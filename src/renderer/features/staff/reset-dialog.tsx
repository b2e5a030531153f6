import { Button, Code, CopyButton, Group, Modal, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { StaffMember } from '../../../contract/staff.ts';
import { client } from '../../api/client.ts';
import { orpc } from '../../api/query.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { initialPassword } from './initial-password.ts';
import { useCommand } from '../../api/use-command.ts';

/** A password to be passed on, in memory until the dialog closes and nowhere else. */
export interface ShownPassword {
  readonly name: string;
  readonly account: string;
  readonly password: string;
}

/**
 * A first password as long as the city asks for; null while that is not known. Drawn once a dialog: a command that is
 * asked for again because no answer came must name the password that the desk may have stored already.
 */
export function useInitialPassword(): (() => string) | null {
  const { data: settings } = useQuery(orpc.settings.get.queryOptions());
  const drawn = useRef<string>(null);
  if (settings === undefined) return null;
  return () =>
    (drawn.current ??= initialPassword(settings.passwordMinLength, (bytes) => {
      crypto.getRandomValues(bytes);
    }));
}

interface ResetDialogProps {
  readonly person: StaffMember;
  readonly onClose: () => void;
  readonly onPassword: (shown: ShownPassword) => void;
}

export function ResetDialog({ person, onClose, onPassword }: ResetDialogProps) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const command = useCommand();
  const draw = useInitialPassword();
  const reset = useMutation({
    mutationFn: (password: string) =>
      client.staff.resetPassword({ commandId: command.id(), staffId: person.staffId, password }),
    onSuccess: async (_, password) => {
      onPassword({ name: person.name, account: person.account, password });
      onClose();
      await queries.invalidateQueries({ queryKey: orpc.staff.key() });
    },
    onError: command.onError,
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('staff.reset.title', { name: person.name })}
      closeButtonProps={{ 'aria-label': t('staff.form.cancel') }}
    >
      <Stack gap="md">
        <Text>{t('staff.reset.body')}</Text>
        <ProblemNote error={reset.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('staff.form.cancel')}
          </Button>
          <Button
            data-autofocus
            loading={reset.isPending || draw === null}
            onClick={() => {
              if (draw !== null) reset.mutate(draw());
            }}
          >
            {t('staff.reset.confirm')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

/** Shows a password once. It closes only by the button: a stray click or Escape would lose it. */
export function PasswordNote({ shown, onDone }: { readonly shown: ShownPassword; readonly onDone: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal
      opened
      onClose={onDone}
      title={t('staff.password.title')}
      withCloseButton={false}
      closeOnClickOutside={false}
      closeOnEscape={false}
    >
      <Stack gap="md">
        <Text>{t('staff.password.body', { name: shown.name, account: shown.account })}</Text>
        <Group gap="sm">
          <Code fz={22} p="sm" aria-label={t('staff.password.label')}>
            {shown.password}
          </Code>
          <CopyButton value={shown.password}>
            {({ copied, copy }) => (
              <Button variant="default" onClick={copy}>
                {copied ? t('staff.password.copied') : t('staff.password.copy')}
              </Button>
            )}
          </CopyButton>
        </Group>
        <Group justify="flex-end">
          <Button onClick={onDone}>{t('staff.password.done')}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}
