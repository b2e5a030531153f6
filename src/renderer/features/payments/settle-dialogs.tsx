import { Group, Modal, Stack, TextInput, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActionButton } from '../../ui/action-button.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { SecondSignIn, nobodySigned, signInOf } from '../../ui/second-sign-in.tsx';
import { PaymentLineText, type SettleProps } from './assign-dialog.tsx';
import { useSettle } from './use-settle.ts';
import looks from '../../ui/looks.module.css';

/** Two people send money back to where it came from. */
export function ReturnDialog({ row, onClose }: SettleProps) {
  const { t } = useTranslation();
  const [payee, setPayee] = useState(row.payer);
  const [reason, setReason] = useState('');
  const [signIn, setSignIn] = useState(nobodySigned);
  const settle = useSettle(row, onClose);
  const isMissing = payee.trim() === '' || reason.trim() === '';
  return (
    <Modal
      opened
      onClose={() => {
        onClose(null);
      }}
      title={t('payments.command.return')}
      closeButtonProps={{ 'aria-label': t('lease.dialog.close') }}
    >
      <Stack gap="sm">
        <PaymentLineText row={row} />
        <p className={looks.quiet}>{t('payments.what.return')}</p>
        <TextInput
          label={t('payments.payee')}
          value={payee}
          onChange={({ currentTarget: { value } }) => {
            setPayee(value);
          }}
        />
        <Textarea
          data-autofocus
          label={t('payments.reason')}
          value={reason}
          onChange={({ currentTarget: { value } }) => {
            setReason(value);
          }}
        />
        <SecondSignIn legend={t('payments.second')} signIn={signIn} onSignIn={setSignIn} />
        <ProblemNote error={settle.error} />
        <Group justify="flex-end">
          <ActionButton
            loading={settle.isPending}
            offBecause={isMissing ? t('payments.reasonFirst') : null}
            onClick={() => {
              settle.mutate({ type: 'return', payee, reason, second: signInOf(signIn) });
            }}
          >
            {t('payments.command.return')}
          </ActionButton>
        </Group>
      </Stack>
    </Modal>
  );
}

export function NoteDialog({ row, onClose }: SettleProps) {
  const { t } = useTranslation();
  const [note, setNote] = useState('');
  const settle = useSettle(row, onClose);
  return (
    <Modal
      opened
      onClose={() => {
        onClose(null);
      }}
      title={t('payments.command.note')}
      closeButtonProps={{ 'aria-label': t('lease.dialog.close') }}
    >
      <Stack gap="sm">
        <PaymentLineText row={row} />
        <Textarea
          data-autofocus
          label={t('payments.column.note')}
          description={t('payments.what.note')}
          value={note}
          onChange={({ currentTarget: { value } }) => {
            setNote(value);
          }}
        />
        <ProblemNote error={settle.error} />
        <Group justify="flex-end">
          <ActionButton
            loading={settle.isPending}
            offBecause={note.trim() === '' ? t('payments.noteFirst') : null}
            onClick={() => {
              settle.mutate({ type: 'note', note });
            }}
          >
            {t('payments.command.note')}
          </ActionButton>
        </Group>
      </Stack>
    </Modal>
  );
}
