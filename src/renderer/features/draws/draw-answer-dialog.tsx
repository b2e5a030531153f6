import { Button, Checkbox, Group, Modal, Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DrawObjectionView, DrawView } from '../../../contract/draws.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { type GivenCommand, useDraw } from './use-draw.ts';
import { onConfirmKey } from '../../ui/confirm-key.ts';

interface DrawAnswerDialogProps {
  readonly view: DrawView;
  readonly objection: DrawObjectionView;
  readonly onClose: () => void;
  readonly onDone: (command: GivenCommand) => void;
}

/** The written result, and the numbers for which the objection was upheld: these are struck. */
export function DrawAnswerDialog({ view, objection, onClose, onDone }: DrawAnswerDialogProps) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [upheld, setUpheld] = useState<string[]>([]);
  const [asked, setAsked] = useState(false);
  const run = useDraw(view, onDone);
  const isMissing = text.trim() === '';
  const confirm = (): void => {
    setAsked(true);
    if (isMissing || run.isPending) return;
    run.mutate({ type: 'answer-objection', objectionId: objection.objectionId, upheld, result: text });
  };
  const title = t('draws.command.answer-objection');
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
        {objection.numbers.length > 0 && (
          <Checkbox.Group label={t('draws.objection.upheld')} value={upheld} onChange={setUpheld}>
            <Group mt={4}>
              {objection.numbers.map((no) => (
                <Checkbox key={no} value={no} label={no} />
              ))}
            </Group>
          </Checkbox.Group>
        )}
        <Textarea
          label={t('publicity.objection.answer')}
          data-autofocus
          autosize
          minRows={3}
          maxLength={2000}
          value={text}
          error={asked && isMissing ? t('refusal.comment-missing') : null}
          onChange={({ currentTarget: { value } }) => {
            setText(value);
          }}
        />
        <ProblemNote error={run.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('draws.dialog.cancel')}
          </Button>
          <ActionButton keys="mod+Enter" loading={run.isPending} onClick={confirm}>
            {title}
          </ActionButton>
        </Group>
      </Stack>
    </Modal>
  );
}
