import { Button, Group, Modal, NativeSelect, Stack, TextInput, Textarea } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { uuidv7 } from 'uuidv7';
import type { DrawView } from '../../../contract/draws.ts';
import { objectionChannels } from '../../../domain/publicity/events.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { useToday } from '../../ui/today.ts';
import { parseTypedDate } from '../intake/typed-date.ts';
import { type GivenCommand, useDraw } from './use-draw.ts';
import classes from './draws.module.css';
import { onConfirmKey } from '../../ui/confirm-key.ts';

interface DrawObjectionDialogProps {
  readonly view: DrawView;
  readonly onClose: () => void;
  readonly onDone: (command: GivenCommand) => void;
}

const fields = ['receivedOn', 'name', 'contact', 'numbers'] as const;

/** An objection to the result as it came; without a name it is unnamed, without numbers it is to the whole draw. */
export function DrawObjectionDialog({ view, onClose, onDone }: DrawObjectionDialogProps) {
  const { t } = useTranslation();
  const today = useToday();
  const objectionId = useRef(uuidv7());
  const [channel, setChannel] = useState<(typeof objectionChannels)[number]>('letter');
  const [form, setForm] = useState<Record<(typeof fields)[number], string>>({
    receivedOn: today,
    name: '',
    contact: '',
    numbers: '',
  });
  const [text, setText] = useState('');
  const [asked, setAsked] = useState(false);
  const run = useDraw(view, onDone);
  const receivedOn = parseTypedDate(form.receivedOn);
  const missing = receivedOn === undefined ? 'date' : text.trim() === '' ? 'text' : null;
  const confirm = (): void => {
    setAsked(true);
    if (receivedOn === undefined || missing !== null || run.isPending) return;
    const { name, contact } = form;
    run.mutate({
      type: 'raise-objection',
      objectionId: objectionId.current,
      objector: name.trim() === '' ? null : { name, contact },
      channel,
      text,
      numbers: form.numbers.toUpperCase().match(/[0-9A-Z-]+/g) ?? [],
      receivedOn,
    });
  };
  const title = t('draws.command.raise-objection');
  return (
    <Modal
      opened
      onKeyDown={(event) => {
        onConfirmKey(confirm)(event);
      }}
      size="lg"
      onClose={onClose}
      title={title}
      closeButtonProps={{ 'aria-label': t('draws.dialog.cancel') }}
    >
      <Stack gap="sm">
        <NativeSelect
          label={t('publicity.objection.channel')}
          value={channel}
          data={objectionChannels.map((value) => ({ value, label: t(`publicity.objection.channels.${value}`) }))}
          onChange={({ currentTarget: { value } }) => {
            setChannel(objectionChannels.find((known) => known === value) ?? 'letter');
          }}
        />
        {fields.map((part) => (
          <TextInput
            key={part}
            label={part === 'numbers' ? t('draws.objection.numbers') : t(`publicity.objection.${part}`)}
            maxLength={part === 'name' ? 50 : 1_000}
            value={form[part]}
            onChange={({ currentTarget: { value } }) => {
              setForm((before) => ({ ...before, [part]: value }));
            }}
          />
        ))}
        <p className={classes.quiet}>{t('publicity.objection.privacy')}</p>
        <Textarea
          label={t('publicity.objection.text')}
          data-autofocus
          autosize
          minRows={2}
          maxLength={2000}
          value={text}
          onChange={({ currentTarget: { value } }) => {
            setText(value);
          }}
        />
        {asked && missing !== null && (
          <p className={classes.late} role="status">
            {t(`publicity.incomplete.${missing}`)}
          </p>
        )}
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
