import { Button, Group, Stack, Text } from '@mantine/core';
import { Dropzone } from '@mantine/dropzone';
import { IconFile, IconFileCheck, IconUpload } from '@tabler/icons-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { formatBytes } from '../../../ui/format.ts';

interface FileDropProps {
  readonly file: File | null;
  readonly problem: string;
  readonly onFile: (file: File) => void;
}

/** Takes one file by drag and drop or by the file dialog; any name, since only its content counts. */
export function FileDrop({ file, problem, onFile }: FileDropProps) {
  const { t } = useTranslation();
  const open = useRef<() => void>(null);
  const Icon = file === null ? IconFile : IconFileCheck;
  return (
    <div>
      <Dropzone
        multiple={false}
        openRef={open}
        activateOnClick={false}
        activateOnKeyboard={false}
        enablePointerEvents
        inputProps={{ 'aria-label': t('outbox.import.pick'), tabIndex: -1 }}
        onDrop={([dropped]) => {
          if (dropped !== undefined) onFile(dropped);
        }}
      >
        <Group gap="md" mih={96} px="sm" wrap="nowrap">
          <Dropzone.Idle>
            <Icon size={40} stroke={1.3} color={file === null ? 'var(--quiet)' : 'var(--done)'} aria-hidden />
          </Dropzone.Idle>
          <Dropzone.Accept>
            <IconUpload size={40} stroke={1.3} color="var(--done)" aria-hidden />
          </Dropzone.Accept>
          <Stack gap={2} flex={1} miw={0}>
            <Text fw={600} style={{ overflowWrap: 'anywhere' }}>
              <Dropzone.Idle>
                {file === null
                  ? t('outbox.import.drop')
                  : t('outbox.import.chosen', { name: file.name, size: formatBytes(file.size) })}
              </Dropzone.Idle>
              <Dropzone.Accept>{t('outbox.import.release')}</Dropzone.Accept>
            </Text>
            <Text size="sm" c="var(--quiet)">
              {t('outbox.import.or')}
            </Text>
          </Stack>
          <Button
            variant="default"
            flex="none"
            data-autofocus
            onClick={() => {
              open.current?.();
            }}
          >
            {t(file === null ? 'outbox.import.pick' : 'outbox.import.other')}
          </Button>
        </Group>
      </Dropzone>
      <Text role="alert" c="var(--late)" size="sm">
        {problem}
      </Text>
    </div>
  );
}
