import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { uuidv7 } from 'uuidv7';
import type { DrawView } from '../../../contract/draws.ts';
import { client } from '../../api/client.ts';
import { orpc } from '../../api/query.ts';
import { useCommand } from '../../api/use-command.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { SecondSignIn, nobodySigned, signInOf } from '../../ui/second-sign-in.tsx';
import { type GivenCommand, useDraw } from './use-draw.ts';
import classes from './draws.module.css';
import { onConfirmKey } from '../../ui/confirm-key.ts';

interface DrawDialogProps {
  readonly view: DrawView;
  readonly command: 'start' | 'publish' | 'void' | 'rehearse';
  readonly onClose: () => void;
  readonly onDone: (command: GivenCommand) => void;
  readonly onRehearsal?: (drawId: string) => void;
}

/** What two people do together: the second signs in on the same screen. */
export function DrawDialog({ view, command, onClose, onDone, onRehearsal }: DrawDialogProps) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const [signed, setSigned] = useState(nobodySigned);
  const [asked, setAsked] = useState(false);
  const run = useDraw(view, onDone);
  const rehearse = useRehearsal(view.drawId, onRehearsal ?? onClose);
  const second = signInOf(signed);
  const lacksReason = command === 'void' && reason.trim() === '';
  const isPending = run.isPending || rehearse.isPending;
  const confirm = (): void => {
    setAsked(true);
    if (second === null || lacksReason || isPending) return;
    if (command === 'rehearse') rehearse.mutate(second);
    else run.mutate(command === 'void' ? { type: 'void', reason, second } : { type: command, second });
  };
  const title = command === 'rehearse' ? t('draws.rehearse') : t(`draws.command.${command}`);
  return (
    <Modal
      opened
      onKeyDown={onConfirmKey(confirm)}
      size="lg"
      onClose={onClose}
      title={title}
      closeButtonProps={{ 'aria-label': t('draws.dialog.cancel') }}
    >
      <Stack gap="md">
        <Text>{t(`draws.dialog.${command}`)}</Text>
        {command === 'void' && (
          <Textarea
            label={t('draws.dialog.reason')}
            data-autofocus
            required
            maxLength={500}
            value={reason}
            error={asked && lacksReason ? t('refusal.comment-missing') : null}
            onChange={({ currentTarget: { value } }) => {
              setReason(value);
            }}
          />
        )}
        <SecondSignIn legend={t('draws.dialog.second')} signIn={signed} onSignIn={setSigned} />
        {asked && second === null && (
          <p className={classes.late} role="status">
            {t('draws.dialog.secondMissing')}
          </p>
        )}
        <ProblemNote error={run.error ?? rehearse.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('draws.dialog.cancel')}
          </Button>
          <ActionButton keys="mod+Enter" loading={isPending} onClick={confirm}>
            {title}
          </ActionButton>
        </Group>
      </Stack>
    </Modal>
  );
}

function useRehearsal(drawId: string, onDone: (rehearsalId: string) => void) {
  const command = useCommand();
  const rehearsalId = useRef(uuidv7());
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (second: { readonly account: string; readonly password: string }) =>
      client.draws.rehearse({ commandId: command.id(), drawId, rehearsalId: rehearsalId.current, second }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: orpc.draws.key() });
      onDone(rehearsalId.current);
    },
    onError: command.onError,
  });
}
