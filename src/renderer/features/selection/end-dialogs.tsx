import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SelectionBoard } from '../../../contract/selection.ts';
import { client } from '../../api/client.ts';
import { KeyHint } from '../../ui/key-hint.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { SecondSignIn, nobodySigned, signInOf } from '../../ui/second-sign-in.tsx';
import { useSelection } from './use-selection.ts';
import { onConfirmKey } from '../../ui/confirm-key.ts';

interface ReasonedProps {
  readonly title: string;
  readonly body: string;
  readonly action: string;
  readonly reasonNeeded: boolean;
  readonly isPending: boolean;
  readonly error: unknown;
  /** What else the step takes. */
  readonly children?: ReactNode;
  readonly ready: boolean;
  readonly onClose: () => void;
  readonly onGive: (reason: string) => void;
}

/** A step of a supervisor with its reason. */
function Reasoned(props: ReasonedProps) {
  const { title, body, action, reasonNeeded, isPending, error, children, ready, onClose, onGive } = props;
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const missing = reasonNeeded && reason.trim() === '';
  const submit = (): void => {
    setAsked(true);
    if (!missing && ready && !isPending) onGive(reason);
  };
  return (
    <Modal
      opened
      onKeyDown={onConfirmKey(submit)}
      onClose={onClose}
      title={title}
      closeButtonProps={{ 'aria-label': t('selection.cancel') }}
    >
      <Stack gap="md">
        <Text>{body}</Text>
        <Textarea
          label={t('selection.reason')}
          data-autofocus
          required={reasonNeeded}
          maxLength={500}
          value={reason}
          error={asked && missing ? t('refusal.reason-missing') : null}
          onChange={({ currentTarget: { value } }) => {
            setReason(value);
          }}
        />
        {children}
        <ProblemNote error={error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('selection.cancel')}
          </Button>
          <Button loading={isPending} rightSection={<KeyHint keys="mod+Enter" />} onClick={submit}>
            {action}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

interface UndoDialogProps {
  readonly drawId: string;
  readonly no: string;
  readonly onClose: () => void;
}

export function UndoDialog({ drawId, no, onClose }: UndoDialogProps) {
  const { t } = useTranslation();
  const undo = useSelection(
    (commandId, reason: string) => client.selection.undo({ commandId, drawId, no, reason }),
    onClose,
  );
  return (
    <Reasoned
      title={t('selection.undoTitle', { no })}
      body={t('selection.undoBody')}
      action={t('selection.undo')}
      reasonNeeded
      ready
      isPending={undo.isPending}
      error={undo.error}
      onClose={onClose}
      onGive={(reason) => {
        undo.mutate(reason);
      }}
    />
  );
}

interface CloseDialogProps {
  readonly board: SelectionBoard;
  readonly onClose: () => void;
}

export function CloseDialog({ board, onClose }: CloseDialogProps) {
  const { t } = useTranslation();
  const [signed, setSigned] = useState(nobodySigned);
  const second = signInOf(signed);
  const open = board.pools.reduce((sum, pool) => sum + pool.open, 0);
  const close = useSelection(
    (commandId, reason: string) => client.selection.close({ commandId, drawId: board.drawId, reason, second }),
    onClose,
  );
  const body = open === 0 ? '' : t('selection.closeOpen', { n: open });
  return (
    <Reasoned
      title={t('selection.close')}
      body={`${t('selection.closeBody')}${body}`}
      action={t('selection.close')}
      reasonNeeded={open > 0}
      ready={second !== null}
      isPending={close.isPending}
      error={close.error}
      onClose={onClose}
      onGive={(reason) => {
        close.mutate(reason);
      }}
    >
      <SecondSignIn legend={t('selection.second')} signIn={signed} onSignIn={setSigned} />
    </Reasoned>
  );
}
