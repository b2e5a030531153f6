import { Button, Group, Stack, Text } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { formatBytes } from '../../../ui/format.ts';
import { Note } from '../../../ui/note.tsx';
import { saveFile } from '../../../ui/save-file.ts';

export interface CarriedFile {
  readonly name: string;
  readonly content: Blob;
}

/** The file is made: what it is called and what to do with it. It can be saved again while the dialog is open. */
export function SavedNote({ file, onClose }: { readonly file: CarriedFile; readonly onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Stack gap="md">
      <Note tone="done" role="status" icon={<IconCircleCheck size={20} />} title={t('outbox.saved.title')}>
        <Text style={{ overflowWrap: 'anywhere' }}>
          {t('outbox.saved.body', { name: file.name, size: formatBytes(file.content.size) })}
        </Text>
      </Note>
      <Text>{t('outbox.saved.next')}</Text>
      <Group justify="flex-end">
        <Button
          variant="default"
          onClick={() => {
            saveFile(file.name, file.content);
          }}
        >
          {t('outbox.saved.again')}
        </Button>
        <Button data-autofocus onClick={onClose}>
          {t('outbox.carry.close')}
        </Button>
      </Group>
    </Stack>
  );
}
