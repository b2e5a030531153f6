import { Group, Modal, Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LeaseView } from '../../../contract/leases.ts';
import type { Entry } from '../../../domain/rent/entry.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { SecondSignIn, nobodySigned, signInOf } from '../../ui/second-sign-in.tsx';
import { useRentCommand } from './use-lease.ts';
import looks from '../../ui/looks.module.css';

interface ReverseDialogProps {
  readonly view: LeaseView;
  readonly entry: Entry;
  readonly onClose: () => void;
}

/** Takes an entry back: the entry stays, crossed out. Money takes two people, a late fee is waived by one. */
export function ReverseDialog({ view, entry, onClose }: ReverseDialogProps) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const [signIn, setSignIn] = useState(nobodySigned);
  const isWaiver = entry.kind === 'late-fee';
  const title = t(isWaiver ? 'lease.reverse.waive' : 'lease.reverse.title');
  const reverse = useRentCommand(view, onClose);
  const missing = reason.trim() === '' ? t('lease.dialog.reason') : null;
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': t('lease.dialog.close') }}>
      <Stack gap="sm">
        <p className={looks.quiet}>{t(isWaiver ? 'lease.reverse.waiveWhat' : 'lease.reverse.what')}</p>
        <Textarea
          data-autofocus
          label={t('lease.dialog.reason')}
          value={reason}
          onChange={({ currentTarget: { value } }) => {
            setReason(value);
          }}
        />
        {!isWaiver && <SecondSignIn legend={t('lease.dialog.second')} signIn={signIn} onSignIn={setSignIn} />}
        <ProblemNote error={reverse.error} />
        <Group justify="flex-end">
          <ActionButton
            loading={reverse.isPending}
            offBecause={missing}
            onClick={() => {
              reverse.mutate({ type: 'reverse', of: entry.entryId, reason, second: signInOf(signIn) });
            }}
          >
            {title}
          </ActionButton>
        </Group>
      </Stack>
    </Modal>
  );
}
