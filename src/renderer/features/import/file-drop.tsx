import { Stack, Text } from '@mantine/core';
import { Dropzone } from '@mantine/dropzone';
import type { ParseKeys } from 'i18next';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { type KeyScope, useKeys } from '../../shell/keys.ts';
import { ActionButton } from '../../ui/action-button.tsx';

interface FileDropProps {
  /** What the key's help says, the words over the field, and what they mean. */
  readonly words: Readonly<Record<'pick' | 'drop' | 'hint', ParseKeys>>;
  readonly scope: KeyScope;
  /** Why this person may not, in words. */
  readonly offBecause: string | null;
  readonly onFile: (file: File) => void;
}

const PICK_KEY = 'F';

/** Takes one file by drag and drop or by the file dialog. */
export function FileDrop({ words, scope, offBecause, onFile }: FileDropProps) {
  const { t } = useTranslation();
  const open = useRef<() => void>(null);
  const isOff = offBecause !== null;
  const pick = (): void => {
    open.current?.();
  };
  useKeys([{ keys: PICK_KEY, labelKey: words.pick, scope, disabled: isOff, run: pick }]);
  return (
    <Dropzone
      multiple={false}
      disabled={isOff}
      openRef={open}
      activateOnClick={false}
      activateOnKeyboard={false}
      enablePointerEvents
      inputProps={{ 'aria-label': t(words.pick) }}
      onDrop={([file]) => {
        if (file !== undefined) onFile(file);
      }}
    >
      <Stack gap="sm" align="center" justify="center" mih={160}>
        <Text size="md" fw={600}>
          {t(words.drop)}
        </Text>
        <Text size="sm" c="var(--quiet)">
          {t(words.hint)}
        </Text>
        <ActionButton keys={PICK_KEY} offBecause={offBecause} onClick={pick}>
          {t(words.pick)}
        </ActionButton>
      </Stack>
    </Dropzone>
  );
}
