import { Button, Group, Modal, NativeSelect, Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NoticeView, ObjectionView } from '../../../contract/publicity.ts';
import type { PublicityCommandType } from '../../../domain/publicity/commands.ts';
import { objectionPauses } from '../../../domain/publicity/events.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { CaseTicks } from './case-ticks.tsx';
import { type ObjectionCommand, usePublicity } from './use-publicity.ts';
import { onConfirmKey } from '../../ui/confirm-key.ts';

interface AnswerDialogProps {
  readonly view: NoticeView;
  readonly objection: ObjectionView;
  readonly command: ObjectionCommand;
  readonly onClose: () => void;
  readonly onDone: (command: PublicityCommandType) => void;
}

/** The written result of an objection, or its clock stopped and set going. */
export function AnswerDialog({ view, objection, command, onClose, onDone }: AnswerDialogProps) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [upheld, setUpheld] = useState<readonly string[]>([]);
  const [reason, setReason] = useState<(typeof objectionPauses)[number]>('litigation');
  const [asked, setAsked] = useState(false);
  const run = usePublicity(view, onDone);
  const { objectionId } = objection;
  const missing = command !== 'resume-objection' && text.trim() === '';
  const confirm = (): void => {
    setAsked(true);
    if (missing || run.isPending) return;
    if (command === 'answer-objection') {
      const cases = objection.caseIds.filter((caseId) => upheld.includes(caseId));
      run.mutate({ type: command, objectionId, upheld: cases, result: text });
    } else if (command === 'pause-objection') run.mutate({ type: command, objectionId, reason, comment: text });
    else run.mutate({ type: command, objectionId, comment: text });
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
        {command === 'answer-objection' && (
          <CaseTicks
            label={t('publicity.objection.upheld')}
            items={view.items.filter(({ caseId }) => objection.caseIds.includes(caseId))}
            ticked={upheld}
            onTicked={setUpheld}
          />
        )}
        {command === 'pause-objection' && (
          <NativeSelect
            label={t('publicity.objection.pauseReason')}
            value={reason}
            data={objectionPauses.map((value) => ({ value, label: t(`publicity.objection.pauses.${value}`) }))}
            onChange={({ currentTarget: { value } }) => {
              setReason(objectionPauses.find((known) => known === value) ?? 'litigation');
            }}
          />
        )}
        <Textarea
          label={t(command === 'answer-objection' ? 'publicity.objection.answer' : 'publicity.dialog.comment')}
          data-autofocus
          autosize
          minRows={3}
          maxLength={2000}
          value={text}
          error={asked && missing ? t('publicity.incomplete.text') : null}
          onChange={({ currentTarget: { value } }) => {
            setText(value);
          }}
        />
        <ProblemNote error={run.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('publicity.dialog.cancel')}
          </Button>
          <ActionButton keys="mod+Enter" loading={run.isPending} onClick={confirm}>
            {t(`publicity.command.${command}`)}
          </ActionButton>
        </Group>
      </Stack>
    </Modal>
  );
}
