import { Button, Checkbox, Group, Modal, NativeSelect, Stack, TextInput, Textarea } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { uuidv7 } from 'uuidv7';
import type { NoticeView } from '../../../contract/publicity.ts';
import type { PublicityCommandType } from '../../../domain/publicity/commands.ts';
import { objectionChannels } from '../../../domain/publicity/events.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { useToday } from '../../ui/today.ts';
import { parseTypedDate } from '../intake/typed-date.ts';
import { CaseTicks } from './case-ticks.tsx';
import { usePublicity } from './use-publicity.ts';
import looks from '../../ui/looks.module.css';
import { onConfirmKey } from '../../ui/confirm-key.ts';

interface ObjectionDialogProps {
  readonly view: NoticeView;
  readonly onClose: () => void;
  readonly onDone: (command: PublicityCommandType) => void;
}

/** An objection as it came: by whom, if they say so, how, what it says, and exactly whom it concerns. */
export function ObjectionDialog({ view, onClose, onDone }: ObjectionDialogProps) {
  const { t } = useTranslation();
  const today = useToday();
  const objectionId = useRef(uuidv7());
  const [named, setNamed] = useState(false);
  const [objector, setObjector] = useState({ name: '', contact: '' });
  const [channel, setChannel] = useState<(typeof objectionChannels)[number]>('letter');
  const [text, setText] = useState('');
  const [received, setReceived] = useState<string>(today);
  const [caseIds, setCaseIds] = useState<readonly string[]>([]);
  const [asked, setAsked] = useState(false);
  const raise = usePublicity(view, onDone);
  const receivedOn = parseTypedDate(received);
  const missing =
    receivedOn === undefined ? 'date' : text.trim() === '' ? 'text' : caseIds.length === 0 ? 'cases' : null;
  const confirm = (): void => {
    setAsked(true);
    if (missing !== null || receivedOn === undefined || raise.isPending) return;
    raise.mutate({
      type: 'raise-objection',
      objectionId: objectionId.current,
      objector: named ? objector : null,
      channel,
      text,
      caseIds: view.items.filter((item) => caseIds.includes(item.caseId)).map((item) => item.caseId),
      receivedOn,
    });
  };
  return (
    <Modal
      opened
      onKeyDown={(event) => {
        onConfirmKey(confirm)(event);
      }}
      size="xl"
      onClose={onClose}
      title={t('publicity.command.raise-objection')}
      closeButtonProps={{ 'aria-label': t('publicity.dialog.cancel') }}
    >
      <Stack gap="sm">
        <Group gap="md" align="flex-end">
          <NativeSelect
            label={t('publicity.objection.channel')}
            value={channel}
            data={objectionChannels.map((value) => ({ value, label: t(`publicity.objection.channels.${value}`) }))}
            onChange={({ currentTarget: { value } }) => {
              setChannel(objectionChannels.find((known) => known === value) ?? 'letter');
            }}
          />
          <TextInput
            label={t('publicity.objection.receivedOn')}
            value={received}
            onChange={({ currentTarget: { value } }) => {
              setReceived(value);
            }}
          />
          <Checkbox
            mb={8}
            label={t('publicity.objection.named')}
            checked={named}
            onChange={({ currentTarget: { checked } }) => {
              setNamed(checked);
            }}
          />
        </Group>
        {named && (
          <Group gap="md">
            {(['name', 'contact'] as const).map((part) => (
              <TextInput
                key={part}
                flex={1}
                label={t(`publicity.objection.${part}`)}
                maxLength={part === 'name' ? 50 : 100}
                value={objector[part]}
                onChange={({ currentTarget: { value } }) => {
                  setObjector((before) => ({ ...before, [part]: value }));
                }}
              />
            ))}
          </Group>
        )}
        <p className={looks.quiet}>{t('publicity.objection.privacy')}</p>
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
        <CaseTicks
          label={t('publicity.objection.concerns')}
          items={view.items.filter(({ status }) => status === 'publicised' || status === 'objection')}
          ticked={caseIds}
          onTicked={setCaseIds}
        />
        {asked && missing !== null && (
          <p className={looks.late} role="status">
            {t(`publicity.incomplete.${missing}`)}
          </p>
        )}
        <ProblemNote error={raise.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('publicity.dialog.cancel')}
          </Button>
          <ActionButton keys="mod+Enter" loading={raise.isPending} onClick={confirm}>
            {t('publicity.command.raise-objection')}
          </ActionButton>
        </Group>
      </Stack>
    </Modal>
  );
}
