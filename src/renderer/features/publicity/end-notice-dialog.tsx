import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NoticeView } from '../../../contract/publicity.ts';
import type { PublicityCommandType } from '../../../domain/publicity/commands.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { SecondSignIn, nobodySigned, signInOf } from '../../ui/second-sign-in.tsx';
import { timeLimitInWords } from '../../ui/time-limit.ts';
import { usePublicity } from './use-publicity.ts';
import looks from '../../ui/looks.module.css';
import { onConfirmKey } from '../../ui/confirm-key.ts';

interface EndNoticeDialogProps {
  readonly view: NoticeView;
  readonly command: 'publish' | 'close' | 'drop';
  readonly onClose: () => void;
  readonly onDone: (command: PublicityCommandType) => void;
}

/** Publishing, closing or dropping a notice: whom it touches, and the second person where the number asks for one. */
export function EndNoticeDialog({ view, command, onClose, onDone }: EndNoticeDialogProps) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const [signed, setSigned] = useState(nobodySigned);
  const [asked, setAsked] = useState(false);
  const run = usePublicity(view, onDone);
  const touched =
    command === 'publish' ? view.items.length : view.items.filter(({ status }) => status === 'publicised').length;
  const needsSecond = command !== 'drop' && touched > view.alone;
  const second = signInOf(signed);
  const missing = command === 'drop' ? reason.trim() === '' : needsSecond && second === null;
  const confirm = (): void => {
    setAsked(true);
    if (missing || run.isPending) return;
    run.mutate(command === 'drop' ? { type: 'drop', reason } : { type: command, second });
  };
  return (
    <Modal
      opened
      onKeyDown={onConfirmKey(confirm)}
      size="lg"
      onClose={onClose}
      title={t(`publicity.command.${command}`)}
      closeButtonProps={{ 'aria-label': t('publicity.dialog.cancel') }}
    >
      <Stack gap="md">
        <Text>{bodyOf(view, command, t)}</Text>
        {command === 'drop' && (
          <Textarea
            label={t('publicity.dialog.reason')}
            data-autofocus
            required
            maxLength={500}
            value={reason}
            error={asked && missing ? t('refusal.comment-missing') : null}
            onChange={({ currentTarget: { value } }) => {
              setReason(value);
            }}
          />
        )}
        {needsSecond && (
          <SecondSignIn legend={t('publicity.dialog.second', { n: view.alone })} signIn={signed} onSignIn={setSigned} />
        )}
        {asked && missing && needsSecond && (
          <p className={looks.late} role="status">
            {t('publicity.incomplete.second')}
          </p>
        )}
        <ProblemNote error={run.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('publicity.dialog.cancel')}
          </Button>
          <ActionButton keys="mod+Enter" loading={run.isPending} onClick={confirm} data-autofocus={command !== 'drop'}>
            {t(`publicity.command.${command}`)}
          </ActionButton>
        </Group>
      </Stack>
    </Modal>
  );
}

function bodyOf(view: NoticeView, command: EndNoticeDialogProps['command'], t: TFunction): string {
  const held = view.items.filter(({ status }) => status === 'objection').length;
  const free = view.items.filter(({ status }) => status === 'publicised').length;
  switch (command) {
    case 'publish':
      return t('publicity.dialog.publishBody', { limit: timeLimitInWords(view.limit, t).trim(), n: view.items.length });
    case 'close':
      return t('publicity.dialog.closeBody', { n: free, held });
    case 'drop':
      return t('publicity.dialog.dropBody');
  }
}
