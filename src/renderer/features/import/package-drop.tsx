import { Group, Stack, Text } from '@mantine/core';
import { Dropzone } from '@mantine/dropzone';
import { IconFileZip, IconFileX, IconUpload } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeys } from '../../shell/keys.ts';
import { ActionButton } from '../../ui/action-button.tsx';

/** Windows and Linux name the same file kind differently. */
const ZIP = { 'application/zip': ['.zip'], 'application/x-zip-compressed': ['.zip'] };
const PICK_KEY = 'F';

/** Takes one package by drag and drop or by the file dialog. */
export function PackageDrop({ onPackage }: { onPackage: (file: File) => void }) {
  const { t } = useTranslation();
  const open = useRef<() => void>(null);
  const [refused, setRefused] = useState('');
  const pick = (): void => {
    open.current?.();
  };
  useKeys([{ keys: PICK_KEY, labelKey: 'import.drop.pick', scope: 'form', run: pick }]);
  return (
    <Stack gap="sm">
      <Dropzone
        accept={ZIP}
        multiple={false}
        openRef={open}
        activateOnClick={false}
        activateOnKeyboard={false}
        enablePointerEvents
        inputProps={{ 'aria-label': t('import.drop.pick') }}
        onDrop={([file]) => {
          setRefused('');
          if (file !== undefined) onPackage(file);
        }}
        onReject={(rejections) => {
          const [first] = rejections;
          setRefused(
            rejections.length > 1 ? t('import.tooMany') : t('import.notZip', { name: first?.file.name ?? '' }),
          );
        }}
      >
        <Group justify="center" gap="lg" mih={260} wrap="nowrap">
          <Dropzone.Idle>
            <IconFileZip size={56} stroke={1.3} color="var(--quiet)" aria-hidden />
          </Dropzone.Idle>
          <Dropzone.Accept>
            <IconUpload size={56} stroke={1.3} color="var(--done)" aria-hidden />
          </Dropzone.Accept>
          <Dropzone.Reject>
            <IconFileX size={56} stroke={1.3} color="var(--late)" aria-hidden />
          </Dropzone.Reject>
          <Stack gap="sm" align="flex-start">
            <div>
              <Text size="lg" fw={600}>
                <Dropzone.Idle>{t('import.drop.title')}</Dropzone.Idle>
                <Dropzone.Accept>{t('import.drop.release')}</Dropzone.Accept>
                <Dropzone.Reject>{t('import.drop.refused')}</Dropzone.Reject>
              </Text>
              <Text c="var(--quiet)">{t('import.drop.hint')}</Text>
            </div>
            <ActionButton onClick={pick} keys={PICK_KEY}>
              {t('import.drop.pick')}
            </ActionButton>
          </Stack>
        </Group>
      </Dropzone>
      <Text role="alert" c="var(--late)" mih={21}>
        {refused}
      </Text>
    </Stack>
  );
}
